import type { MigrationInterface, QueryRunner } from "typeorm";

const tables = `
create table signaal (
  signaal_id uuid primary key, huis text not null, regime text not null, afzender text not null, kenmerk text not null,
  inhoud bytea, status text not null check (status in ('open', 'overgenomen', 'niet-overgenomen')),
  ontvangen_op timestamptz not null, beoordelen_uiterlijk_op timestamptz not null, verstreken boolean not null,
  bewaren_tot timestamptz not null, overgenomen_door text, melding_id uuid references melding, motivering bytea,
  door text, door_naam text, beoordeeld_op timestamptz, check ((status = 'open') = (beoordeeld_op is null)),
  check ((status = 'overgenomen') = (melding_id is not null)), check (status = 'open' or inhoud is null)
);
create unique index on signaal (huis, afzender, kenmerk);
create index on signaal (huis, status, ontvangen_op, signaal_id);

create table adviesvraag (
  adviesvraag_id uuid primary key, huis text not null, regime text not null, afzender text not null,
  kenmerk text not null, inhoud bytea not null, status text not null check (status in ('open', 'beantwoord')),
  ontvangen_op timestamptz not null, beantwoorden_uiterlijk_op timestamptz not null, verstreken boolean not null,
  bewaren_tot timestamptz not null, thema text, antwoord bytea, door text, door_naam text, beantwoord_op timestamptz,
  melding_id uuid references melding, check ((status = 'beantwoord') = (antwoord is not null and thema is not null))
);
create unique index on adviesvraag (huis, afzender, kenmerk);
create index on adviesvraag (huis, status, ontvangen_op, adviesvraag_id);
create table adviestelling (
  huis text not null, maand text not null, thema text not null, aantal int not null, primary key (huis, maand, thema)
);
select app.per_huis(t) from unnest(array['signaal', 'adviesvraag', 'adviestelling']::regclass[]) t;
select app.sealed('signaal', '{signaal_id,huis}', '{inhoud,motivering}'),
       app.sealed('adviesvraag', '{adviesvraag_id,huis}', '{inhoud,antwoord}');
`;

/** Signals of non-participants and questions for advice: beside the meldingen, each with its own retention. */
export class Ernaast1764700000000 implements MigrationInterface {
  name = "Ernaast1764700000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
