import type { MigrationInterface, QueryRunner } from "typeorm";

/** What its sender does not want to go further than the house. Until now nobody could say so. */
export class Voorwaarde1764600000000 implements MigrationInterface {
  name = "Voorwaarde1764600000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table melding add column niet_verder boolean not null default false");
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
