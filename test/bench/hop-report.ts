import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import type { HopResult, Load, Measured, Setting } from "./hop.js";
import { bars, commit, machine, ms, number, rowsTable, type Line } from "./report.js";

const spread = ({ p50, p99 }: Load): string => `${ms(p50)} · ${ms(p99)}`;

const lines = ({ ours, bare }: HopResult, { pace }: Setting): Line[] => {
  const ratio = ours.full.perSecond / bare.full.perSecond;
  return [
    ["volle belasting, ons platform", `${number(ours.full.perSecond)} gebeurtenissen/s`],
    ["volle belasting, de kale lus", `${number(bare.full.perSecond)} gebeurtenissen/s`],
    ["**ons platform ÷ de kale lus**", ratio.toFixed(2).replace(".", ","), "≥ 0,5", ratio >= 0.5],
    ["volle belasting: p50 · p99", spread(ours.full), "p99 ≤ 500 ms", ours.full.p99 <= 500],
    ["dezelfde door de kale lus", spread(bare.full)],
    [`bij ${pace}/s: p50 · p99`, spread(ours.paced), "p99 ≤ 100 ms", ours.paced.p99 <= 100],
    ["dezelfde door de kale lus", spread(bare.paced)],
  ];
};

const section = (result: HopResult, setting: Setting): string => {
  const { hop, ours, bare } = result;
  const rows = (side: Measured) => side.rows;
  return `## ${hop.event}: ${hop.from} → ${hop.to}

${bars(lines(result, setting))}

${rowsTable(rows(ours), rows(bare))}`;
};

const command = ["npm run bench -- hop", ...process.argv.slice(2)].join(" ");

const report = (results: HopResult[], setting: Setting, postgres: string): string => `# Wat één sprong kost

${new Date().toISOString().slice(0, 10)}, versie ${commit()}, met \`${command}\`. ${machine(postgres)} Kafka 4.3.0, één broker, zes partities, kafkajs.

Van de commit van een oorzaak in de ene dienst tot die van haar gevolg in de volgende: \`pg_xact_commit_timestamp\`, van één
server. ${setting.events} gebeurtenissen door ${setting.writers} schrijvers zo snel het gaat, van de eerste oorzaak tot het laatste gevolg; daarna
${setting.pace} per seconde, ${setting.seconds} seconden lang. Beide diensten, de meting en daarna de lus draaien in één Node-proces, op één machine met
PostgreSQL en Kafka.

Ons platform: de regel van de dienst door de Store, de relay, KafkaBus, de consumer met de handler van de dienst; zonder
HTTP en zonder de to-do's die volgen. De kale lus schrijft dezelfde rijen: toestand, journaal en outbox in één transactie,
op volgorde verstuurd, één transactie voor wat een greep van een partitie bracht, per tabel in één opdracht geschreven; de
offset daarna. Zonder framework, regels, validatie, huismuren en geparkeerde berichten.

Rijen per gebeurtenis: nieuw / gewijzigd / weg, zoals PostgreSQL ze telde.

${results.map((result) => section(result, setting)).join("\n\n")}
`;

/** Prints the results and writes them to results-hop.md. */
export const write = async (results: HopResult[], setting: Setting, postgres: string): Promise<void> => {
  const file = join(import.meta.dirname, "results-hop.md");
  const text = await format(report(results, setting, postgres), { ...(await resolveConfig(file)), parser: "markdown" });
  writeFileSync(file, text);
  console.log(`\n${text}\nBewaard in test/bench/results-hop.md.`);
};
