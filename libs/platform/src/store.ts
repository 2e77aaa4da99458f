import { AsyncLocalStorage } from "node:async_hooks";
import { v7 as newId } from "uuid";
import type { DataSource, EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from "typeorm";
import { found, type Change, type Deadline, type Event, type Todo } from "./change.js";
import { nextTrace, type Envelope, type Message } from "./envelope.js";
import { link, noHash } from "./journal.js";

export { newId };

/** Why we work: a person's request, an event, a deadline or a to-do; each of the last three has its effect once. */
export type Cause = {
  /** Id of the person, or `systeem:<service>`. */
  by: string;
  /** The houses that this unit of work may touch. */
  huizen: string[];
  traceparent: string;
  message?: Message;
  deadlineId?: string;
  todoId?: string;
};

/** What a unit of work left for afterwards: whether there are events to send, deadlines to wait for, to-dos to do. */
export type Left = { events: boolean; deadlines: boolean; todos: boolean };

/** A unit of work that is open: its transaction, its time, and the only ways to write. */
export class Work {
  readonly left: Left = { events: false, deadlines: false, todos: false };

  constructor(
    readonly tx: EntityManager,
    /** The moment of this unit of work, on the database's clock. */
    readonly nu: Date,
    private readonly cause: Cause,
    private readonly source: string,
  ) {}

  /** Reads a row and locks it until the end. Refused('niet-gevonden') when there is none that you may see. */
  async lock<S extends ObjectLiteral>(entity: EntityTarget<S>, where: FindOptionsWhere<S>): Promise<S> {
    return found(await this.tx.findOne(entity, { where, lock: { mode: "pessimistic_write" } }));
  }

  async insert<S extends ObjectLiteral & { huis: string }>(entity: EntityTarget<S>, change: Change<S>): Promise<S> {
    await this.tx.insert(entity, change.state as never);
    await this.record(change.state.huis, change);
    return change.state;
  }

  /** Writes a row as it became. Refused('niet-gevonden') when there is none that you may write. */
  async update<S extends ObjectLiteral & { huis: string }>(entity: EntityTarget<S>, change: Change<S>): Promise<S> {
    const keys = this.tx.connection.getMetadata(entity).primaryColumns.map((column) => column.propertyName);
    const row = Object.fromEntries(keys.map((key) => [key, change.state[key]])) as FindOptionsWhere<S>;
    const { affected } = await this.tx.update(entity, row, change.state as never);
    found(affected || null);
    await this.record(change.state.huis, change);
    return change.state;
  }

  /** Writes what follows from a change: journal and outbox, deadlines, to-dos. */
  async record(huis: string, { events = [], deadlines = [], todos = [] }: Omit<Change<unknown>, "state">) {
    for (const event of events) await this.journal(huis, event);
    for (const deadline of deadlines) await this.deadline(huis, deadline);
    for (const todo of todos) await this.todo(huis, todo);
    this.left.events ||= events.length > 0;
    this.left.deadlines ||= deadlines.length > 0;
    this.left.todos ||= todos.length > 0;
  }

  private async journal(huis: string, { type, key, dataref, data, service }: Event): Promise<void> {
    const [head] = await this.tx.query(
      `insert into journal_head as h (key, huis, sequence, hash) values ($1, $2, 0, $3)
       on conflict (key) do update set key = h.key returning sequence, hash`,
      [key, huis, noHash],
    );
    const sequence = Number(head.sequence) + 1;
    const envelope: Envelope = {
      specversion: "1.0",
      id: newId(),
      source: this.source,
      type,
      subject: `${service}/${key}`,
      time: this.nu.toISOString(),
      sequence,
      datacontenttype: "application/json",
      ...(dataref && { dataref }),
      traceparent: nextTrace(this.cause.traceparent),
      huis,
      data,
    };
    const { salt, commitment, hash, envelope: text } = link(head.hash, sequence, JSON.stringify(envelope));
    await this.tx.query(
      `with head as (update journal_head set sequence = $4, hash = $9 where key = $3),
            entry as (insert into journal (event_id, huis, key, sequence, type, envelope, salt, commitment, hash, recorded_at, topic)
                      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))
       insert into outbox (event_id, huis, key) values ($1, $2, $3)`,
      [envelope.id, huis, key, sequence, type, text, salt, commitment, hash, this.nu, service],
    );
  }

  private async deadline(huis: string, deadline: Deadline): Promise<void> {
    if (deadline.state === "armed")
      await this.tx.query(
        `insert into deadline (huis, kind, subject, occurrence, rule, armed_at, due_at, state, traceparent)
         select $1, $2, $3, count(*) + 1, $4, $5, $6, 'armed', $7 from deadline where kind = $2 and subject = $3`,
        [huis, deadline.kind, deadline.subject, deadline.rule, this.nu, deadline.dueAt, this.cause.traceparent],
      );
    else
      await this.tx.query(
        "update deadline set state = $3, ended_at = $4 where kind = $1 and subject = $2 and state = 'armed'",
        [deadline.kind, deadline.subject, deadline.state, this.nu],
      );
  }

  private async todo(huis: string, { kind, subject, data }: Todo): Promise<void> {
    await this.tx.query("insert into todo (huis, kind, subject, data, traceparent) values ($1, $2, $3, $4, $5)", [
      huis,
      kind,
      subject,
      JSON.stringify(data),
      this.cause.traceparent,
    ]);
  }
}

/** PostgreSQL's codes for a transaction that lost to another: deadlock and serialisation failure. */
const chosenAgainst = new Set(["40P01", "40001"]);

/** The only way to the database: one transaction per unit of work, within the walls of its houses. */
export class Store {
  private readonly open = new AsyncLocalStorage<Work>();
  private readonly listeners: ((huizen: string[], left: Left) => void)[] = [];

  constructor(
    private readonly db: DataSource,
    private readonly source: string,
  ) {}

  /** Called after every commit, with the houses of the unit of work and what it left: wakes loops and screens. */
  onCommit(listener: (huizen: string[], left: Left) => void): void {
    this.listeners.push(listener);
  }

  /**
   * Runs a unit of work in one transaction, or joins the one that is open. Where the database had to choose between two
   * (deadlock, serialisation) it is done again, twice at most; so it touches nothing but its own database.
   * An event, deadline or to-do that had its effect before is skipped: then the answer is undefined.
   */
  async run<T>(cause: Cause, work: (work: Work) => Promise<T>): Promise<T> {
    const open = this.open.getStore();
    if (open) return work(open);
    for (let again = 2; ; again--)
      try {
        const done = await this.transaction(cause, work);
        if (!done) return undefined as T;
        for (const listener of this.listeners) listener(cause.huizen, done.left);
        return done.result;
      } catch (error) {
        if (again === 0 || !chosenAgainst.has((error as { code?: string }).code ?? "")) throw error;
      }
  }

  private transaction<T>(
    cause: Cause,
    work: (work: Work) => Promise<T>,
  ): Promise<{ result: T; left: Left } | undefined> {
    return this.db.transaction(async (tx) => {
      const [{ nu }] = await tx.query(
        "select app.nu() as nu, set_config('app.huizen', $1, true), set_config('app.by', $2, true)",
        [cause.huizen.join(","), cause.by],
      );
      if (!(await claim(tx, cause))) return undefined;
      const unit = new Work(tx, nu, cause, this.source);
      return { result: await this.open.run(unit, () => work(unit)), left: unit.left };
    });
  }

  create<S extends ObjectLiteral & { huis: string }>(
    entity: EntityTarget<S>,
    cause: Cause,
    decide: (nu: Date) => Change<S>,
  ): Promise<S> {
    return this.run(cause, (work) => work.insert(entity, decide(work.nu)));
  }

  change<S extends ObjectLiteral & { huis: string }>(
    entity: EntityTarget<S>,
    where: FindOptionsWhere<S>,
    cause: Cause,
    decide: (state: S, nu: Date) => Change<S>,
  ): Promise<S> {
    return this.run(cause, async (work) => work.update(entity, decide(await work.lock(entity, where), work.nu)));
  }

  /** Reads within the walls of the cause's houses; writes nothing. */
  async read<T>({ huizen, by }: Cause, query: (tx: EntityManager, nu: Date) => Promise<T>): Promise<T> {
    const open = this.open.getStore();
    if (open) return query(open.tx, open.nu);
    return await this.db.transaction(async (tx) => {
      const [{ nu }] = await tx.query(
        "select app.nu() as nu, set_config('app.huizen', $1, true), set_config('app.by', $2, true), set_config('transaction_read_only', 'on', true)",
        [huizen.join(","), by],
      );
      return await query(tx, nu);
    });
  }
}

/** Takes what caused this work, in its own transaction: false when somebody had it before. */
const claim = async (tx: EntityManager, { message, deadlineId, todoId }: Cause): Promise<boolean> => {
  if (message) {
    const { envelope, topic, key } = message;
    const rows = await tx.query(
      `insert into inbox (message_id, huis, topic, key, sequence) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning 1`,
      [envelope.id, envelope.huis, topic, key, envelope.sequence],
    );
    return rows.length === 1;
  }
  if (deadlineId) {
    const [rows] = await tx.query(
      `update deadline set state = 'fired', ended_at = app.nu()
       where deadline_id = $1 and state = 'armed' and due_at <= app.nu() returning 1`,
      [deadlineId],
    );
    return rows.length === 1;
  }
  if (todoId) {
    const [rows] = await tx.query("delete from todo where todo_id = $1 returning 1", [todoId]);
    return rows.length === 1;
  }
  return true;
};
