import type { MigrationInterface, QueryRunner } from "typeorm";

const tables = `
create table prioritering (
  prioritering_id uuid primary key, huis text not null, persoon_id uuid not null references persoon,
  criteria text[] not null check (criteria <> '{}'), herziening_op date not null, te_herzien boolean not null,
  door text not null, vastgesteld_op timestamptz not null,
  beeindigd_op timestamptz, beeindigd_door text, reden bytea,
  check ((beeindigd_op is null) = (beeindigd_door is null) and (beeindigd_op is null) = (reden is null))
);
create unique index on prioritering (huis, persoon_id) where beeindigd_op is null;
create index on prioritering (huis, prioritering_id) where beeindigd_op is null;

create table zsmkaart (
  prioritering_id uuid primary key references prioritering, huis text not null,
  inhoud bytea not null, met_advies boolean not null, bron text not null,
  grondslag text not null, doelbinding text not null, categorie text not null, voorwaarde text not null,
  eerst_verwerkt_op date not null, geldig_tot date not null, door text not null, vastgesteld_op timestamptz not null
);
select app.per_huis('prioritering'), app.per_huis('zsmkaart'),
  app.sealed('prioritering', '{prioritering_id,huis}', '{reden}'), app.sealed('zsmkaart', '{prioritering_id,huis}', '{inhoud}');
`;

/** The list of prioritised cases of a house, and what the ZSM desk may know of who is on it (L17, R74). */
export class Prioritering1764600000000 implements MigrationInterface {
  name = "Prioritering1764600000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
