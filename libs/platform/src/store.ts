import { AsyncLocalStorage } from "node:async_hooks";
import { v7 as newId } from "uuid";
import type { DataSource, EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from "typeorm";
import { permitStatement, type Access } from "./accountability.js";
import { found, type Change } from "./change.js";
import type { Decided } from "./decide.js";
import { senderOf, type Message } from "./envelope.js";
import { FollowUps } from "./follow-ups.js";
import { killPoint } from "./kill-point.js";
import type { Rows } from "./rows.js";
import { during, type Step } from "./tracing.js";
import { inTransaction } from "./transaction.js";

export { newId };

/** Why we work: a person's request, an event, a deadline or a to-do; the last two are taken with their effect. */
export type Cause = {
  /** Id of the person, or `systeem:<service>`. */
  by: string;
  /** The houses that this unit of work may touch. */
  huizen: string[];
  traceparent: string;
  /** The event that is handled: the consumer has put it in the inbox. */
  message?: Message;
  deadlineId?: string;
  todoId?: string;
  /** What was decided about who may do what, in order; a request has the same list (`noteDecision`). */
  decisions?: Decided[];
  /** The request that this is: its row of the decision log is written with its first unit of work. */
  access?: Access;
};

/** What a unit of work left: whether there are events to send and to-dos to do. */
export type Left = { events: boolean; todos: boolean; subjects: string[] };

/** An open transaction, its moment on the database's clock, and what it writes at its end. */
type Open = { tx: EntityManager; nu: Date; rows: Rows; followUps: FollowUps };

/** A unit of work that is open: its transaction, its time, and the only ways to write. */
export class Work {
  constructor(
    private readonly open: Open,
    private readonly cause: Cause,
  ) {}

  get tx(): EntityManager {
    return this.open.tx;
  }

  /** The moment of this unit of work, on the database's clock. */
  get nu(): Date {
    return this.open.nu;
  }

  /** The same transaction, for another cause: what follows carries that one's trace. */
  for(cause: Cause): Work {
    return cause === this.cause ? this : new Work(this.open, cause);
  }

  /** Reads a row and locks it until the end. Refused('niet-gevonden') when there is none that you may see. */
  async lock<S extends ObjectLiteral>(entity: EntityTarget<S>, where: FindOptionsWhere<S>): Promise<S> {
    return found(await this.find(entity, where));
  }

  /** Reads a row and locks it until the end; null when there is none that you may see. */
  find<S extends ObjectLiteral>(entity: EntityTarget<S>, where: FindOptionsWhere<S>): Promise<S | null> {
    return this.open.rows.lock(entity, where);
  }

  /** Lets units of work that name the same wait for each other, until the end of the transaction: for what has no row yet. */
  async alone(name: string): Promise<void> {
    await this.tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [name]);
  }

  /** Reads and locks at once what will be locked one by one. */
  ahead(entity: EntityTarget<ObjectLiteral>, ids: string[]): Promise<void> {
    return this.open.rows.ahead(entity, ids);
  }

  /**
   * Writes a new row, before the next statement of the transaction or at its end: what the database says of it comes
   * there.
   */
  async insert<S extends ObjectLiteral & { huis: string }>(entity: EntityTarget<S>, change: Change<S>): Promise<S> {
    this.add(entity, [change.state]);
    this.touch(String(change.state[this.keysOf(entity)[0]!]));
    this.record(change.state.huis, change);
    return change.state;
  }

  /** Writes new rows from which nothing follows, when `insert` does. */
  add<S extends ObjectLiteral>(entity: EntityTarget<S>, states: S[]): void {
    for (const state of states) this.open.rows.insert(entity as EntityTarget<ObjectLiteral>, state);
  }

  /** Writes a row as it became, when `insert` does: then Refused('niet-gevonden') if there is none that you may write. */
  async update<S extends ObjectLiteral & { huis: string }>(entity: EntityTarget<S>, change: Change<S>): Promise<S> {
    this.open.rows.update(entity as EntityTarget<ObjectLiteral>, change.state);
    this.touch(String(change.state[this.keysOf(entity)[0]!]));
    this.record(change.state.huis, change);
    return change.state;
  }

  private keysOf<S extends ObjectLiteral>(entity: EntityTarget<S>): string[] {
    return this.tx.connection.getMetadata(entity).primaryColumns.map((column) => column.propertyName);
  }

  /** Says that something of this dossier changed: screens that show it read again. Rows and events say so by themselves. */
  touch(subject: string): void {
    this.open.followUps.touch(subject);
  }

  /**
   * Keeps what follows from a change, to be written at the end of the transaction: events, deadlines, to-dos.
   * @param touched the dossiers of which screens read again, where these are others than those of the events
   */
  record(huis: string, change: Omit<Change<unknown>, "state">, touched?: string[]): void {
    this.open.followUps.add(huis, this.cause.traceparent, change);
    for (const subject of touched ?? (change.events ?? []).map(({ key }) => key)) this.touch(subject);
  }
}

/** PostgreSQL's codes for a transaction that lost to another: deadlock and serialisation failure. */
const chosenAgainst = new Set(["40P01", "40001"]);

/** The only way to the database: one transaction per unit of work, within the walls of its houses. */
export class Store {
  private readonly open = new AsyncLocalStorage<Work>();
  private readonly listeners: ((left: Left) => void)[] = [];

  constructor(
    private readonly db: DataSource,
    readonly source: string,
  ) {}

  /** Called after every commit with what the unit of work left: wakes the loops of this process. */
  onCommit(listener: (left: Left) => void): void {
    this.listeners.push(listener);
  }

  /**
   * Runs a unit of work in one transaction, or joins the one that is open. Where the database had to choose between two
   * (deadlock, serialisation) it is done again, twice at most; so it touches nothing but its own database.
   * A deadline or to-do that had its effect before is skipped: then the answer is undefined.
   */
  async run<T>(cause: Cause, work: (work: Work) => Promise<T>): Promise<T> {
    const open = this.open.getStore();
    if (open) return work(open.for(cause));
    for (let again = 2; ; again--)
      try {
        const done = await this.transaction(cause, work);
        if (!done) return undefined as T;
        if (cause.access) cause.access.written = true;
        await killPoint("committed-not-told");
        for (const listener of this.listeners) listener(done.left);
        return done.result;
      } catch (error) {
        if (error instanceof Overtaken) return undefined as T;
        if (again === 0 || !chosenAgainst.has((error as { code?: string }).code ?? "")) throw error;
      }
  }

  private transaction<T>(
    cause: Cause,
    work: (work: Work) => Promise<T>,
  ): Promise<{ result: T; left: Left } | undefined> {
    const followUps = new FollowUps(this.source);
    const unitOfWork = async (tx: EntityManager, nu: Date, rows: Rows) => {
      if (!(await claim(tx, cause))) return undefined;
      const unit = new Work({ tx, nu, rows, followUps }, cause);
      const result = await this.open.run(unit, () => work(unit));
      await fired(tx, cause);
      return { result, left: followUps.left() };
    };
    const atEnd = (nu: Date) => followUps.statements(nu) + permitStatement(cause.access);
    return during(this.step("transaction", cause), () => inTransaction(this.db, "begin", cause, unitOfWork, atEnd));
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
  async read<T>(cause: Cause, query: (tx: EntityManager, nu: Date) => Promise<T>): Promise<T> {
    const open = this.open.getStore();
    if (open) return query(open.tx, open.nu);
    return during(this.step("read", cause), () => inTransaction(this.db, "begin read only", cause, query));
  }

  private step(name: string, { huizen, traceparent }: Cause): Step {
    return { name, service: senderOf(this), traceparent, attributes: { "zvh.huis": huizen.join(",") } };
  }
}

/**
 * Takes what caused this work, in its own transaction: false when somebody had it before. A deadline is kept from other
 * tickers without locking its row: who decides locks the thing first and then the deadline, and so does who fires.
 */
const claim = async (tx: EntityManager, { deadlineId, todoId }: Cause): Promise<boolean> => {
  if (deadlineId) {
    const rows = await tx.query(
      `select from deadline where deadline_id = $1 and state = 'armed' and due_at <= app.nu()
       and pg_try_advisory_xact_lock(uuid_hash_extended(deadline_id, 0))`,
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

/** A deadline ended while it was being fired: what the firing did is undone. */
class Overtaken extends Error {}

/** The deadline that caused this work ends with it. Throws Overtaken when it was met or cancelled meanwhile. */
const fired = async (tx: EntityManager, { deadlineId }: Cause): Promise<void> => {
  if (!deadlineId) return;
  const [rows] = await tx.query(
    "update deadline set state = 'fired', ended_at = app.nu() where deadline_id = $1 and state = 'armed' returning 1",
    [deadlineId],
  );
  if (rows.length === 0) throw new Overtaken();
};
