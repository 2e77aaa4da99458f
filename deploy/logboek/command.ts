import { createWriteStream, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { exportLog, verifyLog, type Anchor } from "@zvh/platform";
import { ports } from "../ports.js";
import { databaseUrl, services } from "../system.js";

// `npm run zvh -- logboek`: who saw what, as text, and whether nothing of it was changed since it was sealed.

const help = `Gebruik: npm run zvh -- logboek [--dienst naam] [--uit map] [--zegel nummer:hash]

  --uit map             bewaar van elke dienst het logboek in die map (dienst.jsonl)
  --zegel nummer:hash   dit zegel noteerde je eerder van deze dienst; het moet er nog staan`;

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

/** Exports and checks the log of one service. Returns one line, and under it what does not hold. */
const check = async (service: string, url: string, folder: string | undefined, anchor: Anchor | undefined) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const count = { rows: 0 };
    const file = folder ? join(folder, `${service}.jsonl`) : null;
    const { broken, last } = await verifyLog(kept(client, file, count), anchor);
    const seal = last.seq > 0 ? `laatste zegel ${last.seq}:${last.hash}` : "nog geen zegel";
    const good = broken.length === 0 ? "goed" : `${broken.length} bevindingen`;
    const found = broken.slice(0, 20).map(({ line, code }) => `  regel ${line}: ${code}`);
    return { good: broken.length === 0, lines: [`${service}: ${count.rows} rijen, ${seal}, ${good}`, ...found] };
  } finally {
    await client.end();
  }
};

type Options = { dienst?: string; uit?: string; zegel?: string };

/** What the arguments ask for; null when they can't be understood. */
const readArgs = (args: string[]): Options | null => {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({ args, options: { dienst: text, uit: text, zegel: text } });
    const known = !values.dienst || names.includes(values.dienst);
    const sealed = !values.zegel || (values.dienst && /^\d+:[0-9a-f]{64}$/.test(values.zegel));
    return known && sealed ? values : null;
  } catch {
    return null;
  }
};

const anchorOf = (text: string | undefined): Anchor | undefined => {
  const [seq, hash] = text?.split(":") ?? [];
  return hash ? { seq: Number(seq), hash } : undefined;
};

/**
 * Exports and checks the logs of the services, and prints a line for each.
 * @returns the exit code: 0 when all is whole, 1 when something was found, 2 when it could not look
 */
export const run = async (args: string[]): Promise<number> => {
  const options = readArgs(args);
  if (!options) {
    console.error(help);
    return 2;
  }
  try {
    const urlOf = find();
    if (options.uit) mkdirSync(options.uit, { recursive: true });
    let whole = true;
    for (const service of options.dienst ? [options.dienst] : names) {
      const { good, lines } = await check(service, urlOf(service), options.uit, anchorOf(options.zegel));
      for (const line of lines) console.log(line);
      whole &&= good;
    }
    return whole ? 0 : 1;
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    console.error(`Het logboek lezen lukte niet: ${message || code}`);
    return 2;
  }
};
