import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InProcessBus, KafkaBus, newId, type Bus, type KafkaClient, type Message } from "@zvh/platform";
import { kafkajsClient } from "@zvh/platform/kafkajs";
import { platformaticClient } from "@zvh/platform/platformatic";
import { contractOf, type ContractClass } from "@zvh/contracts";
import { eventually, messageOf as eventOf, startService, type TestService } from "@zvh/testing";
import { behaviour, ThingFound, things } from "../../libs/platform/src/things.fixture.js";
import { brokerPossible, startBroker, type Broker } from "../../deploy/kafka.js";
import { makeTopics } from "../../deploy/topics.js";

/** Topics of the fixture's services. One region: every house shares them, so that a fetch holds several houses. */
const topicsOf = (service: string): string[] => [`zvh.proefregio.${service}`];

export type ProefBus = {
  /** A bus as a process has it: each has a client of its own. */
  bus(): Bus;
  /** The client beneath, to send what no relay sends and to ask what the group committed. Null within one process. */
  client: KafkaClient | null;
  lag(): Promise<number>;
  stop(): Promise<void>;
};

const inProcess = async (): Promise<ProefBus> => {
  const bus = new InProcessBus();
  return { bus: () => bus, client: null, lag: async () => 0, stop: async () => {} };
};

const listened = ["sources", "notes"].flatMap(topicsOf);
/** One broker for the buses of a test file. */
let shared: (Broker & { folder: string }) | undefined;
const sharedBroker = async (): Promise<Broker> => {
  if (shared) return shared;
  const folder = mkdtempSync(join(tmpdir(), "zvh-kafka-"));
  shared = { ...(await startBroker(folder)), folder };
  await makeTopics({ brokers: [shared.brokers] }, [...listened, ...topicsOf("things")], { partitions: 3 });
  return shared;
};
/** After all tests of a file. */
export const stopBroker = async (): Promise<void> => {
  await shared?.stop();
  if (shared) rmSync(shared.folder, { recursive: true, force: true });
};

const overKafka = (make: typeof kafkajsClient) => async (): Promise<ProefBus> => {
  const broker = await sharedBroker();
  const clients: KafkaClient[] = [];
  const client = () => {
    clients.push(make({ brokers: [broker.brokers] }, "proef", 6_000));
    return clients.at(-1)!;
  };
  const own = client();
  const stop = async () => {
    for (const one of clients) await one.stop();
  };
  const fail = (reason: string) => console.error(`a client of the suite gave up: ${reason}`);
  return {
    bus: () => new KafkaBus(client(), topicsOf, fail),
    client: own,
    lag: () => own.lagOf("zvh.things", listened),
    stop,
  };
};

/** The buses that pass the suite: by name, how to start one, and whether a broker can be had here. */
export const bussen: [name: string, start: () => Promise<ProefBus>, possible: boolean][] = [
  ["within one process", inProcess, true],
  ["over kafkajs", overKafka(kafkajsClient), brokerPossible().ok],
  ["over @platformatic/kafka", overKafka(platformaticClient), brokerPossible().ok],
];

/** An event on the one topic of its service, whatever its house. */
export const messageOf = <T extends { huis: string }>(
  contract: ContractClass<T>,
  data: T,
  sequence: number,
  options?: { id?: string; type?: string },
): Message => ({
  ...eventOf(contract, data, sequence, options),
  topic: topicsOf(contractOf(contract).service)[0]!,
});

/** Sends as a relay does: one batch at a time; what could not go goes along with the next. */
export const sender = (bus: Bus) => {
  let waiting: Message[] = [];
  let over = false;
  const round = async () => {
    while (!over) {
      const batch = waiting;
      const sent = batch.length > 0 ? await bus.publish(batch) : [];
      waiting = [...batch.filter((_, i) => !sent[i]), ...waiting.slice(batch.length)];
      if (waiting.length === 0 || sent.includes(null)) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const running = round();
  return {
    send: (...messages: Message[]) => void (waiting = [...waiting, ...messages]),
    stop: async () => {
      over = true;
      await running;
    },
  };
};

/** The house of whom a test says nothing. */
export const huis = "proefhuis";

/**
 * The smallest service on a bus, started before the rows of a suite and stopped after them, and what rows ask of it.
 * `row` is a test that needs the bus: skipped where it can't be had, but never in CI.
 */
export const opstelling = (start: () => Promise<ProefBus>, possible: boolean) => {
  const wanted = possible || process.env.CI;
  const at = {} as { proef: ProefBus; service: TestService; sending: ReturnType<typeof sender> };
  /** A process of the service; a second one of the same when it is given its database. */
  const startProcess = (database?: string): Promise<TestService> =>
    startService(things, { bus: at.proef.bus(), database, environment: { LOG_LEVEL: "error" } });
  beforeAll(async () => {
    if (!wanted) return;
    at.proef = await start();
    at.service = await startProcess();
    at.sending = sender(at.proef.bus());
  }, 120_000);
  afterAll(async () => {
    await at.sending?.stop();
    await at.service?.stop();
    await at.proef?.stop();
  }, 60_000);
  afterEach(() => behaviour.marks.clear());

  const marks = async (thingId: string): Promise<string | undefined> =>
    (await at.service.sql("select marks from thing where thing_id = $1", [thingId]))[0]?.marks;
  const becomes = (thingId: string, marksThen: string, seconds = 40) =>
    eventually(async () => (await marks(thingId)) === marksThen, seconds).catch(async () =>
      expect(await marks(thingId)).toBe(marksThen),
    );
  const thing = async (of = huis): Promise<string> => {
    const thingId = newId();
    at.sending.send(messageOf(ThingFound, { thingId, huis: of }, 1));
    await becomes(thingId, "", 30);
    return thingId;
  };
  /** Holds the handler of a mark until it is opened. */
  const blocked = (mark: string) => {
    const [inside, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    behaviour.marks.set(mark, () => (inside.resolve(), gate.promise));
    return { inside: inside.promise, open: () => gate.resolve() };
  };
  const allDone = () => eventually(async () => (await at.proef.lag()) === 0, 30);
  return { at, row: wanted ? it : it.skip, startProcess, marks, becomes, thing, blocked, allDone };
};
