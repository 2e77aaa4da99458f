import type { MigrationInterface, QueryRunner } from "typeorm";

/*
 * Each house keeps its own side of the same act: who asks sees no row of who is asked, and the other way round. A hash
 * is never kept: it is made, compared and forgotten.
 */
const tables = `
create table bekendheidsvraag (
  vraag_id uuid primary key, huis text not null, triage_id uuid not null, persoon_id uuid not null references persoon,
  aan_huis text not null, doel text not null, reden bytea not null, door text not null, door_naam text not null,
  gevraagd_op timestamptz not null, uiterlijk_op timestamptz not null,
  antwoord text check (antwoord in ('BEKEND', 'GEEN_MEDEDELING')), beantwoord_op timestamptz,
  check (aan_huis <> huis), check ((antwoord is null) = (beantwoord_op is null))
);
create index on bekendheidsvraag (huis, triage_id);
create unique index on bekendheidsvraag (huis, persoon_id, aan_huis) where antwoord is null;

create table bekendheidsverzoek (
  verzoek_id uuid primary key, huis text not null, vraag_id uuid not null, van_huis text not null, doel text not null,
  gevraagd_door text not null, gevraagd_door_naam text not null,
  gevraagd_op timestamptz not null, uiterlijk_op timestamptz not null,
  persoon_id uuid references persoon,
  besluit text check (besluit in ('bekend', 'geen-mededeling')), door text, besloten_op timestamptz,
  check (van_huis <> huis), check (besluit is null or persoon_id is not null),
  check ((besluit is null) = (door is null) and (besluit is null) = (besloten_op is null))
);
create index on bekendheidsverzoek (huis, uiterlijk_op) where persoon_id is not null and besluit is null;
select app.per_huis('bekendheidsvraag'), app.per_huis('bekendheidsverzoek'),
       app.sealed('bekendheidsvraag', '{vraag_id,huis}', '{reden}');
`;

/** Whether another house knows a person: the question in the one house, the request in the other (WGS 2.28, L06). */
export class Bekendheid1764400000000 implements MigrationInterface {
  name = "Bekendheid1764400000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
