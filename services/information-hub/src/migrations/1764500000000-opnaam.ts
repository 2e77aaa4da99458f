import type { MigrationInterface, QueryRunner } from "typeorm";

/** A page of organisations or teams by name reads no more than that page. */
export class OpNaam1764500000000 implements MigrationInterface {
  name = "OpNaam1764500000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index on organisatie (huis, naam, organisatie_id);
      create index on team (huis, naam, team_id);
    `);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
