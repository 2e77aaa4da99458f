import type { MigrationInterface, QueryRunner } from "typeorm";

/*
 * Report, additions and way are rows of the knooppunt. What a house gets is a row of that house: the question whether a
 * case runs there, and the extract. No house sees where a report went besides.
 */
const tables = `
create table meldpuntmelding (
  meldpuntmelding_id uuid primary key, huis text not null, regime text not null, afzender text not null, kenmerk text not null,
  ontvangen_op timestamptz not null, inschrijving text, verblijf text, incident text, casushuizen text[], inhoud bytea,
  stand text not null check (stand in ('te-trieren', 'te-routeren', 'bij-huis', 'overgedragen', 'gesloten')),
  urgentie text check (urgentie in ('spoed', 'vandaag', 'deze-week')), motivering bytea,
  getrieerd_door text, getrieerd_op timestamptz, plaats text not null, lussen int not null, afgerond_op timestamptz,
  check ((urgentie is null) = (stand = 'te-trieren') and (urgentie is null) = (getrieerd_op is null))
);
create unique index on meldpuntmelding (huis, afzender, kenmerk);
create index on meldpuntmelding (huis, stand, ontvangen_op, meldpuntmelding_id);

create table meldpuntverrijking (
  verrijking_id uuid primary key, huis text not null, meldpuntmelding_id uuid not null references meldpuntmelding,
  organisatie text not null, bekend boolean not null, tekst bytea, herkomst bytea,
  door text not null, door_naam text not null, op timestamptz not null,
  check ((tekst is null) = (herkomst is null))
);
create unique index on meldpuntverrijking (meldpuntmelding_id, organisatie);

create table meldpuntroute (
  route_id uuid primary key, huis text not null, meldpuntmelding_id uuid not null references meldpuntmelding,
  volgnummer int not null, van text not null, naar text not null,
  grond text not null check (grond in ('lopende-casus', 'inschrijving', 'verblijf', 'incident', 'mens')),
  reden bytea, door text not null, op timestamptz not null
);
create unique index on meldpuntroute (meldpuntmelding_id, volgnummer);

create table meldpuntvraag (
  vraag_id uuid primary key, huis text not null, door text not null, gevraagd_op timestamptz not null
);

create table meldpuntuittreksel (
  uittreksel_id uuid primary key, huis text not null, meldpuntmelding_id uuid not null, van_regime text not null,
  grondslag text not null, categorie text not null, voorwaarde text not null, inhoud bytea,
  door text not null, gegeven_op timestamptz not null, melding_id uuid,
  check ((melding_id is null) = (inhoud is not null))
);

create table lopendecasus (
  casus_id uuid primary key, huis text not null, persoon_id uuid not null references persoon, loopt boolean not null
);
create index on lopendecasus (persoon_id) where loopt;

select app.per_huis(t::regclass) from unnest('{meldpuntmelding,meldpuntverrijking,meldpuntroute,meldpuntvraag,meldpuntuittreksel,
  lopendecasus}'::text[]) t;
select app.sealed('meldpuntmelding', '{meldpuntmelding_id,huis}', '{inhoud,motivering}'),
  app.sealed('meldpuntverrijking', '{verrijking_id,meldpuntmelding_id,huis}', '{tekst,herkomst}'),
  app.sealed('meldpuntroute', '{route_id,meldpuntmelding_id,huis}', '{reden}'),
  app.sealed('meldpuntuittreksel', '{uittreksel_id,huis}', '{inhoud}');
`;

/** Reports about confused behaviour at the knooppunt, and the way they go (R78, R79, R83). */
export class Meldpunt1764800000000 implements MigrationInterface {
  name = "Meldpunt1764800000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
