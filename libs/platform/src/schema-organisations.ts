import type { MigrationInterface, QueryRunner } from "typeorm";

const organisations = `
-- Who takes part in a house and how, as the register told it last: of every house some dozens of rows.
create table organisation (
  huis text, code text, domein text not null, klasse text not null, beroepsgeheim boolean not null,
  actief boolean not null, primary key (huis, code)
);
select app.per_huis('organisation');
`;

/** The organisations of the register, for a service whose rules ask who takes part. */
export class PlatformOrganisations1764700000000 implements MigrationInterface {
  name = "PlatformOrganisations1764700000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(organisations);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
