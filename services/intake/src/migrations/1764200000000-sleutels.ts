import type { MigrationInterface, QueryRunner } from "typeorm";

/** What the role for keys may rotate. */
export class Sleutels1764200000000 implements MigrationInterface {
  name = "Sleutels1764200000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      select app.sealed('melding', '{melding_id,huis}', '{inhoud,motivering}'),
             app.sealed('betrokkene', '{betrokkene_id,melding_id,huis}', '{identiteit}')`);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
