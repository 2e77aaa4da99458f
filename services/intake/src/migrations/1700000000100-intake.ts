import type { MigrationInterface, QueryRunner } from "typeorm";

export class Intake1700000000100 implements MigrationInterface {
  name = "Intake1700000000100";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table melding (
        melding_id uuid primary key, huis text not null, regime text not null, soort text not null, classificatie text,
        afzender text not null, kenmerk text not null, inhoud bytea not null, gemeente text, ave_niveau int,
        eerdere_meldingen int, opmerkingen jsonb not null, gebeurd_op timestamptz, ontvangen_op timestamptz not null,
        screening_uiterlijk_op timestamptz not null, screening_verstreken boolean not null, status text not null,
        screening jsonb, motivering bytea, uitkomst text, afgerond_op timestamptz, terugkoppeling_op timestamptz,
        terugkoppeling_mislukt text
      );
      create unique index on melding (huis, afzender, kenmerk);
      create index on melding (huis, status, ontvangen_op, melding_id);
      create index on melding (huis, ontvangen_op, melding_id);
      create table betrokkene (
        betrokkene_id uuid primary key, melding_id uuid not null references melding, huis text not null,
        volgnummer int not null, rol text not null, status text not null, persoon_id uuid, identiteit bytea
      );
      create index on betrokkene (melding_id, volgnummer);
      create index on betrokkene (huis, persoon_id) where persoon_id is not null;
      select app.per_huis('melding'), app.per_huis('betrokkene');
    `);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
