import { randomUUID } from "node:crypto";
import type pg from "pg";

// The statements of the bare loop: they write the rows that the platform writes for a melding with one betrokkene.

/** Writes rows like one that the platform wrote, each with these columns another value, in one statement. */
export type Insert = (client: pg.PoolClient, ...others: Record<string, unknown>[]) => Promise<unknown>;

/**
 * Takes a row of a table of the platform as the example, so that the loop writes as many bytes in as many indexes.
 * @param own the same table in a database of the platform
 */
export const insertLike = async (own: pg.Pool, table: string): Promise<Insert> => {
  const { rows: examples } = await own.query(
    `select row_to_json(t) as row from ${table} t where huis = 'zeeland' limit 1`,
  );
  const { rows: columns } = await own.query(
    `select quote_ident(column_name) as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  const names = columns.map(({ name }) => name).join(", ");
  const text = `insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $1)`;
  return (client, ...others) =>
    client.query({
      name: table,
      text,
      values: [JSON.stringify(others.map((other) => ({ ...examples[0].row, ...other })))],
    });
};

export const persoonBijBetrokkene =
  "update betrokkene set status = 'herkend', persoon_id = $2, identiteit = null where betrokkene_id = $1";
export const herkend = `
  update herkenning set toestand = 'herkend', persoon_id = $2, wijze = 'bsn', herkend_op = clock_timestamp()
  where melding_id = $1 returning betrokkene_id`;
export const verstuurd =
  "update bericht set status = 'afgeleverd', afgerond_op = clock_timestamp() where bericht_id = $1";

export const head = `
  insert into journal_head as h (key, huis, sequence, hash) values ($1, 'zeeland', 0, '')
  on conflict (key) do update set key = h.key returning sequence`;
export const journal = `
  with head as (update journal_head set sequence = $3, hash = $7 where key = $2),
       entry as (insert into journal (event_id, huis, key, sequence, type, envelope, salt, commitment, hash, recorded_at, topic)
                 values ($1, 'zeeland', $2, $3, $4, $5, $6, $7, $7, clock_timestamp(), 'bare'))
  insert into outbox (event_id, huis, key) values ($1, 'zeeland', $2)`;
export const unsent =
  "select o.seq, o.key, j.envelope from outbox o join journal j using (event_id) order by o.seq limit 500";
export const sent = `
  with sent as (delete from outbox where seq = $1 returning event_id)
  update journal set sent_at = clock_timestamp() from sent where journal.event_id = sent.event_id`;

export const inbox = "insert into inbox (message_id, huis, topic, key, sequence) values ($1, 'zeeland', 'bare', $2, 1)";
export const guard = "insert into inbox_guard (topic, key, huis, sequence) values ('bare', $1, 'zeeland', 1)";

export const todo = "insert into todo (huis, kind, subject, data, traceparent) values ('zeeland', $1, $2, '{}', '')";
export const claim = `
  update todo set attempts = attempts + 1, next_at = clock_timestamp() + interval '1 minute'
  where todo_id in (select todo_id from todo where next_at <= clock_timestamp() order by todo_id limit 20 for update skip locked)
  returning todo_id, subject`;
export const done = "delete from todo where todo_id = $1";

/** An event of the size that the platform's have. */
export const envelopeOf = (type: string, key: string, data: object): { id: string; text: string } => {
  const id = randomUUID();
  const [source, traceparent] = [
    "urn:nld:oin:00000000000000000000:systeem:bare",
    `00-${"0".repeat(32)}-${"0".repeat(16)}-01`,
  ];
  const rest = {
    datacontenttype: "application/json",
    dataref: `/v1/meldingen/${key}/identiteit`,
    sequence: 1,
    huis: "zeeland",
  };
  return {
    id,
    text: JSON.stringify({
      specversion: "1.0",
      id,
      source,
      type,
      subject: key,
      time: new Date(),
      traceparent,
      ...rest,
      data,
    }),
  };
};
