import { createHash, randomUUID } from "node:crypto";
import { Kafka, logLevel, type Admin, type Consumer } from "kafkajs";
import type { KafkaAccess } from "@zvh/platform";
import { connectionOf } from "@zvh/platform/kafkajs";
import type { Broker, Span, Written } from "./world.js";

/** A broker that gives nothing for so long does not answer any more. */
const patience = 60_000;

const existing = async (admin: Admin, topics: string[]): Promise<string[]> => {
  const there = new Set(await admin.listTopics());
  return topics.filter((topic) => there.has(topic));
};

/** Asks again for some seconds where the broker says that it can't tell yet: a leader changes, a coordinator comes up. */
const patiently = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (let left = 40; ; left--)
    try {
      return await ask();
    } catch (error) {
      if (left === 0 || !(error as { retriable?: boolean }).retriable) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
};

const spansOf = async (admin: Admin, topics: string[]): Promise<Span[]> => {
  const ofEach = topics.map(async (topic) =>
    (await patiently(() => admin.fetchTopicOffsets(topic))).map(({ partition, low, high }) => {
      return { topic, partition, low, high };
    }),
  );
  return (await Promise.all(ofEach)).flat();
};

const placeOf = ({ topic, partition }: { topic: string; partition: number }): string => `${topic} ${partition}`;
const digestOf = (value: Buffer | null): string =>
  createHash("sha256")
    .update(value ?? "")
    .digest("hex");

/** Resolves when a consumer has had everything before the ends of these partitions; rejects when nothing comes any more. */
const allHad = (consumer: Consumer, spans: Span[]): Promise<void> => {
  const open = new Map(spans.map((span) => [placeOf(span), BigInt(span.high)]));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const giveUp = () => reject(new Error(`Kafka gaf ${patience / 1000} seconden niets meer`));
  let timer = setTimeout(giveUp, patience);
  consumer.on("consumer.end_batch_process", ({ payload }) => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, patience);
    const place = placeOf(payload);
    if (BigInt(payload.lastOffset) + 1n >= (open.get(place) ?? 0n)) open.delete(place);
    if (open.size === 0) resolve();
  });
  consumer.on("consumer.crash", ({ payload }) => {
    if (!payload.restart) reject(payload.error);
  });
  return promise.finally(() => clearTimeout(timer));
};

/** Everything that stands between the ends of these partitions, by a group of its own that commits nothing. */
const dump = async (kafka: Kafka, groupId: string, spans: Span[]): Promise<Written[]> => {
  const highs = new Map(spans.map((span) => [placeOf(span), BigInt(span.high)]));
  const records = new Map<string, Written>();
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 200, allowAutoTopicCreation: false });
  await consumer.connect();
  try {
    const complete = allHad(consumer, spans);
    complete.catch(() => {}); // awaited below; it may reject before that
    await consumer.subscribe({ topics: [...new Set(spans.map(({ topic }) => topic))], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch: { topic, partition, messages } }) => {
        const high = highs.get(placeOf({ topic, partition })) ?? 0n;
        for (const { offset, key, value } of messages)
          if (BigInt(offset) < high)
            records.set(`${topic} ${partition} ${offset}`, {
              topic,
              partition,
              offset,
              key: key?.toString() ?? "",
              digest: digestOf(value),
            });
      },
    });
    await complete;
  } finally {
    await consumer.disconnect();
  }
  return [...records.values()].toSorted(byPlace);
};

const byPlace = (a: Written, b: Written): number =>
  a.topic.localeCompare(b.topic) || a.partition - b.partition || Number(BigInt(a.offset) - BigInt(b.offset));

/**
 * Reads brokers with kafkajs. Values are hashed where they come in: what a record says goes no further.
 */
export const kafkaReader = (access: KafkaAccess): Broker => {
  const kafka = new Kafka({ ...connectionOf(access), clientId: "zvh-controle", logLevel: logLevel.NOTHING });
  const withAdmin = async <T>(work: (admin: Admin) => Promise<T>): Promise<T> => {
    const admin = kafka.admin();
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  };
  return {
    records: (topics) =>
      withAdmin(async (admin) => {
        const spans = await spansOf(admin, await existing(admin, topics));
        const filled = spans.filter(({ low, high }) => BigInt(low) < BigInt(high));
        if (filled.length === 0) return { spans, records: [] };
        const group = `zvh-controle-${randomUUID()}`;
        const records = await dump(kafka, group, filled);
        await admin.deleteGroups([group]).catch(() => {}); // one that is left behind has no offsets, and goes by itself
        return { spans, records };
      }),
    committed: (group, topics) =>
      withAdmin(async (admin) => {
        const there = await existing(admin, topics);
        const offsets = await patiently(() => admin.fetchOffsets({ groupId: group, topics: there }));
        return offsets
          .flatMap(({ topic, partitions }) => partitions.map(({ partition, offset }) => ({ topic, partition, offset })))
          .filter(({ offset }) => BigInt(offset) >= 0n);
      }),
  };
};
