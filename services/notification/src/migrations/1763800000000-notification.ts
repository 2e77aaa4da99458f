import type { MigrationInterface, QueryRunner } from "typeorm";

const tables = `
create table melding (
  melding_id uuid primary key, huis text not null, regime text not null, soort text not null, afzender text not null,
  ontvangen_op timestamptz not null, uitkomst text, dagoverzicht_id uuid
);
create index on melding (dagoverzicht_id) where dagoverzicht_id is not null;

create table bericht (
  bericht_id uuid primary key, huis text not null, soort text not null,
  status text not null check (status in ('gepland', 'te-versturen', 'afgeleverd', 'mislukt')),
  afzender text not null, melding_id uuid references melding, datum date, kenmerk text, reden text,
  pogingen int not null, aangemaakt_op timestamptz not null, afgerond_op timestamptz,
  check ((soort = 'dagoverzicht') = (melding_id is null)),
  check ((soort = 'dagoverzicht') = (datum is not null))
);
-- R01: one terugkoppeling per melding, whatever happens elsewhere.
create unique index on bericht (melding_id, soort);
create index on bericht (huis, aangemaakt_op, bericht_id);

create table taak (
  taak_id uuid primary key, huis text not null, status text not null check (status in ('open', 'afgehandeld')),
  bericht_id uuid not null unique references bericht, soort text not null, afzender text not null, melding_id uuid,
  datum date, kenmerk text, reden text not null, aangemaakt_op timestamptz not null,
  afgehandeld_op timestamptz, afgehandeld_door text, toelichting text
);
create index on taak (huis, status, taak_id);

select app.per_huis(t) from unnest(array['melding', 'bericht', 'taak']::regclass[]) t;
`;

/** Messages to reporters, the little that is kept of their meldingen, and the tasks for what can't be mailed. */
export class Notification1763800000000 implements MigrationInterface {
  name = "Notification1763800000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
