import type { MigrationInterface, QueryRunner } from "typeorm";

const accounts = `
-- Who may do what in which house, as the register told it last. The guard of a service reads it before it knows of any
-- house, so its role reads all rows; it writes those of its transaction's houses.
create table account (
  account_id text, huis text, organisatie text not null, rollen text[] not null, actief boolean not null,
  gescreend_tot date, primary key (account_id, huis)
);
select app.per_huis('account');
create policy guard on account for select to zvh_app using (true);
`;

/** The accounts of people and partners' systems; the same in every service. */
export class PlatformAccounts1700000000030 implements MigrationInterface {
  name = "PlatformAccounts1700000000030";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(accounts);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
