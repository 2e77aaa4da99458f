import type { MigrationInterface, QueryRunner } from "typeorm";

const tabel = `
alter table herkenning add column dienst text not null default 'intake' check (dienst in ('intake', 'nazorg'));
drop index herkenning_huis_betrokkene_id_idx;
create index on herkenning (huis, dienst, betrokkene_id) where toestand = 'betwijfeld';
`;

/** Which service holds the message in which somebody stood: who must decide a doubt follows from it. */
export class Dienst1764500000200 implements MigrationInterface {
  name = "Dienst1764500000200";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tabel);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
