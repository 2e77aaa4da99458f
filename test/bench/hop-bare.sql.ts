import { randomBytes } from "node:crypto";
import type pg from "pg";
import { envelopeOf } from "./bare-loop.sql.js";

// The statements of the bare loop over Kafka: all that a fetch brought is written set-wise, a table at a time.

/** An event to write: its key, its number for that key, and what it says. */
export type ToTell = { type: string; key: string; data: object };

const heads = `
  insert into journal_head as h (key, huis, sequence, hash) select key, 'zeeland', 0, '' from unnest($1::uuid[]) key
  on conflict (key) do update set key = h.key returning key, sequence`;
const journal = `
  with told as (
    select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::bytea[], $6::bytea[])
      as t (event_id, key, sequence, envelope, salt, hash)),
  head as (update journal_head h set sequence = told.sequence, hash = told.hash from told where h.key = told.key),
  entry as (
    insert into journal (event_id, huis, key, sequence, type, envelope, salt, commitment, hash, recorded_at, topic)
    select event_id, 'zeeland', key, sequence, $7, envelope, salt, hash, hash, clock_timestamp(), 'bare' from told)
  insert into outbox (event_id, huis, key) select event_id, 'zeeland', key from told`;

/** Journal and outbox of events of one type, each of another key. */
export const tell = async (client: pg.PoolClient, events: ToTell[]): Promise<void> => {
  const keys = events.map(({ key }) => key);
  const { rows } = await client.query<{ key: string; sequence: string }>({
    name: "heads",
    text: heads,
    values: [keys],
  });
  const last = new Map(rows.map(({ key, sequence }) => [key, Number(sequence)]));
  const envelopes = events.map(({ type, key, data }) => envelopeOf(type, key, data));
  await client.query({
    name: "journal",
    text: journal,
    values: [
      envelopes.map(({ id }) => id),
      keys,
      keys.map((key) => last.get(key)! + 1),
      envelopes.map(({ text }) => text),
      keys.map(() => randomBytes(16)),
      keys.map(() => randomBytes(32)),
      events[0]!.type,
    ],
  });
};

export const unsent =
  "select o.seq, o.key, j.envelope from outbox o join journal j using (event_id) order by o.seq limit 500";
export const sent = `
  with gone as (delete from outbox where seq = any($1) returning event_id)
  update journal j set sent_at = clock_timestamp() from gone where j.event_id = gone.event_id`;

const inbox = `
  insert into inbox (message_id, huis, topic, key, sequence)
  select id, 'zeeland', 'bare', key, 1 from unnest($1::uuid[], $2::uuid[]) as t (id, key)
  on conflict do nothing returning message_id`;
const guard = `
  insert into inbox_guard (topic, key, huis, sequence) select 'bare', key, 'zeeland', 1 from unnest($1::uuid[]) key
  on conflict (topic, key) do update set sequence = excluded.sequence`;

/** Puts what came in the inbox; returns what was new. */
export const receive = async <T extends { id: string; key: string }>(
  client: pg.PoolClient,
  came: T[],
): Promise<T[]> => {
  const values = [came.map(({ id }) => id), came.map(({ key }) => key)];
  const { rows } = await client.query<{ message_id: string }>({ name: "inbox", text: inbox, values });
  const fresh = new Set(rows.map(({ message_id }) => message_id));
  const first = came.filter(({ id }) => fresh.has(id));
  await client.query({ name: "guard", text: guard, values: [first.map(({ key }) => key)] });
  return first;
};

const todo = `
  insert into todo (huis, kind, subject, data, traceparent)
  select 'zeeland', $1, subject, jsonb_build_object('dataref', '/v1/meldingen/' || subject || '/identiteit'),
    '00-00000000000000000000000000000000-0000000000000000-01' from unnest($2::uuid[]) subject`;
export const todos = (client: pg.PoolClient, kind: string, subjects: string[]): Promise<unknown> =>
  client.query({ name: "todo", text: todo, values: [kind, subjects] });

export const herkend = `
  update herkenning set toestand = 'herkend', persoon_id = (select persoon_id from persoon limit 1), wijze = 'bsn',
    herkend_op = clock_timestamp() where betrokkene_id = $1`;
export const persoonBijBetrokkene = `
  update betrokkene b set status = 'herkend', persoon_id = t.persoon_id, identiteit = null
  from unnest($1::uuid[], $2::uuid[]) as t (betrokkene_id, persoon_id) where b.betrokkene_id = t.betrokkene_id`;
export const gescreend =
  "update melding set status = 'in-triage', screening = $2, motivering = $3 where melding_id = $1";
export const termijnGehaald = `
  update deadline set state = 'met', ended_at = clock_timestamp()
  where kind = 'screening' and subject = $1 and state = 'armed'`;
/** Numbers on an agenda, as many as there are items; returns the last. */
export const agendapunten =
  "update triageoverleg set agendapunten = agendapunten + $1 returning agendapunten as laatste";
