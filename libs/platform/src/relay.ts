import { setTimeout as pause } from "node:timers/promises";
import { Logger } from "@nestjs/common";
import { SpanKind } from "@opentelemetry/api";
import type pg from "pg";
import { v7 as newId } from "uuid";
import type { Bus, Sent } from "./bus.js";
import { killPoint } from "./kill-point.js";
import { Lanes, Loop, Resting } from "./loop.js";
import { senderOf, type Message } from "./envelope.js";
import { aboutEvent, beginStep, failStep, type Backlog } from "./tracing.js";

type Row = { seq: string; shard: number; topic: string; key: string; envelope: string };

/**
 * Brings the outbox to the bus: in order per key, again until it succeeds, and forgets a row only then. Of every shard
 * of the keys one relay at a time sends, by a lease on the database's clock; the shares of several relays are even.
 */
export class Relay {
  readonly loop: Loop;
  private readonly holder = newId();
  /** A shard at a time is being sent: one that takes long holds up no other. */
  private readonly lanes = new Lanes(8, () => this.loop.nudge());
  /** Keys that could not be sent. */
  private readonly resting = new Resting();
  /** What was sent and is not yet forgotten. */
  private sent: (Sent & { seq: string })[] = [];
  private readonly logger = new Logger("Relay");

  /** @param topicOf address of a service's topic for a house */
  constructor(
    private readonly worker: pg.Pool,
    private readonly bus: Pick<Bus, "publish">,
    private readonly topicOf: (service: string, huis: string) => string,
  ) {
    this.loop = new Loop("relay", 200, () => this.round(), this.lanes);
  }

  /** Forgets what was sent, and gives its shards to the others at once. */
  async stop(): Promise<void> {
    await this.loop.stop();
    await this.take(0).catch(() => {}); // what is not forgotten is sent again, and known again by who receives it
    await this.worker.query("select app.leave($1)", [this.holder]).catch(() => {});
  }

  /** Begins to send what is there. True when there may be more at once. */
  private async round(): Promise<boolean> {
    const rows = await this.take(500);
    for (const [shard, ofOneShard] of Map.groupBy(rows, (row) => row.shard)) {
      await this.lanes.room();
      this.lanes.begin(String(shard), () => this.send(ofOneShard));
    }
    // What is committed meanwhile goes along in the next round; a slow shard holds up the others no longer than this.
    if (rows.length > 0) await Promise.race([this.lanes.end(), pause(20)]);
    return rows.length === 500;
  }

  /** Forgets what was sent, keeps or takes its leases, and reads what is to be sent, the oldest first. */
  private async take(limit: number): Promise<Row[]> {
    const sent = this.sent;
    const { rows } = await this.worker.query<Row>("select * from app.relay($1, $2, $3, $4, $5, $6, $7)", [
      this.holder,
      sent.map(({ seq }) => seq),
      sent.map(({ partition }) => partition ?? null),
      sent.map(({ offset }) => offset ?? null),
      this.lanes.keys().map(Number),
      this.resting.keys(),
      limit,
    ]);
    this.sent = this.sent.slice(sent.length);
    return rows;
  }

  private async send(rows: Row[]): Promise<void> {
    const messages = rows.map((row) => this.messageOf(row));
    const good = rows.flatMap((row, i) => (messages[i] ? [{ row, message: messages[i] }] : []));
    await killPoint("read-not-sent");
    const steps = good.map(({ message }) => beginSending(message));
    const results = await this.bus.publish(good.map(({ message }) => message)).catch(() => []);
    for (const [i, step] of steps.entries()) {
      if (!results[i]) failStep(step, "niet-verzonden");
      step.end();
    }
    await killPoint("sent-not-forgotten");
    const done = good.flatMap(({ row }, i) => (results[i] ? [{ seq: row.seq, ...results[i] }] : []));
    this.sent = [...this.sent, ...done];
    const late = new Set(rows.map(({ key }) => key));
    for (const [i, { row }] of good.entries()) if (results[i]) late.delete(row.key);
    for (const key of late) this.resting.add(key, 1_000);
    if (late.size > 0) this.logger.warn(`${late.size} keys could not be sent yet and rest`);
  }

  /** Null when there is no envelope: what was destroyed can't be sent. */
  private messageOf({ topic, key, envelope: text }: Row): Message | null {
    if (!text) return null;
    const envelope: Message["envelope"] = JSON.parse(text);
    return { topic: this.topicOf(topic, envelope.huis), key, envelope, text };
  }

  /**
   * The age in seconds of the oldest unsent event; how many events are parked or wait; how many to-dos keep failing and
   * deadlines are more than a minute late.
   */
  async backlog(): Promise<Backlog> {
    const { rows } = await this.worker.query(
      `select (select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float from outbox) as "oudsteOnverzonden",
              (select count(*)::int from parked where state = 'parked') as geparkeerd,
              (select count(*)::int from parked where state = 'waiting') as wachtend,
              (select count(*)::int from todo where attempts > 5) + (select count(*)::int from deadline
                where state = 'armed' and due_at < app.nu() - interval '1 minute') as hangend`,
    );
    return rows[0];
  }
}

/** The sending of an event: a step beside those of who receives it, which go on where the envelope says. */
const beginSending = (message: Message) => {
  const { type, traceparent } = message.envelope;
  const step = { name: `send ${type}`, service: senderOf(message.envelope), kind: SpanKind.PRODUCER, traceparent };
  return beginStep({ ...step, attributes: aboutEvent(message) });
};
