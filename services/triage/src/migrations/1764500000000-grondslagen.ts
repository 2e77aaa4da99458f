import type { MigrationInterface, QueryRunner } from "typeorm";

/** Until now taking part had the ground of supplying. Rewriting the column reaches the rows behind the walls too. */
export class Grondslagen1764500000000 implements MigrationInterface {
  name = "Grondslagen1764500000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table triagedeelname alter grondslag type text
      using case grondslag when 'wgs-verstrekkingsplicht' then 'wgs-betrekken' else grondslag end`);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
