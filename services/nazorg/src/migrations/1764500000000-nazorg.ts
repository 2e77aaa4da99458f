import type { MigrationInterface, QueryRunner } from "typeorm";

const tabellen = `
create table nazorgdossier (
  dossier_id uuid primary key, huis text not null, regime text not null, persoon_id uuid not null, gemeente text not null,
  namens text, fase text not null check (fase in ('detentie', 'na-detentie', 'afgesloten')), inrichting bytea not null,
  insluitingsdatum date not null, vrijlatingsdatum date, vrijgelaten boolean not null, bericht_op timestamptz not null,
  eerder_dossier_id uuid references nazorgdossier on delete set null, geopend_op timestamptz not null,
  waarschuwing_op timestamptz, overgedragen_op timestamptz, overgedragen_door text, afgesloten_op timestamptz,
  afgesloten_door text, afsluitreden text, toelichting bytea, bewaren_tot date,
  -- What is not known comes last in a list by days to release.
  volgorde date not null generated always as (coalesce(vrijlatingsdatum, 'infinity'::date)) stored,
  check (vrijlatingsdatum is not null or not vrijgelaten)
);
-- One detention, one dossier.
create unique index on nazorgdossier (huis, persoon_id, insluitingsdatum);
create index on nazorgdossier (huis, fase, volgorde, dossier_id);
create index on nazorgdossier (huis, namens, fase, volgorde, dossier_id);
create index on nazorgdossier (huis, waarschuwing_op) where waarschuwing_op is not null;
create index on nazorgdossier (huis, geopend_op);
create index on nazorgdossier (huis, geopend_op) where eerder_dossier_id is not null;
create index on nazorgdossier (eerder_dossier_id) where eerder_dossier_id is not null;

create table detentiebericht (
  bericht_id uuid primary key, huis text not null, regime text not null, afzender text not null, kenmerk text not null,
  soort text not null, gemeente text not null, namens text, inrichting bytea not null, insluitingsdatum date not null, vrijlatingsdatum date,
  ontvangen_op timestamptz not null, status text not null check (status in ('verzegeld', 'betwijfeld', 'verwerkt')),
  identiteit bytea, dossier_id uuid references nazorgdossier on delete cascade,
  check ((identiteit is null) = (status = 'verwerkt'))
);
create unique index on detentiebericht (huis, afzender, kenmerk);
create index on detentiebericht (dossier_id, ontvangen_op);

create table basisvoorwaarde (
  dossier_id uuid references nazorgdossier on delete cascade, thema text, huis text not null, bij_binnenkomst text,
  voor_vrijlating text, na_vrijlating text, toelichting bytea, organisatie text, medewerker text,
  gewijzigd_op timestamptz, door text, primary key (dossier_id, thema), check ((organisatie is null) = (medewerker is null))
);
create index on basisvoorwaarde (medewerker, dossier_id) where medewerker is not null;

create table nazorgactie (
  actie_id uuid primary key, dossier_id uuid not null references nazorgdossier on delete cascade, huis text not null,
  thema text not null, omschrijving bytea not null, organisatie text not null, medewerker text not null,
  uiterlijk_datum date not null, stand text not null check (stand in ('open', 'lukt-niet', 'gedaan')),
  toelichting bytea, door text not null, belegd_op timestamptz not null, teruggekoppeld_op timestamptz
);
create index on nazorgactie (dossier_id, uiterlijk_datum, actie_id);
create index on nazorgactie (medewerker, dossier_id) where stand <> 'gedaan';

select app.per_huis(t)
from unnest(array['nazorgdossier', 'detentiebericht', 'basisvoorwaarde', 'nazorgactie']::regclass[]) t;
select app.sealed('nazorgdossier', '{dossier_id,huis}', '{inrichting,toelichting}'),
       app.sealed('detentiebericht', '{bericht_id,huis}', '{inrichting,identiteit}'),
       app.sealed('basisvoorwaarde', '{dossier_id,thema,huis}', '{toelichting}'),
       app.sealed('nazorgactie', '{actie_id,dossier_id,huis}', '{omschrijving,toelichting}');
`;

/** The return from detention: messages, dossiers, conditions and actions (R39–R44). */
export class Nazorg1764500000000 implements MigrationInterface {
  name = "Nazorg1764500000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tabellen);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
