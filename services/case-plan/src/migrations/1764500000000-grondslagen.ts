import type { MigrationInterface, QueryRunner } from "typeorm";

/** What was written in words until now, and its code in the national list. Other words stay: they are what was recorded. */
const codeVan = `case grondslag when 'casusoverleg' then 'wgs-casusoverleg' when 'WGS 2.31, vierde lid' then 'wgs-casusoverleg'
  when 'WGS 2.31, derde lid' then 'wgs-betrekken' else grondslag end`;

/** The ground of a deelname is a code (R64). Rewriting the column reaches the rows behind the walls of the houses too. */
export class Grondslagen1764500000000 implements MigrationInterface {
  name = "Grondslagen1764500000000";
  async up(runner: QueryRunner): Promise<void> {
    for (const tabel of ["deelname", "voorstel"])
      await runner.query(`alter table ${tabel} alter grondslag type text using ${codeVan}`);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
