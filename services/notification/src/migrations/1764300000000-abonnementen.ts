import type { MigrationInterface, QueryRunner } from "typeorm";

const tables = `
create table abonnement (
  abonnement_id uuid primary key, huis text not null, systeem text not null, organisatie text not null,
  types text[] not null check (cardinality(types) > 0), sink text,
  handtekening text not null check (handtekening in ('ed25519', 'hmac')), toegangstoken bytea,
  staat text not null check (staat in ('actief', 'uitgeschakeld')), reden text,
  hoogste int not null, geleverd int not null check (geleverd between 0 and hoogste), pogingen int not null,
  wacht_tot timestamptz not null, aangemaakt_op timestamptz not null, geleverd_op timestamptz,
  bewezen_op timestamptz not null, check ((staat = 'actief') = (reden is null))
);
create index on abonnement (huis, abonnement_id);
create index on abonnement (wacht_tot) where staat = 'actief' and sink is not null;

-- The newest signs, and the one before it until its end.
create table geheim (
  geheim_id uuid primary key, abonnement_id uuid not null references abonnement on delete cascade, huis text not null,
  waarde bytea not null, openbaar text, van timestamptz not null, tot timestamptz
);
create index on geheim (abonnement_id);

-- An event, once, with no more than partners may know; and for whom it is. It gets its number when it is offered for the
-- first time: what may not be told by then never had one.
create table feit (
  event_id uuid primary key, huis text not null, type text not null, bron text not null, onderwerp text not null,
  op timestamptz not null, dataref text, data jsonb not null, kring text not null check (kring in ('genoemd', 'deelnemers')),
  organisaties text[]
);
create index on feit (op);
create table aflevering (
  aflevering_id bigint generated always as identity primary key,
  abonnement_id uuid not null references abonnement on delete cascade, huis text not null,
  event_id uuid not null references feit, sequence int,
  unique (abonnement_id, event_id), unique (abonnement_id, sequence)
);
create index on aflevering (abonnement_id, aflevering_id) where sequence is null;
create index on aflevering (event_id);

create table poging (
  poging_id uuid primary key default uuidv7(), abonnement_id uuid not null references abonnement on delete cascade,
  huis text not null, sequence int not null, op timestamptz not null, status int, reden text, duur int not null
);
create index on poging (abonnement_id, poging_id);
create index on poging (op);

-- Which organisations take part in which case, as case-plan tells it.
create table casusdeelname (
  casus_id uuid, organisatie text, medewerker text, huis text not null, tot timestamptz, uiterlijk timestamptz,
  primary key (casus_id, organisatie, medewerker)
);

select app.per_huis(t)
from unnest(array['abonnement', 'geheim', 'feit', 'aflevering', 'poging', 'casusdeelname']::regclass[]) t;
select app.sealed('abonnement', '{abonnement_id,huis}', '{toegangstoken}');
select app.sealed('geheim', '{geheim_id,abonnement_id,huis}', '{waarde}');
`;

/** What partners hear: subscriptions, what is for them, and how it was delivered. */
export class Abonnementen1764300000000 implements MigrationInterface {
  name = "Abonnementen1764300000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
