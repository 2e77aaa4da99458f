import { IsNotEmpty, IsOptional, IsString, MaxLength } from "class-validator";
import { Column } from "typeorm";
import type { Fault } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import { Datum, datumVan } from "../datum.js";
import { foutAls, keuzeUit } from "../weigering.js";

/** What makes an item lawful, beside who supplied it (R64); the columns of a row that holds one. */
export class Herkomst {
  @Column("text") grondslag!: string;
  @Column("text") doelbinding!: string;
  /** One of the twelve of WGS 2.30 (L10). */
  @Column("text") categorie!: string;
  /** What the supplier asks of who reads it (L09). */
  @Column("text") voorwaarde!: string;
  @Column("bytea", { name: "voorwaarde_toelichting", nullable: true }) voorwaardeToelichting!: string | null;
  /** From this day on five years is the most (L19). */
  @Column("date", { name: "eerst_verwerkt_op" }) eerstVerwerktOp!: string;
}

/** The same as it is asked; what is missing is refused, all of it at once. */
export class HerkomstVerzoek {
  @IsString() @IsNotEmpty() grondslag!: string;
  @IsString() @IsNotEmpty() doelbinding!: string;
  @IsString() @IsNotEmpty() categorie!: string;
  @IsString() @IsNotEmpty() voorwaarde!: string;
  @IsOptional() @IsString() @MaxLength(2000) voorwaardeToelichting?: string;
  @Datum() eerstVerwerktOp!: string;
}

/** Of the house and the national layer: the codes to choose from, and who is under medical secrecy. */
export type Herkomsteisen = Pick<
  Huis,
  "grondslagen" | "doelbindingen" | "gegevenscategorieen" | "leveringsvoorwaarden" | "organisaties"
>;

/** A choice out of a list; the sentence names what there is to choose. */
const kies = (waar: string, gekozen: string, keuzes: { code: string }[], code: string, message: string): Fault[] => {
  const codes = keuzes.map((keuze) => keuze.code);
  return foutAls(!codes.includes(gekozen), `herkomst.${waar}`, code, `${message}: ${codes.join(", ")}`);
};

/**
 * Everything that makes an item unlawful, at once: grondslag-onbekend, doelbinding-onbekend, gegevenscategorie-onbekend,
 * voorwaarde-onbekend, eerst-verwerkt-later, and beroepsgeheim-grondslag: health data of a supplier under medical
 * secrecy need consent, a statutory duty, or good care as their ground (L08, WGS 2.29(2)).
 * @param organisatie code of the supplier
 */
export const foutenInHerkomst = (
  herkomst: HerkomstVerzoek,
  organisatie: string,
  eisen: Herkomsteisen,
  nu: Date,
): Fault[] => {
  const { grondslag, doelbinding, categorie, voorwaarde, eerstVerwerktOp } = herkomst;
  const { grondslagen, doelbindingen, gegevenscategorieen, leveringsvoorwaarden, organisaties } = eisen;
  const geheim = organisaties.find(({ code }) => code === organisatie)?.beroepsgeheim && categorie === "gezondheid";
  const gekozen = grondslagen.find(({ code }) => code === grondslag);
  const genoeg = grondslagen.filter(({ beroepsgeheim }) => beroepsgeheim).map(({ code }) => code);
  const later = eerstVerwerktOp > datumVan(nu);
  return [
    ...kies("grondslag", grondslag, grondslagen, "grondslag-onbekend", "kies een grondslag"),
    ...kies("doelbinding", doelbinding, doelbindingen, "doelbinding-onbekend", "kies een doel"),
    ...kies("categorie", categorie, gegevenscategorieen, "gegevenscategorie-onbekend", "kies een soort"),
    ...kies("voorwaarde", voorwaarde, leveringsvoorwaarden, "voorwaarde-onbekend", "kies een voorwaarde"),
    ...foutAls(later, "herkomst.eerstVerwerktOp", "eerst-verwerkt-later", "kies vandaag of een eerdere dag"),
    ...foutAls(
      !!geheim && !!gekozen && !gekozen.beroepsgeheim,
      "herkomst.grondslag",
      "beroepsgeheim-grondslag",
      keuzeUit(genoeg),
    ),
  ];
};

/** As a row keeps it. */
export const alsHerkomst = (herkomst: HerkomstVerzoek): Herkomst => {
  const { grondslag, doelbinding, categorie, voorwaarde, voorwaardeToelichting = null, eerstVerwerktOp } = herkomst;
  return { grondslag, doelbinding, categorie, voorwaarde, voorwaardeToelichting, eerstVerwerktOp };
};
