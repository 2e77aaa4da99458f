import { mkdtempSync, rmSync } from "node:fs";
import { vul } from "../deploy/demo/vullen.js";
import { brokerPossible } from "../deploy/kafka.js";
import { run, type Program } from "./programma.js";
import { demoDag, freeRange, startTestSystem } from "./systeem.js";

const overKafka = brokerPossible().ok || process.env.CI ? it : it.skip;
let platform: Program | undefined;
const folder = mkdtempSync("/var/tmp/zvh-kafka-dag-");
afterAll(async () => {
  platform?.signalAll("SIGINT");
  await platform?.ended;
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** What the table of the day says of each item, without the widths of its columns. */
const rowsOf = (output: string): string[] => {
  const lines = output.split("\n");
  const first = lines.findIndex((line) => line.startsWith("item "));
  const last = lines.findIndex((line, i) => i > first && line.trim() === "");
  return lines.slice(first + 1, last).map((line) => line.trim().split(/ {2,}/).join("  "));
};

/** The same day in one process, on the bus within it. */
const inOneProcess = async (): Promise<string[]> => {
  const system = await startTestSystem();
  await vul(system.system.config, system.addressOf);
  const uitkomsten = await system.play(demoDag);
  await system.stop();
  return uitkomsten.map(({ item, uitkomst, melder }) => `${item}  ${uitkomst}  ${melder}`);
};

overKafka(
  "the day has the same outcome over Kafka, with a process per service, and store and topics agree",
  async () => {
    const port = String(await freeRange(13));
    const environment = { ZVH_PORT: port, ZVH_DATA: folder };
    platform = run("deploy/dev.ts", environment, "--kafka");
    await platform.wrote(/Het platform draait/);
    const day = run("deploy/demo/dag.ts", environment);
    expect(await day.ended).toBe(0);
    expect(rowsOf(day.output())).toEqual(await inOneProcess());
    const check = run("deploy/zvh.ts", environment, "controle", "--kafka", `127.0.0.1:${Number(port) + 11}`);
    expect([await check.ended, check.output()]).toEqual([0, expect.stringMatching(/I12 .* goed/)]);
  },
  300_000,
);
