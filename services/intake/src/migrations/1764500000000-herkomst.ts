import type { MigrationInterface, QueryRunner } from "typeorm";

/** Where an answer of a screening partner comes from and on what ground it was given; of older answers nobody asked. */
export class Herkomst1764500000000 implements MigrationInterface {
  name = "Herkomst1764500000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table screeningsantwoord add column herkomst bytea;
      select app.sealed('screeningsantwoord', '{}', '{herkomst}');
    `);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
