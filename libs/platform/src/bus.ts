import type { Message } from "./envelope.js";

/** Where a message stands on the bus: on Kafka its partition and offset. */
export type Sent = { partition?: number; offset?: string };

/** Takes messages in order. Resolves with those that must come again; each later one of the same key is among them. */
export type Receive = (messages: Message[]) => Promise<Message[]>;

/** A record on the bus that is no event; its content stays there alone. */
export type Unreadable = { topic: string; partition: number; offset: string; reason: string; sha256: string };

/** What services need of a bus; everything that a message means is theirs. */
export type Bus = {
  /** Sends in order per key. For each message where it stands, or null when it, or one before it of its key, must be sent again. */
  publish(messages: Message[]): Promise<(Sent | null)[]>;
  /**
   * Hands every message of these services' topics to a service, from the first that it has not had; until it is stopped.
   * @param unreadable what the service does with a record that is no event
   */
  subscribe(
    service: string,
    from: string[],
    receive: Receive,
    unreadable?: (records: Unreadable[]) => Promise<void>,
  ): Promise<Subscription>;
};

export type Subscription = {
  /** Whether messages come in, or why not. */
  state(): { ok: boolean; why?: string };
  /** Ends after what is being received now. */
  stop(): Promise<void>;
};

type Subscriber = { service: string; from: string[]; receive: Receive; open: boolean };

/**
 * The bus within one process. Durable, because the outbox row stays until every subscriber has committed or parked;
 * it keeps nothing for a later subscriber.
 */
export class InProcessBus implements Bus {
  private subscribers: Subscriber[] = [];

  /** @param complete resolves when every subscriber is there: what is published before waits for the last of them */
  constructor(private readonly complete: Promise<void> = Promise.resolve()) {}

  async subscribe(service: string, from: string[], receive: Receive): Promise<Subscription> {
    const busy = new Set<Promise<unknown>>();
    const hand: Receive = (messages) => {
      if (!subscriber.open) return Promise.resolve(messages); // what it misses must come again
      const handing = receive(messages).finally(() => busy.delete(handing));
      busy.add(handing);
      return handing;
    };
    const subscriber: Subscriber = { service, from, receive: hand, open: true };
    this.subscribers = this.subscribers.filter((one) => one.open || one.service !== service);
    this.subscribers.push(subscriber);
    const stop = async () => {
      subscriber.open = false; // it stays until its successor is there
      await Promise.allSettled(busy);
    };
    return { state: () => ({ ok: true }), stop };
  }

  async publish(messages: Message[]): Promise<(Sent | null)[]> {
    await this.complete;
    const sent = new Set(messages);
    const handing = this.subscribers.map(async ({ from, receive }) => {
      const theirs = messages.filter(({ topic }) => from.includes(topic.split(".").at(-1)!));
      if (theirs.length === 0) return;
      const again = await receive(theirs).catch(() => theirs);
      for (const message of again) sent.delete(message);
    });
    await Promise.all(handing);
    const held = new Set(messages.filter((message) => !sent.has(message)).map(({ key }) => key));
    return messages.map(({ key }) => (held.has(key) ? null : {}));
  }
}
