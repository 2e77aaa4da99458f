import { setTimeout as pause } from "node:timers/promises";
import { Logger } from "@nestjs/common";
import type { Bus, Receive, Sent, Subscription, Unreadable } from "../bus.js";
import type { Message } from "../envelope.js";
import { killPoint } from "../kill-point.js";
import type { Consuming, Fetched, KafkaClient } from "./client.js";
import { messageOf } from "./record.js";
import { Watchdog } from "./watchdog.js";

type OnUnreadable = (records: Unreadable[]) => Promise<void>;

const logger = new Logger("Kafka");

/** The partition of a key: the same for every client and for ever. */
export const partitionOf = (key: string, partitions: number): number => parseInt(key.slice(-7), 16) % partitions;

/** The bus over Kafka: topics `zvh.<regio>.<service>`, a consumer group per service. */
export class KafkaBus implements Bus {
  private readonly partitions = new Map<string, number>();
  private waiting: { messages: Message[]; answer: (sent: (Sent | null)[]) => void }[] = [];
  private sending = false;

  /**
   * @param topicsOf the addresses of a service's topics, one per region
   * @param onStall what ends the process when it is beyond help: the deployment starts another
   */
  constructor(
    private readonly client: KafkaClient,
    private readonly topicsOf: (service: string) => string[],
    private readonly onStall: (reason: string) => void,
    private readonly stalledAfter = 60_000,
  ) {}

  /** Ends the client; after every subscription. */
  close(): Promise<void> {
    return this.client.stop();
  }

  /** One send at a time (an idempotent producer loses count when they cross): what comes meanwhile goes together. */
  publish(messages: Message[]): Promise<(Sent | null)[]> {
    return new Promise((answer) => {
      this.waiting.push({ messages, answer });
      if (!this.sending) void this.sendWaiting();
    });
  }

  private async sendWaiting(): Promise<void> {
    this.sending = true;
    while (this.waiting.length > 0) {
      await new Promise(setImmediate); // what is published in the same round of a relay comes along
      const turn = this.waiting.splice(0);
      const sent = await this.trySend(turn.flatMap(({ messages }) => messages));
      const together = sent.includes(null) && turn.length > 1 ? undefined : sent;
      // What can't go holds up nothing but what was published with it.
      for (const { messages, answer } of turn)
        answer(together?.splice(0, messages.length) ?? (await this.trySend(messages)));
    }
    this.sending = false;
  }

  private async trySend(messages: Message[]): Promise<(Sent | null)[]> {
    return await this.send(messages).catch((error: Error) => {
      logger.warn(`${messages.length} events could not be sent and come again: ${error.constructor.name}`);
      return messages.map(() => null);
    });
  }

  private async send(messages: Message[]): Promise<Sent[]> {
    const unknown = [...new Set(messages.map(({ topic }) => topic))].filter((topic) => !this.partitions.has(topic));
    if (unknown.length > 0)
      for (const [topic, count] of await this.client.partitionsOf(unknown)) this.partitions.set(topic, count);
    return await this.client.send(
      messages.map(({ topic, key, envelope, text = JSON.stringify(envelope) }) => {
        return { topic, key, value: text, partition: partitionOf(key, this.partitions.get(topic)!) };
      }),
    );
  }

  /** Joins its group in the background, until that succeeds: without the broker a service does what it can. */
  async subscribe(
    service: string,
    from: string[],
    receive: Receive,
    unreadable: OnUnreadable = async () => {},
  ): Promise<Subscription> {
    const topics = from.flatMap(this.topicsOf);
    const group = `zvh.${service}`;
    if (topics.length === 0) return { state: () => ({ ok: true }), stop: async () => {} };
    const watchdog = new Watchdog(() => this.client.lagOf(group, topics), this.onStall, this.stalledAfter);
    let consuming: Consuming | undefined;
    let stopping = false;
    const join = async () => {
      while (!consuming && !stopping)
        consuming = await this.client
          .consume({
            group,
            topics,
            onFetched: (fetched) => watchdog.during(() => take(fetched, receive, unreadable, () => stopping)),
            onFatal: (error) => this.onStall(`the client gave up: ${error.constructor.name}`),
          })
          .catch((error: Error) => later(group, error));
      if (!stopping) watchdog.start();
    };
    const joining = join();
    const stop = async () => {
      stopping = true;
      watchdog.stop();
      await joining;
      await consuming?.stop();
    };
    return {
      state: () => (consuming?.joined() ? { ok: true } : { ok: false, why: "no member of its group" }),
      stop,
    };
  }
}

const later = (group: string, error: Error): Promise<undefined> => {
  logger.warn(`${group} can't be joined yet: ${error.constructor.name}`);
  return pause(1_000, undefined);
};

/** Hands over what was fetched until nothing must come again, and only then commits; fenced when it was revoked. */
const take = async (
  fetched: Fetched,
  receive: Receive,
  onUnreadable: OnUnreadable,
  stopping: () => boolean,
): Promise<void> => {
  const { fenced, stop } = heartbeats(fetched);
  try {
    const read = fetched.records.map((record) => messageOf(fetched, record));
    const unreadable = read.filter((one) => "reason" in one);
    if (unreadable.length > 0) await onUnreadable(unreadable);
    let left = read.filter((one) => "envelope" in one);
    for (let wait = 200; left.length > 0; wait = Math.min(wait * 2, 10_000)) {
      left = await receive(left);
      if (fenced() || (left.length > 0 && stopping())) return;
      if (left.length > 0) await pause(wait);
    }
    await killPoint("handled-not-committed");
    if (!fenced()) await fetched.commit(String(BigInt(fetched.records.at(-1)!.offset) + 1n));
  } finally {
    await stop();
  }
};

/** Tells the group that we live, however long a handler takes; fenced as soon as it says that we are out. */
const heartbeats = (fetched: Fetched) => {
  let failed: Error | undefined;
  const timer = setInterval(() => void fetched.heartbeat().catch((error: Error) => (failed = error)), 3_000);
  const stop = async () => {
    clearInterval(timer);
    if (failed) throw failed; // the client acts on what the broker said: it joins again
  };
  return { fenced: () => failed !== undefined || fetched.revoked(), stop };
};
