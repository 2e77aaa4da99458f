import { Refused, refuseFaults } from "@zvh/platform";
import type { Casus } from "../casus/casus.js";
import { beginVan, datumVan, eindeVan } from "../datum.js";
import type { Besluit } from "../dossier.js";
import { eisNietAfgesloten, foutAls } from "../weigering.js";
import { gewijzigd, type Deelname } from "./deelname.js";

/** A deputy for some days; both days count. */
export type Vervanging = { vervanger: string; naam: string; van: string; tot: string };

/** Nobody directs both the process and the case, not even as a deputy (R51). */
const tweeRegies = (openstaand: Deelname[], { deelnameId, rol }: Deelname, vervanger: string): boolean =>
  rol !== "deelnemer" &&
  openstaand.some(
    (ander) =>
      ander.deelnameId !== deelnameId &&
      ander.rol !== "deelnemer" &&
      (ander.medewerker === vervanger || ander.vervanger === vervanger),
  );

/**
 * Lets somebody stand in for a participant, with the same access and for the same organisation, from one day to another
 * (R89). Refused: casus-afgesloten, deelname-al-beeindigd, and all at once datum-voorbij, vervanging-periode-ongeldig,
 * vervanger-is-zelf, regie-in-een-hand (R51).
 */
export const vervang = (
  { casus, openstaand }: { casus: Casus; openstaand: Deelname[] },
  deelname: Deelname,
  { vervanger, naam, van, tot, door }: Vervanging & { door: string },
  nu: Date,
): Besluit<{ deelnames: [Deelname] }> => {
  eisNietAfgesloten(casus);
  if (deelname.tot) throw new Refused("deelname-al-beeindigd");
  const eigen = vervanger === deelname.medewerker;
  refuseFaults([
    ...foutAls(tot < datumVan(nu), "tot", "datum-voorbij", "kies vandaag of een latere dag"),
    ...foutAls(tot < van, "tot", "vervanging-periode-ongeldig", "kies een laatste dag op of na de eerste"),
    ...foutAls(eigen, "vervanger", "vervanger-is-zelf", "kies iemand anders"),
    ...foutAls(tweeRegies(openstaand, deelname, vervanger), "vervanger", "regie-in-een-hand", "kies iemand anders"),
  ]);
  const met = { vervanger, vervangerNaam: naam, vervangerVan: beginVan(van), vervangerTot: eindeVan(tot) };
  const vervangen = { ...deelname, ...met };
  return {
    state: { deelnames: [vervangen] },
    events: [gewijzigd(vervangen)],
    tijdlijn: [{ soort: "vervanging-vastgelegd", wie: door, verwijzing: deelname.deelnameId }],
  };
};

/** Ends what a deputy may, at once. Refused: geen-vervanger. */
export const eindigVervanging = (deelname: Deelname, door: string): Besluit<{ deelnames: [Deelname] }> => {
  if (!deelname.vervanger) throw new Refused("geen-vervanger");
  const zonder = { ...deelname, vervanger: null, vervangerNaam: null, vervangerVan: null, vervangerTot: null };
  return {
    state: { deelnames: [zonder] },
    events: [gewijzigd(zonder)],
    tijdlijn: [{ soort: "vervanging-beeindigd", wie: door, verwijzing: deelname.deelnameId }],
  };
};
