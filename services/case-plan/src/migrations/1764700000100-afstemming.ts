import type { MigrationInterface, QueryRunner } from "typeorm";

/** Why the plans of two people of one circle are tuned to each other (L14). */
export class Afstemming1764700000100 implements MigrationInterface {
  name = "Afstemming1764700000100";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table afstemming (
        casus_id uuid references casus, persoon_id uuid, huis text not null, samenhang bytea not null,
        noodzaak bytea not null, door text not null, vastgelegd_op timestamptz not null, beeindigd_op timestamptz,
        primary key (casus_id, persoon_id)
      );
      select app.per_huis('afstemming');
      select app.sealed('afstemming', '{casus_id,persoon_id,huis}', '{samenhang,noodzaak}');`);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
