import { Logger } from "@nestjs/common";
import { InvalidEvent, read, UnknownEvent } from "@zvh/contracts";
import { Refused, TeVroeg } from "./change.js";
import { senderOf, type Envelope, type Message } from "./envelope.js";
import type { Handler } from "./handlers.js";
import type { Cause, Store, Work } from "./store.js";

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** Classes of PostgreSQL errors that pass by themselves: connection, rollback, resources, operator intervention. */
const passing = /^(08|40|53|57)/;

const isPassing = (error: unknown): boolean => {
  const code = (error as { code?: unknown; driverError?: { code?: unknown } }).code;
  return typeof code === "string" && (passing.test(code) || /^E[A-Z]+$/.test(code));
};

const logger = new Logger("Consumer");

/** A code for the list of parked events; never a message, which may hold content. */
const reasonOf = (error: unknown): string => {
  if (error instanceof Refused) return error.code;
  if (error instanceof InvalidEvent) return `ongeldig: ${error.message}`;
  const { constructor, stack = "", code = "" } = error as Error & { code?: string };
  logger.error(
    `${constructor.name} ${code}\n${stack
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .join("\n")}`,
  );
  return `fout: ${constructor.name} ${code}`.trim();
};

const causeOf = (message: Message): Cause => ({
  by: `systeem:${senderOf(message.envelope)}`,
  huizen: [message.envelope.huis],
  traceparent: message.envelope.traceparent,
  message,
});

/** Receives events: each has its effect once, in order per key; what can't succeed is parked with its reason. */
export class Consumer {
  constructor(
    private readonly store: Store,
    private readonly handlers: Map<string, Handler>,
  ) {}

  /** Resolves when the message had its effect, was parked, or waits; rejects when it must come again. */
  async receive(message: Message): Promise<void> {
    try {
      await this.handle(message);
    } catch (error) {
      if (isPassing(error) || error instanceof UnknownEvent) throw error;
      if (error instanceof TeVroeg) await this.hold(message, "waiting", "te-vroeg", error.waitsFor);
      else await this.hold(message, "parked", reasonOf(error));
    }
  }

  private async handle(message: Message): Promise<void> {
    const { contract, value } = read(message.envelope.type, message.envelope.data);
    const handler = this.handlers.get(`event ${contract.type}`);
    const cause = causeOf(message);
    const subjects = subjectsOf(message);
    const waiting = await this.store.run(cause, async (work) => {
      if (!(await inOrder(work, message))) throw new Refused("volgorde-gebroken");
      const [held] = await work.tx.query(
        `select exists (select 1 from parked where topic = $1 and key = $2) as behind,
                exists (select 1 from parked where state = 'waiting' and waits_for = any($3)) as waiting`,
        [message.topic, message.key, subjects],
      );
      if (held.behind) await insertParked(work, message, "behind", "wacht-op-eerder", null);
      else await handler?.(value as never, cause);
      return held.waiting;
    });
    if (waiting) await this.retryWaiting({ ...cause, message: undefined }, subjects);
  }

  private hold(message: Message, state: "parked" | "waiting", reason: string, waitsFor: string | null = null) {
    return this.store.run(causeOf(message), async (work) => {
      await inOrder(work, message);
      await insertParked(work, message, state, reason, waitsFor);
    });
  }

  /** Tries again, in order, what waits for one of these subjects. */
  async retryWaiting(cause: Cause, subjects: string[]): Promise<void> {
    const streams = await this.store.read(cause, (tx) =>
      tx.query("select topic, key from parked where state = 'waiting' and waits_for = any($1)", [subjects]),
    );
    for (const { topic, key } of streams) await this.replay(cause, topic, key);
  }

  /**
   * Handles the held events of one key in order, until one still can't.
   * @returns how many had their effect
   */
  async replay(cause: Cause, topic: string, key: string): Promise<number> {
    for (let done = 0; ; done++)
      try {
        const more = await this.store.run(cause, (work) => this.replayFirst(work, topic, key));
        if (!more) return done;
      } catch (error) {
        if (error instanceof TeVroeg || error instanceof Refused || error instanceof InvalidEvent) return done;
        throw error;
      }
  }

  private async replayFirst(work: Work, topic: string, key: string): Promise<boolean> {
    const [row] = await work.tx.query(
      "select message_id, envelope from parked where topic = $1 and key = $2 order by sequence limit 1 for update",
      [topic, key],
    );
    if (!row) return false;
    const envelope = row.envelope as Envelope;
    const { contract, value } = read(envelope.type, envelope.data);
    await this.handlers.get(`event ${contract.type}`)?.(value as never, causeOf({ topic, key, envelope }));
    await work.tx.query("delete from parked where message_id = $1", [row.message_id]);
    await work.tx.query(
      "update parked set state = 'waiting' where message_id = (select message_id from parked where topic = $1 and key = $2 order by sequence limit 1)",
      [topic, key],
    );
    return true;
  }
}

/** The ids that a message makes known: its key and every id in its data, also in a list. */
const subjectsOf = ({ key, envelope }: Message): string[] => [
  key,
  ...Object.values(envelope.data)
    .flat()
    .filter((value): value is string => typeof value === "string" && uuid.test(value)),
];

/** Events of a key come in order; an older one after a newer (false) means that the bus broke its promise. */
const inOrder = async (work: Work, { topic, key, envelope }: Message): Promise<boolean> => {
  const rows = await work.tx.query(
    `insert into inbox_guard as g (topic, key, huis, sequence) values ($1, $2, $3, $4)
     on conflict (topic, key) do update set sequence = excluded.sequence where g.sequence < excluded.sequence returning 1`,
    [topic, key, envelope.huis, envelope.sequence],
  );
  return rows.length === 1;
};

const insertParked = async (
  work: Work,
  { topic, key, envelope }: Message,
  state: string,
  reason: string,
  waitsFor: string | null,
): Promise<void> => {
  await work.tx.query(
    `insert into parked (message_id, huis, topic, key, sequence, envelope, state, reason, waits_for)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [envelope.id, envelope.huis, topic, key, envelope.sequence, envelope, state, reason, waitsFor],
  );
};
