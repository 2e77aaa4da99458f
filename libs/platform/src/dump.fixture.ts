import pg from "pg";
import { adminUrl } from "@zvh/testing";

/**
 * Every row of one database as it is at one moment into the empty tables of another, and its counters, as a dump and a
 * restore do; whoever works in the first goes on.
 */
export const copyRows = async (from: string, to: string): Promise<void> => {
  const [source, target] = [from, to].map((database) => new pg.Client({ connectionString: adminUrl(database) }));
  await Promise.all([source!.connect(), target!.connect()]);
  await source!.query("begin isolation level repeatable read read only");
  await target!.query("set session_replication_role = replica");
  const { rows: tables } = await source!.query(
    `select table_name as name, string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
     where table_schema in ('public') and is_generated = 'NEVER' and table_name <> 'migrations' group by table_name`,
  );
  for (const { name, columns } of tables) {
    const { rows } = await source!.query(`select coalesce(json_agg(t), '[]')::text as all from ${name} t`);
    await target!.query(`truncate ${name}`);
    await target!.query(
      `insert into ${name} (${columns}) overriding system value select ${columns} from json_populate_recordset(null::${name}, $1)`,
      [rows[0].all],
    );
  }
  await target!.query("select setval(pg_get_serial_sequence('outbox', 'seq'), (select max(seq) from outbox))");
  await Promise.all([source!.end(), target!.end()]);
};
