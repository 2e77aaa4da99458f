import { eventually, startService, type TestService } from "@zvh/testing";
import { InProcessBus, newId, Refused, type Deadline } from "./index.js";
import { behaviour, inHouse, makeThing, marked, Thing, things } from "./things.fixture.js";

/** Two processes of one service on one database, as in a deployment; what they send arrives on one bus. */
let service: TestService;
let second: TestService;
const bus = new InProcessBus();
beforeAll(async () => {
  service = await startService(things, { bus, environment: { LOG_LEVEL: "error" } });
  second = await startService(things, { bus, database: service.database, environment: { LOG_LEVEL: "error" } });
});
afterAll(async () => {
  await service.stop();
  await second.stop();
});

const marks = async (thingId: string): Promise<string> =>
  (await service.sql("select marks from thing where thing_id = $1", [thingId]))[0].marks;
describe("a deadline", () => {
  const hour = (nu: Date): Date => new Date(+nu + 3_600_000);
  const armed = async (): Promise<string> => {
    const thingId = newId();
    await service.store.create(Thing, inHouse(), (nu) => ({
      state: { thingId, huis: "proefhuis", marks: "" },
      deadlines: [{ kind: "ripe", subject: thingId, state: "armed", dueAt: hour(nu), rule: "v1" }],
    }));
    return thingId;
  };
  const change = (thingId: string, ...deadlines: Deadline[]) =>
    service.store.change(Thing, { thingId }, inHouse(), (state) => ({ state, deadlines }));
  const states = async (thingId: string): Promise<string[]> =>
    (await service.sql("select state, occurrence from deadline where subject = $1 order by occurrence", [thingId])).map(
      ({ state, occurrence }) => `${occurrence} ${state}`,
    );

  it("fires once, on the clock of the database, with two tickers side by side; one that was met or cancelled never", async () => {
    const ripe = await Promise.all(Array.from({ length: 20 }, armed));
    const [met, cancelled, again] = [await armed(), await armed(), await armed()];
    await change(met, { kind: "ripe", subject: met, state: "met" });
    await change(cancelled, { kind: "ripe", subject: cancelled, state: "cancelled" });
    await change(again, { kind: "ripe", subject: again, state: "met" });
    await service.store.run(inHouse(), async (work) => {
      const dueAt = hour(hour(work.nu));
      work.record("proefhuis", {
        deadlines: [{ kind: "ripe", subject: again, state: "armed", dueAt, rule: "v2" }],
      });
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
    behaviour.ripe = async () => undefined;
  });
});

describe("a to-do", () => {
  const todo = async (data: Record<string, unknown> = {}): Promise<string> => {
    const thingId = newId();
    await service.store.create(Thing, inHouse(), () => ({
      state: { thingId, huis: "proefhuis", marks: "" },
      todos: [{ kind: "call", subject: thingId, data }],
    }));
    return thingId;
  };
  const waiting = (thingId: string) =>
    service.sql(
      `select attempts, last_error, extract(epoch from next_at - clock_timestamp())::float as wait
       from todo where subject = $1`,
      [thingId],
    );

  it("is done with its data after the transaction that wrote it, once, though two workers look", async () => {
    const seen: unknown[] = [];
    behaviour.call = ({ subject, data, attempts }, cause) =>
      service.store.change(Thing, { thingId: subject }, cause, (thing) => {
        seen.push([data, attempts, cause.by, cause.huizen]);
        return marked(thing, "c");
      });
    const done = await Promise.all(Array.from({ length: 15 }, (_, nr) => todo({ nr })));
    await eventually(async () => (await Promise.all(done.map(marks))).every((seenMarks) => seenMarks === "c"));
    expect(seen).toHaveLength(15);
    expect(seen).toContainEqual([{ nr: 7 }, 1, "systeem:things", ["proefhuis"]]);
    await eventually(async () => (await Promise.all(done.map(waiting))).every((rows) => rows.length === 0));
  });

  it("survives a handler that fails before its effect, and comes again later with the count of its attempts", async () => {
    const attempts: number[] = [];
    behaviour.call = async ({ subject, attempts: attempt }, cause) => {
      attempts.push(attempt);
      if (attempt === 1) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
      await service.store.change(Thing, { thingId: subject }, cause, (thing) => marked(thing, "c"));
    };
    const thingId = await todo();
    const failed = await eventually(async () => (await waiting(thingId)).find(({ last_error }) => last_error));
    expect(failed).toMatchObject({ attempts: 1, last_error: "Error" });
    expect(failed.wait).toBeLessThan(1.1);
    await eventually(async () => (await marks(thingId)) === "c");
    await eventually(async () => (await waiting(thingId)).length === 0);
    expect(attempts).toEqual([1, 2]);
  });

  it("waits longer after each failure, ten minutes at most", async () => {
    behaviour.call = async () => {
      throw new Refused("nog-niet");
    };
    const thingId = await todo();
    for (const [attempts, least, most] of [
      [4, 6, 8],
      [40, 590, 600],
    ] as const) {
      await service.sql("update todo set attempts = $2, next_at = clock_timestamp() where subject = $1", [
        thingId,
        attempts - 1,
      ]);
      const failed = (row: { attempts: number; last_error: string | null; wait: number }) =>
        row.attempts === attempts && row.last_error === "nog-niet" && row.wait > least && row.wait <= most;
      expect(await eventually(async () => (await waiting(thingId)).find(failed))).toBeTruthy();
      await service.sql("update todo set last_error = null where subject = $1", [thingId]);
    }
    await service.sql("delete from todo where subject = $1", [thingId]);
  });

  it("has its effect once, also when its handler fails after it", async () => {
    let calls = 0;
    behaviour.call = async ({ subject }, cause) => {
      calls++;
      await service.store.change(Thing, { thingId: subject }, cause, (thing) => marked(thing, "c"));
      throw new Error("too late to matter");
    };
    const thingId = await todo();
    await eventually(async () => (await waiting(thingId)).length === 0);
    expect([await marks(thingId), calls]).toEqual(["c", 1]);
  });

  it("without anybody who does it stays, and says so", async () => {
    await makeThing(service.store, { todos: [{ kind: "unheard-of", subject: newId(), data: {} }] });
    const error = () => service.sql("select last_error from todo where kind = 'unheard-of'");
    await eventually(async () => (await error())[0].last_error === "geen-uitvoerder");
  });
});
