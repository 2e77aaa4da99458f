import type { MigrationInterface, QueryRunner } from "typeorm";

/** Where a person of the house is told by e-mail that something waits for him (L12). */
export class Adres1764700000100 implements MigrationInterface {
  name = "Adres1764700000100";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table aanstelling add column email text");
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
