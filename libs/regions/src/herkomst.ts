import { IsISO8601, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from "class-validator";
import type { Huis } from "./huis.js";
import { amsterdam } from "./triageoverleg.js";
import type { Grondslag, Organisatie, Uitsluiting } from "./waarden.js";

/** What makes an item lawful, beside who supplied it, as it is asked; what is missing is refused, all of it at once (R64). */
export class HerkomstVerzoek {
  @IsString() @IsNotEmpty() grondslag!: string;
  @IsString() @IsNotEmpty() doelbinding!: string;
  /** One of the twelve of WGS 2.30 (L10). */
  @IsString() @IsNotEmpty() categorie!: string;
  /** What the supplier asks of who reads it (L09). */
  @IsString() @IsNotEmpty() voorwaarde!: string;
  @IsOptional() @IsString() @MaxLength(2000) voorwaardeToelichting?: string | null;
  /** `yyyy-mm-dd`; from this day on five years is the most (L19). */
  @Matches(/^\d{4}-\d{2}-\d{2}$/) @IsISO8601({ strict: true }) eerstVerwerktOp!: string;
}

export type Grondslagen = Pick<Huis, "grondslagen">;

/** Of the house and the national layer: the codes to choose from, and who is under medical secrecy. */
export type Herkomsteisen = Grondslagen &
  Pick<Huis, "doelbindingen" | "gegevenscategorieen" | "leveringsvoorwaarden" | "organisaties">;

/** What something is a ground for. */
type Waarvoor = Grondslag["voor"][number];
type Fout = { where: string; code: string; message: string };

const foutAls = (mis: boolean, where: string, code: string, message: string): Fout[] =>
  mis ? [{ where, code, message }] : [];

/** The calendar day in the Netherlands, `yyyy-mm-dd`. */
export const dagVan = (moment: Date): string => amsterdam.format(moment).slice(0, 10);

type Afzender = Pick<Organisatie, "soort" | "domein" | "beroepsgeheim"> | undefined;

/** What the work of an organisation brings along; of who is not known here, that of help. */
const gewoonlijk = (afzender: Afzender): Pick<HerkomstVerzoek, "grondslag" | "categorie"> => {
  if (afzender?.soort === "politie") return { grondslag: "wpg-samenwerking", categorie: "politie" };
  if (afzender?.domein === "justitieel") return { grondslag: "wjsg-strafvordering", categorie: "justitieel" };
  return { grondslag: "wettelijke-plicht", categorie: afzender?.beroepsgeheim ? "gezondheid" : "hulpverlening" };
};

/** What is assumed of a report whose sender does not say where it comes from. */
export const gewoonlijkeHerkomst = (afzender: Afzender, ontvangenOp: Date): HerkomstVerzoek => ({
  ...gewoonlijk(afzender),
  doelbinding: "onveilige-situaties",
  voorwaarde: "geen",
  eerstVerwerktOp: dagVan(ontvangenOp),
});

/** A choice out of a list; the sentence names what there is to choose. */
const kies = (where: string, gekozen: string, keuzes: { code: string }[], code: string, message: string): Fout[] => {
  const codes = keuzes.map((keuze) => keuze.code);
  return foutAls(!codes.includes(gekozen), where, code, `${message}: ${codes.join(", ")}`);
};

/** The fault grondslag-onbekend, unless the code is a ground of the national list for this (R64). */
export const foutenInGrondslag = (
  where: string,
  grondslag: string,
  waarvoor: Waarvoor,
  { grondslagen }: Grondslagen,
): Fout[] => {
  const keuzes = grondslagen.filter(({ voor }) => voor.includes(waarvoor));
  return kies(where, grondslag, keuzes, "grondslag-onbekend", "kies een grondslag");
};

/** Health data of a supplier under medical secrecy need consent, a statutory duty, or good care (L08, WGS 2.29(2)). */
const foutenInBeroepsgeheim = (
  where: string,
  { grondslag, categorie }: HerkomstVerzoek,
  organisatie: string,
  { grondslagen, organisaties }: Herkomsteisen,
): Fout[] => {
  const geheim =
    organisaties.some((een) => een.code === organisatie && een.beroepsgeheim) && categorie === "gezondheid";
  const gekozen = grondslagen.find(({ code }) => code === grondslag);
  const genoeg = grondslagen.filter(({ beroepsgeheim }) => beroepsgeheim).map(({ code }) => code);
  const mis = geheim && !!gekozen && !gekozen.beroepsgeheim;
  return foutAls(mis, where, "beroepsgeheim-grondslag", `kies een van: ${genoeg.join(", ")}`);
};

/**
 * Everything that makes an item unlawful, at once (R64): herkomst-ontbreekt, else grondslag-onbekend, doelbinding-onbekend,
 * gegevenscategorie-onbekend, voorwaarde-onbekend, eerst-verwerkt-later, beroepsgeheim-grondslag.
 * @param organisatie code of the supplier
 * @param waarvoor `screening` where the Wgs does not hold yet: then everybody shares on his own law
 */
export const foutenInHerkomst = (
  herkomst: HerkomstVerzoek | undefined,
  organisatie: string,
  eisen: Herkomsteisen,
  nu: Date,
  waarvoor: Waarvoor = "stuk",
): Fout[] => {
  if (!herkomst)
    return foutAls(true, "herkomst", "herkomst-ontbreekt", "zeg waar het vandaan komt en op welke grondslag");
  const { grondslag, doelbinding, categorie, voorwaarde, eerstVerwerktOp } = herkomst;
  const { doelbindingen, gegevenscategorieen, leveringsvoorwaarden } = eisen;
  const later = eerstVerwerktOp > dagVan(nu);
  return [
    ...foutenInGrondslag("herkomst.grondslag", grondslag, waarvoor, eisen),
    ...kies("herkomst.doelbinding", doelbinding, doelbindingen, "doelbinding-onbekend", "kies een doel"),
    ...kies("herkomst.categorie", categorie, gegevenscategorieen, "gegevenscategorie-onbekend", "kies een soort"),
    ...kies("herkomst.voorwaarde", voorwaarde, leveringsvoorwaarden, "voorwaarde-onbekend", "kies een voorwaarde"),
    ...foutAls(later, "herkomst.eerstVerwerktOp", "eerst-verwerkt-later", "kies vandaag of een eerdere dag"),
    ...foutenInBeroepsgeheim("herkomst.grondslag", herkomst, organisatie, eisen),
  ];
};

/**
 * Whether the supplier's condition shuts this out (L09); no condition shuts out nothing.
 * @param voorwaarde code of the national list; absent from what is older than this was asked
 */
export const sluitUit = (
  voorwaarde: string | null | undefined,
  wat: Uitsluiting,
  { leveringsvoorwaarden }: Pick<Huis, "leveringsvoorwaarden">,
): boolean => leveringsvoorwaarden.some((een) => een.code === voorwaarde && een.sluitUit.includes(wat));
