import type { Fault } from "@zvh/platform";
import { staatOpen } from "../actie/actie.js";
import { datumVan } from "../datum.js";
import { fout, foutAls } from "../weigering.js";
import type { Planopdracht, Planstand } from "./plan.vaststellen.js";

/** What the house asks of a plan. */
export type Planeisen = {
  /** R10: a plan comes after a probleembepaling by at least two professionals. */
  probleembepalingVoorPlan: boolean;
  /** R96: the house directs the process and carries out nothing itself. */
  zuivereProcesregie: boolean;
  /** R92: the process director is no acting partner. */
  onafhankelijkVoorzitter: boolean;
  organisaties: string[];
  leefgebieden: string[];
};

type Opgegeven = Planopdracht["acties"][number];

/** Everything that is wrong with a plan, at once: its goals, the problem it answers, its actions. */
export const foutenIn = (stand: Planstand, opdracht: Planopdracht, eisen: Planeisen, nu: Date): Fault[] => {
  const { gezamenlijkDoel, doelen, acties } = opdracht;
  // What was recorded for a partner counts when that partner says that it is right (R57).
  const eigen = stand.bijdragen.filter(({ bevestiging }) => !bevestiging || bevestiging === "klopt");
  const alleen = eisen.probleembepalingVoorPlan && new Set(eigen.map(({ medewerker }) => medewerker)).size < 2;
  const bestaand = acties.flatMap(({ actieId }) => actieId ?? []);
  const dubbel = new Set(bestaand).size < bestaand.length;
  const leefgebieden = new Set([...doelen, ...acties].map(({ leefgebied }) => leefgebied));
  return [
    ...foutAls(alleen, "probleembepaling", "probleembepaling-ontbreekt", "laat eerst twee professionals bijdragen"),
    ...foutAls(
      !gezamenlijkDoel.trim(),
      "gezamenlijkDoel",
      "gezamenlijk-doel-ontbreekt",
      "noem wat jullie samen willen",
    ),
    ...foutAls(doelen.length === 0, "doelen", "doel-ontbreekt", "noem ten minste een doel met een meetbaar resultaat"),
    ...[...leefgebieden]
      .filter((leefgebied) => !eisen.leefgebieden.includes(leefgebied))
      .map((leefgebied) => fout("leefgebied", "leefgebied-onbekend", `${leefgebied} is geen leefgebied van dit huis`)),
    ...foutAls(dubbel, "acties", "actie-dubbel", "noem een bestaande actie niet meer dan eens"),
    ...acties.flatMap((actie, index) => foutenInActie(stand, actie, `acties.${index}`, eisen, nu)),
  ];
};

const foutenInActie = (stand: Planstand, actie: Opgegeven, waar: string, eisen: Planeisen, nu: Date): Fault[] => {
  const bestaand = stand.acties.find(({ actieId }) => actieId === actie.actieId);
  if (actie.actieId && !bestaand)
    return [fout(`${waar}.actieId`, "actie-onbekend", "laat actieId weg bij een nieuwe actie")];
  if (bestaand && !staatOpen(bestaand)) return foutenInGedaan(bestaand, actie, waar);
  const voorbij = bestaand?.uiterlijkDatum !== actie.uiterlijkDatum && actie.uiterlijkDatum < datumVan(nu);
  return [
    ...foutenInUitvoerder(stand, actie, waar, eisen),
    ...foutenInBron(stand, actie, waar),
    ...foutAls(voorbij, `${waar}.uiterlijkDatum`, "datum-voorbij", "kies vandaag of een latere dag"),
  ];
};

/** What is done stays as it was done; what lapsed comes back as a new action. */
const foutenInGedaan = (bestaand: Planstand["acties"][number], actie: Opgegeven, waar: string): Fault[] => {
  if (bestaand.status === "vervallen")
    return [fout(waar, "actie-vervallen", "maak er een nieuwe actie van, zonder actieId")];
  const velden = ["omschrijving", "soort", "leefgebied", "organisatie", "uitvoerder", "uiterlijkDatum"] as const;
  const anders = velden.some((veld) => bestaand[veld] !== actie[veld]);
  return foutAls(anders, waar, "actie-al-gedaan", "laat een gedane actie zoals zij was");
};

/** What is made from a restricted bijdrage is carried out by somebody who may see it (R93). */
const foutenInBron = ({ bijdragen }: Planstand, { bijdrageId, organisatie }: Opgegeven, waar: string): Fault[] => {
  const bron = bijdragen.find((bijdrage) => bijdrage.bijdrageId === bijdrageId);
  const buiten = !!bron?.alleenVoor && !bron.alleenVoor.includes(organisatie);
  return [
    ...foutAls(!!bijdrageId && !bron, `${waar}.bijdrageId`, "bijdrage-onbekend", "kies een bijdrage van deze casus"),
    ...foutAls(buiten, `${waar}.uitvoerder`, "uitvoerder-buiten-kring", "kies iemand die de bijdrage mag zien"),
  ];
};

/** One responsible professional of a partner who takes part (R14), not the house (R96), not its director (R92). */
const foutenInUitvoerder = ({ openstaand }: Planstand, actie: Opgegeven, waar: string, eisen: Planeisen): Fault[] => {
  const { organisatie, uitvoerder } = actie;
  const bij = (code: string, message: string) => [fout(`${waar}.organisatie`, code, message)];
  const door = (code: string, message: string) => [fout(`${waar}.uitvoerder`, code, message)];
  const deelname = openstaand.find(({ medewerker }) => medewerker === uitvoerder);
  if (organisatie === "huis" && eisen.zuivereProcesregie)
    return bij("actie-bij-huis", "beleg de actie bij een partner: het huis voert zelf niets uit");
  if (organisatie !== "huis" && !eisen.organisaties.includes(organisatie))
    return bij("organisatie-onbekend", `${organisatie} is geen organisatie van dit huis`);
  if (deelname?.organisatie !== organisatie)
    return door("uitvoerder-neemt-niet-deel", "laat deze persoon eerst deelnemen, vanuit deze organisatie");
  if (deelname.rol === "procesregisseur" && eisen.onafhankelijkVoorzitter)
    return door("voorzitter-niet-onafhankelijk", "kies iemand anders dan de procesregisseur");
  return [];
};
