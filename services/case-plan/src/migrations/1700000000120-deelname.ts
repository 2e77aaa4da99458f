import type { MigrationInterface, QueryRunner } from "typeorm";

const tabellen = `
-- A partner whom the casusregisseur wants to have in the case, and what was decided about it (R52, R72).
create table voorstel (
  voorstel_id uuid primary key, casus_id uuid not null references casus, huis text not null, organisatie text not null,
  team text, medewerker text not null, naam text not null, grondslag text not null, tot date not null,
  toelichting text not null, door text not null, voorgesteld_op timestamptz not null,
  besluit text check (besluit in ('toegelaten', 'afgewezen')), besluit_toelichting text, besloten_door text,
  besloten_op timestamptz, check ((besluit is null) = (besloten_op is null))
);
create index on voorstel (casus_id, voorgesteld_op);

-- The casusregie that is offered to a successor; until the answer nothing changes (R89).
create table overdracht (
  overdracht_id uuid primary key, casus_id uuid not null references casus, huis text not null, van text not null,
  naar text not null, toelichting text not null, door text not null, aangeboden_op timestamptz not null,
  antwoord text check (antwoord in ('aanvaard', 'geweigerd', 'ingetrokken')), antwoord_toelichting text,
  beantwoord_op timestamptz, check ((antwoord is null) = (beantwoord_op is null))
);
create unique index on overdracht (casus_id) where antwoord is null;
create index on overdracht (casus_id, aangeboden_op);

select app.per_huis(t) from unnest(array['voorstel', 'overdracht']::regclass[]) t;
`;

/** New partners by proposal and decision, and a casusregie that is offered and accepted. */
export class Deelname1700000000120 implements MigrationInterface {
  name = "Deelname1700000000120";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tabellen);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
