import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import type { Results, Turn } from "./abonnees.js";
import { bars, commit, machine, ms, type Line } from "./report.js";

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const of = (turns: Turn[], bad: boolean, which: "p50" | "p99"): number =>
  median(turns.filter((turn) => turn.bad === bad).map((turn) => turn[which]));

const lines = (turns: Turn[]): Line[] => {
  const ratio = of(turns, true, "p99") / of(turns, false, "p99");
  return [
    ["allemaal antwoorden: p50 · p99", `${ms(of(turns, false, "p50"))} · ${ms(of(turns, false, "p99"))}`],
    ["een hangt en een faalt: p50 · p99", `${ms(of(turns, true, "p50"))} · ${ms(of(turns, true, "p99"))}`],
    ["**p99, met twee die niet antwoorden ÷ zonder**", ratio.toFixed(2).replace(".", ","), "≤ 1,10", ratio <= 1.1],
  ];
};

const report = ({ turns, subscribers, pace }: Results): string => `# Wat abonnees merken van een die hangt

${new Date().toISOString().slice(0, 10)}, versie ${commit()}, met \`npm run bench -- abonnees\`. ${machine("18.4")}

${subscribers} abonnementen op dezelfde gebeurtenissen, ${String(pace).replace(".", ",")} gebeurtenis per seconde, dus ${subscribers * pace} webhooks. Om en om antwoorden
ze allemaal, of antwoordt één nooit en één met een fout. Gemeten bij de andere ${subscribers - 2}: van de bus tot de abonnee, en
daarvan de middelste ronde van ${turns.length / 2}. Een hangt de hele ronde, een geeft steeds fout 500; beide zijn elke ronde nieuw.

${bars(lines(turns))}

p99 per ronde: ${turns.map(({ bad, p99 }) => `${bad ? "met" : "zonder"} ${ms(p99)}`).join(", ")}.
`;

/** Prints the results and writes them to results-abonnees.md. */
export const write = async (results: Results): Promise<void> => {
  const file = join(import.meta.dirname, "results-abonnees.md");
  const text = await format(report(results), { ...(await resolveConfig(file)), parser: "markdown" });
  writeFileSync(file, text);
  console.log(`\n${text}\nBewaard in test/bench/results-abonnees.md.`);
};
