import type { MigrationInterface, QueryRunner } from "typeorm";

const tabellen = `
-- Who stands in for a participant and when, from which team, and until when a temporary deelname opens the case (R72, R89).
alter table deelname add team text, add uiterlijk timestamptz,
  add vervanger text, add vervanger_naam text, add vervanger_van timestamptz, add vervanger_tot timestamptz,
  add check (vervanger is null or (vervanger_van < vervanger_tot and vervanger <> medewerker));
create index on deelname (vervanger, casus_id) where tot is null and vervanger is not null;

-- Restricted to these organisations (R93); null: for everybody who sees the case.
alter table bijdrage add alleen_voor text[];
alter table terugkoppeling add alleen_voor text[];
alter table gebeurtenis add alleen_voor text[];
-- An action that was made from a restricted item is restricted as that one.
alter table actie add alleen_voor text[], add bijdrage_id uuid references bijdrage;
`;

/** Need to know within a case: deputies, temporary access, and items for named partners alone. */
export class Toegang1700000000110 implements MigrationInterface {
  name = "Toegang1700000000110";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tabellen);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
