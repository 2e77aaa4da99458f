import { refuseFaults, type Fault } from "@zvh/platform";
import { sluitUit, type Huis } from "@zvh/regions";
import type { Actie } from "../actie/actie.js";
import type { Casus } from "../casus/casus.js";
import type { Deelname } from "../deelname/deelname.js";
import type { Besluit } from "../dossier.js";
import type { Bijdrage } from "../plan/plan.js";
import type { Herkomst } from "./herkomst.js";
import { eisNietAfgesloten, foutAls } from "../weigering.js";

/** The organisations to which an item is restricted, its supplier always among them; null when it is for all (R93). */
export const kring = (alleenVoor: string[] | undefined, leverancier: string): string[] | null =>
  alleenVoor ? [...new Set([leverancier, ...alleenVoor])].toSorted() : null;

/**
 * For whom an item is from the moment it is given: those whom its supplier names; and when he asks that it goes no
 * further, those who take part now, so that who comes later does not see it (L09).
 */
export const kringBij = (
  { alleenVoor, voorwaarde, organisatie }: { alleenVoor?: string[]; voorwaarde?: string; organisatie: string },
  openstaand: Deelname[],
  eisen: Pick<Huis, "leveringsvoorwaarden">,
): string[] | null => {
  const nu = openstaand.filter(({ rol }) => rol !== "procesregisseur").map((deelname) => deelname.organisatie);
  return kring(alleenVoor ?? (sluitUit(voorwaarde, "verder", eisen) ? nu : undefined), organisatie);
};

type Gegeven = { organisatie: string | null; herkomst: Herkomst | null; alleenVoor: string[] | null };

/** What was given for the next meeting alone and is now, after it, for nobody but its supplier (L09). */
export const naOverleg = <Stuk extends Gegeven>(stukken: Stuk[], eisen: Pick<Huis, "leveringsvoorwaarden">): Stuk[] =>
  stukken
    .filter(({ herkomst }) => sluitUit(herkomst?.voorwaarde, "later", eisen))
    .map((stuk) => ({ ...stuk, alleenVoor: [stuk.organisatie!] }));

/** What is said of a restricted thing is never for more people than that thing. */
export const binnenKring = (eigen: string[] | null, buitenste: string[] | null): string[] | null =>
  eigen && buitenste ? eigen.filter((code) => buitenste.includes(code)) : (eigen ?? buitenste);

/** An item is restricted to partners who take part; who does not, can't see it anyway. */
export const foutenInBeperking = (alleenVoor: string[] | undefined, openstaand: Deelname[]): Fault[] => {
  const vreemd = (alleenVoor ?? []).some((code) => !openstaand.some(({ organisatie }) => organisatie === code));
  return foutAls(vreemd, "alleenVoor", "partner-neemt-niet-deel", "kies alleen partners die deelnemen");
};

/**
 * Restricts an item, and what was made from it, to named partners (R93). It only gets narrower: what a supplier
 * restricted nobody opens again (L09). Refused: casus-afgesloten, and at once partner-neemt-niet-deel, beperking-ruimer,
 * uitvoerder-buiten-kring.
 * @param acties the actions that were made from it
 */
export const beperk = (
  {
    casus,
    openstaand,
    bijdrage,
    acties,
  }: Record<"casus", Casus> & {
    openstaand: Deelname[];
    bijdrage: Bijdrage;
    acties: Actie[];
  },
  { alleenVoor, door }: { alleenVoor: string[]; door: string },
): Besluit<{ bijdrage: Bijdrage; acties: Actie[] }> => {
  eisNietAfgesloten(casus);
  const binnen = kring(alleenVoor, bijdrage.organisatie)!;
  const ruimer = !!bijdrage.alleenVoor && binnen.some((code) => !bijdrage.alleenVoor!.includes(code));
  const buiten = acties.some(({ organisatie }) => !binnen.includes(organisatie));
  refuseFaults([
    ...foutenInBeperking(alleenVoor, openstaand),
    ...foutAls(ruimer, "alleenVoor", "beperking-ruimer", "kies alleen uit wie het nu mag zien"),
    ...foutAls(buiten, "alleenVoor", "uitvoerder-buiten-kring", "neem wie een actie hieruit uitvoert ook op"),
  ]);
  return {
    state: {
      bijdrage: { ...bijdrage, alleenVoor: binnen },
      acties: acties.map((actie) => ({ ...actie, alleenVoor: binnen })),
    },
    tijdlijn: [
      {
        soort: "stuk-beperkt",
        wie: door,
        verwijzing: bijdrage.bijdrageId,
        alleenVoor: binnen,
        wasVoor: bijdrage.alleenVoor,
      },
    ],
  };
};
