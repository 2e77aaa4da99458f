import type { MigrationInterface, QueryRunner } from "typeorm";

const herkomst = (soort: "" | " not null default 'niet-vastgelegd'"): string =>
  ["grondslag", "doelbinding", "categorie", "voorwaarde"].map((kolom) => `add ${kolom} text${soort}`).join(", ");

const tabellen = `
-- Where an item comes from and on what ground it is here (R64). What is older says that nobody recorded it.
alter table bijdrage ${herkomst(" not null default 'niet-vastgelegd'")}, add voorwaarde_toelichting text,
  add eerst_verwerkt_op date, add vastgelegd_door text,
  add bevestiging text check (bevestiging in ('gevraagd', 'klopt', 'klopt-niet')), add bevestigd_op timestamptz;
update bijdrage set eerst_verwerkt_op = gegeven_op;
alter table bijdrage alter eerst_verwerkt_op set not null, alter grondslag drop default, alter doelbinding drop default,
  alter categorie drop default, alter voorwaarde drop default;
create index on bijdrage (eerst_verwerkt_op);

-- Feedback has these where it carries information about the person.
alter table terugkoppeling ${herkomst("")}, add voorwaarde_toelichting text, add eerst_verwerkt_op date,
  add organisatie text,
  add check (num_nulls(grondslag, doelbinding, categorie, voorwaarde, eerst_verwerkt_op) in (0, 5));
`;

/** Lawful items: source, ground, purpose, category, conditions, and when they were first processed (L09, L10, L19). */
export class Stukken1700000000130 implements MigrationInterface {
  name = "Stukken1700000000130";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tabellen);
  }
  async down(): Promise<void> {
    throw new Error("restore a backup instead");
  }
}
