import type { MigrationInterface, QueryRunner } from "typeorm";

const tables = `
alter table melding add column themas text[] not null default '{}';
alter table melding add column melder_afgeschermd boolean not null default false;

create table screeningsdeelname (
  huis text not null, organisatie text not null, thema text not null, grondslag text not null, van timestamptz not null,
  tot timestamptz, primary key (huis, organisatie, thema, van)
);
create unique index on screeningsdeelname (huis, organisatie, thema) where tot is null;

create table screeningsantwoord (
  antwoord_id uuid primary key, huis text not null, melding_id uuid not null references melding,
  organisatie text not null, antwoord text not null check (antwoord in ('bekend', 'niet-bekend', 'geen-mededeling')),
  risicosignaal boolean not null, toelichting bytea, grondslag text not null, door text not null, door_naam text not null,
  op timestamptz not null, eerst_verwerkt_op timestamptz not null, unique (melding_id, organisatie)
);

create table screeningssessie (
  huis text not null, datum date not null, aanwezig text[] not null, door text not null, op timestamptz not null,
  primary key (huis, datum)
);
select app.per_huis(t)
from unnest(array['screeningsdeelname', 'screeningsantwoord', 'screeningssessie']::regclass[]) t;
select app.sealed('screeningsantwoord', '{antwoord_id,melding_id,huis}', '{toelichting}');
`;

/** Which partner screens which theme, what it answered, and who was there (R24, L15). */
export class Screeningspartners1764300000000 implements MigrationInterface {
  name = "Screeningspartners1764300000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
