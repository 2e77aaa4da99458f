import type { MigrationInterface, QueryRunner } from "typeorm";

const table = `
create table verstrekking (
  verstrekking_id uuid primary key, huis text not null, melding_id uuid not null references melding,
  van_regime text not null, naar_regime text not null, grondslag text not null, categorieen text[] not null,
  voorwaarden text[] not null, velden text[] not null, aan text not null, op timestamptz not null,
  unique (melding_id, naar_regime), check (van_regime <> naar_regime)
);
select app.per_huis('verstrekking');
`;

/** What went from one legal regime to another inside a house, on what ground (decision 2, L03). */
export class Verstrekking1764400000000 implements MigrationInterface {
  name = "Verstrekking1764400000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
