import { AsyncResource } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { eventually, startProcesses, type TestService } from "@zvh/testing";
import { armTerm, endTerm, InProcessBus, lengthOf, newId, Refused, type Deadline } from "./index.js";
import { behaviour, inHouse, marked, Thing, things } from "./things.fixture.js";

/** Three processes of one service on one database: three tickers. */
let processes: TestService[];
let service: TestService;
const bus = new InProcessBus();
beforeAll(async () => {
  processes = await startProcesses(things, 3, { bus, environment: { LOG_LEVEL: "error" } });
  service = processes[0]!;
});
afterEach(() => (behaviour.ripe = async () => undefined));
afterAll(() => Promise.all(processes.map((one) => one.stop())));

const hour = (nu: Date): Date => new Date(+nu + 3_600_000);
const marks = async (thingId: string): Promise<string> =>
  (await service.sql("select marks from thing where thing_id = $1", [thingId]))[0].marks;
const armed = async (kind = "ripe"): Promise<string> => {
  const thingId = newId();
  await service.store.create(Thing, inHouse(), (nu) => ({
    state: { thingId, huis: "proefhuis", marks: "" },
    deadlines: [{ kind, subject: thingId, state: "armed", dueAt: hour(nu), rule: "v1" }],
  }));
  return thingId;
};
const change = (thingId: string, ...deadlines: Deadline[]) =>
  service.store.change(Thing, { thingId }, inHouse(), (state) => ({ state, deadlines }));
const states = async (thingId: string): Promise<string[]> =>
  (await service.sql("select state, occurrence from deadline where subject = $1 order by occurrence", [thingId])).map(
    ({ state, occurrence }) => `${occurrence} ${state}`,
  );

it("fires once, on the clock of the database, with three tickers side by side; one that was met or cancelled never", async () => {
  const ripe = await Promise.all(Array.from({ length: 20 }, () => armed()));
  const [met, cancelled, again] = [await armed(), await armed(), await armed()];
  await change(met, { kind: "ripe", subject: met, state: "met" });
  await change(cancelled, { kind: "ripe", subject: cancelled, state: "cancelled" });
  await change(again, { kind: "ripe", subject: again, state: "met" });
  await service.store.run(inHouse(), async (work) => {
    const dueAt = hour(hour(work.nu));
    work.record("proefhuis", { deadlines: [{ kind: "ripe", subject: again, state: "armed", dueAt, rule: "v2" }] });
  });
  expect(await states(ripe[0]!)).toEqual(["1 armed"]);
  await service.moveClock("61 minutes");
  await eventually(async () => (await Promise.all(ripe.map(marks))).every((seen) => seen === "!"));
  expect([await states(met), await states(cancelled)]).toEqual([["1 met"], ["1 cancelled"]]);
  expect([await marks(met), await marks(cancelled), await marks(again)]).toEqual(["", "", ""]);
  expect(await states(again)).toEqual(["1 met", "2 armed"]);
  await service.moveClock("61 minutes");
  await eventually(async () => (await states(again))[1] === "2 fired");
  expect(await marks(again)).toBe("!");
  expect(await Promise.all(ripe.map(marks))).toEqual(ripe.map(() => "!"));
  expect(await states(ripe[0]!)).toEqual(["1 fired"]);
});

it("R73 warns at the percentages of its term and then ends; ended in time it takes its warnings with it", async () => {
  const term = async (percentages: number[]) => {
    const thingId = newId();
    const [kind, subject, clock] = ["ripe", thingId, "WALL_6H"] as const;
    await service.store.create(Thing, inHouse(), (nu) => ({
      state: { thingId, huis: "proefhuis", marks: "" },
      deadlines: armTerm({ kind, subject, clock, from: nu, percentages }, nu),
    }));
    return { thingId, end: () => change(thingId, ...endTerm({ kind, subject, percentages }, "met")) };
  };
  const [kept, late] = [await term([50, 80]), await term([60, 90])];
  await service.moveClock("221 minutes");
  await eventually(async () => (await marks(kept.thingId)) === "50%");
  await eventually(async () => (await marks(late.thingId)) === "60%");
  await kept.end();
  await service.moveClock("104 minutes");
  await eventually(async () => (await marks(late.thingId)) === "60%90%");
  await service.moveClock("36 minutes");
  await eventually(async () => (await marks(late.thingId)) === "60%90%!");
  expect(await marks(kept.thingId)).toBe("50%");
  const rows = await service.sql(
    "select kind, state, rule from deadline where subject = $1 order by due_at, deadline_id",
    [kept.thingId],
  );
  expect(rows.map(({ kind, state, rule }) => `${kind} ${state} ${rule}`)).toEqual([
    "ripe-50 fired WALL_6H-v1",
    "ripe-80 met WALL_6H-v1",
    "ripe met WALL_6H-v1",
  ]);
  expect(lengthOf("WALL_6H")).toBe(360 * 60_000);
});

it("whose handler fails stays armed, without a trace of its effect, and holds up no other", async () => {
  const [poisoned, fine] = [await armed(), await armed()];
  let tries = 0;
  behaviour.ripe = async ({ subject }) => {
    if (subject !== poisoned) return;
    tries++;
    throw new Refused("kan-niet");
  };
  await service.moveClock("61 minutes");
  await eventually(async () => (await marks(fine)) === "!");
  await eventually(async () => tries > 0);
  expect([await states(poisoned), await marks(poisoned)]).toEqual([["1 armed"], ""]);
  await change(poisoned, { kind: "ripe", subject: poisoned, state: "cancelled" });
});

it("that nobody handles stays armed, and the service says that something hangs", async () => {
  const hangend = async () => (await (await service.as()).get("/health/ready")).body.hangend;
  await eventually(async () => (await hangend()) === 0);
  const [unheardOf, fine] = [await armed("unheard-of"), await armed()];
  await service.moveClock("62 minutes");
  await eventually(async () => (await marks(fine)) === "!");
  await eventually(async () => (await hangend()) === 1);
  expect(await states(unheardOf)).toEqual(["1 armed"]);
  await change(unheardOf, { kind: "unheard-of", subject: unheardOf, state: "cancelled" });
  expect(await hangend()).toBe(0);
});

it("R73 ends as met or as fired and never as both, when the decision comes in the same milliseconds", async () => {
  const rounds = 300;
  const all = await Promise.all(Array.from({ length: rounds }, () => armed()));
  const dice = Math.random;
  const decisions = new Map<string, Promise<unknown>>();
  let decided = 0;
  /** Decides once, some milliseconds from now, in a transaction of its own also when a handler asks for it. */
  const decide = AsyncResource.bind((thingId: string, most: number): void => {
    if (decisions.has(thingId)) return;
    const decision = pause(dice() * most).then(() =>
      service.store.change(Thing, { thingId }, inHouse(), (thing) => {
        decided++;
        return { ...marked(thing, "d"), deadlines: [{ kind: "ripe", subject: thingId, state: "met" }] };
      }),
    );
    decisions.set(thingId, decision);
  });
  // Two of three decide while a ticker is firing, before or after it has locked the thing; the others as the clock says.
  behaviour.ripe = async ({ subject }) => {
    decide(subject, 8);
    await pause(dice() * 8);
  };
  await service.sql(
    "update app.klok set verschuiving = verschuiving + (select max(due_at) from deadline where state = 'armed') - app.nu()",
  );
  for (const thingId of all.filter((_, i) => i % 3 === 0)) decide(thingId, 1_000);
  const open = "select count(*)::int as count from deadline where subject = any($1) and state = 'armed'";
  await eventually(async () => (await service.sql(open, [all]))[0].count === 0, 25);
  await Promise.all(decisions.values());

  const rows = await service.sql(
    `select state, ended_at >= due_at as in_time, marks,
       (select string_agg(right(envelope::json -> 'data' ->> 'marks', 1), '' order by sequence) from journal where key = subject) as told
     from deadline join thing on thing_id = subject where subject = any($1)`,
    [all],
  );
  const wrong = rows.filter(({ state, in_time, marks: seen, told }) =>
    state === "met" ? seen !== "d" || told !== "d" : state !== "fired" || !in_time || seen !== "!d" || told !== "!d",
  );
  expect([rows.length, wrong]).toEqual([rounds, []]);
  const met = rows.filter(({ state }) => state === "met").length;
  expect(met).toBeGreaterThan(20);
  expect(rounds - met).toBeGreaterThan(20);
  expect(decided).toBe(rounds); // no decision was chosen against (deadlock) and done again
}, 40_000);
