import { createWriteStream, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { exportLog, verifyLog, type Anchor } from "@zvh/platform";
import { ports } from "../ports.js";
import { databaseUrl, services } from "../system.js";
import { headOf, lost, note, readNoted, textOf } from "./zegels.js";

// `npm run zvh -- logboek`: who saw what, as text, and whether nothing of it was changed since it was sealed.

const help = `Gebruik: npm run zvh -- logboek [controle] [--dienst naam] [--uit map] [--zegel nummer:hash] [--zegels bestand]
         npm run zvh -- logboek zegels [--dienst naam] [--naar bestand]

  controle              lees elk logboek en kijk of er niets aan gewijzigd is
    --uit map             bewaar van elke dienst het logboek in die map (dienst.jsonl)
    --zegel nummer:hash   dit zegel noteerde je eerder van deze dienst; het moet er nog staan
    --zegels bestand      alle zegels die je eerder noteerde; ze moeten er nog staan
  zegels                schrijf van elke dienst het laatste zegel, om buiten de database te bewaren
    --naar bestand        voeg het toe aan dit bestand, als wat daar al staat er nog is; anders naar het scherm`;

const names = services.map(({ name }) => name);

/** The auditor's connection to a service: of LOGBOEK_DATABASES, or of `npm start`. Throws with what to set. */
const find = (): ((service: string) => string) => {
  const given = process.env.LOGBOEK_DATABASES;
  if (given) {
    const urls = new Map(given.split(",").map((pair) => [pair.split("=", 1)[0]!, pair.slice(pair.indexOf("=") + 1)]));
    return (service) => {
      const url = urls.get(service);
      if (!url) throw new Error(`LOGBOEK_DATABASES noemt ${service} niet.`);
      return url;
    };
  }
  const password = join(resolve(process.env.ZVH_DATA ?? join(import.meta.dirname, "..", "..", ".data")), "wachtwoord");
  if (!existsSync(password))
    throw new Error("Geen gegevens van npm start gevonden: zet ZVH_DATA op hun map, of LOGBOEK_DATABASES.");
  const admin = `postgres://127.0.0.1:${ports.postgres}/postgres`;
  return (service) => databaseUrl(admin, `${service}_auditor`, readFileSync(password, "utf8"), service);
};

/** The lines of a log as they pass, each also written to a file when one is given. */
async function* kept(client: pg.ClientBase, file: string | null, count: { rows: number }): AsyncGenerator<string> {
  const out = file ? createWriteStream(file) : null;
  for await (const line of exportLog(client)) {
    if (/^\["(besluit|inzage)"/.test(line)) count.rows++;
    out?.write(`${line}\n`);
    yield line;
  }
  if (out) await finished(out.end());
}

type Looked = { good: boolean; lines: string[] };
/** A connection of the auditor, for as long as the work takes. */
const connected = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Exports and checks the log of one service. Returns one line, and under it what does not hold. */
const check = async (service: string, client: pg.Client, options: Options, anchors: Anchor[]): Promise<Looked> => {
  const count = { rows: 0 };
  const file = options.uit ? join(options.uit, `${service}.jsonl`) : null;
  const { broken, last } = await verifyLog(kept(client, file, count), anchors);
  const seal = last.seq > 0 ? `laatste zegel ${last.seq}:${last.hash}` : "nog geen zegel";
  const noted = options.zegels ? `, ${anchors.length} genoteerd` : "";
  const good = broken.length === 0 ? "goed" : `${broken.length} bevindingen`;
  const found = broken.slice(0, 20).map(({ line, code }) => `  regel ${line}: ${code}`);
  return { good: broken.length === 0, lines: [`${service}: ${count.rows} rijen, ${seal}${noted}, ${good}`, ...found] };
};

/** Notes the last seal of one service; not when what was noted before is no longer there. */
const keep = async (service: string, client: pg.Client, { naar }: Options, before: Anchor[]): Promise<Looked> => {
  const gone = await lost(before, client);
  const lines = gone.map(({ seq }) => `${service}: het genoteerde zegel ${seq} staat er niet meer, of is een ander`);
  if (gone.length > 0) return { good: false, lines };
  const head = await headOf(service, client);
  if (!head) console.error(`${service}: nog geen zegel`);
  else if (naar) note(naar, head);
  return { good: true, lines: head ? [head] : [] };
};

type Options = { act: string; dienst?: string; uit?: string; zegel?: string; zegels?: string; naar?: string };

/** What the arguments ask for; null when they can't be understood. */
const readArgs = (args: string[]): Options | null => {
  const text = { type: "string" } as const;
  const options = { dienst: text, uit: text, zegel: text, zegels: text, naar: text };
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [act = "controle", ...more] = positionals;
    const fits = act === "zegels" ? !(values.uit ?? values.zegel ?? values.zegels) : act === "controle" && !values.naar;
    const known = !values.dienst || names.includes(values.dienst);
    const sealed = !values.zegel || (values.dienst && !values.zegels && /^\d+:[0-9a-f]{64}$/.test(values.zegel));
    return fits && known && sealed && more.length === 0 ? { ...values, act } : null;
  } catch {
    return null;
  }
};

/** What was noted before, of each service. Throws when it can't be read. */
const notedIn = ({ act, dienst, zegel, zegels, naar }: Options): Map<string, Anchor[]> => {
  if (zegel) return readNoted(`${dienst} ${zegel}`);
  if (act === "zegels") return readNoted(naar ? textOf(naar) : "");
  return readNoted(zegels ? readFileSync(zegels, "utf8") : "");
};

/**
 * Exports and checks the logs of the services, or notes their last seals, and prints a line for each.
 * @returns the exit code: 0 when all is whole, 1 when something was found, 2 when it could not look
 */
export const run = async (args: string[]): Promise<number> => {
  const options = readArgs(args);
  if (!options) {
    console.error(help);
    return 2;
  }
  try {
    const [urlOf, noted] = [find(), notedIn(options)];
    if (options.uit) mkdirSync(options.uit, { recursive: true });
    const look = options.act === "zegels" ? keep : check;
    let whole = true;
    for (const service of options.dienst ? [options.dienst] : names) {
      const before = noted.get(service) ?? [];
      const { good, lines } = await connected(urlOf(service), (client) => look(service, client, options, before));
      for (const line of lines) (good ? console.log : console.error)(line);
      whole &&= good;
    }
    return whole ? 0 : 1;
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    console.error(`Het logboek lezen lukte niet: ${message || code}`);
    return 2;
  }
};
