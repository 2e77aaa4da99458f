import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readKafka } from "@zvh/platform";
import { huizen } from "../huizen.js";
import { ports } from "../ports.js";
import { services } from "../system.js";
import { controle } from "./controle.js";
import { kafkaReader } from "./read-kafka.js";
import type { Outcome } from "./world.js";

// `npm run zvh -- controle`: whether stores and topics of the running platform keep what it promises.

/** The sentence that each invariant promises. */
const promises: Record<string, string> = {
  I1: "niets gaat verloren",
  I2: "niets komt uit het niets",
  I3: "elk gevolg één keer",
  I4: "op volgorde per sleutel",
  I5: "alles komt tot rust",
  I6: "ketens zijn heel",
  I8: "deadlines één keer, nooit te vroeg",
  I11: "de telling klopt",
  I12: "offsets lopen niet voor",
};

/** An administrator's connection to PostgreSQL: ZVH_POSTGRES, or that of `npm start`; null when there is neither. */
const adminUrl = (data: string): string | null => {
  if (process.env.ZVH_POSTGRES) return process.env.ZVH_POSTGRES;
  const folder = resolve(process.env.ZVH_DATA ?? join(import.meta.dirname, "..", "..", data));
  const file = join(folder, "wachtwoord");
  if (!existsSync(file)) return null;
  return `postgres://postgres:${readFileSync(file, "utf8")}@127.0.0.1:${ports.postgres}/postgres`;
};

/** How many findings of one invariant are printed. */
const shown = 20;

/** The table of the invariants, and under it what was found, as lines. */
export const report = (outcomes: Outcome[]): string[] => {
  const rows = outcomes.map(({ invariant, compared, count, findings }) => [
    invariant,
    promises[invariant]!,
    compared,
    String(count),
    findings.length === 0 ? "goed" : String(findings.length),
  ]);
  const table = [["", "belofte", "vergeleken", "aantal", "bevindingen"], ...rows];
  const width = (column: number) => Math.max(...table.map((row) => row[column]!.length));
  const widths = table[0]!.map((_, column) => width(column));
  const found = outcomes.flatMap(({ invariant, findings }) => [
    ...findings
      .slice(0, shown)
      .map(({ service, ids, sentence }) => `${invariant}  ${service}: ${sentence} [${ids.join(" ")}]`),
    ...(findings.length > shown ? [`${invariant}  … en nog ${findings.length - shown}`] : []),
  ]);
  const lines = table.map((row) =>
    row
      .map((cell, i) => (i === 3 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join("  ")
      .trimEnd(),
  );
  return found.length > 0 ? [...lines, "", ...found] : lines;
};

/** What the arguments ask for; null when they can't be understood. */
const readArgs = (args: string[]): { kafka?: string } | null => {
  try {
    return parseArgs({ args, options: { kafka: { type: "string" } } }).values;
  } catch {
    return null;
  }
};

const fail = (line: string): number => {
  console.error(line);
  return 2;
};

/**
 * Checks the running platform and prints what was found.
 * @param args `--kafka host:port[,host:port]` to compare the topics of a broker too
 * @returns the exit code: 0 when all is well, 1 when something was found, 2 when it could not look
 */
export const run = async (args: string[]): Promise<number> => {
  const options = readArgs(args);
  if (!options) return fail("Gebruik: npm run zvh -- controle [--kafka host:poort,…]");
  const admin = adminUrl(options.kafka ? ".data-kafka" : ".data");
  if (!admin)
    return fail(
      "Geen gegevens van npm start gevonden: zet ZVH_DATA op hun map, of ZVH_POSTGRES op een beheerdersadres.",
    );
  try {
    const outcomes = await controle({
      services,
      urlOf: (service) => Object.assign(new URL(admin), { pathname: `/${service}` }).href,
      regions: huizen.regios(),
      regionOf: (huis) => huizen.huis(huis).regio,
      broker: options.kafka ? kafkaReader(readKafka({ ...process.env, KAFKA_BROKERS: options.kafka })) : undefined,
    });
    for (const line of report(outcomes)) console.log(line);
    return outcomes.some(({ findings }) => findings.length > 0) ? 1 : 0;
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    return fail(`Controleren lukte niet: ${message || code}`);
  }
};
