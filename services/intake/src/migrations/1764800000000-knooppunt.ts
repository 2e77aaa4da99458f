import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which extract of the knooppunt a melding was taken from (R79). */
export class Knooppunt1764800000000 implements MigrationInterface {
  name = "Knooppunt1764800000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table melding add column uittreksel_id uuid");
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
