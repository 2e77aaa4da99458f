import type { DataSource, EntityManager } from "typeorm";
import pg from "pg";
import { Refused } from "./change.js";
import { unanswered } from "./database.js";
import { killPoint } from "./kill-point.js";
import { Rows } from "./rows.js";
import type { Cause } from "./store.js";

/** What `app.all_changed` says of a row that is not there, or may not be written. */
const notChanged = "ZV404";

/** One transaction within the walls of the cause's houses; its opening and its end are one round trip each. */
export const inTransaction = async <T>(
  db: DataSource,
  begin: "begin" | "begin read only",
  { huizen, by, access }: Cause,
  work: (tx: EntityManager, nu: Date, rows: Rows) => Promise<T>,
  atEnd: (nu: Date) => string = () => "",
): Promise<T> => {
  const runner = db.createQueryRunner();
  const client: pg.PoolClient = await runner.connect();
  const [walls, person] = [huizen.join(","), by].map(pg.escapeLiteral);
  try {
    const opened: unknown = await client.query(
      `${begin}; select app.nu() as nu, set_config('app.huizen', ${walls}, true), set_config('app.by', ${person}, true)`,
    );
    const [, context] = opened as [unknown, pg.QueryResult<{ nu: Date }>];
    // TypeORM locks rows only in a transaction that it knows of.
    (runner as { isTransactionActive: boolean }).isTransactionActive = true;
    const { nu } = context.rows[0]!;
    if (access) access.nu ??= nu;
    const rows = new Rows(runner.manager, client);
    const query = runner.query.bind(runner);
    runner.query = async (text: string, ...rest: never[]) => {
      await rows.before(text);
      return query(text, ...rest);
    };
    const result = await work(runner.manager, nu, rows);
    await killPoint("written-not-committed");
    const ended: unknown = await client.query(`${await rows.end()}${atEnd(nu)}commit`);
    // A transaction in which a statement failed, though somebody caught the error, ends in a rollback without an error.
    if ([ended as pg.QueryResult].flat().at(-1)!.command !== "COMMIT") throw new Error("the transaction was undone");
    return result;
  } catch (error) {
    // A connection that still owes an answer, or can't even roll back, is broken: it ends here, and PostgreSQL undoes
    // what it left. The error that broke it is the one to tell.
    const broken = unanswered.test((error as Error).message) || (await client.query("rollback").catch(() => true));
    if (broken === true) void client.end();
    throw (error as { code?: string }).code === notChanged ? new Refused("niet-gevonden") : error;
  } finally {
    (runner as { isTransactionActive: boolean }).isTransactionActive = false;
    await runner.release();
  }
};
