import { eventually, startProcesses, type TestService } from "@zvh/testing";
import { InProcessBus, newId, Refused } from "./index.js";
import { behaviour, inHouse, makeThing, marked, Thing, things } from "./things.fixture.js";

/** Two processes of one service on one database, as in a deployment; what they send arrives on one bus. */
let processes: TestService[];
let service: TestService;
const bus = new InProcessBus();
beforeAll(async () => {
  processes = await startProcesses(things, 2, { bus, environment: { LOG_LEVEL: "error" } });
  service = processes[0]!;
});
afterAll(() => Promise.all(processes.map((one) => one.stop())));

const marks = async (thingId: string): Promise<string> =>
  (await service.sql("select marks from thing where thing_id = $1", [thingId]))[0].marks;

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
