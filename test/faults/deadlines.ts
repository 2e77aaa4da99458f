import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { newId, type Store } from "@zvh/platform";
import { dice } from "@zvh/testing";
import { inHouse, marked, Thing } from "../../libs/platform/src/things.fixture.js";
import { inLanes, percentile } from "../bench/measure.js";
import { startProefbank, type Proefbank } from "./proefbank.js";

// Do deadlines end exactly once and never early, whatever breaks? Three tickers in three processes, of which one is
// killed again and again, a database that is stopped hard, and decisions in the same milliseconds. The clock of one host
// is ten minutes slow, that of another ten minutes fast: deadlines go by the database's.
//   node --import @swc-node/register/esm-register test/faults/deadlines.ts --aantal 5000 --kills 30 --seed 1
// Ends with 1 when anything is wrong. The same seed gives the same faults, though not the same milliseconds.

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { aantal: text, kills: text, seed: text, "te-laat": text } });
const count = Number(values.aantal ?? 5_000);
const kills = Number(values.kills ?? 30);
const chance = dice(values.seed ? Number(values.seed) : undefined);

/** In which the deadlines come due: forty a second at most, and three seconds for every kill at least. */
const seconds = Math.max(count / 40, kills * 3);
/** What the 99th percentile of how late a deadline fires may be, while the database runs and since it is back. */
const bar = Number(values["te-laat"] ?? 2_000);
const barBack = bar + 3_000;

/** Whose moment comes when, in milliseconds from the start; and when it is decided, if it is. */
type Planned = { thingId: string; due: number; decided: number | null };

/** One in three is decided: within ten milliseconds of its moment, or in the half second in which a ticker comes. */
const plan = (): Planned[] =>
  Array.from({ length: count }, (_, i) => {
    const due = (i * seconds * 1_000) / count;
    const shift = chance.next() < 0.5 ? chance.next() * 20 - 10 : chance.next() * 500;
    return { thingId: newId(), due, decided: chance.below(3) === 0 ? due + shift : null };
  });

const arm = async (store: Store, planned: Planned[], begin: Date): Promise<void> => {
  await inLanes(6, planned, ({ thingId, due }) =>
    store.create(Thing, inHouse(), () => ({
      state: { thingId, huis: "proefhuis", marks: "" },
      deadlines: [
        { kind: "ripe", subject: thingId, state: "armed", dueAt: new Date(+begin + Math.round(due)), rule: "v1" },
      ],
    })),
  );
};

/** Decides, and again until the database has said that it is so. */
const decide = async (store: Store, thingId: string): Promise<void> => {
  const decision = (thing: Thing) =>
    thing.marks.includes("d")
      ? { state: thing }
      : { ...marked(thing, "d"), deadlines: [{ kind: "ripe", subject: thingId, state: "met" as const }] };
  for (;;)
    try {
      return void (await store.change(Thing, { thingId }, inHouse(), decision));
    } catch {
      await pause(100);
    }
};

type Process = { runs: boolean; kill(): Promise<unknown> };
/** How many processes ended that ran and that nobody killed. */
let gaveUp = 0;

/** Milliseconds that the clocks of the hosts are wrong, one process after another. */
const shifts = [-600_000, 600_000, 0];
let started = 0;

/** Starts a process, and again when it finds no database. */
const startProcess = async (bank: Proefbank, processes: Set<Process>): Promise<void> => {
  const shift = shifts[started++ % shifts.length]!;
  const wrongClock = `--import ${new URL("scheve-klok.mjs", import.meta.url).href}`;
  const program = bank.start({ NODE_OPTIONS: wrongClock, ZVH_SCHEEF: String(shift) });
  try {
    await program.wrote(/draait/);
  } catch {
    await pause(100);
    return startProcess(bank, processes);
  }
  const one: Process = { runs: true, kill: () => ((one.runs = false), program.kill(), program.ended) };
  processes.add(one);
  void program.ended.then(() => one.runs && gaveUp++);
};

/** Kills one of the processes at random moments, as soon as another runs too; a new one is started at once. */
const killing = async (bank: Proefbank, processes: Set<Process>, begin: number): Promise<void> => {
  const moments = Array.from({ length: kills }, () => chance.next() * seconds * 1_000).toSorted((a, b) => a - b);
  const starts: Promise<void>[] = [];
  for (const moment of moments) {
    do await pause(Math.max(20, begin + moment - performance.now()));
    while (processes.size < 2);
    const victim = [...processes][chance.below(processes.size)]!;
    processes.delete(victim);
    await victim.kill();
    starts.push(startProcess(bank, processes));
  }
  await Promise.all(starts);
};

type Outage = { from: number; until: number };

/** Stops the database hard once, and starts it again; the milliseconds from the start in which it was away. */
const crash = async (bank: Proefbank, at: number, begin: number): Promise<Outage> => {
  await pause(begin + at - performance.now());
  const from = performance.now() - begin;
  await bank.crash();
  return { from, until: performance.now() - begin };
};

/** Waits, at most two minutes, until nothing is armed. */
const ended = async (bank: Proefbank): Promise<void> => {
  const open = "select count(*)::int as count from deadline where state = 'armed'";
  const limit = performance.now() + 120_000;
  while (performance.now() < limit && (await bank.sql(open))[0].count > 0) await pause(100);
};

type Row = { state: string; due: number; late: number; marks: string; told: string | null };

/** What became of every deadline: `told` is what its thing's events say, one letter each, in their order. */
const look = (bank: Proefbank, begin: Date): Promise<Row[]> =>
  bank.sql(
    `select state, extract(epoch from due_at - $1)::float * 1000 as due,
            extract(epoch from ended_at - due_at)::float * 1000 as late, marks,
            (select string_agg(right(envelope::json -> 'data' ->> 'marks', 1), '' order by sequence)
             from journal where key = subject) as told
     from deadline join thing on thing_id = subject`,
    [begin],
  );

/** The lines of the table: what it is, the figure, and whether that is as it must be. */
const judge = (rows: Row[], decisions: number, { from, until }: Outage): [string, number, boolean][] => {
  const fired = rows.filter(({ state }) => state === "fired");
  const met = rows.filter(({ state }) => state === "met");
  const early = fired.filter(({ late }) => late < 0);
  const twice = rows.filter(({ marks, told }) => /!.*!|d.*d/.test(`${marks} `) || /!.*!|d.*d/.test(told ?? ""));
  const both = met.filter(({ marks }) => marks !== "d");
  const without = rows.filter(
    ({ state, marks, told }) => marks !== (told ?? "") || (state === "fired" && !/^!d?$/.test(marks)),
  );
  const undecided = decisions - rows.filter(({ marks }) => marks.includes("d")).length;
  const isDisturbed = ({ due }: Row) => due > from - 2_000 && due < until + 2_000;
  // What came due while the database was away can't be on time: that one is late from the moment that it is back.
  const sinceBack = fired.filter(isDisturbed).map((row) => ({ ...row, late: row.late - Math.max(0, until - row.due) }));
  const running = fired.filter((row) => !isDisturbed(row));
  const p99 = (some: Row[]) =>
    Math.round(
      percentile(
        some.map(({ late }) => late),
        0.99,
      ),
    );
  return [
    ["gevuurd", fired.length, fired.length > 0],
    ["gehaald", met.length, met.length > 0],
    ["niet geëindigd", count - fired.length - met.length, fired.length + met.length === count],
    ["te vroeg", early.length, early.length === 0],
    ["dubbel", twice.length, twice.length === 0],
    ["gehaald en toch gevolg", both.length, both.length === 0],
    ["zonder of met ander gevolg", without.length, without.length === 0],
    ["besluiten kwijt", undecided, undecided === 0],
    ["processen zelf geëindigd", gaveUp, gaveUp === 0],
    ["database weg (ms)", Math.round(until - from), true],
    [
      "te laat p50 (ms)",
      Math.round(
        percentile(
          fired.map(({ late }) => late),
          0.5,
        ),
      ),
      true,
    ],
    ["te laat p99 met database (ms)", p99(running), p99(running) <= bar],
    ["p99 sinds de database terug is", p99(sinceBack), p99(sinceBack) <= barBack],
  ];
};

/** The day of the faults: arms, starts three processes, and lets everything go wrong at once. */
const play = async (bank: Proefbank) => {
  const planned = plan();
  const [{ nu }] = await bank.sql("select app.nu() + interval '1 hour' as nu");
  await arm(bank.store, planned, nu);
  const processes = new Set<Process>();
  await Promise.all([1, 2, 3].map(() => startProcess(bank, processes)));
  // From here the clock stands a moment before the first deadline.
  await bank.sql("update app.klok set verschuiving = $1::timestamptz - clock_timestamp() - interval '1 second'", [nu]);
  const begin = performance.now() + 1_000;
  const decided = planned.filter(({ decided: at }) => at !== null);
  const crashAt = (0.3 + chance.next() * 0.4) * seconds * 1_000;
  const [outage] = await Promise.all([
    crash(bank, crashAt, begin),
    killing(bank, processes, begin),
    ...decided.map(async ({ thingId, decided: at }) => {
      await pause(Math.max(0, begin + at! - performance.now()));
      await decide(bank.store, thingId);
    }),
  ]);
  await ended(bank);
  return judge(await look(bank, nu), decided.length, outage);
};

console.log(`${count} termijnen in ${Math.round(seconds)} s, ${kills} keer kill -9, --seed ${chance.seed}`);
const bank = await startProefbank();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void bank.stop().finally(() => process.exit(1)));
try {
  const table = await play(bank);
  for (const [what, figure, good] of table)
    console.log(`${what.padEnd(32)}${String(figure).padStart(8)}  ${good ? "goed" : "FOUT"}`);
  process.exitCode = table.every(([, , good]) => good) ? 0 : 1;
} finally {
  await bank.stop();
}
