import { KafkaBus, newId, type Fetched, type GroupOptions, type KafkaClient } from "@zvh/platform";
import { eventually } from "@zvh/testing";
import { NoteWritten, ThingFound } from "../../libs/platform/src/things.fixture.js";
import { bussen, huis, messageOf, opstelling, stopBroker } from "./proefbus.js";

afterAll(stopBroker, 60_000);

// What only a bus with a broker must promise, by both clients.
describe.each(bussen.slice(1))("the bus %s", (_name, start, possible) => {
  const { at, row, startProcess, becomes, thing, blocked, allDone } = opstelling(start, possible);
  const notes = (thingId: string, noteId: string, letters: string, from = 1) =>
    [...letters].map((mark, i) => messageOf(NoteWritten, { thingId, noteId, mark, others: [], huis }, from + i));

  row(
    "keeps the place of a record that is no event, never its content, and goes on behind it",
    async () => {
      const [thingId, noteId] = [await thing(), newId()];
      const [first] = notes(thingId, noteId, "a");
      const poison = ["{broken", "[]", JSON.stringify({ ...first!.envelope, sequence: undefined }), ""];
      const { topic, key } = first!;
      await at.proef.client!.send(poison.map((value) => ({ topic, key, value, partition: 0 })));
      at.sending.send(first!);
      await becomes(thingId, "a");
      await allDone();
      const kept = await at.service.sql('select reason from unreadable order by partition, "offset"');
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
      at.sending.send(...notes(thingId, noteId, "abcdefgh"));
      await inside;
      expect(await at.proef.lag()).toBeGreaterThan(0);
      const second = startProcess(at.service.database);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      open();
      const other = await second;
      await becomes(thingId, "abcdefgh");
      at.sending.send(...notes(thingId, noteId, "ijkl", 9));
      await becomes(thingId, "abcdefghijkl");
      await other.stop();
      at.sending.send(...notes(thingId, noteId, "mn", 13));
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
      at.sending.send(...notes(thingId, noteId, "ab"));
      await inside;
      await new Promise((resolve) => setTimeout(resolve, 8_000)); // the session of the suite is six seconds
      open();
      await becomes(thingId, "ab");
      await allDone();
      const { body } = await (await at.service.as()).get("/health/ready");
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

describe("a broker that is away at the start", () => {
  it("is joined as soon as it is there; until then the service runs, and says so", async () => {
    let away = true;
    const joined = { joined: () => true, stop: async () => {} };
    const consume = () => (away ? Promise.reject(new Error("connect ECONNREFUSED")) : Promise.resolve(joined));
    const subscription = await busOn(fake({ consume }), () => {}).subscribe("things", ["notes"], async () => []);
    expect(subscription.state()).toEqual({ ok: false, why: "no member of its group" });
    away = false;
    await eventually(async () => subscription.state().ok);
    await subscription.stop();
  });

  it("does not keep a service from ending", async () => {
    const consume = () => Promise.reject(new Error("connect ECONNREFUSED"));
    const subscription = await busOn(fake({ consume }), () => {}).subscribe("things", ["notes"], async () => []);
    await subscription.stop();
    expect(subscription.state().ok).toBe(false);
  });
});

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

  it("is asked for the group of the plain name, by which dashboards and scaling find it", async () => {
    const groups: string[] = [];
    const consume = async ({ group }: GroupOptions) => (
      groups.push(group),
      { joined: () => true, stop: async () => {} }
    );
    const subscription = await busOn(fake({ consume }), () => {}).subscribe("things", ["notes"], async () => []);
    await subscription.stop();
    expect(groups).toEqual(["zvh.things"]);
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
