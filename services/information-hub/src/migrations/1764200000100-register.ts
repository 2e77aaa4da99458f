import type { MigrationInterface, QueryRunner } from "typeorm";

/*
 * A house has its own row for each organisation, team and person: what one house records of somebody, another neither
 * sees nor changes. The lists are read by name within one house: at most some hundreds of rows.
 */
const tables = `
create table organisatie (
  organisatie_id uuid primary key, huis text not null, code text not null, naam text not null,
  domein text not null check (domein in ('zorg', 'justitieel', 'bestuurlijk', 'sociaal')),
  klasse text not null check (klasse in ('verantwoordelijk', 'privaat', 'incidenteel', 'geen')),
  onderdeel text check (onderdeel between 'a' and 'g'),
  oin text check (oin ~ '^[0-9]{20}$'),
  contact_naam text, contact_telefoon text, contact_email text,
  verklaring_op date, beeindigd_op timestamptz, gewijzigd_door text not null, gewijzigd_op timestamptz not null,
  unique (huis, code),
  check (klasse <> 'incidenteel' or verklaring_op is not null)
);

create table team (
  team_id uuid primary key, huis text not null, organisatie text not null, naam text not null, soort text not null,
  postbus text, contactpersonen text[] not null,
  beeindigd_op timestamptz, gewijzigd_door text not null, gewijzigd_op timestamptz not null,
  foreign key (huis, organisatie) references organisatie (huis, code),
  check (postbus is null or cardinality(contactpersonen) > 0)
);
create index on team (huis, organisatie);

create table aanstelling (
  aanstelling_id uuid primary key, huis text not null, medewerker_id text not null,
  naam text not null, telefoon text, organisatie text not null, teams uuid[] not null, rollen text[] not null,
  screening text check (screening in ('vog', 'screening', 'systeem')), gescreend_tot date,
  van date not null, tot date, beeindigd_op timestamptz,
  vervanger text, vervanger_van date, vervanger_tot date,
  gewijzigd_door text not null, gewijzigd_op timestamptz not null,
  unique (huis, medewerker_id),
  foreign key (huis, organisatie) references organisatie (huis, code),
  check ((screening is null) = (gescreend_tot is null)),
  check (tot >= van and vervanger_tot >= vervanger_van),
  check ((vervanger is null) = (vervanger_van is null) and (vervanger is null) = (vervanger_tot is null)),
  check (vervanger <> medewerker_id)
);
create index on aanstelling (huis, naam, aanstelling_id);
create index on aanstelling (huis, organisatie);
select app.per_huis('organisatie'), app.per_huis('team'), app.per_huis('aanstelling');
`;

/** The register of a house: its organisations, their teams, and who may do what. */
export class Register1764200000100 implements MigrationInterface {
  name = "Register1764200000100";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
