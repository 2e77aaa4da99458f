import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  InProcessBus,
  kafkajsClient,
  KafkaBus,
  newId,
  nextTrace,
  platformaticClient,
  type Bus,
  type KafkaClient,
  type Message,
} from "@zvh/platform";
import { contractOf, type ContractClass } from "@zvh/contracts";
import { brokerPossible, makeTopics, startBroker, type Broker } from "../../deploy/kafka.js";

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
  await makeTopics(shared.brokers, [...listened, ...topicsOf("things")], { partitions: 3 });
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
    clients.push(make([broker.brokers], "proef", 6_000));
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

/** A message as the relay of its service would send it. */
export const messageOf = <T extends { huis: string }>(
  contract: ContractClass<T>,
  data: T,
  sequence: number,
  { id = newId(), type = contractOf(contract).type } = {},
): Message => {
  const { service, key } = contractOf(contract);
  const subject = String((data as Record<string, unknown>)[key]);
  return {
    topic: topicsOf(service)[0]!,
    key: subject,
    envelope: {
      specversion: "1.0",
      id,
      source: `urn:nld:oin:00000000000000000000:systeem:${service}`,
      type,
      subject: `${service}/${subject}`,
      time: new Date(0).toISOString(),
      sequence,
      datacontenttype: "application/json",
      traceparent: nextTrace(),
      huis: data.huis,
      data,
    },
  };
};

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
