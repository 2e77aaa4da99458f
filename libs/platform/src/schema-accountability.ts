import type { MigrationInterface, QueryRunner } from "typeorm";

const logs = `
-- What was decided for whom, and who saw, searched or changed which person (BIO2, AVG art. 5.2, Wpg art. 32a). The role
-- of the service adds rows and nothing else; the auditor's role alone reads them. Number, transaction and moment are
-- given here. No text of a question or an answer, and no name, goes in: ids, codes, templates of routes.
create sequence app.log_number;
create table decision_log (
  decision_id uuid primary key, number bigint not null default nextval('app.log_number'),
  xid xid8 not null default pg_current_xact_id(), at timestamptz not null default app.nu(),
  account_id text, huizen text[] not null, action text not null, subject uuid, dataref text,
  outcome text not null check (outcome in ('permit', 'deny')), code text, policies text[] not null, policy_version text,
  trace_id text not null, check ((outcome = 'deny') = (code is not null))
);
create table access_log (
  decision_id uuid not null, number bigint not null default nextval('app.log_number'),
  xid xid8 not null default pg_current_xact_id(), at timestamptz not null default app.nu(),
  account_id text not null, huis text not null, person uuid not null, regime text,
  what text not null check (what in ('gezien', 'gezocht', 'gewijzigd')), primary key (decision_id, huis, person)
);
create index on access_log (huis, person, at, decision_id);
create index on decision_log (xid);
create index on access_log (xid);

alter table decision_log enable row level security;
alter table decision_log force row level security;
alter table access_log enable row level security;
alter table access_log force row level security;
create policy added on decision_log for insert to zvh_app with check (huizen <@ app.huizen());
create policy added on access_log for insert to zvh_app with check (huis = any(app.huizen()));
-- The auditor reads within the houses of his transaction; to seal and to export, all of them ('*').
create policy read on decision_log for select to zvh_auditor
  using (current_setting('app.huizen', true) = '*' or huizen && app.huizen());
create policy read on access_log for select to zvh_auditor
  using (current_setting('app.huizen', true) = '*' or huis = any(app.huizen()));
grant insert (decision_id, account_id, huizen, action, subject, dataref, outcome, code, policies, policy_version,
              trace_id) on decision_log to zvh_app;
grant insert (decision_id, account_id, huis, person, regime, what) on access_log to zvh_app;
grant usage on sequence app.log_number to zvh_app;
grant usage on schema app to zvh_auditor;
grant select on app.klok to zvh_auditor;
grant select on decision_log, access_log to zvh_auditor;

-- Adds a decision (none when it stands there already), and the persons whom it concerns.
create function app.account(p_decision json, p_persons json) returns void language plpgsql as $$
begin
  insert into decision_log (decision_id, account_id, huizen, action, subject, dataref, outcome, code, policies, policy_version,
                            trace_id)
  select * from json_to_recordset(p_decision) as t(id uuid, by text, huizen text[], action text, subject uuid, dataref text,
    outcome text, code text, policies text[], "policyVersion" text, "traceId" text);
  insert into access_log (decision_id, account_id, huis, person, regime, what)
  select * from json_to_recordset(p_persons) as t("decisionId" uuid, by text, huis text, person uuid, regime text, what text);
end $$;
`;

const seals = `
-- Every minute the new rows of both logs are sealed together. Rows of transactions that end later have a higher xid than
-- every transaction that is over: so a seal takes those below the oldest that is still open, and none is skipped.
create table log_seal (
  seq bigint primary key, from_xid xid8 not null, until_xid xid8 not null, rows int not null, root bytea not null,
  previous bytea not null, hash bytea not null, sealed_at text not null
);
grant select, insert on log_seal to zvh_auditor;

create function app.moment(timestamptz) returns text language sql immutable
  as $$ select to_char($1 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

-- The rows of both logs as they are sealed and exported, in their order.
create function app.log_lines(p_from xid8, p_until xid8) returns table (number bigint, line text) language sql stable as $$
  select number, json_build_array('besluit', number, xid::text, decision_id, app.moment(at), account_id, huizen, action,
    subject, dataref, outcome, code, policies, policy_version, trace_id)::text
  from decision_log where xid >= p_from and xid < p_until
  union all
  select number, json_build_array('inzage', number, xid::text, decision_id, app.moment(at), account_id, huis, person, regime, what)::text
  from access_log where xid >= p_from and xid < p_until
  order by 1
$$;

-- A seal as it is hashed: everything but the hash of the one before it, and its own.
create function app.seal_line(log_seal) returns text language sql stable as $$
  select json_build_array('zegel', $1.seq, $1.from_xid::text, $1.until_xid::text, $1.rows, encode($1.root, 'hex'), $1.sealed_at)::text
$$;

-- Seals what is new; answers whether there was anything. For the auditor, over all houses.
create function app.seal() returns boolean language plpgsql as $$
declare
  v_last log_seal;
  v_new log_seal;
begin
  perform pg_advisory_xact_lock(4220);
  perform set_config('app.huizen', '*', true);
  select * into v_last from log_seal order by seq desc limit 1;
  v_new.seq := coalesce(v_last.seq, 0) + 1;
  v_new.from_xid := coalesce(v_last.until_xid, '0'::xid8);
  v_new.until_xid := pg_snapshot_xmin(pg_current_snapshot());
  select count(*), sha256(coalesce(string_agg(sha256(convert_to(line, 'UTF8')), ''::bytea order by l.number), ''))
  into v_new.rows, v_new.root from app.log_lines(v_new.from_xid, v_new.until_xid) l;
  if v_new.rows = 0 then return false; end if;
  v_new.previous := coalesce(v_last.hash, decode(repeat('00', 32), 'hex'));
  v_new.sealed_at := app.moment(app.nu());
  v_new.hash := sha256(v_new.previous || convert_to(app.seal_line(v_new), 'UTF8'));
  insert into log_seal select v_new.*;
  return true;
end $$;
`;

/** Who decided and saw what, and the seals on it; the same in every service. */
export class PlatformAccountability1700000000070 implements MigrationInterface {
  name = "PlatformAccountability1700000000070";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(logs + seals);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
