import type { MigrationInterface, QueryRunner } from "typeorm";

const parking = `
-- What a person let go: the event as it was held, who said so, why, and when. What is written here stays as it is.
create table dropped (
  message_id uuid primary key, huis text not null, topic text not null, key uuid not null, sequence bigint not null,
  envelope jsonb not null, reason text not null, since timestamptz not null,
  dropped_by text not null, because text not null check (char_length(because) between 5 and 500),
  dropped_at timestamptz not null
);
select app.per_huis('dropped');
revoke update, delete on dropped from zvh_app;

-- An operator reads the oldest first.
create index on parked (since, message_id);
`;

/** What operators need to look after held events. */
export class PlatformParking1700000000020 implements MigrationInterface {
  name = "PlatformParking1700000000020";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(parking);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
