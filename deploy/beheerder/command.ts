import { parseArgs } from "node:util";
import { addressOf, readConfig, signService, toAmsterdam, type Config } from "@zvh/platform";
import { Geweigerd, metToken } from "../demo/client.js";
import { huizen } from "../huizen.js";
import { ports } from "../ports.js";

// `npm run zvh -- beheerder`: the first manager of a house, by the door through which its register begins. From then on
// managers of the house appoint each other in the workplace.

const help = `Gebruik: npm run zvh -- beheerder <nummer> --huis <code> --naam "…" --screening vog|screening --gescreend-tot JJJJ-MM-DD
                                        [--organisatie code] [--telefoon …]

  <nummer>             zoals de uitgever van identiteiten hem noemt (OIDC_PERSON_CLAIM); zijn naam staat er niet in
  --screening          waar het vertrouwen op rust: een VOG of een screening, zonder komt niemand erin
  --gescreend-tot      tot en met welke dag die geldt
  --organisatie        waar hij werkt: zonder is dat het huis zelf

Ergens anders dan bij npm start: zet SERVICE_SECRET op het geheim van de diensten en SERVICES op het adres van het register
(information-hub=https://…).`;

/** What it has no use for: it goes through the door of the register. */
const unused: (keyof Config)[] = [
  "DATABASE_URL",
  "WORKER_DATABASE_URL",
  "AUDITOR_DATABASE_URL",
  "PERSON_SECRET",
  "KEYS",
  "OIDC_ISSUER",
  "OIDC_CLIENT_SECRET",
  "WORKPLACE_URL",
];

type Asked = { medewerkerId: string; huis: string; gegevens: Record<string, unknown> };

/** What the arguments ask for; or everything that is missing or wrong in them, a sentence each. */
const readArgs = (args: string[], vandaag: string): Asked | string[] => {
  const text = { type: "string" } as const;
  const options = { huis: text, naam: text, screening: text, "gescreend-tot": text, organisatie: text, telefoon: text };
  const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
  const { huis = "", naam = "", screening, organisatie = "huis", telefoon, "gescreend-tot": tot = "" } = values;
  const codes = huizen.tenants().map(({ code }) => code);
  const wrong = [
    ...(positionals.length === 1 ? [] : ["Noem één nummer van een medewerker, zoals de uitgever hem noemt."]),
    ...(codes.includes(huis) ? [] : [`--huis: kies uit ${codes.join(", ")}.`]),
    ...(naam.trim() ? [] : ["--naam: hoe heet hij?"]),
    ...(screening === "vog" || screening === "screening" ? [] : ["--screening: kies vog of screening."]),
    ...(/^\d{4}-\d\d-\d\d$/.test(tot) && tot >= vandaag
      ? []
      : ["--gescreend-tot: een dag als 2028-01-31, niet voor vandaag."]),
  ];
  if (wrong.length > 0) return wrong;
  const gegevens = { naam, telefoon, organisatie, rollen: ["beheerder"], screening, gescreendTot: tot, van: vandaag };
  return { medewerkerId: positionals[0]!, huis, gegevens };
};

/** Registers the manager. Returns whether he is new: whom the register has, it leaves as he is. */
const register = async ({ medewerkerId, huis, gegevens }: Asked): Promise<boolean> => {
  const config = readConfig(process.env, unused);
  const pad = `medewerkers?huis=${huis}`;
  const token = await signService("uitrol", huis, `/v1/${pad}`, config);
  const at = (name: string) => (config.SERVICES ? addressOf(config, name) : `http://127.0.0.1:${ports[name]}`);
  const medewerkers = [{ medewerkerId, ...gegevens }];
  const { nieuw } = await metToken(token, at).put<{ nieuw: number }>("information-hub", pad, { medewerkers });
  return nieuw === 1;
};

/** What went wrong, a sentence each. */
const whyOf = (error: unknown): string[] => {
  if ((error as Error).name === "TypeError")
    return ["Het register antwoordt niet. Klopt SERVICES, en draait information-hub?"];
  if (!(error instanceof Geweigerd)) return [(error as Error).message];
  if (error.code === "niet-aangemeld")
    return ["Het register kent dit geheim niet: zet SERVICE_SECRET op dat van information-hub, en de klok gelijk."];
  return [huizen.foutTekst(error.code), ...error.faults.map(({ message }) => message)];
};

/**
 * Registers the first manager of a house.
 * @returns the exit code: 0 when he was registered, 1 when he was not, 2 when the arguments can't be understood
 */
export const run = async (args: string[]): Promise<number> => {
  let asked: ReturnType<typeof readArgs>;
  try {
    asked = readArgs(args, toAmsterdam(new Date()).slice(0, 10));
  } catch {
    asked = ["Deze opties ken ik niet."];
  }
  if (Array.isArray(asked)) {
    console.error([...asked, "", help].join("\n"));
    return 2;
  }
  try {
    const { naam } = huizen.huis(asked.huis);
    const nieuw = await register(asked);
    if (nieuw) console.log(`${asked.medewerkerId} is beheerder van ${naam}, en kan zich nu aanmelden.`);
    else console.error(`${asked.medewerkerId} staat al in het register van ${naam}: er is niets veranderd.`);
    return nieuw ? 0 : 1;
  } catch (error) {
    for (const sentence of whyOf(error)) console.error(sentence);
    return 1;
  }
};
