import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type pg from "pg";
import type { Anchor } from "@zvh/platform";

// The heads of the chains of seals, kept where whoever owns the database can't reach them: a line each, only ever added.

/** A head that was noted: `intake 12:<hash> <moment>`. */
const written = /^([a-z-]+) (\d+):([0-9a-f]{64})( \S+)?$/;

/** What was noted of each service. Throws at a line that says nothing: what can't be read, can't be checked. */
export const readNoted = (text: string): Map<string, Anchor[]> => {
  const noted = new Map<string, Anchor[]>();
  for (const [at, line] of text.split("\n").entries()) {
    if (line === "") continue;
    const [, service, seq, hash] = written.exec(line) ?? [];
    if (!service) throw new Error(`regel ${at + 1} van de genoteerde zegels is niet te lezen.`);
    noted.set(service, [...(noted.get(service) ?? []), { seq: Number(seq), hash: hash! }]);
  }
  return noted;
};

/** The last seal of a service as a line to note; null when there is none yet. */
export const headOf = async (service: string, client: pg.ClientBase): Promise<string | null> => {
  const sql = "select seq, encode(hash, 'hex') as hash, sealed_at as at from log_seal order by seq desc limit 1";
  const [head] = (await client.query(sql)).rows;
  return head ? `${service} ${head.seq}:${head.hash} ${head.at}` : null;
};

/** The noted seals that are no longer there, or are others now: somebody wrote the chain anew. */
export const lost = async (noted: Anchor[], client: pg.ClientBase): Promise<Anchor[]> => {
  const sql = "select seq::int, encode(hash, 'hex') as hash from log_seal where seq = any($1)";
  const { rows } = await client.query<Anchor>(sql, [noted.map(({ seq }) => seq)]);
  return noted.filter(({ seq, hash }) => !rows.some((row) => row.seq === seq && row.hash === hash));
};

/** The file of noted seals, or nothing when there is none yet. */
export const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");

/** Adds a line, unless the file has it already. */
export const note = (file: string, line: string): void => {
  if (!textOf(file).split("\n").includes(line)) appendFileSync(file, `${line}\n`);
};
