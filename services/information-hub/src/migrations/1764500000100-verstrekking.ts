import type { MigrationInterface, QueryRunner } from "typeorm";

/*
 * Who gave sees no row of who has it, and the other way round. Of what has arrived the giver keeps the codes alone; when
 * the item is done, so does who had it. A question remembers that its item is done: an extract that is on its way then
 * does not arrive.
 */
const table = `
alter table bekendheidsvraag add column gesloten_op timestamptz;
create table verstrekking (
  verstrekking_id uuid primary key, huis text not null, richting text not null check (richting in ('gegeven', 'ontvangen')),
  verzoek_id uuid references bekendheidsverzoek, vraag_id uuid references bekendheidsvraag, triage_id uuid,
  ander_huis text not null, persoon_id uuid not null references persoon,
  bron text not null, bron_naam text not null, grondslag text not null, doelbinding text not null,
  categorie text not null, voorwaarde text not null, eerst_verwerkt_op date not null,
  toestemming_van text, toestemming_van_naam text, inhoud bytea,
  door text not null, door_naam text not null, gegeven_op timestamptz not null,
  stand text not null check (stand in ('onderweg', 'aangekomen', 'niet-aangekomen', 'vervallen')),
  stand_op timestamptz not null,
  check (ander_huis <> huis), check ((richting = 'gegeven') = (verzoek_id is not null)),
  check ((richting = 'ontvangen') = (vraag_id is not null)), check ((vraag_id is null) = (triage_id is null)),
  check ((toestemming_van is null) = (toestemming_van_naam is null)),
  check ((inhoud is not null) = (stand = 'onderweg' or (richting = 'ontvangen' and stand = 'aangekomen')))
);
create index on verstrekking (huis, triage_id) where richting = 'ontvangen';
create index on verstrekking (verzoek_id) where richting = 'gegeven';
create index on bekendheidsverzoek (huis, besloten_op) where besluit = 'bekend';
select app.per_huis('verstrekking'), app.sealed('verstrekking', '{verstrekking_id,huis}', '{inhoud}');
`;

/** What one house gave another about a person whom both know (WGS 2.28, L06, R64). */
export class Verstrekking1764500000100 implements MigrationInterface {
  name = "Verstrekking1764500000100";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
