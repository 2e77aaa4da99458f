import type { MigrationInterface, QueryRunner } from "typeorm";

/** Per table: what names its rows, and what is sealed; `?` for what may be absent. */
const kolommen: Record<string, [row: string, sealed: string[]]> = {
  casus: ["casus_id,huis", ["overnamereden?"]],
  deelname: ["deelname_id,casus_id,huis", ["einde_reden?"]],
  voorstel: ["voorstel_id,casus_id,huis", ["toelichting", "besluit_toelichting?"]],
  overdracht: ["overdracht_id,casus_id,huis", ["toelichting", "antwoord_toelichting?"]],
  overleg: ["overleg_id,casus_id,huis", ["afspraken"]],
  bijdrage: ["bijdrage_id,casus_id,huis", ["toelichting", "voorwaarde_toelichting?"]],
  plan: ["casus_id,versie,huis", ["gezamenlijk_doel", "doelen", "acties", "reden"]],
  actie: ["actie_id,casus_id,huis", ["omschrijving"]],
  terugkoppeling: ["terugkoppeling_id,casus_id,huis", ["toelichting", "voorwaarde_toelichting?"]],
  borging: ["borging_id,casus_id,huis", ["toelichting"]],
  afsluiting: ["afsluiting_id,casus_id,huis", ["toelichting", "doelen", "heropend_reden?"]],
};

/** What people wrote is sealed from here on. It can't be done in the database: cases that were there are refused. */
export class Sleutels1764200000000 implements MigrationInterface {
  name = "Sleutels1764200000000";
  async up(runner: QueryRunner): Promise<void> {
    // The owner sees no row behind the walls of the houses; a null where none may be, the database itself refuses.
    for (const [tabel, [row, sealed]] of Object.entries(kolommen)) {
      const namen = sealed.map((kolom) => kolom.replace("?", ""));
      const nieuw = sealed.map(
        (kolom) => `add ${kolom.endsWith("?") ? `${kolom.slice(0, -1)} bytea` : `${kolom} bytea not null`}`,
      );
      await runner.query(`alter table ${tabel} ${namen.map((naam) => `drop column ${naam}`).join(", ")}`);
      await runner.query(`alter table ${tabel} ${nieuw.join(", ")}`);
      await runner.query(`select app.sealed('${tabel}', '{${row}}', '{${namen.join(",")}}')`);
    }
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
