import { Server, type CustomTransportStrategy } from "@nestjs/microservices";
import type { Bus, Subscription, Unreadable } from "./bus.js";
import type { Consumer } from "./consumer.js";

/**
 * The events of a service as a Nest transport, whatever the bus: it listens and closes with the app. What an event
 * means is for the consumer: nothing is committed that had no effect, was not parked and does not wait.
 */
export class EventStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol("events");
  private subscription: Subscription | undefined;

  constructor(
    private readonly bus: Bus,
    private readonly service: { name: string; listensTo: string[] },
    private readonly consumer: Consumer,
    private readonly unreadable: (records: Unreadable[]) => Promise<void>,
  ) {
    super();
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    const { name, listensTo } = this.service;
    try {
      const receive = this.consumer.receive.bind(this.consumer);
      this.subscription = await this.bus.subscribe(name, listensTo, receive, this.unreadable);
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Whether events come in, or why not. */
  state(): { ok: boolean; why?: string } {
    return this.subscription?.state() ?? { ok: false, why: "not listening yet" };
  }

  /** Ends after what is being received; may be asked twice. */
  async close(): Promise<void> {
    await this.subscription?.stop();
    this.subscription = undefined;
  }

  on(): never {
    throw new Error("the bus has no events of its own");
  }

  unwrap<T>(): T {
    return this.bus as T;
  }
}
