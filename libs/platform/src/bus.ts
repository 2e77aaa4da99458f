import type { Message } from "./envelope.js";

/** Where a message stands on the bus: on Kafka its partition and offset. */
export type Sent = { partition?: number; offset?: string };

/** Takes messages in order. Resolves with those that must come again; each later one of the same key is among them. */
export type Receive = (messages: Message[]) => Promise<Message[]>;

/** What services need of a bus; everything that a message means is theirs. */
export type Bus = {
  /** Sends in order per key. For each message where it stands, or null when it, or one before it of its key, must be sent again. */
  publish(messages: Message[]): Promise<(Sent | null)[]>;
  /** Hands every message of these services' topics to a service, from the first that it has not had; until it is stopped. */
  subscribe(service: string, topicsOf: string[], receive: Receive): Promise<Subscription>;
};

export type Subscription = {
  /** Whether messages come in, or why not. */
  state(): { ok: boolean; why?: string };
  /** Ends after what is being received now. */
  stop(): Promise<void>;
};

type Subscriber = { from: string[]; receive: Receive };

/**
 * The bus within one process. Durable, because the outbox row stays until every subscriber has committed or parked;
 * it keeps nothing for a later subscriber.
 */
export class InProcessBus implements Bus {
  private readonly subscribers: Subscriber[] = [];

  /** @param complete resolves when every subscriber is there: what is published before waits for the last of them */
  constructor(private readonly complete: Promise<void> = Promise.resolve()) {}

  async subscribe(_service: string, from: string[], receive: Receive): Promise<Subscription> {
    const busy = new Set<Promise<unknown>>();
    let open = true;
    const hand: Receive = (messages) => {
      if (!open) return Promise.resolve(messages); // it stays subscribed: what it misses must come again
      const handing = receive(messages).finally(() => busy.delete(handing));
      busy.add(handing);
      return handing;
    };
    this.subscribers.push({ from, receive: hand });
    const stop = async () => {
      open = false;
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
