import { Column } from "typeorm";
import type { HerkomstVerzoek } from "@zvh/regions";

/** What makes an item lawful, beside who supplied it (R64); the columns of a row that holds one. */
export class Herkomst {
  @Column("text") grondslag!: string;
  @Column("text") doelbinding!: string;
  @Column("text") categorie!: string;
  @Column("text") voorwaarde!: string;
  @Column("bytea", { name: "voorwaarde_toelichting", nullable: true }) voorwaardeToelichting!: string | null;
  @Column("date", { name: "eerst_verwerkt_op" }) eerstVerwerktOp!: string;
}

/** As a row keeps it. */
export const alsHerkomst = (herkomst: HerkomstVerzoek): Herkomst => {
  const { grondslag, doelbinding, categorie, voorwaarde, voorwaardeToelichting = null, eerstVerwerktOp } = herkomst;
  return { grondslag, doelbinding, categorie, voorwaarde, voorwaardeToelichting, eerstVerwerktOp };
};
