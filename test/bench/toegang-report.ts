import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { bars, commit, machine, ms, type Line } from "./report.js";
import type { Size, Spread } from "./toegang.js";

const spread = ({ p50, p95 }: Spread): string => `${ms(p50)} · ${ms(p95)}`;
const times = (ratio: number): string => ratio.toFixed(2).replace(".", ",");

const lines = ({ director, restricted, unwalled, statement }: Size): Line[] => {
  const [need, wall] = [restricted.p95 / director.p95, restricted.p95 / unwalled.p95];
  return [
    ["een bladzij van de lijst als procesregisseur: p50 · p95", spread(director)],
    ["dezelfde lijst als deelnemer aan dertig casussen", spread(restricted)],
    ["**p95, deelnemer ÷ procesregisseur**", times(need), "≤ 2", need <= 2],
    ["dezelfde van een dienst zonder row-level security", spread(unwalled)],
    ["**p95, met muur ÷ zonder**", times(wall), "≤ 1,15", wall <= 1.15],
    ["de SQL-opdracht alleen, op één verbinding, zonder muur", spread(statement.unwalled)],
    ["dezelfde achter row-level security", spread(statement.walled)],
  ];
};

const growth = ([few, many]: [Size, Size]): Line[] =>
  (["director", "restricted"] as const).map((who) => {
    const ratio = many[who].p95 / few[who].p95;
    const name = who === "director" ? "procesregisseur" : "deelnemer";
    return [`**p95 van de ${name}, ${many.cases} ÷ ${few.cases} casussen**`, times(ratio), "≤ 2", ratio <= 2];
  });

const report = (sizes: Size[], rounds: number): string => `# Wat need-to-know kost

${new Date().toISOString().slice(0, 10)}, versie ${commit()}, met \`npm run bench -- toegang\`. ${machine("18.4")}

De lijst van casussen langs de API, bladzij van vijftig, ${rounds} keer, beide personen om en om: wie in het huis de processen
leidt, en de meest beperkte: een deelnemer die dertig casussen mag zien. Die laatste ook bij dezelfde dienst die als beheerder
van de database draait: met dezelfde voorwaarde, zonder row-level security.

${sizes.map((size) => `## ${size.cases} casussen\n\n${bars(lines(size))}`).join("\n\n")}

## Meegroeien

${bars(growth([sizes[0]!, sizes.at(-1)!]))}
`;

/** Prints the results and writes them to results-toegang.md. */
export const write = async (sizes: Size[], rounds: number): Promise<void> => {
  const file = join(import.meta.dirname, "results-toegang.md");
  const text = await format(report(sizes, rounds), { ...(await resolveConfig(file)), parser: "markdown" });
  writeFileSync(file, text);
  console.log(`\n${text}\nBewaard in test/bench/results-toegang.md.`);
};
