import { setTimeout as pause } from "node:timers/promises";
import {
  adminUrl,
  eventually,
  freshDatabase,
  startProxy,
  startService,
  type Proxy,
  type TestService,
} from "@zvh/testing";
import { newId } from "./index.js";
import { behaviour, inHouse, makeThing, marked, NoteWritten, Thing, things } from "./things.fixture.js";

/** A service behind a proxy, with little patience. Its database is looked at past the proxy. */
let [proxy, service] = [{} as Proxy, {} as TestService];
beforeAll(async () => {
  const database = await freshDatabase(things);
  proxy = await startProxy(Number(new URL(adminUrl()).port));
  const through = (role: string) => `postgres://${role}:test@127.0.0.1:${proxy.port}/${database}`;
  const environment = {
    LOG_LEVEL: "error",
    DATABASE_URL: through("things"),
    WORKER_DATABASE_URL: through("things_worker"),
    DATABASE_STATEMENT_SECONDS: "1",
    DATABASE_ANSWER_SECONDS: "2",
    DATABASE_IDLE_SECONDS: "3",
  };
  service = await startService(things, { database, environment });
});
afterAll(async () => {
  await service.stop();
  await proxy.stop();
});
afterEach(() => behaviour.marks.clear());

/** The server gives up what is half open only long after a test is over. */
const strand = () => proxy.strand(60_000);
const note = (thingId: string, noteId: string, id: string) =>
  service.deliver(NoteWritten, { noteId, thingId, huis: "proefhuis", mark: "a", others: [] }, id);
const state = async (thingId: string, noteId: string) => {
  const [{ marks }] = await service.sql("select marks from thing where thing_id = $1", [thingId]);
  const [{ held }] = await service.sql("select count(*)::int as held from parked where key = $1", [noteId]);
  return { marks, held };
};
const openTransactions = async (): Promise<number> => {
  const open =
    "select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'";
  return (await service.sql(open)).length;
};

describe("a connection to the database that is half open", () => {
  /** What goes wrong in the middle of a handler, and the statement that comes then. */
  const breaking: Record<string, () => Promise<string>> = {
    "that does not answer any more": async () => (strand(), "select 1"),
    "that takes too long over one statement": async () => "select pg_sleep(5)",
    "that waits too long for the next statement": async () => (await pause(4_000), "select 1"),
  };

  it.each(Object.entries(breaking))(
    "%s makes the event come again: nothing is parked, no transaction stays open, and it has its effect once",
    async (_, breakIt) => {
      const [thingId, noteId, id] = [await makeThing(service.store), newId(), newId()];
      behaviour.marks.set("a", async ({ tx }) => {
        behaviour.marks.delete("a");
        await tx.query(await breakIt());
      });
      const begin = performance.now();
      await expect(note(thingId, noteId, id)).rejects.toThrow("must come again");
      expect(performance.now() - begin).toBeLessThan(6_000);
      expect(await state(thingId, noteId)).toEqual({ marks: "", held: 0 });
      await eventually(async () => (await openTransactions()) === 0);
      await eventually(() => note(thingId, noteId, id).catch(() => false), 20);
      expect(await state(thingId, noteId)).toEqual({ marks: "a", held: 0 });
    },
    40_000,
  );

  it("holds up no request, relay or loop for long, though all connections of the service are", async () => {
    const thingId = await makeThing(service.store);
    await Promise.all(
      Array.from({ length: 5 }, () => service.store.read(inHouse(), (tx) => tx.query("select pg_sleep(0.1)"))),
    );
    strand();
    const change = () => service.store.change(Thing, { thingId }, inHouse(), (thing) => marked(thing, "b"));
    await eventually(() => change().catch(() => false as const), 25);
    await eventually(async () => (await service.sql("select 1 from outbox")).length === 0, 20);
    await (await service.as()).get("/health/ready").expect(200);
  }, 60_000);
});
