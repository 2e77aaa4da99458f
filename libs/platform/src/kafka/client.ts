import type { Sent } from "../bus.js";

/** What the bus sends: text by a key, to a partition that it chose. */
export type ToSend = { topic: string; partition: number; key: string; value: string };

/** What a broker gave of one partition, in order of its offsets. */
export type Fetched = {
  topic: string;
  partition: number;
  records: { offset: string; key: string | null; value: string | null }[];
  /** Tells the group that this consumer lives; rejects when the partition is no longer ours. */
  heartbeat(): Promise<void>;
  /** Whether the partition was given to somebody else meanwhile. */
  revoked(): boolean;
  /** Records that everything before this offset is done. */
  commit(next: string): Promise<void>;
};

export type Consuming = {
  /** Whether this member takes part in its group. */
  joined(): boolean;
  stop(): Promise<void>;
};

export type GroupOptions = {
  group: string;
  topics: string[];
  /** One at a time per partition; the next comes when it resolved. Rejects: the same records come again. */
  onFetched(fetched: Fetched): Promise<void>;
  /** The client gave up: this process can't go on. */
  onFatal(error: Error): void;
};

/** All that the bus needs of a Kafka client. Nothing is committed but by `commit`; a new group starts at the oldest. */
export type KafkaClient = {
  /** Sends in order per partition, acknowledged by all in-sync replicas. For each record where it stands. */
  send(records: ToSend[]): Promise<Sent[]>;
  /** Joins a group; where that fails it leaves nothing open, for it is tried again. */
  consume(options: GroupOptions): Promise<Consuming>;
  /** Partitions per topic; rejects when a topic is missing. */
  partitionsOf(topics: string[]): Promise<Map<string, number>>;
  /** How many records of these topics are there that the group has not committed. */
  lagOf(group: string, topics: string[]): Promise<number>;
  stop(): Promise<void>;
};
