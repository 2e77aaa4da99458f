import type { MigrationInterface, QueryRunner } from "typeorm";
import { clock } from "@zvh/platform";

const sessie = `
create table sessie (
  sleutel bytea primary key,          -- sha256 of the id in the cookie: the id itself stands nowhere
  vorige bytea unique,                -- the same of the id before it, for as long as that may still come
  vorige_tot timestamptz,             -- null until the new id was used
  persoon_id text not null,
  verzegeld bytea not null,           -- tokens, and the id
  begonnen timestamptz not null, laatst_gezien timestamptz not null, verloopt timestamptz not null
);
create index on sessie (persoon_id);
create index on sessie (verloopt);
grant select, insert, update, delete on sessie to zvh_app;
`;

/** The sessions of the workplace: its only table, on a database without the plumbing of events. */
export class Sessie1700000000900 implements MigrationInterface {
  name = "Sessie1700000000900";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(clock + sessie);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
