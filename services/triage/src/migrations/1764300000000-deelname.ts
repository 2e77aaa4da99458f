import type { MigrationInterface, QueryRunner } from "typeorm";

const tables = `
alter table triage add column beperkt boolean not null default false;
-- Numbers move up when an item is restricted (R93); they are unique again at the end of that statement.
alter table triage drop constraint triage_huis_overleg_datum_agendapunt_key;
alter table triage add constraint triage_plaats unique (huis, overleg_datum, agendapunt) deferrable;
drop index triage_overleg_datum_agendapunt_triage_id_idx;
create index on triage (overleg_datum, agendapunt, huis);

create table triagedeelname (
  deelname_id uuid primary key, huis text not null, triage_id uuid not null references triage, organisatie text not null,
  grondslag text not null, van timestamptz not null, tot timestamptz, door text not null, beeindigd_door text
);
create unique index on triagedeelname (triage_id, organisatie) where tot is null;
create index on triagedeelname (huis, organisatie, triage_id) where tot is null;

create table triagebeoordelaar (
  beoordelaar_id uuid primary key, huis text not null, triage_id uuid not null references triage, medewerker text not null,
  van timestamptz not null, tot timestamptz, door text not null, beeindigd_door text
);
create unique index on triagebeoordelaar (triage_id, medewerker) where tot is null;
create index on triagebeoordelaar (medewerker, triage_id) where tot is null;
select app.per_huis(t) from unnest(array['triagedeelname', 'triagebeoordelaar']::regclass[]) t;
`;

/** Who takes part in an item, and who judges its purpose test: from when, until when, and who decided so (L15). */
export class Triagedeelname1764300000000 implements MigrationInterface {
  name = "Triagedeelname1764300000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
