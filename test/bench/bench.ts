import { readConfig } from "@zvh/platform";
import { measureDay, type Day } from "./day.js";
import { measureEffect, type Effect } from "./effect.js";
import { startPlatform, temporaryFolder, type Platform, type Usage } from "./platform.js";
import { write } from "./report.js";

// `npm run bench`: starts the platform on a folder and ports of its own, measures, and writes results.md beside this
// file. A bar that is missed is printed as missed; the bench itself fails only when something goes wrong.

export type Start = { seconds: number; usage: Usage | null };
export type Results = {
  postgres: string;
  copies: number;
  fresh: Start;
  existing: Start;
  day: Day;
  afterDay: Usage | null;
  effects: Effect[];
};

/** The police file comes with twenty meldingen: a thousand and some more. */
const copies = 52;
/** Meldingen per second; each gives three events, so the second is about a hundred events per second. */
const paces = [10, 34];
const seconds = 20;

const config = readConfig({}, ["DATABASE_URL", "WORKER_DATABASE_URL", "AUDITOR_DATABASE_URL"]);
const { folder, remove } = temporaryFolder();
let running: Platform | undefined;

const start = async (): Promise<Platform> => (running = await startPlatform(folder));
const stop = async (): Promise<void> => {
  const platform = running;
  running = undefined;
  await platform?.stop();
};
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void stop().finally(() => (remove(), process.exit(1))));

const measure = async (): Promise<Results> => {
  console.log("Starten op een nieuwe map …");
  const first = await start();
  const fresh: Start = { seconds: first.seconds, usage: first.usage() };
  await first.admin("postgres").query("alter system set track_commit_timestamp = on");
  await stop();
  console.log("Starten op een bestaande map …");
  const platform = await start();
  const existing: Start = { seconds: platform.seconds, usage: platform.usage() };
  console.log(`De dag × ${copies} …`);
  const day = await measureDay(platform, config, copies);
  const afterDay = platform.usage();
  const effects: Effect[] = [];
  for (const pace of paces) {
    console.log(`Het gevolg in de volgende dienst, bij ${pace} meldingen/s …`);
    effects.push(await measureEffect(platform, config, pace, seconds));
  }
  const { rows } = await platform.admin("postgres").query("show server_version");
  return { postgres: rows[0].server_version, copies, fresh, existing, day, afterDay, effects };
};

try {
  await write(await measure());
} finally {
  await stop();
  remove();
}
