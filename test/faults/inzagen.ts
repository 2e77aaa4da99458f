import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Accountability, boot, Config, InProcessBus, newId, readConfig, signDemoPerson } from "@zvh/platform";
import { dice, freePort, giveAccounts, mensen } from "@zvh/testing";
import { things } from "../../libs/platform/src/things.fixture.js";
import { percentile } from "../bench/measure.js";
import type { Program } from "../programma.js";
import { startProefbank, type Proefbank } from "./proefbank.js";

// Does every answer that somebody received whole have its rows in the decision log and the access log, while the process
// of the service is killed again and again? The smallest service as a process, and a database that keeps its promises.
//   npx node --import @swc-node/register/esm-register test/faults/inzagen.ts --aantal 5000
// Ends with 1 when a row is missing. `--kosten` measures instead what those rows cost a read: with them and without.

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: { aantal: text, seed: text, kosten: { type: "boolean", default: false } },
});
const count = Number(values.aantal ?? 5_000);
const chance = dice(values.seed ? Number(values.seed) : undefined);
const reader = mensen.screener;
/** Requests at once. */
const lanes = 16;

/** One read as the client has it: the persons of an answer that came whole, or null. */
type Read = { traceId: string; persons: string[] | null };

type Answer = { items: { betrokkenen: { persoonId: string }[] }[] };

/** Reads a few persons; null when the answer did not come, or not whole. */
const read = async (url: string, token: string, from: number): Promise<Read> => {
  const traceId = newId().replaceAll("-", "");
  const headers = { authorization: `Bearer ${token}`, traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
  const path = `/v1/people?huis=proefhuis&from=${from}&count=3`;
  const answer = await fetch(url + path, { headers, signal: AbortSignal.timeout(5_000) })
    .then(async (response) => ({ ok: response.ok, body: (await response.json()) as Answer }))
    .catch(() => null);
  if (answer && !answer.ok) throw new Error(JSON.stringify(answer.body));
  if (!answer) await pause(100); // nobody is there; the next one is starting
  const persons = answer?.body.items.flatMap(({ betrokkenen }) => betrokkenen.map(({ persoonId }) => persoonId));
  return { traceId, persons: persons ?? null };
};

/** Kills the process at a moment that nobody knows, and starts the next, until it is over. Returns how many died. */
const killAgain = async (start: () => Program, over: () => boolean): Promise<number> => {
  for (let killed = 0; ; killed++) {
    const program = start();
    await program.wrote(/draait/);
    await pause(100 + chance.below(300));
    if (over()) return killed;
    program.kill();
    await program.ended;
  }
};

/** Reads until so many answers came whole; all reads, also those whose answer never came. */
const readAll = async (url: string, token: string): Promise<Read[]> => {
  const reads: Read[] = [];
  let whole = 0;
  const lane = async () => {
    while (whole < count) {
      const one = await read(url, token, chance.below(1_000));
      reads.push(one);
      if (one.persons) whole++;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return reads;
};

type Verdict = { whole: number; persons: number; missing: number; missed: number; unseen: number };

/** What the logs hold of the answers that came whole; and how many rows there are of reads whose answer never came. */
const judge = async (bench: Proefbank, reads: Read[]): Promise<Verdict> => {
  const rows = await bench.sql(
    `select d.trace_id, array_remove(array_agg(a.person), null) as persons
     from decision_log d left join access_log a using (decision_id) where d.outcome = 'permit' group by d.trace_id`,
  );
  const logged = new Map<string, Set<string>>(rows.map(({ trace_id: id, persons }) => [id, new Set(persons)]));
  const whole = reads.filter(({ persons }) => persons !== null);
  const missed = whole.flatMap(({ traceId, persons }) => persons!.filter((id) => !logged.get(traceId)?.has(id)));
  return {
    whole: whole.length,
    persons: whole.reduce((sum, { persons }) => sum + persons!.length, 0),
    missing: whole.filter(({ traceId }) => !logged.has(traceId)).length,
    missed: missed.length,
    unseen: reads.filter(({ traceId, persons }) => persons === null && logged.has(traceId)).length,
  };
};

const print = (rows: [string, number | string, boolean?][]): void => {
  for (const [what, value, good] of rows)
    console.log(
      `${what.padEnd(52)} ${String(value).padStart(7)}${good === undefined ? "" : good ? "  goed" : "  FOUT"}`,
    );
};

const killed = async (bench: Proefbank): Promise<number> => {
  const port = await freePort();
  const token = await signDemoPerson(reader, new Config());
  let over = false;
  const killing = killAgain(
    () => bench.start({ PORT: String(port), RATE_LIMIT: "0" }),
    () => over,
  );
  const reads = await readAll(`http://127.0.0.1:${port}`, token).finally(() => (over = true));
  const kills = await killing;
  const { whole, persons, missing, missed, unseen } = await judge(bench, reads);
  print([
    ["processen gedood tijdens het lezen", kills, kills > 0],
    ["antwoorden die heel aankwamen", whole, whole >= count],
    ["daarvan zonder rij in de besluiten", missing, missing === 0],
    ["personen in die antwoorden", persons, persons === whole * 3],
    ["daarvan zonder rij in de inzagen", missed, missed === 0],
    ["antwoorden die niet aankwamen", reads.length - whole],
    ["daarvan toch vastgelegd (mag)", unseen],
  ]);
  return kills > 0 && missing + missed === 0 ? 0 : 1;
};

/** The median of a read in milliseconds, with the rows and without, in turns on the same process. */
const costs = async (bench: Proefbank): Promise<number> => {
  Object.assign(process.env, bench.environment, { RATE_LIMIT: "0" });
  const service = await boot(things, {
    config: readConfig(process.env),
    bus: new InProcessBus(),
    regionOf: (huis) => huis,
    wordsFor: (code) => code,
  });
  const token = await signDemoPerson(reader, new Config());
  const permit = Accountability.prototype.permit;
  const taken = { with: [] as number[], without: [] as number[] };
  for (let round = 0; round < 20; round++)
    for (const kind of ["with", "without"] as const) {
      Accountability.prototype.permit = kind === "with" ? permit : async () => {};
      for (let i = 0; i < count / 20; i++) {
        const begin = performance.now();
        await read(service.url, token, i);
        if (round > 0) taken[kind].push(performance.now() - begin);
      }
    }
  Accountability.prototype.permit = permit;
  await service.stop();
  for (const [kind, name] of [
    ["with", "met"],
    ["without", "zonder"],
  ] as const)
    for (const part of [0.5, 0.95])
      print([[`p${part * 100} van een lezing ${name} haar rijen, ms`, percentile(taken[kind], part).toFixed(2)]]);
  return 0;
};

const main = async (): Promise<number> => {
  const bench = await startProefbank();
  try {
    console.log(`zaad ${chance.seed}`);
    await giveAccounts(bench.url, [reader]);
    return await (values.kosten ? costs : killed)(bench);
  } finally {
    await bench.stop();
  }
};

process.exit(await main());
