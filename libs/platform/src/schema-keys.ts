import type { MigrationInterface, QueryRunner } from "typeorm";

const keys = `
-- Who rotates keys (role zvh_keys) reads and writes the sealed columns of a table, whichever house they are of, and
-- reads what names their rows: nothing else. Every column that a service declares as sealed is named here too.
create function app.sealed(name regclass, readable text[], sealed text[]) returns void language plpgsql as $$
begin
  if not exists (select from pg_policy where polrelid = name and polname = 'keys') then
    execute format('create policy keys on %s to zvh_keys using (true) with check (true)', name);
  end if;
  execute format('grant select (%s), update (%s) on %s to zvh_keys',
    (select string_agg(quote_ident(c), ', ') from unnest(readable || sealed) c),
    (select string_agg(quote_ident(c), ', ') from unnest(sealed) c), name);
end $$;
`;

/** What the role for keys may touch. */
export class PlatformKeys1700000000050 implements MigrationInterface {
  name = "PlatformKeys1700000000050";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(keys);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
