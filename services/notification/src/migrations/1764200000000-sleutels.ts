import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a person wrote about a message is sealed from here on; what stood there in the open goes. */
export class Sleutels1764200000000 implements MigrationInterface {
  name = "Sleutels1764200000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table taak drop column toelichting;
      alter table taak add column toelichting bytea;
      select app.sealed('taak', '{taak_id,bericht_id,huis}', '{toelichting}')`);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
