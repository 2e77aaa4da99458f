import { eventually, freshDatabase, startProcesses, startService, type TestService } from "@zvh/testing";
import { InProcessBus, type Message } from "./index.js";
import { copyRows } from "./dump.fixture.js";
import { inHouse, makeThing, marked, Thing, things } from "./things.fixture.js";

/** Two processes of one service on one database, as in a deployment; what they send arrives on one bus. */
let processes: TestService[];
let service: TestService;
const bus = new InProcessBus();
beforeAll(async () => {
  processes = await startProcesses(things, 2, { bus, environment: { LOG_LEVEL: "error" } });
  service = processes[0]!;
});
afterAll(() => Promise.all(processes.map((one) => one.stop())));

const mark = (thingId: string, letter: string) =>
  service.store.change(Thing, { thingId }, inHouse(), (thing) => marked(thing, letter));
const unsent = async (thingId: string): Promise<number> =>
  (await service.sql("select count(*)::int as n from outbox where key = $1", [thingId]))[0].n;
const refused = () => Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });

describe("the relay", () => {
  let received: Message[] = [];
  let receive: (message: Message) => Promise<void>;
  const sequences = (key: string) => received.filter((one) => one.key === key).map(({ envelope }) => envelope.sequence);
  /** One by one: what fails comes again, and what is behind it of its key. */
  const oneByOne = async (messages: Message[]): Promise<Message[]> => {
    const again: Message[] = [];
    for (const message of messages)
      if (again.some(({ key }) => key === message.key)) again.push(message);
      else await receive(message).catch(() => again.push(message));
    return again;
  };
  beforeAll(() => bus.subscribe("test", ["things"], oneByOne));
  beforeEach(() => {
    received = [];
    receive = async (message) => void received.push(message);
  });

  it("sends every event of a key in order, with its address, however many write at once", async () => {
    const keys = await Promise.all(Array.from({ length: 12 }, () => makeThing(service.store)));
    const letters = [..."abcdefgh"];
    receive = async (message) => {
      await new Promise(setImmediate);
      received.push(message);
    };
    await Promise.all(
      keys.map(async (key) => {
        for (const letter of letters) await mark(key, letter);
      }),
    );
    await eventually(async () => (await Promise.all(keys.map(unsent))).every((count) => count === 0));
    // Two processes may both send one; the order in which each first arrives is the order in which it was written.
    for (const key of keys) expect([...new Set(sequences(key))]).toEqual(letters.map((_, at) => at + 1));
    expect(received[0]).toMatchObject({ topic: "zvh.proefregio.things", envelope: { type: "nl.zvh.thing.marked.v1" } });
  });

  it("loses nothing when a subscriber can't be reached: that key rests, others go on, and its order holds", async () => {
    const [unlucky, lucky] = [await makeThing(service.store), await makeThing(service.store)];
    let failures = 0;
    receive = async (message) => {
      if (message.key === unlucky && failures < 2) {
        failures++;
        throw refused();
      }
      received.push(message);
    };
    for (const letter of "abc") for (const key of [unlucky, lucky]) await mark(key, letter);
    await eventually(async () => (await unsent(lucky)) === 0);
    expect(failures).toBeGreaterThan(0);
    expect([...new Set(sequences(lucky))]).toEqual([1, 2, 3]);
    await eventually(async () => (await unsent(unlucky)) === 0);
    expect([...new Set(sequences(unlucky))]).toEqual([1, 2, 3]);
  });

  it("forgets an event only when every subscriber has it, and then notes that it was sent", async () => {
    const gate = Promise.withResolvers<void>();
    let waiting = 0;
    await bus.subscribe("gate", ["things"], async (messages) => {
      if (messages.some(({ key }) => key === thingId)) {
        waiting++;
        await gate.promise;
      }
      return [];
    });
    const thingId = await makeThing(service.store);
    await mark(thingId, "a");
    await eventually(async () => waiting > 0 && sequences(thingId).length > 0);
    expect(await unsent(thingId)).toBe(1);
    const sentAt = async () => (await service.sql("select sent_at from journal where key = $1", [thingId]))[0].sent_at;
    expect(await sentAt()).toBeNull();
    gate.resolve();
    await eventually(async () => (await unsent(thingId)) === 0);
    expect(await sentAt()).toBeInstanceOf(Date);
  });

  it("is not held up by events that can never be sent, be there ten of them", async () => {
    receive = async () => {
      throw refused();
    };
    const stuck = await Promise.all(Array.from({ length: 10 }, () => makeThing(service.store)));
    for (const key of stuck) await mark(key, "a");
    await service.sql("update journal set envelope = null where key = any($1)", [stuck]);
    receive = async (message) => void received.push(message);
    const thingId = await makeThing(service.store);
    for (const letter of "ab") await mark(thingId, letter);
    await eventually(async () => (await unsent(thingId)) === 0);
    expect(await Promise.all(stuck.map(unsent))).toEqual(Array(10).fill(1));
    await service.sql("delete from outbox where key = any($1)", [stuck]);
  });

  it("shares the shards evenly with another, and leaves its own to it at once when it stops", async () => {
    const shares = async () =>
      (
        await service.sql("select count(*)::int as n from relay_lease where until > clock_timestamp() group by holder")
      ).map(({ n }) => n);
    await eventually(async () => String(await shares()) === "8,8");
    const third = await startService(things, { bus, database: service.database, environment: { LOG_LEVEL: "error" } });
    await eventually(async () => String((await shares()).toSorted()) === "4,6,6");
    await third.stop();
    await eventually(async () => String(await shares()) === "8,8");
  });

  it("goes on where it was when the database was dumped in the middle and restored elsewhere", async () => {
    receive = async () => {
      throw refused();
    };
    const keys = await Promise.all(Array.from({ length: 5 }, () => makeThing(service.store)));
    for (const letter of "abc") for (const key of keys) await mark(key, letter);
    const database = await freshDatabase(things);
    await copyRows(service.database, database);
    for (const key of keys) await service.sql("delete from outbox where key = $1", [key]); // the old one is gone
    receive = async (message) => void received.push(message);
    const restored = await startService(things, { bus, database, environment: { LOG_LEVEL: "error" } });
    for (const key of keys)
      await restored.store.change(Thing, { thingId: key }, inHouse(), (thing) => marked(thing, "d"));
    await eventually(async () => keys.every((key) => new Set(sequences(key)).size === 4));
    await restored.stop();
    for (const key of keys) expect([...new Set(sequences(key))]).toEqual([1, 2, 3, 4]);
  });
});
