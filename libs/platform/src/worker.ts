import { Logger } from "@nestjs/common";
import type pg from "pg";
import { Refused } from "./change.js";
import type { Handler } from "./handlers.js";
import { killPoint } from "./kill-point.js";
import { Lanes, Loop, Resting } from "./loop.js";
import type { Cause, Store } from "./store.js";
import { during, type Step } from "./tracing.js";

/** A deadline that fires; of a warning also at how much of its term. */
export type Due = { subject: string; percentage?: number };
export type Doing = { subject: string; data: Record<string, unknown>; attempts: number };

type Row = { id: string; huis: string; kind: string; subject: string; traceparent: string } & Doing;

const causeOf = (service: string, { huis, traceparent }: Row): Cause => ({
  by: `systeem:${service}`,
  huizen: [huis],
  traceparent,
});

/** A step in the trace of what asked for it, however long ago. */
const stepOf = (service: string, name: string, { huis, traceparent }: Row): Step => ({
  name,
  service,
  traceparent,
  attributes: { "zvh.huis": huis },
});

/** A code for a log or a list; never a message, which may hold content. */
const reasonOf = (error: unknown): string =>
  error instanceof Refused ? error.code : (error as Error).constructor.name;

/** The handler of `<kind>`, or of `<kind>-%` for a warning `<kind>-50`. */
const handlerOf = (handlers: Map<string, Handler>, kind: string): Handler | undefined =>
  handlers.get(`deadline ${kind}`) ?? handlers.get(`deadline ${kind.replace(/-\d+$/, "-%")}`);

/** How many of the oldest due deadlines a ticker looks at, and how many of those it takes, at random. */
const [oldest, atOnce] = [200, 20];

/**
 * Fires deadlines that are due, each in one transaction with what follows from it, on the database's clock. Several
 * tickers side by side take others out of the oldest; one that another is firing is passed over. One whose handler
 * fails, or that has none, stays armed and comes again after two seconds; the others go on. Two at once.
 */
export const ticker = (service: string, worker: pg.Pool, store: Store, handlers: Map<string, Handler>): Loop => {
  const resting = new Resting();
  const lanes = new Lanes(2);
  const logger = new Logger("ticker");
  const fire = async (row: Row): Promise<void> => {
    const cause = causeOf(service, row);
    const percentage = /-(\d+)$/.exec(row.kind)?.[1];
    const due: Due = { subject: row.subject, ...(percentage && { percentage: Number(percentage) }) };
    try {
      const handler = handlerOf(handlers, row.kind);
      if (!handler) throw new Refused("geen-uitvoerder");
      await during(stepOf(service, `deadline ${row.kind}`, row), () =>
        store.run({ ...cause, deadlineId: row.id }, async () => {
          await killPoint("claimed-not-fired");
          await handler(due as never, cause);
        }),
      );
    } catch (error) {
      resting.add(row.id, 2_000);
      logger.warn(`A deadline (${row.kind}) could not fire and comes again: ${reasonOf(error)}`);
    }
  };
  const round = async () => {
    const { rows } = await worker.query<Row>(
      `select deadline_id as id, huis, kind, subject, traceparent from (
         select * from deadline where state = 'armed' and due_at <= app.nu() and not (deadline_id = any($1::uuid[]))
         order by due_at limit $2) due
       order by random() limit $3`,
      [[...resting.keys(), ...lanes.keys()], oldest, atOnce],
    );
    for (const row of rows) {
      await lanes.room();
      lanes.begin(row.id, () => fire(row));
    }
    return rows.length === atOnce;
  };
  return new Loop("ticker", 500, round, lanes);
};

/**
 * Does to-dos after the transaction that wrote them; one that is taken is nobody else's for 45 seconds, longer than a
 * call may take. A to-do ends in the handler's own unit of work (the cause carries its id); one that fails comes again
 * after 1, 2, 4 … seconds, at most ten minutes. Four at once: events and requests keep the rest of the service's
 * connections.
 */
export const todoWorker = (service: string, worker: pg.Pool, store: Store, handlers: Map<string, Handler>): Loop => {
  const lanes = new Lanes(4);
  let done: string[] = [];
  const round = async () => {
    await lanes.room();
    const room = lanes.free;
    // A copy: what ends while the database is asked has not been told yet.
    const ended = [...done];
    const { rows } = await worker.query<Row>("select * from app.take_todos($1, $2)", [ended, room]);
    done = done.filter((id) => !ended.includes(id));
    for (const row of rows)
      lanes.begin(row.id, async () => {
        if (await doOne(service, row, worker, store, handlers)) done.push(row.id);
      });
    return rows.length === room;
  };
  return new Loop("to-do", 500, round, lanes);
};

/** True when it is done; its row goes with the next round, if the handler's unit of work did not take it. */
const doOne = async (
  service: string,
  row: Row,
  worker: pg.Pool,
  store: Store,
  handlers: Map<string, Handler>,
): Promise<boolean> => {
  const cause = { ...causeOf(service, row), todoId: row.id };
  try {
    const handler = handlers.get(`todo ${row.kind}`);
    if (!handler) throw new Refused("geen-uitvoerder");
    await killPoint("taken-not-done");
    await during(stepOf(service, `todo ${row.kind}`, row), () => handler(row as never, cause));
    await killPoint("done-not-forgotten");
    return true;
  } catch (error) {
    await worker.query(
      `update todo set last_error = $2,
              next_at = clock_timestamp() + least(interval '10 minutes', interval '0.5 second' * power(2, least(attempts, 11)))
       where todo_id = $1`,
      [row.id, reasonOf(error)],
    );
    return false;
  }
};
