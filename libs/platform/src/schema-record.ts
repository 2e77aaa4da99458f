import type { MigrationInterface, QueryRunner } from "typeorm";

// A connection keeps the plans of a function. One that it made while a table was small reads all of that table when it
// has grown, until PostgreSQL has counted anew; what these functions look for, they find by a key or an index: hence
// enable_seqscan. The head of a dossier is written once per event, with the hash that the event gives it.
const record = `
create or replace function app.record(p_nu timestamptz, p_events json, p_deadlines json, p_todos json)
returns void language plpgsql set enable_seqscan = off as $$
declare
  e record;
  d record;
begin
  for e in select event_id, huis, key, type, topic, head, tail, decode(salt, 'hex') as salt from json_to_recordset(p_events)
    as t(event_id uuid, huis text, key uuid, type text, topic text, head text, tail text, salt text)
  loop
    with head as (
      insert into journal_head as h (key, huis, sequence, hash) values (e.key, e.huis, 1,
        sha256(decode(repeat('00', 32), 'hex') || sha256(e.salt || convert_to(e.head || 1 || e.tail, 'UTF8'))))
      on conflict (key) do update set sequence = h.sequence + 1,
        hash = sha256(h.hash || sha256(e.salt || convert_to(e.head || h.sequence + 1 || e.tail, 'UTF8')))
      returning h.sequence, h.hash),
    entry as (
      insert into journal (event_id, huis, key, sequence, type, envelope, salt, commitment, hash, recorded_at, topic)
      select e.event_id, e.huis, e.key, sequence, e.type, e.head || sequence || e.tail, e.salt,
        sha256(e.salt || convert_to(e.head || sequence || e.tail, 'UTF8')), hash, p_nu, e.topic from head)
    insert into outbox (event_id, huis, key) values (e.event_id, e.huis, e.key);
  end loop;
  for d in select * from json_to_recordset(p_deadlines)
    as t(huis text, kind text, subject uuid, state text, rule text, "dueAt" timestamptz, traceparent text)
  loop
    if d.state = 'armed' then
      insert into deadline (huis, kind, subject, occurrence, rule, armed_at, due_at, state, traceparent)
      select d.huis, d.kind, d.subject, count(*) + 1, d.rule, p_nu, d."dueAt", 'armed', d.traceparent
      from deadline o where o.kind = d.kind and o.subject = d.subject;
    else
      update deadline o set state = d.state, ended_at = p_nu
      where o.kind = d.kind and o.subject = d.subject and o.state = 'armed';
    end if;
  end loop;
  insert into todo (huis, kind, subject, data, traceparent)
  select huis, kind, subject, data, traceparent from json_to_recordset(p_todos)
    as t(huis text, kind text, subject uuid, data jsonb, traceparent text);
end $$;

alter function app.relay(uuid, bigint[], int[], bigint[], smallint[], uuid[], int) set enable_seqscan = off;
`;

/** What follows from a unit of work is written in the fewest steps, and found by its key also in a table that grew fast. */
export class PlatformRecord1700000000080 implements MigrationInterface {
  name = "PlatformRecord1700000000080";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(record);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
