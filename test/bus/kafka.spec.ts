import { KafkaBus, newId, type Fetched, type GroupOptions, type KafkaClient } from "@zvh/platform";
import { eventually, startService, type TestService } from "@zvh/testing";
import { behaviour, NoteWritten, ThingFound, things } from "../../libs/platform/src/things.fixture.js";
import { bussen, messageOf, sender, stopBroker, type ProefBus } from "./proefbus.js";

const huis = "proefhuis";
const quiet = { LOG_LEVEL: "error" };

afterAll(stopBroker, 60_000);

// What only a bus with a broker must promise, by both clients.
describe.each(bussen.slice(1))("the bus %s", (_name, start, possible) => {
  const row = possible || process.env.CI ? it : it.skip;
  let proef: ProefBus;
  let service: TestService;
  let sending: ReturnType<typeof sender>;
  beforeAll(async () => {
    if (!possible && !process.env.CI) return;
    proef = await start();
    service = await startService(things, { bus: proef.bus(), environment: quiet });
    sending = sender(proef.bus());
  }, 120_000);
  afterAll(async () => {
    await sending?.stop();
    await service?.stop();
    await proef?.stop();
  }, 60_000);
  afterEach(() => behaviour.marks.clear());

  const marks = async (thingId: string): Promise<string | undefined> =>
    (await service.sql("select marks from thing where thing_id = $1", [thingId]))[0]?.marks;
  const becomes = (thingId: string, wanted: string) =>
    eventually(async () => (await marks(thingId)) === wanted, 50).catch(async () =>
      expect(await marks(thingId)).toBe(wanted),
    );
  const thing = async (): Promise<string> => {
    const thingId = newId();
    sending.send(messageOf(ThingFound, { thingId, huis }, 1));
    await becomes(thingId, "");
    return thingId;
  };
  const notes = (thingId: string, noteId: string, letters: string, from = 1) =>
    [...letters].map((mark, i) => messageOf(NoteWritten, { thingId, noteId, mark, others: [], huis }, from + i));
  const blocked = (mark: string) => {
    const [inside, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    behaviour.marks.set(mark, () => (inside.resolve(), gate.promise));
    return { inside: inside.promise, open: () => gate.resolve() };
  };
  const allDone = () => eventually(async () => (await proef.lag()) === 0, 40);

  row(
    "keeps the place of a record that is no event, never its content, and goes on behind it",
    async () => {
      const [thingId, noteId] = [await thing(), newId()];
      const [first] = notes(thingId, noteId, "a");
      const poison = ["{broken", "[]", JSON.stringify({ ...first!.envelope, sequence: undefined }), ""];
      const { topic, key } = first!;
      await proef.client!.send(poison.map((value) => ({ topic, key, value, partition: 0 })));
      sending.send(first!);
      await becomes(thingId, "a");
      await allDone();
      const kept = await service.sql('select reason from unreadable order by partition, "offset"');
      expect(kept.map(({ reason }) => reason).sort()).toEqual(
        [
          "geen JSON",
          "leeg",
          "zonder id, source, type, time, sequence, huis, data, traceparent",
          "zonder sequence",
        ].sort(),
      );
    },
    60_000,
  );

  row(
    "commits nothing that is not in the inbox, and loses nothing when a member comes in the middle of a handler",
    async () => {
      const [thingId, noteId] = [await thing(), newId()];
      await allDone();
      const { inside, open } = blocked("c");
      sending.send(...notes(thingId, noteId, "abcdefgh"));
      await inside;
      expect(await proef.lag()).toBeGreaterThan(0);
      const second = startService(things, { bus: proef.bus(), database: service.database, environment: quiet });
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      open();
      const other = await second;
      await becomes(thingId, "abcdefgh");
      sending.send(...notes(thingId, noteId, "ijkl", 9));
      await becomes(thingId, "abcdefghijkl");
      await other.stop();
      sending.send(...notes(thingId, noteId, "mn", 13));
      await becomes(thingId, "abcdefghijklmn");
      await allDone();
    },
    120_000,
  );

  row(
    "stays in its group while a handler takes longer than the session",
    async () => {
      const [thingId, noteId] = [await thing(), newId()];
      const { inside, open } = blocked("a");
      sending.send(...notes(thingId, noteId, "ab"));
      await inside;
      await new Promise((resolve) => setTimeout(resolve, 8_000)); // the session of the suite is six seconds
      open();
      await becomes(thingId, "ab");
      await allDone();
      const { body } = await (await service.as()).get("/health/ready");
      expect(body).toMatchObject({ status: "ok" });
    },
    60_000,
  );
});

/** A client that does what a test says. */
const fake = (given: Partial<KafkaClient>): KafkaClient => ({
  send: async () => [],
  consume: async () => ({ joined: () => true, stop: async () => {} }),
  partitionsOf: async () => new Map(),
  lagOf: async () => 0,
  stop: async () => {},
  ...given,
});
const busOn = (client: KafkaClient, onStall: (reason: string) => void) =>
  new KafkaBus(client, (service) => [`zvh.proefregio.${service}`], onStall, 300);

describe("the watchdog", () => {
  it("ends a process whose client stopped delivering without a word", async () => {
    const reasons: string[] = [];
    const bus = busOn(fake({ lagOf: async () => 7 }), (reason) => reasons.push(reason));
    const subscription = await bus.subscribe("things", ["notes"], async () => []);
    await eventually(async () => reasons.length > 0);
    await subscription.stop();
    expect(reasons[0]).toBe("7 events wait and none comes");
  });

  it("lets be a process that has nothing to do, works on something long, or can't ask for its lag", async () => {
    const reasons: string[] = [];
    const idle = busOn(fake({}), (reason) => reasons.push(reason));
    const deaf = busOn(fake({ lagOf: () => Promise.reject(new Error("no broker")) }), (reason) => reasons.push(reason));
    let group: GroupOptions | undefined;
    const consume = async (options: GroupOptions) => ((group = options), { joined: () => true, stop: async () => {} });
    const long = busOn(fake({ lagOf: async () => 1, consume }), (reason) => reasons.push(reason));
    const gate = Promise.withResolvers<never[]>();
    const all = [
      await idle.subscribe("a", ["notes"], async () => []),
      await deaf.subscribe("b", ["notes"], async () => []),
      await long.subscribe("c", ["notes"], () => gate.promise),
    ];
    const [message] = [messageOf(ThingFound, { thingId: newId(), huis }, 1)];
    const records = [{ offset: "0", key: message.key, value: JSON.stringify(message.envelope) }];
    const committed: string[] = [];
    const fetched: Fetched = {
      topic: message.topic,
      partition: 0,
      records,
      heartbeat: async () => {},
      revoked: () => false,
      commit: async (next) => void committed.push(next),
    };
    const handling = group!.onFetched(fetched);
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect([reasons, committed]).toEqual([[], []]);
    gate.resolve([]);
    await handling;
    for (const one of all) await one.stop();
    expect(committed).toEqual(["1"]);
  });

  it("commits nothing of a partition that was given to somebody else meanwhile", async () => {
    let group: GroupOptions | undefined;
    const consume = async (options: GroupOptions) => ((group = options), { joined: () => true, stop: async () => {} });
    const bus = busOn(fake({ consume }), () => {});
    await bus.subscribe("things", ["notes"], async () => []);
    const message = messageOf(ThingFound, { thingId: newId(), huis }, 1);
    let commits = 0;
    await group!.onFetched({
      topic: message.topic,
      partition: 0,
      records: [{ offset: "0", key: message.key, value: JSON.stringify(message.envelope) }],
      heartbeat: async () => {},
      revoked: () => true,
      commit: async () => void commits++,
    });
    expect(commits).toBe(0);
  });
});
