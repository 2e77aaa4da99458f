import type { MigrationInterface, QueryRunner } from "typeorm";

const rows = `
-- Ends a transaction in which fewer rows were changed than there were to change: one is not there, or is not theirs.
create function app.all_changed(p_changed bigint, p_wanted bigint) returns void language plpgsql as $$
begin
  if p_changed <> p_wanted then
    raise exception 'niet-gevonden' using errcode = 'ZV404';
  end if;
end $$;
`;

/** What the store asks when it writes the rows of a transaction a table at a time. */
export class PlatformRows1700000000060 implements MigrationInterface {
  name = "PlatformRows1700000000060";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(rows);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
