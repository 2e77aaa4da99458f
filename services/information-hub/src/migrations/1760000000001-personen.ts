import type { MigrationInterface, QueryRunner } from "typeorm";

/*
 * Recognition finds its candidates by equality: BSN, birth date or address. Names are compared only among those, so
 * no index on names is needed there. A search by name reads the names of one house: behind row-level security
 * PostgreSQL uses an index for leakproof operators alone, and those of pg_trgm and of arrays are not.
 */
const tables = `
create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;

create table persoon (
  persoon_id uuid primary key, huis text not null,
  bsn bytea, bsn_index bytea, identiteit bytea not null, adres_index bytea,
  achternaam text not null,
  klanken text[] not null generated always as (coalesce(daitch_mokotoff(achternaam), '{}')) stored,
  geboortedatum date, geregistreerd_op timestamptz not null,
  check ((bsn is null) = (bsn_index is null))
);
create unique index on persoon (huis, bsn_index);
create index on persoon (huis, geboortedatum);
create index on persoon (huis, adres_index);

create table herkenning (
  betrokkene_id uuid primary key, huis text not null, melding_id uuid not null, rol text not null,
  toestand text not null check (toestand in ('op-te-halen', 'betwijfeld', 'herkend')),
  identiteit bytea check ((identiteit is not null) = (toestand = 'betwijfeld')),
  persoon_id uuid references persoon, wijze text,
  gevraagd_op timestamptz not null, herkend_op timestamptz, door text, motivering bytea,
  check ((persoon_id is not null) = (toestand = 'herkend'))
);
create index on herkenning (melding_id);
create index on herkenning (persoon_id);
create index on herkenning (huis, betrokkene_id) where toestand = 'betwijfeld';
select app.per_huis('persoon'), app.per_huis('herkenning');
`;

/** The person register of each house, and who must still be recognised. */
export class Personen1760000000001 implements MigrationInterface {
  name = "Personen1760000000001";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
