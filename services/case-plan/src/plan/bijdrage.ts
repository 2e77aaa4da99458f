import { Refused } from "@zvh/platform";
import type { Casus } from "../casus/casus.js";
import { deelnamesVan, type Deelname } from "../deelname/deelname.js";
import type { Besluit } from "../dossier.js";
import { eisActief, foutAls, keuzeUit, weigerBij } from "../weigering.js";
import type { Bijdrage } from "./plan.js";

/**
 * Adds what one professional sees as the problem, in that professional's own name (R10).
 * Refused: casus-niet-actief, alleen-deelnemer, leefgebied-onbekend.
 * @param leefgebieden codes of the house
 */
export const draagBij = (
  { casus, openstaand }: { casus: Casus; openstaand: Deelname[] },
  { leefgebied, toelichting, door }: { leefgebied: string; toelichting: string; door: string },
  leefgebieden: string[],
  nu: Date,
  bijdrageId: string,
): Besluit<{ bijdrage: Bijdrage }> => {
  eisActief(casus);
  const [deelname] = deelnamesVan(openstaand, door, nu);
  if (!deelname) throw new Refused("alleen-deelnemer");
  const onbekend = !leefgebieden.includes(leefgebied);
  weigerBij(foutAls(onbekend, "leefgebied", "leefgebied-onbekend", keuzeUit(leefgebieden)));
  const { casusId, huis } = casus;
  const { organisatie } = deelname;
  return {
    state: {
      bijdrage: {
        bijdrageId,
        casusId,
        huis,
        organisatie,
        medewerker: door,
        leefgebied,
        toelichting,
        gegevenOp: nu,
        alleenVoor: null,
      },
    },
    tijdlijn: [{ soort: "probleembepaling-aangevuld", wie: door, verwijzing: bijdrageId }],
  };
};
