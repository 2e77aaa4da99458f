import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Config } from "@zvh/platform";
import { eventually } from "@zvh/testing";
import { als, Geweigerd, type Client } from "../deploy/demo/client.js";
import type { GevangenMail } from "../deploy/demo/mail-catcher.js";
import { afzenderVoor, demoMensen } from "../deploy/demo/mensen.js";
import { ports } from "../deploy/ports.js";
import { services } from "../deploy/system.js";
import { startCollector, type Collector } from "./otlp.js";
import { run, type Program } from "./programma.js";
import { verzonnenBsn, verzonnenMelding } from "./stappen.js";
import { freeRange, openDatabases } from "./systeem.js";

// A thousand invented persons go through the platform as `npm start` runs it, with a collector and all its logging on.
// Then: what of them stands in a place where nobody's identity may stand?

const huis = "zeeland";
const aantal = 1_000;
const perMelding = 5;

/** A word that occurs nowhere else, another for every number. */
const woord = (begin: string, nummer: number): string =>
  begin +
  [...String(nummer).padStart(4, "0")]
    .map((cijfer) => "bdfgklmprt"[Number(cijfer)]! + "aeiou"[Number(cijfer) % 5]!)
    .join("");

const personen = Array.from({ length: aantal }, (_, nummer) => ({
  rol: "betrokkene",
  bsn: verzonnenBsn(20_000 + nummer),
  voornamen: woord("Qui", nummer),
  achternaam: woord("Xe", nummer),
  geboortedatum: `19${50 + (nummer % 50)}-0${1 + (nummer % 9)}-1${nummer % 10}`,
  adres: { straat: woord("Zy", nummer), huisnummer: "1", postcode: "4380 AA", gemeente: "GM0718" },
}));
const situatieschets = (nummer: number) => `Buren van ${personen[nummer]!.achternaam} melden ${woord("Jo", nummer)}.`;
/** All that says who somebody is, and what was told of them. */
const geheim = new Set(
  personen.flatMap(({ bsn, voornamen, achternaam, adres }, nummer) =>
    [bsn, voornamen, achternaam, adres.straat, woord("Jo", nummer)].map((waarde) => waarde.toLowerCase()),
  ),
);
/** The secrets that stand in a text as words, in any case. */
const gevonden = (tekst: string): string[] => [
  ...new Set((tekst.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).filter((stuk) => geheim.has(stuk))),
];

let data: string;
let platform: Program;
let collector: Collector;
/** Where nobody's identity may stand: all of what it held. */
const plaatsen: Record<string, string> = {};

/** Asks what must be refused: an error may repeat nothing of it. */
const fout = async (doe: () => Promise<unknown>): Promise<string> => {
  const error = await doe().then(
    () => undefined,
    (geweigerd: unknown) => geweigerd,
  );
  if (!(error instanceof Geweigerd)) throw new Error("this should have been refused");
  return `${error.code} ${error.message}`;
};

const meld = async (afzender: Client): Promise<void> => {
  for (let eerste = 0; eerste < aantal; eerste += perMelding) {
    const betrokkenen = personen.slice(eerste, eerste + perMelding);
    const melding = verzonnenMelding(huis, `LEK-${eerste}`, 0, { betrokkenen, situatieschets: situatieschets(eerste) });
    await afzender.post("intake", "meldingen", melding);
  }
};

beforeAll(async () => {
  data = mkdtempSync("/var/tmp/zvh-lek-");
  chmodSync(data, 0o755); // PostgreSQL runs as another user when we are root
  const port = await freeRange(Object.keys(ports).length);
  const addressOf = (name: string) => `http://127.0.0.1:${port + ports[name]! - ports.workplace!}`;
  collector = await startCollector();
  const environment = { ZVH_PORT: String(port), ZVH_DATA: data, LOG_LEVEL: "debug", RATE_LIMIT: "0" };
  platform = run("deploy/dev.ts", { ...environment, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  await platform.wrote(/Het platform draait/);

  const config = new Config();
  const afzender = await als({ ...afzenderVoor("Gemeente Vlissingen"), huizen: [huis] }, config, addressOf);
  const screener = await als(
    demoMensen.find(({ id }) => id === `${huis}.screener-1`)!,
    config,
    addressOf,
  );
  await meld(afzender);
  const password = readFileSync(join(data, "wachtwoord"), "utf8");
  const { port: database } = new URL(addressOf("postgres"));
  const databases = openDatabases(`postgres://postgres:${password}@127.0.0.1:${database}/postgres`, (name) => name);
  await databases.settled();
  const [iemand, ander] = [personen[0]!, personen[1]!];
  const zoek = { huis, naam: iemand.achternaam, geboortedatum: iemand.geboortedatum };
  await screener.post("information-hub", "personen/op-naam/_zoek", zoek);
  const fouten = [
    await fout(() =>
      screener.post("information-hub", "personen/op-naam/_zoek", { ...zoek, onbekend: ander.achternaam }),
    ),
    await fout(() => screener.get("intake", `meldingen/${ander.achternaam}`)),
    await fout(() =>
      afzender.post("intake", "meldingen", { ...verzonnenMelding(huis, ander.bsn, 0), soort: ander.achternaam }),
    ),
  ];
  await databases.settled();

  const mails = (await (await fetch(`${addressOf("mail")}/berichten.json`)).json()) as GevangenMail[];
  plaatsen.mails = JSON.stringify(mails);
  // Without the path that the client itself asked.
  plaatsen.fouten = fouten.join("\n").replaceAll(`meldingen/${ander.achternaam}`, "");
  for (const { name } of services) {
    const rijen = await databases.sql(name, "select envelope from journal");
    plaatsen.topics = (plaatsen.topics ?? "") + rijen.map(({ envelope }) => envelope).join("\n");
  }
  await databases.close();
  await eventually(async () => collector.spans.length > aantal);
  platform.signalAll("SIGINT");
  expect(await platform.ended).toBe(0);
  plaatsen.sporen = collector.received();
  plaatsen.logregels = platform.output();
  plaatsen.bestandsnamen = readdirSync(data, { recursive: true }).join("\n");
}, 180_000);
afterAll(async () => {
  platform?.signalAll("SIGINT");
  await platform?.ended;
  await collector?.stop();
  rmSync(data, { recursive: true, force: true });
}, 30_000);

it("has looked at something: a mail for each melding, an event for each person, spans, log lines and refusals", () => {
  const { mails, topics, sporen, logregels, fouten } = plaatsen;
  expect(mails!.match(/LEK-\d+/g)!.length).toBeGreaterThanOrEqual(aantal / perMelding);
  expect(topics!.match(/nl\.zvh\.persoon\.herkend/g)!.length).toBeGreaterThanOrEqual(aantal);
  expect(sporen!.match(/url\.path|http\.route/g)!.length).toBeGreaterThan(aantal / perMelding);
  expect(logregels!.length).toBeGreaterThan(500);
  expect(fouten!.split("\n")).toHaveLength(3);
});

it("finds a leak that is planted in any of these places", () => {
  for (const [plaats, tekst] of Object.entries(plaatsen)) {
    const midden = Math.floor(tekst.length / 2);
    for (const lek of [personen[7]!.bsn, personen[8]!.achternaam.toUpperCase(), personen[9]!.adres.straat])
      expect([plaats, gevonden(`${tekst.slice(0, midden)} "${lek}", ${tekst.slice(midden)}`)]).toEqual([
        plaats,
        [lek.toLowerCase()],
      ]);
  }
});

it("has nothing of a thousand persons in topics, logs, traces, URLs, mails, refusals and file names", () => {
  for (const [plaats, tekst] of Object.entries(plaatsen)) expect([plaats, gevonden(tekst)]).toEqual([plaats, []]);
});
