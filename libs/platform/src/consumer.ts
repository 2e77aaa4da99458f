import { Logger } from "@nestjs/common";
import { SpanKind } from "@opentelemetry/api";
import { InvalidEvent, isContract, newestType, read, UnknownEvent } from "@zvh/contracts";
import { Refused, TeVroeg } from "./change.js";
import { unanswered } from "./database.js";
import { senderOf, type Message } from "./envelope.js";
import type { Ahead, Handler } from "./handlers.js";
import { killPoint } from "./kill-point.js";
import { firstHeld, insertParked, keep, lockKey, release, type Hold } from "./parked.js";
import type { Cause, Store, Work } from "./store.js";
import { aboutEvent, during, openTrace, type Step } from "./tracing.js";

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** PostgreSQL errors that pass by themselves: connection, rollback, resources, operator intervention, idle too long. */
const passing = /^(08|40|53|57|25P03)/;
/** What pg and TypeORM say, without a code, when a connection broke under a transaction or can't be made. */
const brokenConnection = /connection terminated|connection error|not queryable|trying to connect|already released/i;

const isPassing = (error: unknown): boolean => {
  const { code, message } = error as { code?: unknown; message?: string };
  if (typeof code === "string") return passing.test(code) || /^E[A-Z]+$/.test(code);
  return brokenConnection.test(message ?? "") || unanswered.test(message ?? "");
};

const lostToAnother = (error: unknown): boolean => ((error as { code?: string }).code ?? "").startsWith("40");

const logger = new Logger("Consumer");

const behind: Hold = { state: "behind", reason: "wacht-op-eerder", waitsFor: null };

/** A code for the list of held events; never a message, which may hold content. */
const whyNot = (error: unknown): Hold => {
  if (error instanceof TeVroeg) return { state: "waiting", reason: "te-vroeg", waitsFor: error.waitsFor };
  const parked = (reason: string): Hold => ({ state: "parked", reason, waitsFor: null });
  if (error instanceof Refused) return parked(error.code);
  if (error instanceof InvalidEvent) return parked(`ongeldig: ${error.message}`);
  const { constructor, stack = "", code = "" } = error as Error & { code?: string };
  const where = stack.split("\n").filter((line) => /^\s+at /.test(line));
  logger.error(`${constructor.name} ${code}\n${where.join("\n")}`);
  return parked(`fout: ${constructor.name} ${code}`.trim());
};

const causeOf = (message: Message): Cause => ({
  by: `systeem:${senderOf(message.envelope)}`,
  huizen: [message.envelope.huis],
  traceparent: message.envelope.traceparent,
  message,
});

/** Receives events: each has its effect once, in order per key; what can't succeed is parked with its reason. */
export class Consumer {
  /** @param service its name, for its traces */
  constructor(
    private readonly service: string,
    private readonly store: Store,
    private readonly handlers: Map<string, Handler>,
  ) {}

  /**
   * Takes what arrived of one topic, in its order: a house at a time, many events in one transaction. Where one of them
   * fails, all of that transaction is undone and each is handled by itself.
   * @returns what must come again, because the database does not answer or its type is not known yet, with what is
   * behind it; all else had its effect, was parked, or waits
   */
  async receive(messages: Message[]): Promise<Message[]> {
    const again: Message[] = [];
    const mine = messages.filter((message) => this.concerns(message));
    for (const group of groupsOf(mine)) again.push(...(await this.receiveGroup(group, again)));
    return again;
  }

  private async receiveGroup(group: Message[], again: Message[]): Promise<Message[]> {
    const held = new Set(again.map(({ key }) => key));
    const open = group.filter(({ key }) => !held.has(key));
    const late = group.filter(({ key }) => held.has(key));
    if (open.length === 0) return late;
    try {
      await during(this.receiving(open), () => this.handle(open));
      return late;
    } catch (error) {
      if (isPassing(error) && !(open.length > 1 && lostToAnother(error))) return this.comeAgain(error, group);
      if (open.length > 1) {
        for (const message of open) late.push(...(await this.receiveGroup([message], late)));
        return late;
      }
      if (error instanceof UnknownEvent) return this.comeAgain(error, group);
      return this.hold(open[0]!, whyNot(error)).then(
        () => late,
        (failed) => this.comeAgain(failed, group),
      );
    }
  }

  /** Events of one trace are a step in it; those of several in one transaction are a trace by itself, with links. */
  private receiving(group: Message[]): Step {
    const causes = group.map(({ envelope }) => envelope.traceparent);
    const traces = new Set(causes.map((traceparent) => traceparent.split("-")[1]));
    const { topic, envelope } = group[0]!;
    return {
      name: `receive ${topic}`,
      service: this.service,
      kind: SpanKind.CONSUMER,
      ...(traces.size === 1 ? { traceparent: causes[0] } : { links: causes }),
      attributes: { "messaging.batch.message_count": group.length, "zvh.huis": envelope.huis },
    };
  }

  private comeAgain(error: unknown, group: Message[]): Message[] {
    const { constructor, code = "" } = error as Error & { code?: string };
    logger.warn(`${group.length} events must come again: ${constructor.name} ${code}`.trim());
    return group;
  }

  /** A type of the contracts that this service does not handle is passed over; one outside them blocks its key. */
  private concerns({ envelope: { type } }: Message): boolean {
    return !isContract(type) || this.handlers.has(`event ${newestType(type)}`);
  }

  private async handle(group: Message[]): Promise<void> {
    const first = causeOf(group[0]!);
    const cause = { ...first, traceparent: openTrace() ?? first.traceparent };
    const subjects = group.flatMap(subjectsOf);
    const waiting = await this.store.run(cause, async (work) => {
      const taken = await take(work, group, subjects);
      const events = group.map((message, i) => (taken[i]!.fresh && !taken[i]!.behind ? eventIn(message) : undefined));
      await this.readAhead(work, events);
      await killPoint("received-not-handled");
      for (const [i, message] of group.entries()) {
        const { fresh, in_order } = taken[i]!;
        if (!fresh) continue;
        if (!in_order) throw new Refused("volgorde-gebroken");
        if (events[i]) await this.effect(message, causeOf(message), events[i]);
        else await insertParked(work, message, behind);
      }
      return taken[0]!.waiting;
    });
    if (waiting) await this.retryWaiting({ ...cause, message: undefined }, subjects);
  }

  /** Reads at once the rows that the handlers of these events say they will lock. */
  private async readAhead(work: Work, events: (Read | undefined)[]): Promise<void> {
    const ids = new Map<Ahead[0], string[]>();
    for (const event of events) {
      const ahead = event && this.handlers.get(`event ${event.contract.type}`)?.ahead?.(event.value as never);
      if (ahead) ids.set(ahead[0], [...(ids.get(ahead[0]) ?? []), ...ahead[1]]);
    }
    for (const [entity, some] of ids) await work.ahead(entity, some);
  }

  private effect(message: Message, cause: Cause, { contract, value }: Read): Promise<void> {
    const { type, traceparent } = message.envelope;
    const step = { name: `handle ${type}`, service: this.service, kind: SpanKind.CONSUMER, traceparent };
    return during({ ...step, attributes: aboutEvent(message) }, async () => {
      await this.handlers.get(`event ${contract.type}`)?.(value as never, cause);
    });
  }

  private async hold(message: Message, why: Hold): Promise<void> {
    await killPoint("refused-not-held");
    await this.store.run(causeOf(message), async (work) => {
      const [taken] = await take(work, [message]);
      if (taken!.fresh) await insertParked(work, message, why);
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
   * Handles the held events of one key in order, until one still can't: that one stays, with its new reason.
   * @returns how many went
   */
  async replay(cause: Cause, topic: string, key: string): Promise<number> {
    for (let done = 0; ;) {
      const first = await this.store.read(cause, (tx) => firstHeld(tx, { topic, key }));
      const went = first && (await this.retry({ topic, key, envelope: first.envelope }));
      if (went === undefined) return done;
      done += went;
    }
  }

  /** Tries the first held event of a key: 1 when it went, 0 when somebody else was just before, else undefined. */
  private async retry(message: Message): Promise<number | undefined> {
    const cause = causeOf(message);
    try {
      return await this.store.run(cause, async (work) => {
        await lockKey(work, message);
        if (!(await release(work, message))) return 0;
        await this.effect(message, cause, eventIn(message));
        return 1;
      });
    } catch (error) {
      if (isPassing(error)) throw error;
      if (!(error instanceof UnknownEvent)) await this.store.run(cause, (work) => keep(work, message, whyNot(error)));
      return undefined;
    }
  }
}

type Read = ReturnType<typeof read>;

/** What the message says, by its contract: read once. Throws UnknownEvent or InvalidEvent. */
const eventIn = ({ envelope: { type, data } }: Message): Read => read(type, data);

/** The ids that a message makes known: its key and every id in its data, also in a list. */
const subjectsOf = ({ key, envelope }: Message): string[] => [
  key,
  ...Object.values(envelope.data)
    .flat()
    .filter((value): value is string => typeof value === "string" && uuid.test(value)),
];

/** Messages side by side of one house, at most fifty. */
const groupsOf = (messages: Message[]): Message[][] => {
  const groups: Message[][] = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (last && last.length < 50 && last[0]!.envelope.huis === message.envelope.huis) last.push(message);
    else groups.push([message]);
  }
  return groups;
};

type Taken = { fresh: boolean; in_order: boolean; behind: boolean; waiting: boolean };

/** Puts messages of one topic and one house in the inbox, in their order. */
const take = (work: Work, messages: Message[], subjects: string[] = []): Promise<Taken[]> => {
  const { topic, envelope } = messages[0]!;
  return work.tx.query("select * from app.receive($1, $2, $3, $4, $5, $6)", [
    topic,
    envelope.huis,
    messages.map(({ envelope: { id } }) => id),
    messages.map(({ key }) => key),
    messages.map(({ envelope: { sequence } }) => sequence),
    subjects,
  ]);
};
