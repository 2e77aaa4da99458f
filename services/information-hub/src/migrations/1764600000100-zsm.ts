import type { MigrationInterface, QueryRunner } from "typeorm";

/*
 * A row for each house that is asked, under its own wall: none of them sees that another was asked, let alone what it
 * said. The desk, which works in several, sees its request as a whole.
 */
const table = `
create table zsmverzoek (
  verzoek_id uuid primary key, huis text not null, aanvraag_id uuid not null,
  verzoek_nummer text not null, kenmerk text not null, arrondissement text not null, klok text not null,
  opgehouden_op timestamptz not null, ontvangen_op timestamptz not null, verstrijkt_op timestamptz not null,
  percentages int[] not null, gevraagd_door text not null, ontvangen bytea,
  antwoord text check (antwoord in ('NIET_BEKEND', 'GEEN_GRONDSLAG', 'BEKEND_ZONDER_ADVIES', 'BEKEND_MET_ADVIES')),
  wijze text check (wijze in ('vrijgave', 'kaart')), persoon_id uuid references persoon, inhoud bytea, motivering bytea,
  beantwoord_door text, beantwoord_op timestamptz,
  check ((antwoord is null) = (ontvangen is not null)), check ((antwoord is null) = (beantwoord_op is null)),
  check ((antwoord is null) = (wijze is null) and (antwoord is null) = (beantwoord_door is null)),
  check (coalesce(antwoord like 'BEKEND%', false) = (inhoud is not null)),
  check (inhoud is null or persoon_id is not null), check (antwoord <> 'NIET_BEKEND' or persoon_id is null)
);
create unique index on zsmverzoek (huis, verzoek_nummer);
create index on zsmverzoek (huis, verstrijkt_op) where antwoord is null;
create index on zsmverzoek (huis, ontvangen_op);
create index on zsmverzoek (aanvraag_id);
select app.per_huis('zsmverzoek'), app.sealed('zsmverzoek', '{verzoek_id,huis}', '{ontvangen,inhoud,motivering}');
`;

/** What the ZSM desk asks a house, and what it answered (R73, R74). */
export class Zsm1764600000100 implements MigrationInterface {
  name = "Zsm1764600000100";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
