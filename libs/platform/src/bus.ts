import type { Message } from "./envelope.js";

type Subscriber = { services: string[]; receive: (message: Message) => Promise<void> };

/**
 * The bus within one process. Durable, because the outbox row stays until every subscriber has committed or parked;
 * it keeps nothing for a later subscriber.
 */
export class InProcessBus {
  private readonly subscribers: Subscriber[] = [];

  /** @param complete resolves when every subscriber is there: what is published before waits for the last of them */
  constructor(private readonly complete: Promise<void> = Promise.resolve()) {}

  /** Hands every message of these services' topics to `receive`. */
  subscribe(services: string[], receive: Subscriber["receive"]): void {
    this.subscribers.push({ services, receive });
  }

  /** Resolves when each subscriber has committed or parked the message; rejects when one could do neither now. */
  async publish(message: Message): Promise<void> {
    await this.complete;
    const sender = message.topic.split(".").at(-1)!;
    const subscribers = this.subscribers.filter(({ services }) => services.includes(sender));
    const results = await Promise.allSettled(subscribers.map(({ receive }) => receive(message)));
    const failed = results.find((result) => result.status === "rejected");
    if (failed) throw failed.reason;
  }
}
