import type { MigrationInterface, QueryRunner } from "typeorm";

/*
 * A message goes to a reporter (`afzender`) or to somebody of the house (`medewerker`; null when nobody has the role), and
 * then it is about a dossier or request by its number. `voor`: the roles, or roles at an organisation, that see a task.
 */
const columns = `
alter table bericht alter afzender drop not null,
  add onderwerp_id uuid, add medewerker text, add organisatie text,
  drop constraint bericht_check, drop constraint bericht_check1,
  add check ((onderwerp_id is null) = (afzender is not null)),
  add check ((melding_id is not null)::int + (datum is not null)::int + (onderwerp_id is not null)::int = 1),
  add check ((soort = 'dagoverzicht') = (datum is not null)),
  add check ((medewerker is null) = (organisatie is null));
alter table taak alter afzender drop not null,
  add onderwerp_id uuid, add medewerker text, add voor text[] not null default '{screener}';
alter table taak alter voor drop default;
`;

/** Messages to people of a house about what waits for them (R41, R73). */
export class Attendering1764900000000 implements MigrationInterface {
  name = "Attendering1764900000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
