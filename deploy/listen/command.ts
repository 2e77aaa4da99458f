import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pauze } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { JWK } from "jose";
import { demoAfzenders } from "../demo/mensen.js";
import { vraagToken } from "../demo/oidc.sleutels.js";
import { huizen } from "../huizen.js";
import { ports } from "../ports.js";
import { gebeurtenissen, isOndertekend, stuurDoor, type Bericht } from "./luisteraar.js";

// `npm run zvh -- listen`: hears the events of a partner as its webhook would, verifies each, and sends it on to a program
// that is being written. For as long as it runs there is a subscription; Ctrl-C ends it.

const help = `Gebruik: npm run zvh -- listen --forward-to http://localhost:3000/hook [--als organisatie] [--huis code] [--types …]

  --forward-to adres   waar elke gebeurtenis heen gaat, met de koppen en de inhoud van de webhook
  --als organisatie    de code van een partner (politie); bij npm start heeft elke partner een systeem
  --huis code          van welk huis (het eerste waar die partner bij hoort)
  --types a,b          alleen deze soorten (die over meldingen)
  --proef              doe meteen een verzonnen melding, zodat er iets te horen is

Tegen een ander platform: zet ZVH_TOKEN op een token met de scope gebeurtenissen:lezen, ZVH_NOTIFICATION op het adres van
die dienst, en noem het huis. Een proef kan dan niet.`;

const scopes = "gebeurtenissen:lezen meldingen:schrijven";
const alleTypes = ["nl.zvh.melding.ontvangen.v1", "nl.zvh.melding.afgerond.v1"];
const basis = process.env.ZVH_NOTIFICATION ?? `http://127.0.0.1:${ports.notification}`;

/** A token as the partner's own system would get it: of ZVH_TOKEN, or with its key of the demo. Throws with what to do. */
const vindToken = async (account: string): Promise<string> => {
  if (process.env.ZVH_TOKEN) return process.env.ZVH_TOKEN;
  const data = process.env.ZVH_DATA ?? join(import.meta.dirname, "..", "..", ".data");
  const bestand = join(resolve(data), "aanmelden.json");
  if (!existsSync(bestand)) throw new Error("Het platform draait hier niet. Start het eerst: npm start");
  const { afzenders } = JSON.parse(readFileSync(bestand, "utf8")) as { afzenders: Record<string, JWK> };
  const sleutel = afzenders[account];
  if (!sleutel) throw new Error(`De demo kent ${account} niet.`);
  const antwoord = await vraagToken(`http://127.0.0.1:${ports.aanmelden}`, account, sleutel, scopes);
  if (!antwoord.ok) throw new Error(`De uitgever gaf geen token (${antwoord.status}).`);
  return ((await antwoord.json()) as { access_token: string }).access_token;
};

const vraag = async (token: string, methode: string, adres: string, inhoud?: object): Promise<Response> => {
  const headers = { authorization: `Bearer ${token}`, ...(inhoud && { "content-type": "application/json" }) };
  const antwoord = await fetch(adres, { method: methode, headers, ...(inhoud && { body: JSON.stringify(inhoud) }) });
  if (antwoord.ok) return antwoord;
  const { code } = (await antwoord.json().catch(() => ({}))) as { code?: string };
  throw new Error(code ? huizen.foutTekst(code) : `Het platform antwoordt ${antwoord.status}.`);
};

const proefmelding = (huis: string) => ({
  soort: "ZVH",
  kenmerk: `PROEF-${Date.now()}`,
  huis,
  melder: { organisatie: "Partner", naam: "Een proef" },
  onderwerp: "Een proef",
  situatieschets: "Verzonnen, om te horen of gebeurtenissen aankomen.",
  betrokkenen: [{ rol: "betrokkene", voornamen: "Proef", achternaam: "Verzinsel", geboortedatum: "1984-02-29" }],
});

const tijd = () => new Date().toTimeString().slice(0, 8);

/** Verifies an event, sends it on, and tells how that went. */
const verwerk = async (data: string, sleutel: string, naar: string): Promise<void> => {
  const bericht = JSON.parse(data) as Partial<Bericht> & { sequence?: string };
  if (!bericht.headers || !bericht.body) return console.log(`${tijd()}  nr ${bericht.sequence} is ingetrokken`);
  const { type, sequence } = JSON.parse(bericht.body) as { type: string; sequence: string };
  const echt = isOndertekend(bericht as Bericht, sleutel);
  const uitkomst = echt
    ? `handtekening klopt → ${await stuurDoor(naar, bericht as Bericht)}`
    : "HANDTEKENING KLOPT NIET";
  console.log(`${tijd()}  nr ${sequence}  ${type}  ${uitkomst}`);
};

type Opties = { naar: string; account: string; huis: string; types: string[]; proef: boolean };

const luister = async ({ naar, account, huis, types, proef }: Opties, klaar: AbortSignal): Promise<void> => {
  let token = await vindToken(account);
  const abonnement = await vraag(token, "POST", `${basis}/v1/abonnementen`, {
    config: { huis },
    protocol: "HTTP",
    types,
  });
  const { id, geheim } = (await abonnement.json()) as { id: string; geheim: string };
  const pad = `${basis}/v1/abonnementen/${id}`;
  console.log(`Luistert als ${account} naar ${huis}: ${types.join(", ")}\nDe sleutel om mee na te gaan: ${geheim}\n`);
  try {
    if (proef) await vraag(token, "POST", `http://127.0.0.1:${ports.intake}/v1/meldingen`, proefmelding(huis));
    for (let laatste = "0"; !klaar.aborted; await pauze(1_000, null, { signal: klaar }).catch(() => {})) {
      const headers = { authorization: `Bearer ${token}`, "last-event-id": laatste };
      const stroom = await fetch(`${pad}/stroom?ondertekend=ja`, { headers, signal: klaar }).catch(() => null);
      if (stroom?.status === 401) token = await vindToken(account);
      if (!stroom?.ok) continue;
      const lees = async () => {
        for await (const { id: nummer, data } of gebeurtenissen(stroom.body!)) {
          await verwerk(data, geheim, naar);
          laatste = nummer;
        }
      };
      await lees().catch(() => {}); // the stream broke off, or Ctrl-C: on from the last number, if at all
    }
  } finally {
    await vraag(await vindToken(account), "DELETE", pad).catch(() => {});
  }
};

const lees = (args: string[]): Opties | null => {
  const options = { "forward-to": { type: "string" }, als: { type: "string" }, huis: { type: "string" } } as const;
  const meer = { types: { type: "string" }, proef: { type: "boolean" } } as const;
  const { values } = parseArgs({ args, options: { ...options, ...meer } });
  const naar = values["forward-to"];
  if (!naar || !URL.canParse(naar)) return null;
  const wie = demoAfzenders.find(({ id, organisatie }) => [id, organisatie].includes(values.als ?? "politie"));
  if (!wie && !process.env.ZVH_TOKEN) return null;
  const huis = values.huis ?? wie!.huizen[0]!;
  const types = values.types?.split(",") ?? alleTypes;
  return { naar, account: wie?.id ?? "het systeem van ZVH_TOKEN", huis, types, proef: values.proef ?? false };
};

export const run = async (args: string[]): Promise<number> => {
  let opties: Opties | null = null;
  try {
    opties = lees(args);
  } catch {
    // an option that there is not
  }
  if (!opties) {
    console.log(help);
    return 2;
  }
  const klaar = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => klaar.abort());
  try {
    await luister(opties, klaar.signal);
    return 0;
  } catch (error) {
    const weg = error instanceof TypeError;
    console.error(weg ? "Het platform antwoordt niet. Draait het (npm start)?" : (error as Error).message);
    return 1;
  }
};
