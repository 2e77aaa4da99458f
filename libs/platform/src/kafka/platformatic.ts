import { Logger } from "@nestjs/common";
import {
  Admin,
  Consumer,
  ProduceAcks,
  Producer,
  stringDeserializers,
  stringSerializers,
  type SASLMechanismValue,
} from "@platformatic/kafka";
import type { KafkaAccess } from "./access.js";
import type { Consuming, Fetched, GroupOptions, KafkaClient, ToSend } from "./client.js";

const logger = new Logger("platformatic-kafka");
type TextConsumer = Consumer<string, string, string, string>;
type TextMessage = {
  topic: string;
  partition: number;
  offset: bigint;
  key: string;
  value: string;
  leaderEpoch: number;
};

/** How to get in, in the words of @platformatic/kafka. */
const connectionOf = ({ brokers, tls, sasl }: KafkaAccess) => ({
  bootstrapBrokers: brokers,
  ...(tls && { tls }),
  ...(sasl && { sasl: { ...sasl, mechanism: sasl.mechanism.toUpperCase() as SASLMechanismValue } }),
});

/** The port on @platformatic/kafka, which hands over messages one by one: here they wait per partition. */
export const platformaticClient = (access: KafkaAccess, clientId: string, sessionTimeout = 15_000): KafkaClient => {
  const base = { clientId, ...connectionOf(access), retries: 5, retryDelay: 200, autocreateTopics: false };
  const producer = new Producer({ ...base, idempotent: true, acks: ProduceAcks.ALL, serializers: stringSerializers });
  const admin = new Admin(base);
  const asker = new Consumer({ ...base, groupId: `${clientId}.lag`, deserializers: stringDeserializers });

  const send = async (messages: ToSend[]) => {
    const { offsets = [] } = await producer.send({ messages });
    const next = new Map(offsets.map(({ topic, partition, offset }) => [`${topic} ${partition}`, offset]));
    return messages.map(({ topic, partition }) => {
      const offset = next.get(`${topic} ${partition}`)!;
      next.set(`${topic} ${partition}`, offset + 1n);
      return { partition, offset: String(offset) };
    });
  };

  const partitionsOf = async (topics: string[]) => {
    const { topics: found } = await admin.metadata({ topics, forceUpdate: true });
    return new Map([...found].map(([topic, { partitionsCount }]) => [topic, partitionsCount]));
  };

  const lagOf = async (group: string, topics: string[]) => {
    const [groupOffsets] = await admin.listConsumerGroupOffsets({ groups: [group] });
    const committed = new Map(
      groupOffsets?.topics.flatMap(({ name, partitions }) =>
        partitions.map((one): [string, bigint] => [`${name} ${one.partitionIndex}`, one.committedOffset]),
      ),
    );
    const [high, low] = [await asker.listOffsets({ topics }), await asker.listOffsets({ topics, timestamp: -2n })];
    let lag = 0n;
    for (const [topic, ends] of high)
      for (const [partition, end] of ends.entries()) {
        const at = committed.get(`${topic} ${partition}`) ?? -1n;
        lag += end - (at < 0n ? low.get(topic)![partition]! : at);
      }
    return Number(lag);
  };

  const consume = async ({ group, topics, onFetched, onFatal }: GroupOptions): Promise<Consuming> => {
    const consumer: TextConsumer = new Consumer({
      ...base,
      groupId: group,
      deserializers: stringDeserializers,
      sessionTimeout,
      heartbeatInterval: sessionTimeout / 5,
      rebalanceTimeout: 30_000,
      maxWaitTime: 200,
    });
    const waiting = new Waiting(consumer, onFetched);
    consumer.on("consumer:group:rebalance", () => waiting.rebalancing());
    consumer.on("consumer:group:join", () => waiting.assigned());
    const options = { topics, autocommit: false, mode: "committed", fallbackMode: "earliest" } as const;
    const stream = await consumer.consume(options).catch(async (error: unknown) => {
      await consumer.close(true).catch(() => {});
      throw error;
    });
    waiting.assigned();
    let stopping = false;
    stream.on("error", (error) => {
      if (!stopping) onFatal(error);
    });
    stream.on("data", (message: TextMessage) => {
      const committed = stream.offsetsCommitted.get(`${message.topic}:${message.partition}`);
      waiting.add(message, committed);
      if (waiting.size > 2_000) stream.pause();
    });
    waiting.onRoom = () => {
      if (stream.isPaused() && waiting.size < 500) stream.resume();
    };
    const stop = async () => {
      stopping = true;
      await waiting.stop();
      await consumer.close(true);
    };
    return { joined: () => consumer.isActive() && waiting.isAssigned, stop };
  };

  const stop = async () => {
    await Promise.allSettled([producer.close(), admin.close(), asker.close(true)]);
  };
  return { send, consume, partitionsOf, lagOf, stop };
};

type Partition = {
  messages: TextMessage[];
  last: bigint | undefined;
  running: Promise<void> | undefined;
  lost: boolean;
};

/** Messages that wait, per partition; one batch of each at a time. */
class Waiting {
  size = 0;
  isAssigned = false;
  onRoom: () => void = () => {};
  private readonly partitions = new Map<string, Partition>();
  private stopping = false;

  constructor(
    private readonly consumer: TextConsumer,
    private readonly onFetched: (fetched: Fetched) => Promise<void>,
  ) {}

  rebalancing(): void {
    this.isAssigned = false;
  }

  /** Forgets the partitions that went to somebody else. */
  assigned(): void {
    const ours = new Set(
      (this.consumer.assignments ?? []).flatMap(({ topic, partitions }) => partitions.map((one) => `${topic} ${one}`)),
    );
    for (const [name, partition] of this.partitions)
      if (!ours.has(name)) {
        partition.lost = true;
        this.size -= partition.messages.length;
        this.partitions.delete(name);
      }
    this.isAssigned = true;
  }

  /** What comes twice is left out; what comes before its beginning (a rest of an earlier assignment) too. */
  add(message: TextMessage, committed: bigint | undefined): void {
    const name = `${message.topic} ${message.partition}`;
    const partition = this.partitions.get(name) ?? { messages: [], last: undefined, running: undefined, lost: false };
    this.partitions.set(name, partition);
    if (
      partition.last === undefined
        ? committed !== undefined && message.offset > committed
        : message.offset <= partition.last
    )
      return;
    partition.last = message.offset;
    partition.messages.push(message);
    this.size++;
    partition.running ??= this.hand(partition).finally(() => (partition.running = undefined));
  }

  async stop(): Promise<void> {
    this.stopping = true;
    for (const { running } of this.partitions.values()) await running;
  }

  private async hand(partition: Partition): Promise<void> {
    await Promise.resolve(); // what came in the same fetch comes along
    while (partition.messages.length > 0 && !partition.lost && !this.stopping) {
      const messages = partition.messages.slice(0, 500);
      try {
        await this.onFetched(this.fetchedOf(messages, partition));
        partition.messages.splice(0, messages.length);
        if (!partition.lost) this.size -= messages.length;
        this.onRoom();
      } catch (error) {
        logger.warn(`A batch comes again: ${(error as Error).constructor.name}`);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  private fetchedOf(messages: TextMessage[], partition: Partition): Fetched {
    const { topic, partition: number, leaderEpoch } = messages.at(-1)!;
    return {
      topic,
      partition: number,
      records: messages.map(({ offset, key, value }) => ({ offset: String(offset), key, value: value ?? null })),
      heartbeat: async () => {}, // the client's own, beside the work
      revoked: () => partition.lost,
      commit: (next) =>
        this.consumer.commit({ offsets: [{ topic, partition: number, offset: BigInt(next), leaderEpoch }] }),
    };
  }
}
