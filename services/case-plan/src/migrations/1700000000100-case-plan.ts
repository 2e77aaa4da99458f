import type { MigrationInterface, QueryRunner } from "typeorm";

const tabellen = `
create table casus (
  casus_id uuid primary key, huis text not null, regime text not null, persoon_id uuid not null, gezin_id uuid,
  triage_id uuid, melding_id uuid, categorie text not null,
  status text not null check (status in ('actief', 'voorlopig-afgesloten', 'afgesloten')),
  procesregisseur text not null, overnamereden text, geopend_op timestamptz not null, heropend_op timestamptz,
  laatste_contact_op timestamptz not null, tot_datum date, plan_versie int
);
-- One case, one betrokkene: never two at once for the same person of a house.
create unique index on casus (huis, persoon_id) where status <> 'afgesloten';
create index on casus (huis, geopend_op desc, casus_id desc) where status <> 'afgesloten';
create index on casus (huis, status, geopend_op desc, casus_id desc);
create index on casus (procesregisseur, geopend_op desc, casus_id desc) where status <> 'afgesloten';
create index on casus (procesregisseur, geopend_op desc, casus_id desc) where status = 'afgesloten';
create index on casus (huis, laatste_contact_op) where status = 'actief';
create index on casus (gezin_id) where gezin_id is not null;

create table gebeurtenis (
  gebeurtenis_id uuid primary key, casus_id uuid not null references casus, huis text not null, op timestamptz not null,
  soort text not null, wie text not null, verwijzing text
);
create index on gebeurtenis (casus_id, op, gebeurtenis_id);

create table gezinslid (
  casus_id uuid references casus, persoon_id uuid, huis text not null, relatie text not null, leefgebieden text[] not null,
  primary key (casus_id, persoon_id)
);

create table deelname (
  deelname_id uuid primary key, casus_id uuid not null references casus, huis text not null, organisatie text not null,
  medewerker text not null, naam text, rol text not null check (rol in ('procesregisseur', 'casusregisseur', 'deelnemer')),
  grondslag text not null, van timestamptz not null, tot timestamptz, einde_reden text
);
-- One role for a person in a case, and one person for each of the two directing roles.
create unique index on deelname (casus_id, medewerker) where tot is null;
create unique index on deelname (casus_id, rol) where tot is null and rol <> 'deelnemer';
create index on deelname (medewerker, casus_id) where tot is null;
create index on deelname (casus_id, van);

create table overleg (
  overleg_id uuid primary key, casus_id uuid not null references casus, huis text not null, soort text not null,
  datum date not null, genodigden text[] not null, aanwezig text[] not null, afspraken text[] not null, afgerond_op timestamptz
);
create index on overleg (casus_id, datum);

create table bijdrage (
  bijdrage_id uuid primary key, casus_id uuid not null references casus, huis text not null, organisatie text not null,
  medewerker text not null, leefgebied text not null, toelichting text not null, gegeven_op timestamptz not null
);
create index on bijdrage (casus_id, gegeven_op);

create table plan (
  casus_id uuid references casus, versie int, huis text not null, gezamenlijk_doel text not null, doelen jsonb not null,
  acties jsonb not null, reden text not null, vastgesteld_op timestamptz not null, vastgesteld_door text not null,
  primary key (casus_id, versie)
);

create table actie (
  actie_id uuid primary key, casus_id uuid not null references casus, huis text not null, omschrijving text not null,
  soort text not null check (soort in ('straf', 'zorg', 'bestuur')), leefgebied text not null, organisatie text not null,
  uitvoerder text not null, uiterlijk_datum date not null,
  status text not null check (status in ('open', 'lukt-niet', 'gedaan', 'vervallen')),
  verlopen_op timestamptz, vanaf_versie int not null, vervallen_in_versie int
);
create index on actie (casus_id, uiterlijk_datum, actie_id);
create index on actie (casus_id, uiterlijk_datum) where status in ('open', 'lukt-niet');
create index on actie (huis, uiterlijk_datum, actie_id) where status in ('open', 'lukt-niet');
create index on actie (huis, uiterlijk_datum, actie_id) where status = 'gedaan';
create index on actie (uitvoerder, uiterlijk_datum, actie_id);

create table terugkoppeling (
  terugkoppeling_id uuid primary key, actie_id uuid not null references actie, casus_id uuid not null references casus,
  huis text not null, soort text not null, toelichting text not null, door text not null, teruggekoppeld_op timestamptz not null
);
create index on terugkoppeling (actie_id, teruggekoppeld_op);

create table borging (
  borging_id uuid primary key, casus_id uuid not null references casus, huis text not null, organisatie text not null,
  medewerker text not null, toelichting text not null, bevestigd_op timestamptz not null
);
create index on borging (casus_id, bevestigd_op);

create table afsluiting (
  afsluiting_id uuid primary key, casus_id uuid not null references casus, huis text not null, wijze text not null,
  reden text not null, ontvanger text, toelichting text not null, doelen jsonb not null, tot_datum date,
  afgesloten_op timestamptz not null, door text not null, heropend_op timestamptz, heropend_reden text
);
create index on afsluiting (casus_id, afgesloten_op);

select app.per_huis(t) from unnest(array['casus', 'gebeurtenis', 'gezinslid', 'deelname', 'overleg', 'bijdrage', 'plan',
  'actie', 'terugkoppeling', 'borging', 'afsluiting']::regclass[]) t;
`;

export class CasePlan1700000000100 implements MigrationInterface {
  name = "CasePlan1700000000100";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tabellen);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
