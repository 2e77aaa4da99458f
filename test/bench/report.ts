import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import type { Results } from "./bench.js";
import type { Effect } from "./effect.js";
import type { Written } from "./measure.js";
import type { Usage } from "./platform.js";

/** A line of a table of figures: what, how much, the bar, and whether it was met. */
export type Line = [what: string, figure: string, bar?: string, met?: boolean];

export const number = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0)).replace(".", ",");
export const ms = (value: number): string => `${number(value)} ms`;
const mebibytes = (usage: Usage | null): string =>
  usage ? `${usage.now} MiB (hoogste ${usage.highest})` : "niet te meten";
const memory = (what: string, usage: Usage | null): Line => [
  what,
  mebibytes(usage),
  "≤ 400 MiB",
  usage ? usage.now <= 400 : undefined,
];

const startLines = ({ fresh, existing, afterDay }: Results): Line[] => [
  ["`npm start` tot klaar, nieuwe map", `${number(fresh.seconds)} s`, "≤ 8 s", fresh.seconds <= 8],
  ["`npm start` tot klaar, bestaande map", `${number(existing.seconds)} s`, "≤ 8 s", existing.seconds <= 8],
  memory("geheugen van het Node-proces, net klaar", existing.usage),
  memory("geheugen van het Node-proces, na de dag", afterDay),
];

const dayLines = ({ day: { meldingen, perSecond, pages, doubts, wrongMails } }: Results): Line[] => {
  const [few, many] = [pages[0]!, pages[1]!];
  const ratio = many.p50 / few.p50;
  return [
    [`ontvangen: politiebestanden tot de ontvangstbewijzen`, `${number(perSecond.received)} meldingen/s`],
    [
      `herkend: van het eerste bestand tot de laatste persoon (${doubts} twijfels beslist een mens daarna)`,
      `${number(perSecond.recognised)} meldingen/s`,
    ],
    ["gescreend: vier tegelijk, door de API", `${number(perSecond.screened)} meldingen/s`],
    [
      "teruggekoppeld: van de eerste screening tot de laatste mail bij de mailserver",
      `${number(perSecond.told)} meldingen/s`,
    ],
    [`terugkoppelingen te veel, op ${meldingen} meldingen`, String(wrongMails), "0", wrongMails === 0],
    ...[few, many].map(({ rows, p50, p95 }): Line => [
      `een bladzij van de lijst, ${rows} te screenen: p50 · p95`,
      `${ms(p50)} · ${ms(p95)}`,
    ]),
    ["die p50, lang ÷ kort (R23: vlak)", number(ratio), "≤ 1,5", ratio <= 1.5],
  ];
};

const effectLines = ({ pace, events, platform, bare, processor }: Effect): Line[] => [
  [
    `bij ${pace} meldingen/s, ${number(events)} gebeurtenissen/s: p50 · p99`,
    `${ms(platform.p50)} · ${ms(platform.p99)}`,
    "p99 ≤ 50 ms",
    platform.p99 <= 50,
  ],
  ["dezelfde rijen door de kale lus: p50 · p99", `${ms(bare.p50)} · ${ms(bare.p99)}`],
  [
    "verhouding, platform ÷ kale lus: p50 · p99",
    `${number(platform.p50 / bare.p50)} · ${number(platform.p99 / bare.p99)}`,
  ],
  [
    "processortijd van het Node-proces per melding, met alles wat erop volgt",
    processor === null ? "niet te meten" : ms(processor),
  ],
];

export const bars = (lines: Line[]): string =>
  [
    "| wat | gemeten | lat | gehaald |",
    "| --- | --- | --- | --- |",
    ...lines.map(
      ([what, figure, bar = "", met]) =>
        `| ${what} | ${figure} | ${bar} | ${met === undefined ? "" : met ? "ja" : "**nee**"} |`,
    ),
  ].join("\n");

/** Two lists of rows side by side. */
export const rowsTable = (platform: Written, bare: Written): string => {
  const shown = (counts?: [number, number, number]) =>
    counts ? counts.map((count) => number(count).replace(",0", "")).join(" / ") : "–";
  const tables = [...new Set([...platform.keys(), ...bare.keys()])].sort();
  return [
    "| tabel | platform | kale lus |",
    "| --- | --- | --- |",
    ...tables.map((table) => `| ${table} | ${shown(platform.get(table))} | ${shown(bare.get(table))} |`),
  ].join("\n");
};

export const machine = (postgres: string): string => {
  const memorySize = `${Math.round(totalmem() / 1024 ** 3)} GiB`;
  const load = loadavg()
    .map((each) => number(each))
    .join(" · ");
  return `${cpus()[0]!.model}, ${cpus().length} processoren, ${memorySize}; Node ${process.versions.node}; PostgreSQL ${postgres}, fsync aan; belasting van de machine bij het einde (1 · 5 · 15 min): ${load}.`;
};

export const commit = (): string => {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "onbekend";
  }
};

const report = (results: Results): string => `# Wat het platform aankan

${new Date().toISOString().slice(0, 10)}, versie ${commit()}, met \`npm run bench\`. ${machine(results.postgres)}

Alles draait op deze ene machine: het platform (één Node-proces), PostgreSQL, de mailvanger en de meting zelf.

## Starten en geheugen

${bars(startLines(results))}

## De dag × ${results.copies}

Het politiebestand van de demo, ${results.copies} keer met andere nummers en personen, in één huis.

${bars(dayLines(results))}

## Het gevolg in de volgende dienst

Van de commit van een melding bij intake (\`POST /v1/meldingen\`) tot de commit van haar gevolg bij de information-hub:
\`pg_xact_commit_timestamp\` van de rij in \`melding\` en van die in \`inbox\`, van één server. Elke melding loopt
intussen door: herkend, ontvangst bevestigd per mail, beide terug bij intake. De kale lus schrijft daarna in hetzelfde
tempo op dezelfde server dezelfde rijen: toestand en outbox in één transactie, een relay die gewekt wordt en op volgorde
bezorgt, inbox en gevolg in één transactie; zonder framework, HTTP, versleuteling en mail.

${results.effects.map((effect) => bars(effectLines(effect))).join("\n\n")}

Rijen per melding, nieuw / gewijzigd / weg, zoals PostgreSQL ze telde:

${rowsTable(results.effects.at(-1)!.rows.platform, results.effects.at(-1)!.rows.bare)}
`;

/** Prints the results and writes them to results.md. */
export const write = async (results: Results): Promise<void> => {
  const file = join(import.meta.dirname, "results.md");
  const text = await format(report(results), { ...(await resolveConfig(file)), parser: "markdown" });
  writeFileSync(file, text);
  console.log(`\n${text}\nBewaard in test/bench/results.md.`);
};
