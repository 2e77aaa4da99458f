import type { MigrationInterface, QueryRunner } from "typeorm";

/** The clock of a database, in the schema for what is no table of a service. */
export const clock = `
create schema app;
grant usage on schema app to zvh_app, zvh_worker;

-- The one place where time may be offset: by tests and by the demo, never by a role of a service.
create table app.klok (verschuiving interval not null default '0');
insert into app.klok default values;
grant select on app.klok to zvh_app, zvh_worker;
create function app.nu() returns timestamptz language sql stable
  as 'select clock_timestamp() + verschuiving from app.klok';

create function app.huizen() returns text[] language sql stable
  as $$ select string_to_array(coalesce(current_setting('app.huizen', true), ''), ',') $$;
`;

const tables = `
-- Every table with rows of a house gets its wall with this: roles of a service see the houses of their transaction,
-- the owner sees nothing.
create function app.per_huis(name regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy huis on %s to zvh_app using (huis = any(app.huizen())) with check (huis = any(app.huizen()))', name);
  execute format('grant select, insert, update, delete on %s to zvh_app', name);
end $$;
create function app.for_worker(name regclass) returns void language plpgsql as $$
begin
  execute format('create policy worker on %s to zvh_worker using (true) with check (true)', name);
  execute format('grant select, insert, update, delete on %s to zvh_worker', name);
end $$;

create table journal_head (key uuid primary key, huis text not null, sequence bigint not null, hash bytea not null);
create table journal (
  event_id uuid primary key, huis text not null, key uuid not null, sequence bigint not null, type text not null,
  envelope text, salt bytea, commitment bytea not null, hash bytea not null,
  recorded_at timestamptz not null, topic text not null, partition int, "offset" bigint, sent_at timestamptz,
  unique (key, sequence)
);
create table outbox (
  seq bigint generated always as identity primary key,
  event_id uuid not null, huis text not null, key uuid not null, created_at timestamptz not null default clock_timestamp()
);
create table inbox (
  message_id uuid primary key, huis text not null, topic text not null, key uuid not null, sequence bigint not null,
  handled_at timestamptz not null default clock_timestamp()
);
-- Order guard: the last sequence seen per key of a topic.
create table inbox_guard (topic text, key uuid, huis text not null, sequence bigint not null, primary key (topic, key));
create table parked (
  message_id uuid primary key, huis text not null, topic text not null, key uuid not null, sequence bigint not null,
  envelope jsonb not null, state text not null check (state in ('parked', 'waiting', 'behind')),
  reason text not null, waits_for uuid, since timestamptz not null default clock_timestamp()
);
create index on parked (topic, key, sequence);
create index on parked (waits_for) where state = 'waiting';
create table deadline (
  deadline_id uuid primary key default uuidv7(), huis text not null, kind text not null, subject uuid not null,
  occurrence int not null default 1, rule text not null, armed_at timestamptz not null, due_at timestamptz not null,
  state text not null check (state in ('armed', 'met', 'fired', 'cancelled')), ended_at timestamptz, traceparent text not null
);
create unique index on deadline (kind, subject) where state = 'armed';
create index on deadline (due_at) where state = 'armed';
create table todo (
  todo_id uuid primary key default uuidv7(), huis text not null, kind text not null, subject uuid not null,
  data jsonb not null, traceparent text not null, attempts int not null default 0, last_error text,
  next_at timestamptz not null default clock_timestamp(), created_at timestamptz not null default clock_timestamp()
);
create index on todo (next_at);
select app.per_huis(t), app.for_worker(t) from unnest(array['journal_head', 'journal', 'outbox', 'inbox', 'inbox_guard', 'parked', 'deadline', 'todo']::regclass[]) t;
`;

/** The tables of the plumbing, the same in every service; runs before the service's own migrations. */
export class Platform1700000000000 implements MigrationInterface {
  name = "Platform1700000000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(clock + tables);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}

const delivery = `
-- Takes what arrived of one topic and one house, in this order: whether it is new, whether it comes in order of its key
-- (an older one after a newer means that the bus broke its promise), whether something of its key is held, and whether
-- anything waits for one of the subjects.
-- Each statement sees what the one before waited for.
create function app.receive(p_topic text, p_huis text, p_ids uuid[], p_keys uuid[], p_sequences bigint[], p_subjects uuid[])
returns table (fresh boolean, in_order boolean, behind boolean, waiting boolean) language plpgsql as $$
begin
  waiting := exists (select from parked p where p.state = 'waiting' and p.waits_for = any(p_subjects));
  for i in 1 .. cardinality(p_ids) loop
    in_order := true;
    behind := false;
    insert into inbox (message_id, huis, topic, key, sequence)
    values (p_ids[i], p_huis, p_topic, p_keys[i], p_sequences[i]) on conflict do nothing;
    fresh := found;
    if fresh then
      insert into inbox_guard as g (topic, key, huis, sequence) values (p_topic, p_keys[i], p_huis, p_sequences[i])
      on conflict (topic, key) do update set sequence = excluded.sequence where g.sequence < excluded.sequence;
      in_order := found;
      behind := exists (select from parked p where p.topic = p_topic and p.key = p_keys[i]);
    end if;
    return next;
  end loop;
end $$;

-- Writes what follows from a unit of work: journal with its chain and outbox, deadlines, to-dos; each in its order.
-- An event comes as the two halves of its envelope around the sequence, which is given here, under the lock of its key.
create function app.record(p_nu timestamptz, p_events json, p_deadlines json, p_todos json)
returns void language plpgsql as $$
declare
  e record;
  d record;
  v_sequence bigint;
  v_hash bytea;
  v_envelope text;
  v_commitment bytea;
begin
  for e in select * from json_to_recordset(p_events)
    as t(event_id uuid, huis text, key uuid, type text, topic text, head text, tail text, salt text)
  loop
    insert into journal_head as h (key, huis, sequence, hash) values (e.key, e.huis, 1, decode(repeat('00', 32), 'hex'))
    on conflict (key) do update set sequence = h.sequence + 1 returning h.sequence, h.hash into v_sequence, v_hash;
    v_envelope := e.head || v_sequence || e.tail;
    v_commitment := sha256(decode(e.salt, 'hex') || convert_to(v_envelope, 'UTF8'));
    v_hash := sha256(v_hash || v_commitment);
    update journal_head set hash = v_hash where key = e.key;
    insert into journal (event_id, huis, key, sequence, type, envelope, salt, commitment, hash, recorded_at, topic)
    values (e.event_id, e.huis, e.key, v_sequence, e.type, v_envelope, decode(e.salt, 'hex'), v_commitment, v_hash, p_nu, e.topic);
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

create index on deadline (kind, subject);

-- Forgets the to-dos that are done, and takes some that are due: nobody else's for 45 seconds.
create function app.take_todos(p_done uuid[], p_limit int)
returns table (id uuid, huis text, kind text, subject uuid, data jsonb, traceparent text, attempts int)
language plpgsql as $$
begin
  if cardinality(p_done) > 0 then delete from todo t where t.todo_id = any(p_done); end if;
  return query
    update todo t set attempts = t.attempts + 1, next_at = clock_timestamp() + interval '45 seconds'
    where t.todo_id in (
      select d.todo_id from todo d where d.next_at <= clock_timestamp() order by d.todo_id limit p_limit for update skip locked)
    returning t.todo_id, t.huis, t.kind, t.subject, t.data, t.traceparent, t.attempts;
end $$;

-- Records on the bus that are no events: where they stand and why; never what they hold.
create table unreadable (
  topic text, partition int, "offset" bigint, reason text not null, sha256 text not null,
  since timestamptz not null default clock_timestamp(), primary key (topic, partition, "offset")
);
grant select, insert, update, delete on unreadable to zvh_worker;

-- Which relay sends which sixteenth of the keys, and until when; which relays live. Times are the database's.
alter table outbox add shard smallint not null generated always as ((uuid_hash_extended(key, 0) & 15)::smallint) stored;
create table relay_lease (shard smallint primary key, holder uuid, until timestamptz not null default '-infinity');
insert into relay_lease (shard) select generate_series(0, 15);
create table relay_holder (holder uuid primary key, seen_at timestamptz not null);
grant select, insert, update, delete on relay_lease, relay_holder to zvh_worker;

-- A round of a relay: forgets what was sent, keeps, takes or gives up leases so that shares are even, and returns what
-- is unsent in its own shards, the oldest first, without busy shards and resting keys.
create function app.relay(
  p_holder uuid, p_sent bigint[], p_partitions int[], p_offsets bigint[], p_busy smallint[], p_resting uuid[], p_limit int
) returns table (seq bigint, shard smallint, topic text, key uuid, envelope text) language plpgsql as $$
declare
  v_now timestamptz := clock_timestamp();
  v_share int;
  v_mine int;
begin
  if cardinality(p_sent) > 0 then
    with gone as (
      delete from outbox o using unnest(p_sent, p_partitions, p_offsets) s (seq, part, off)
      where o.seq = s.seq returning o.event_id, s.part, s.off
    )
    update journal j set sent_at = v_now, partition = gone.part, "offset" = gone.off from gone where j.event_id = gone.event_id;
  end if;
  if not exists (select from relay_holder h where h.holder = p_holder and h.seen_at > v_now - interval '1 second') then
    insert into relay_holder as h values (p_holder, v_now) on conflict (holder) do update set seen_at = v_now;
    delete from relay_holder h where h.seen_at < v_now - interval '1 minute';
    select ceil(16.0 / count(*)) into v_share from relay_holder h where h.seen_at > v_now - interval '5 seconds';
    update relay_lease l set until = v_now + interval '5 seconds' where l.holder = p_holder and l.until > v_now;
    get diagnostics v_mine = row_count;
    if v_mine > v_share then
      update relay_lease l set until = '-infinity' where l.shard in (
        select m.shard from relay_lease m where m.holder = p_holder and not (m.shard = any(p_busy)) limit v_mine - v_share);
    elsif v_mine < v_share then
      update relay_lease l set holder = p_holder, until = v_now + interval '5 seconds' where l.shard in (
        select m.shard from relay_lease m where m.until <= v_now order by m.shard limit v_share - v_mine for update skip locked);
    end if;
  end if;
  return query
    select o.seq, o.shard, j.topic, o.key, j.envelope
    from outbox o join relay_lease l on l.shard = o.shard join journal j using (event_id)
    where l.holder = p_holder and l.until > clock_timestamp() and not (o.shard = any(p_busy)) and not (o.key = any(p_resting))
    order by o.seq limit p_limit;
end $$;

create function app.leave(p_holder uuid) returns void language sql as $$
  update relay_lease set until = '-infinity' where holder = p_holder;
  delete from relay_holder where holder = p_holder;
$$;
`;

/** How events are taken and written: the functions that the store and the consumer call. */
export class PlatformDelivery1700000000010 implements MigrationInterface {
  name = "PlatformDelivery1700000000010";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(delivery);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
