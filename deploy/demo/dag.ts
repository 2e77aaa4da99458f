import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { readConfig } from "@zvh/platform";
import { huizen } from "../huizen.js";
import { ports } from "../ports.js";
import { leesBesluiten } from "./besluiten.js";
import { leesDag } from "./dagbestanden.js";
import { speelDag } from "./dagloop.js";
import type { Uitkomst } from "./spel.js";

// `npm run dag -- <map>`: sends a day's input through the running platform, and tells what became of every item.

const fail = (line: string): never => {
  console.error(line);
  process.exit(1);
};

const folder = resolve(process.env.INIT_CWD ?? ".", process.argv[2] ?? join(import.meta.dirname, "dag"));
if (!existsSync(folder)) fail(`De map ${folder} bestaat niet. Gebruik: npm run dag -- <map met het dagbestand>`);

const running = await fetch(`http://127.0.0.1:${ports.intake}/health/live`).then(
  ({ ok }) => ok,
  () => false,
);
if (!running) fail("Het platform draait niet. Start het eerst in een ander venster: npm start");

const postgres = "postgres://-"; // this program speaks with the services alone
const config = readConfig({ DATABASE_URL: postgres, WORKER_DATABASE_URL: postgres, AUDITOR_DATABASE_URL: postgres });

const ended = new Set<string>();

/** One line that is rewritten on a terminal, and a line per phase in a log. */
const progress = (phase: string, done: number, total: number) => {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${phase} ${done}/${total}`);
  else if (done === total && !ended.has(phase)) console.log(`${phase} ${total}`);
  if (done === total) ended.add(phase);
};

const column = (rows: string[][], i: number) => Math.max(...rows.map((row) => row[i]!.length));
const print = (uitkomsten: Uitkomst[]) => {
  const rows = [
    ["item", "wat ervan werd", "de melder"],
    ...uitkomsten.map(({ item, uitkomst, melder }) => [item, uitkomst, melder]),
  ];
  const [first, second] = [column(rows, 0), column(rows, 1)];
  for (const [a, b, c] of rows) console.log(`${a!.padEnd(first)}  ${b!.padEnd(second)}  ${c}`.trimEnd());
};

try {
  const begin = performance.now();
  const dag = leesDag(
    folder,
    huizen.alle().map(({ code }) => code),
  );
  const uitkomsten = await speelDag({ dag, besluiten: leesBesluiten(folder), huizen, config, progress });
  if (process.stdout.isTTY) process.stdout.write("\r\x1b[K");
  print(uitkomsten);
  console.log(`\n${uitkomsten.length} items in ${((performance.now() - begin) / 1000).toFixed(1)} s.`);
} catch (error) {
  fail(
    `\nDe dag is niet af: ${(error as Error).message}\nWat al gebeurd is, is bewaard; dezelfde opdracht gaat verder waar het bleef.`,
  );
}
