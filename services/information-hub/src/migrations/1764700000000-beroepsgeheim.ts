import type { MigrationInterface, QueryRunner } from "typeorm";

/** Of which organisations the people are under medical secrecy (L08), also where the house file does not know them. */
export class Beroepsgeheim1764700000000 implements MigrationInterface {
  name = "Beroepsgeheim1764700000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table organisatie add column beroepsgeheim boolean not null default false");
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
