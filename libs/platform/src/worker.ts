import { Logger } from "@nestjs/common";
import type pg from "pg";
import { Refused } from "./change.js";
import type { Handler } from "./handlers.js";
import { Lanes, Loop, Resting } from "./loop.js";
import type { Cause, Store } from "./store.js";

export type Due = { subject: string };
export type Doing = { subject: string; data: Record<string, unknown>; attempts: number };

type Row = { id: string; huis: string; kind: string; subject: string; traceparent: string } & Doing;

const causeOf = (service: string, { huis, traceparent }: Row): Cause => ({
  by: `systeem:${service}`,
  huizen: [huis],
  traceparent,
});

/** A code for a log or a list; never a message, which may hold content. */
const reasonOf = (error: unknown): string =>
  error instanceof Refused ? error.code : (error as Error).constructor.name;

/**
 * Fires deadlines that are due, each in one transaction with what follows from it, on the database's clock. One whose
 * handler fails stays armed and comes again after some seconds; the others go on.
 */
export const ticker = (service: string, worker: pg.Pool, store: Store, handlers: Map<string, Handler>): Loop => {
  const resting = new Resting();
  const logger = new Logger("ticker");
  const fire = async (row: Row): Promise<void> => {
    const cause = causeOf(service, row);
    try {
      await store.run({ ...cause, deadlineId: row.id }, async () => {
        await handlers.get(`deadline ${row.kind}`)?.({ subject: row.subject } as never, cause);
      });
    } catch (error) {
      resting.add(row.id, 5_000);
      logger.warn(`A deadline (${row.kind}) could not fire and comes again: ${reasonOf(error)}`);
    }
  };
  return new Loop("ticker", 500, async () => {
    const { rows } = await worker.query<Row>(
      `select deadline_id as id, huis, kind, subject, traceparent from deadline
       where state = 'armed' and due_at <= app.nu() and not (deadline_id = any($1::uuid[])) order by due_at limit 100`,
      [resting.keys()],
    );
    for (const row of rows) await fire(row);
    return rows.length === 100;
  });
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
    const ended = done;
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
    await handler(row as never, cause);
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
