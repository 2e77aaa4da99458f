import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Accountability, boot, Config, InProcessBus, newId, readConfig, signDemoPerson } from "@zvh/platform";
import { dice, freePort, giveAccounts, mensen } from "@zvh/testing";
import { things } from "../../libs/platform/src/things.fixture.js";
import { inLanes, percentile } from "../bench/measure.js";
import type { Program } from "../programma.js";
import { startProefbank, type Proefbank } from "./proefbank.js";

// Does every answer that somebody received whole have its rows in the decision log and the access log, while the process
// of the service is killed again and again? The smallest service as a process, and a database that keeps its promises.
//   npx node --import @swc-node/register/esm-register test/faults/inzagen.ts --aantal 5000
// Ends with 1 when a row is missing. `--laat` plants a service that writes its rows after the answer: the run must find
// it. `--kosten` measures instead what those rows cost a read, with them and without in turns, and prints the ratio.

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const { values } = parseArgs({ options: { aantal: text, seed: text, kosten: flag, laat: flag } });
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
    () => bench.start({ PORT: String(port), RATE_LIMIT: "0", ...(values.laat && { LOG_AFTER_ANSWER: "yes" }) }),
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

const kinds = ["with", "without"] as const;
const inDutch = { with: "met", without: "zonder" };
type Taken = Record<(typeof kinds)[number], number[]>;

/** What reads took, in milliseconds, with the rows and without: in turns on the same process, this many at once. */
const takeTurns = async (url: string, token: string, lanes: number): Promise<Taken> => {
  const permit = Accountability.prototype.permit;
  const taken: Taken = { with: [], without: [] };
  const turns = Array.from({ length: 20 }, (_, round) => kinds.map((kind) => ({ kind, counts: round > 0 }))).flat();
  for (const { kind, counts } of turns) {
    Accountability.prototype.permit = kind === "with" ? permit : async () => {};
    await inLanes(
      lanes,
      Array.from({ length: Math.ceil(count / 20) }).map((_, i) => i),
      async (i) => {
        const begin = performance.now();
        const { persons } = await read(url, token, i);
        if (persons?.length !== 3) throw new Error("a read did not answer");
        if (counts) taken[kind].push(performance.now() - begin);
      },
    );
  }
  Accountability.prototype.permit = permit;
  return taken;
};

/** Prints what the rows cost a read, alone and with more at once. Ends with 1 when the rows were not what was measured. */
const costs = async (bench: Proefbank): Promise<number> => {
  Object.assign(process.env, bench.environment, { RATE_LIMIT: "0" });
  const config = readConfig(process.env);
  const bus = new InProcessBus();
  const service = await boot(things, { config, bus, regionOf: (huis) => huis, wordsFor: (code) => code });
  const token = await signDemoPerson(reader, new Config());
  for (const at of [1, lanes]) {
    const taken = await takeTurns(service.url, token, at);
    for (const part of [0.5, 0.95]) {
      const [its, bare] = kinds.map((kind) => percentile(taken[kind], part)) as [number, number];
      for (const [kind, value] of [
        ["with", its],
        ["without", bare],
      ] as const)
        print([[`p${part * 100}, ${at} tegelijk, ${inDutch[kind]} haar rijen, ms`, value.toFixed(2)]]);
      print([[`p${part * 100}, ${at} tegelijk, met gedeeld door zonder`, (its / bare).toFixed(2)]]);
    }
  }
  await service.stop();
  const [{ n }] = await bench.sql("select count(*)::int as n from decision_log where outcome = 'permit'");
  const wanted = 2 * 20 * Math.ceil(count / 20);
  print([["rijen in de besluiten", n, n === wanted]]);
  return n === wanted ? 0 : 1;
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
