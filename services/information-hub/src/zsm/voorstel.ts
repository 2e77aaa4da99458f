import type { ZsmAntwoord } from "@zvh/contracts";
import { refuseFaults } from "@zvh/platform";
import { dagVan, sluitUit, type Huis } from "@zvh/regions";
import type { Uitslag } from "../herken.js";
import type { Prioritering } from "../prioriteit/prioritering.js";
import type { Kaartinhoud, Zsmkaart } from "../prioriteit/zsmkaart.js";
import { foutAls } from "../weigering.js";
import type { Verteld, Zsmverzoek } from "./zsmverzoek.js";

/** What the house has about whoever is meant: somebody may be in the register without being on the list. */
export type Bronnen = {
  /** Whom the house knows on the list; null when it knows nobody, or somebody who is not prioritised. */
  prioritering: Prioritering | null;
  kaart: (Zsmkaart & Kaartinhoud) | null;
  /** Of whom a case runs in this house, on the list or not; null when none does. */
  lopendeCasus: { persoonId: string } | null;
};
/** What there is of somebody of whom the house has nothing. */
export const nietBekend: Bronnen = { prioritering: null, kaart: null, lopendeCasus: null };

/** What the software proposes, with the code of why; `null` while a person must first say who it is. */
export type Voorstel = { antwoord: ZsmAntwoord | null; reden: string };
type Voorwaarden = Pick<Huis, "leveringsvoorwaarden">;
type Afspraken = Pick<Huis, "leveringsvoorwaarden" | "schakelaars">;

/**
 * Whom the house may say that it knows: who is on the list of prioritised cases (R74); and, only where the house has
 * switched that on, also of whom a case runs that is not on it (R75).
 */
const bekend = ({ prioritering, lopendeCasus }: Bronnen, { schakelaars }: Afspraken): string | null => {
  if (prioritering) return prioritering.persoonId;
  return schakelaars.zsmNietGeprioriteerd && lopendeCasus ? lopendeCasus.persoonId : null;
};

/** Whether the card may be read: on its days, and where its supplier does not shut out telling it further (L09). */
export const isLeesbaar = (kaart: Zsmkaart | null, huis: Voorwaarden, nu: Date): boolean =>
  kaart !== null && kaart.geldigTot >= dagVan(nu) && !sluitUit(kaart.voorwaarde, "verder", huis);

/**
 * What the answer would be, by the list of prioritised cases and its card, or by a running case where the house answers by
 * that too; a person releases it (R74, R75, L26). Who is in the register for another reason, such as a melding that nobody
 * screened yet, is not known here.
 */
export const stelVoor = (
  { verstrijktOp }: Pick<Zsmverzoek, "verstrijktOp">,
  uitslag: Uitslag,
  bronnen: Bronnen,
  huis: Afspraken,
  nu: Date,
): Voorstel => {
  const { prioritering, kaart } = bronnen;
  if (nu >= verstrijktOp) return { antwoord: "GEEN_GRONDSLAG", reden: "termijn-voorbij" };
  if ("twijfel" in uitslag) return { antwoord: null, reden: "twijfel" };
  if (!bekend(bronnen, huis)) return { antwoord: "NIET_BEKEND", reden: "niet-op-de-lijst" };
  if (!prioritering) return { antwoord: "BEKEND_ZONDER_ADVIES", reden: "lopende-casus" };
  if (kaart && sluitUit(kaart.voorwaarde, "verder", huis))
    return { antwoord: "GEEN_GRONDSLAG", reden: "voorwaarde-leverancier" };
  if (!kaart || !isLeesbaar(kaart, huis, nu)) return { antwoord: "BEKEND_ZONDER_ADVIES", reden: "geen-kaart" };
  return kaart.metAdvies
    ? { antwoord: "BEKEND_MET_ADVIES", reden: "kaart-met-advies" }
    : { antwoord: "BEKEND_ZONDER_ADVIES", reden: "kaart-zonder-advies" };
};

/**
 * Refuses an answer that its sources do not carry: nobody says that somebody is known whom the house may not say that of,
 * denies whom it may, or gives an advice that nobody agreed to (R74, R75).
 * @throws Refused antwoord-past-niet, motivering-ontbreekt; both at once
 */
export const toetsAntwoord = (
  antwoord: ZsmAntwoord,
  motivering: string | null,
  bronnen: Bronnen,
  huis: Afspraken,
  nu: Date,
): void => {
  const { prioritering, kaart } = bronnen;
  const kan: ZsmAntwoord[] = bekend(bronnen, huis)
    ? ["GEEN_GRONDSLAG", "BEKEND_ZONDER_ADVIES"]
    : ["NIET_BEKEND", "GEEN_GRONDSLAG"];
  if (prioritering && kaart?.metAdvies && isLeesbaar(kaart, huis, nu)) kan.push("BEKEND_MET_ADVIES");
  const waarom = antwoord === "GEEN_GRONDSLAG" && !motivering;
  refuseFaults([
    ...foutAls(!kan.includes(antwoord), "antwoord", "antwoord-past-niet", `kies uit ${kan.join(", ")}`),
    ...foutAls(waarom, "motivering", "motivering-ontbreekt", "zeg waarom er geen grondslag is"),
  ]);
};

/**
 * Who is meant: the one whom the register is certain of, or in a doubt whom a named person chose (L26).
 * @param keuze a candidate, null for none of them, undefined when nobody chose
 * @throws Refused match-onbeslist in a doubt without a choice out of its candidates
 */
export const wieIsHet = (uitslag: Uitslag, keuze: string | null | undefined): string | null => {
  if ("zelfde" in uitslag) return uitslag.zelfde;
  if (!("twijfel" in uitslag)) return null;
  const kandidaten = uitslag.twijfel.map(({ persoonId }) => persoonId);
  const gekozen = keuze === null || kandidaten.find((een) => een === keuze);
  refuseFaults(foutAls(!gekozen, "persoonId", "match-onbeslist", "kies een van de kandidaten, of niemand"));
  return keuze ?? null;
};

/** What is told with an answer, and of whom; nothing of who is not known, or of whom there is no ground to tell. */
export const vertel = (
  antwoord: ZsmAntwoord,
  bronnen: Bronnen,
  huis: Pick<Huis, "contact"> & Afspraken,
  nu: Date,
): { persoonId: string; woorden: Verteld } | null => {
  const { kaart } = bronnen;
  const persoonId = bekend(bronnen, huis);
  if (!persoonId || !antwoord.startsWith("BEKEND")) return null;
  const { naam, telefoon } = huis.contact;
  const leesbaar = isLeesbaar(kaart, huis, nu) ? kaart : null;
  const advies = antwoord === "BEKEND_MET_ADVIES" ? (leesbaar?.advies ?? null) : null;
  const contact = leesbaar?.contact ?? `${naam}, ${telefoon}`;
  return { persoonId, woorden: { advies, contact, voorwaarde: leesbaar?.voorwaarde ?? null } };
};
