import { Refused, refuseFaults, type Fault } from "@zvh/platform";
import { dagVan, foutenInHerkomst, sluitUit, type HerkomstVerzoek, type Huis } from "@zvh/regions";
import { isActief, type Aanstelling } from "../aanstelling/aanstelling.js";
import type { Bekendheidsverzoek } from "../bekendheid/bekendheidsverzoek.js";
import { foutAls } from "../weigering.js";

/** What somebody wants to give, and what his house knows of it. */
export type Voorstel = {
  herkomst: HerkomstVerzoek;
  /** Code of the organisation that supplied it. */
  bron: string;
  /** Who of the supplier is said to have consented. */
  toestemmingVan: string | null;
  /** That one, as the register has him; null when it has nobody like that. */
  instemmer: Aanstelling | null;
};

/**
 * Whether a house may (still) give something on a question of another.
 * @throws Refused niet-gevonden when it knows nobody, verzoek-niet-bevestigd, verstrekken-kan-niet-meer
 */
export const magGeven = ({ persoonId, besluit, beslotenOp }: Bekendheidsverzoek, huis: Huis, nu: Date): void => {
  if (!persoonId) throw new Refused("niet-gevonden");
  if (besluit !== "bekend") throw new Refused("verzoek-niet-bevestigd");
  if (nu >= new Date(+beslotenOp! + huis.termijnen.verstrekkingDagen * 86_400_000))
    throw new Refused("verstrekken-kan-niet-meer");
};

/** Whether an extract needs the word of who supplied it: by what it is, or by his condition (WGS 2.28, L06, L09). */
export const vraagtToestemming = (
  { categorie, voorwaarde }: Pick<HerkomstVerzoek, "categorie" | "voorwaarde">,
  { gegevenscategorieen, leveringsvoorwaarden }: Pick<Huis, "gegevenscategorieen" | "leveringsvoorwaarden">,
): boolean =>
  gegevenscategorieen.some((een) => een.code === categorie && een.toestemming) ||
  sluitUit(voorwaarde, "verder", { leveringsvoorwaarden });

/**
 * Refuses what may not go to another house, with everything that is wrong at once (R64, L06, L08, L09, L10).
 * @param doel the purpose for which the other house asked
 * @throws Refused bron-onbekend, doel-anders-dan-gevraagd, toestemming-ontbreekt, toestemming-onbekend, and what
 *   makes any item unlawful (`foutenInHerkomst`)
 */
export const toets = (voorstel: Voorstel, doel: string, huis: Huis, nu: Date): void => {
  const { herkomst, bron } = voorstel;
  const neemtDeel = (huis.organisatie(bron)?.deelname ?? "geen") !== "geen";
  const anders = herkomst.doelbinding !== doel;
  refuseFaults([
    ...foutAls(!neemtDeel, "bron", "bron-onbekend", "kies een deelnemer"),
    ...foutenInHerkomst(herkomst, bron, huis, nu),
    ...foutAls(anders, "herkomst.doelbinding", "doel-anders-dan-gevraagd", `gevraagd is: ${doel}`),
    ...foutenInToestemming(voorstel, huis, nu),
  ]);
};

const foutenInToestemming = (
  { herkomst, bron, toestemmingVan, instemmer }: Voorstel,
  huis: Huis,
  nu: Date,
): Fault[] => {
  const vanBron = instemmer?.organisatie === bron && isActief(instemmer, dagVan(nu));
  const ontbreekt = !toestemmingVan && vraagtToestemming(herkomst, huis);
  const onbekend = Boolean(toestemmingVan) && !vanBron;
  return [
    ...foutAls(ontbreekt, "toestemmingVan", "toestemming-ontbreekt", "vraag toestemming aan wie dit leverde"),
    ...foutAls(onbekend, "toestemmingVan", "toestemming-onbekend", "kies iemand van de leverancier"),
  ];
};
