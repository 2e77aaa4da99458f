import type { MigrationInterface, QueryRunner } from "typeorm";

// A connection keeps the plans of a function. One that it made while a table was small reads all of that table when it
// has grown, until PostgreSQL has counted anew; what app.record looks for, it finds by a key.
const byKey = "alter function app.record(timestamptz, json, json, json) set enable_seqscan = off";

/** What follows from a unit of work is found by its key, also in a table that grew fast. */
export class PlatformRecord1700000000080 implements MigrationInterface {
  name = "PlatformRecord1700000000080";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(byKey);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
