import { Logger } from "@nestjs/common";
import { Kafka, logLevel, Partitioners, type EachBatchPayload, type KafkaConfig, type Producer } from "kafkajs";
import type { KafkaAccess } from "./access.js";
import type { Consuming, Fetched, GroupOptions, KafkaClient, ToSend } from "./client.js";

const logger = new Logger("kafkajs");
/** Every error a plain one: kafkajs takes a TypeError for a mistake that can't be tried again, and stops. */
const plain = (error: unknown): Error => Object.assign(new Error((error as Error).constructor.name), { cause: error });

/** How to get in, in the words of kafkajs. */
export const connectionOf = ({ brokers, tls, sasl }: KafkaAccess): KafkaConfig => ({
  brokers,
  ...(tls && { ssl: tls }),
  ...(sasl && { sasl: sasl as KafkaConfig["sasl"] }),
});

/**
 * The port on kafkajs.
 * @param sessionTimeout milliseconds without a sign of life after which the group goes on without us
 */
export const kafkajsClient = (access: KafkaAccess, clientId: string, sessionTimeout = 15_000): KafkaClient => {
  const kafka = new Kafka({
    ...connectionOf(access),
    clientId,
    // Only a label and a level: the data of an entry may hold what a record held.
    logCreator:
      () =>
      ({ level, log: { message, error } }) =>
        level <= logLevel.ERROR ? logger.warn(`${message} ${error ?? ""}`.trim()) : undefined,
    retry: { initialRetryTime: 200, retries: 8 },
  });
  const makeProducer = () =>
    kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
  let producing: Promise<Producer> | undefined;
  /** A producer that failed has lost its count: the next send begins with a new one. */
  const connectedProducer = async (): Promise<Producer> => {
    const producer = makeProducer();
    await producer.connect();
    return producer;
  };
  const admin = kafka.admin();
  let administering: Promise<void> | undefined;
  const connectedAdmin = async () => {
    await (administering ??= admin.connect().catch((error) => ((administering = undefined), Promise.reject(error))));
    return admin;
  };

  const produce = async (records: ToSend[]) => {
    const topicMessages = [...Map.groupBy(records, ({ topic }) => topic)].map(([topic, messages]) => {
      return { topic, messages };
    });
    const producer = await (producing ??= connectedProducer());
    return await producer.sendBatch({ acks: -1, topicMessages });
  };
  const renew = () => {
    void producing?.then((producer) => producer.disconnect()).catch(() => {}); // broken already
    producing = undefined;
  };

  const send = async (records: ToSend[]) => {
    const placed = await produce(records).catch((error) => {
      renew();
      throw error;
    });
    const next = new Map(placed.map((one) => [`${one.topicName} ${one.partition}`, BigInt(one.baseOffset ?? "0")]));
    return records.map(({ topic, partition }) => {
      const offset = next.get(`${topic} ${partition}`)!;
      next.set(`${topic} ${partition}`, offset + 1n);
      return { partition, offset: String(offset) };
    });
  };

  const partitionsOf = async (topics: string[]) => {
    const { topics: found } = await (await connectedAdmin()).fetchTopicMetadata({ topics });
    return new Map(found.map(({ name, partitions }) => [name, partitions.length]));
  };

  const lagOf = async (group: string, topics: string[]) => {
    const connected = await connectedAdmin();
    const committed = await connected.fetchOffsets({ groupId: group, topics });
    let lag = 0n;
    for (const topic of topics) {
      const done = new Map(
        committed.find((one) => one.topic === topic)?.partitions.map((p) => [p.partition, p.offset]),
      );
      for (const { partition, high, low } of await connected.fetchTopicOffsets(topic)) {
        const at = BigInt(done.get(partition) ?? "-1");
        lag += BigInt(high) - (at < 0n ? BigInt(low) : at);
      }
    }
    return Number(lag);
  };

  const consume = async ({ group, topics, onFetched, onFatal }: GroupOptions): Promise<Consuming> => {
    await coordinatorOf(group, async () => void (await (await connectedAdmin()).describeGroups([group])));
    const consumer = kafka.consumer({
      groupId: group,
      sessionTimeout,
      heartbeatInterval: sessionTimeout / 5,
      rebalanceTimeout: 30_000,
      maxWaitTimeInMs: 200,
      retry: { initialRetryTime: 200, retries: 8, restartOnFailure: async () => true },
      allowAutoTopicCreation: false,
    });
    let joined = false;
    consumer.on("consumer.group_join", () => (joined = true));
    consumer.on("consumer.rebalancing", () => (joined = false));
    consumer.on("consumer.disconnect", () => (joined = false));
    consumer.on("consumer.crash", ({ payload }) => {
      if (!payload.restart) onFatal(payload.error);
    });
    const eachBatch = ({ batch, heartbeat, isRunning, isStale, resolveOffset }: EachBatchPayload) => {
      const { topic, partition } = batch;
      const fetched: Fetched = {
        topic,
        partition,
        records: batch.messages.map(({ offset, key, value }) => ({
          offset,
          key: key?.toString() ?? null,
          value: value?.toString() ?? null,
        })),
        heartbeat,
        revoked: () => !isRunning() || isStale(),
        commit: async (offset) => {
          resolveOffset(String(BigInt(offset) - 1n));
          await consumer.commitOffsets([{ topic, partition, offset }]);
        },
      };
      return onFetched(fetched).catch((error) => Promise.reject(isOfProtocol(error) ? error : plain(error)));
    };
    const options = { autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 4, eachBatch };
    try {
      await consumer.connect();
      await consumer.subscribe({ topics, fromBeginning: true });
      await consumer.run(options);
    } catch (error) {
      await consumer.disconnect().catch(() => {}); // it is tried again with another
      throw error;
    }
    return { joined: () => joined, stop: () => consumer.disconnect() };
  };

  const stop = async () => {
    await Promise.allSettled([producing?.then((producer) => producer.disconnect()), admin.disconnect()]);
  };
  return { send, consume, partitionsOf, lagOf, stop };
};

/** What the broker said (a rebalance, an old generation): kafkajs acts on these itself. */
const isOfProtocol = (error: unknown): boolean => ((error as Error).name ?? "").startsWith("KafkaJS");

/** Waits until the broker knows who coordinates the group: it needs a moment after its start. */
const coordinatorOf = async (group: string, ask: () => Promise<void>): Promise<void> => {
  for (let left = 60; ; left--)
    try {
      return await ask();
    } catch (error) {
      if (left === 0) throw error;
      logger.debug(`The coordinator of ${group} is not there yet`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
};
