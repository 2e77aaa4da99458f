import type { MigrationInterface, QueryRunner } from "typeorm";

const tables = `
create table triage (
  triage_id uuid primary key, melding_id uuid not null unique, huis text not null, regime text not null, kenmerk text,
  overleg_datum date not null, agendapunt int not null,
  status text not null check (status in ('geagendeerd', 'wacht-op-informatie', 'wacht-op-partner', 'besloten')),
  uitkomst text, risico text not null, complexiteit text not null, ave_niveau int,
  betrokkenen jsonb not null, inhoud bytea not null,
  unique (huis, overleg_datum, agendapunt),
  check ((status = 'besloten') = (uitkomst is not null))
);
create index on triage (overleg_datum, agendapunt, triage_id);
create index on triage (huis, status, overleg_datum, agendapunt);

create table handeling (
  handeling_id uuid primary key, huis text not null, triage_id uuid not null references triage, op timestamptz not null,
  wie text not null, code text not null, waarde text
);
create index on handeling (triage_id, op, handeling_id);

create table triageoverleg (
  huis text not null, overleg_datum date not null, agendapunten int not null default 0,
  aanwezig text[] not null default '{}', primary key (huis, overleg_datum)
);
select app.per_huis(t) from unnest(array['triage', 'handeling', 'triageoverleg']::regclass[]) t;
`;

/** Items of the triage with their history, and the meetings they are on. */
export class Triage1764000000000 implements MigrationInterface {
  name = "Triage1764000000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
