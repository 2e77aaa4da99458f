import type { MigrationInterface, QueryRunner } from "typeorm";

const tables = `
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
    await runner.query(tables);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
