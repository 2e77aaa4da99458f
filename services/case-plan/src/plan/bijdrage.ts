import { Refused, refuseFaults } from "@zvh/platform";
import { foutenInHerkomst, type HerkomstVerzoek, type Herkomsteisen } from "@zvh/regions";
import type { Casus } from "../casus/casus.js";
import { deelnamesVan, type Deelname } from "../deelname/deelname.js";
import type { Besluit } from "../dossier.js";
import { foutenInBeperking, kringBij } from "../stuk/beperking.js";
import { alsHerkomst } from "../stuk/herkomst.js";
import { eisActief, foutAls, keuzeUit } from "../weigering.js";
import type { Bijdrage } from "./plan.js";

export type Inbreng = {
  leefgebied: string;
  toelichting: string;
  herkomst: HerkomstVerzoek;
  /** Codes of the partners that alone may see it. */
  alleenVoor?: string[];
  /** Id of the participant on whose behalf the director records it; that one is asked whether it is right (R57). */
  namens?: string;
  door: string;
};
type Eisen = Herkomsteisen & { leefgebieden: { code: string }[] };

/**
 * Adds what one professional sees as the problem, in that professional's own name (R10), with where it comes from (R64)
 * and, when it is not for everybody, for whom it is (R93, L09). Refused: casus-niet-actief, alleen-deelnemer, and all at once
 * leefgebied-onbekend, partner-neemt-niet-deel, and what `foutenInHerkomst` names.
 */
export const draagBij = (
  { casus, openstaand }: { casus: Casus; openstaand: Deelname[] },
  { leefgebied, toelichting, herkomst, alleenVoor, namens, door }: Inbreng,
  eisen: Eisen,
  nu: Date,
  bijdrageId: string,
): Besluit<{ bijdrage: Bijdrage }> => {
  eisActief(casus);
  const [deelname] = deelnamesVan(openstaand, namens ?? door, nu);
  if (!deelname) throw new Refused("alleen-deelnemer");
  const { organisatie } = deelname;
  const leefgebieden = eisen.leefgebieden.map(({ code }) => code);
  refuseFaults([
    ...foutAls(!leefgebieden.includes(leefgebied), "leefgebied", "leefgebied-onbekend", keuzeUit(leefgebieden)),
    ...foutenInHerkomst(herkomst, organisatie, eisen, nu),
    ...foutenInBeperking(alleenVoor, openstaand),
  ]);
  const { casusId, huis } = casus;
  const bron = { organisatie, medewerker: namens ?? door, herkomst: alsHerkomst(herkomst) };
  const binnen = kringBij({ alleenVoor, voorwaarde: herkomst.voorwaarde, organisatie }, openstaand, eisen);
  const vraag = { vastgelegdDoor: door, bevestiging: "gevraagd", bevestigdOp: null } as const;
  const eigen = { vastgelegdDoor: null, bevestiging: null, bevestigdOp: null };
  const inhoud = { leefgebied, toelichting, gegevenOp: nu, alleenVoor: binnen, ...(namens ? vraag : eigen) };
  return {
    state: { bijdrage: { bijdrageId, casusId, huis, ...bron, ...inhoud } },
    tijdlijn: [{ soort: "probleembepaling-aangevuld", wie: door, verwijzing: bijdrageId, alleenVoor: binnen }],
  };
};

/**
 * The partner's answer about what was recorded on his behalf: right, or not; the words stay as they were recorded (R57).
 * Refused: niets-te-bevestigen.
 */
export const bevestig = (
  bijdrage: Bijdrage,
  { klopt, door }: { klopt: boolean; door: string },
  nu: Date,
): Besluit<{ bijdrage: Bijdrage }> => {
  if (bijdrage.bevestiging !== "gevraagd") throw new Refused("niets-te-bevestigen");
  const bevestiging = klopt ? "klopt" : "klopt-niet";
  const { bijdrageId: verwijzing, alleenVoor } = bijdrage;
  return {
    state: { bijdrage: { ...bijdrage, bevestiging, bevestigdOp: nu } },
    tijdlijn: [{ soort: `bijdrage-${bevestiging}`, wie: door, verwijzing, alleenVoor }],
  };
};
