import { Kafka, logLevel } from "kafkajs";
import type { KafkaAccess } from "@zvh/platform";
import { connectionOf } from "@zvh/platform/kafkajs";
import type { Huizen } from "@zvh/regions";

/** The address of the topic of a service for every region that these houses lie in. */
export const topicsOf =
  (huizen: Huizen) =>
  (service: string): string[] =>
    huizen.regios().map((regio) => `zvh.${regio}.${service}`);

/**
 * The deploy step: makes the topics that are missing, and leaves those that are there.
 * @param partitions never another number later: the partition of a key follows from it
 */
export const makeTopics = async (
  access: KafkaAccess,
  wanted: string[],
  { partitions = 6, replicas = 1, retentionDays = 14 } = {},
): Promise<void> => {
  const admin = new Kafka({ ...connectionOf(access), logLevel: logLevel.ERROR }).admin();
  await admin.connect();
  try {
    const there = await admin.listTopics();
    const configEntries = [
      { name: "retention.ms", value: String(retentionDays * 86_400_000) },
      { name: "min.insync.replicas", value: String(Math.max(1, replicas - 1)) },
    ];
    const topics = wanted
      .filter((topic) => !there.includes(topic))
      .map((topic) => ({ topic, numPartitions: partitions, replicationFactor: replicas, configEntries }));
    if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: true });
  } finally {
    await admin.disconnect();
  }
};
