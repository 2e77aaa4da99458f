import type { Fault } from "@zvh/platform";
import { staatOpen } from "../actie/actie.js";
import { datumVan } from "../datum.js";
import { fout } from "../weigering.js";
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

const regel = (fouten: false | null | undefined | Fault): Fault[] => (fouten ? [fouten] : []);

/** Everything that is wrong with a plan, at once: its goals, the problem it answers, its actions. */
export const foutenIn = (stand: Planstand, opdracht: Planopdracht, eisen: Planeisen, nu: Date): Fault[] => {
  const { gezamenlijkDoel, doelen, acties } = opdracht;
  const bijdragers = new Set(stand.bijdragen.map(({ medewerker }) => medewerker));
  const leefgebieden = [...doelen, ...acties].map(({ leefgebied }) => leefgebied);
  const eigen = acties.flatMap(({ actieId }) => actieId ?? []);
  return [
    ...regel(
      eisen.probleembepalingVoorPlan &&
        bijdragers.size < 2 &&
        fout("probleembepaling", "probleembepaling-ontbreekt", "laat eerst twee professionals hun bijdrage geven"),
    ),
    ...regel(
      !gezamenlijkDoel.trim() &&
        fout("gezamenlijkDoel", "gezamenlijk-doel-ontbreekt", "noem wat jullie samen willen bereiken"),
    ),
    ...regel(
      doelen.length === 0 && fout("doelen", "doel-ontbreekt", "noem ten minste een doel met een meetbaar resultaat"),
    ),
    ...[...new Set(leefgebieden)]
      .filter((leefgebied) => !eisen.leefgebieden.includes(leefgebied))
      .map((leefgebied) => fout("leefgebied", "leefgebied-onbekend", `${leefgebied} is geen leefgebied van dit huis`)),
    ...regel(
      new Set(eigen).size < eigen.length &&
        fout("acties", "actie-dubbel", "noem een bestaande actie niet meer dan eens"),
    ),
    ...acties.flatMap((actie, index) => foutenInActie(stand, actie, `acties.${index}`, eisen, nu)),
  ];
};

const foutenInActie = (stand: Planstand, actie: Opgegeven, waar: string, eisen: Planeisen, nu: Date): Fault[] => {
  const bestaand = stand.acties.find(({ actieId }) => actieId === actie.actieId);
  if (actie.actieId && !bestaand)
    return [fout(`${waar}.actieId`, "actie-onbekend", "laat actieId weg bij een nieuwe actie")];
  if (bestaand && !staatOpen(bestaand)) return foutenInGedaan(bestaand, actie, waar);
  const verplaatst = bestaand?.uiterlijkDatum !== actie.uiterlijkDatum;
  return [
    ...foutenInUitvoerder(stand, actie, waar, eisen),
    ...regel(
      verplaatst &&
        actie.uiterlijkDatum < datumVan(nu) &&
        fout(`${waar}.uiterlijkDatum`, "datum-voorbij", "kies vandaag of een latere dag"),
    ),
  ];
};

/** What is done stays as it was done; what lapsed comes back as a new action. */
const foutenInGedaan = (bestaand: Planstand["acties"][number], actie: Opgegeven, waar: string): Fault[] => {
  if (bestaand.status === "vervallen")
    return [fout(waar, "actie-vervallen", "maak er een nieuwe actie van, zonder actieId")];
  const velden = ["omschrijving", "soort", "leefgebied", "organisatie", "uitvoerder", "uiterlijkDatum"] as const;
  return regel(
    velden.some((veld) => bestaand[veld] !== actie[veld]) &&
      fout(waar, "actie-al-gedaan", "laat een gedane actie zoals zij was"),
  );
};

/** One responsible professional of a partner who takes part (R14), not the house (R96), not its director (R92). */
const foutenInUitvoerder = ({ openstaand }: Planstand, actie: Opgegeven, waar: string, eisen: Planeisen): Fault[] => {
  const { organisatie, uitvoerder } = actie;
  const waarOrganisatie = `${waar}.organisatie`;
  const waarUitvoerder = `${waar}.uitvoerder`;
  const deelname = openstaand.find(({ medewerker }) => medewerker === uitvoerder);
  if (organisatie === "huis" && eisen.zuivereProcesregie)
    return [fout(waarOrganisatie, "actie-bij-huis", "beleg de actie bij een partner: het huis voert zelf niets uit")];
  if (organisatie !== "huis" && !eisen.organisaties.includes(organisatie))
    return [fout(waarOrganisatie, "organisatie-onbekend", `${organisatie} is geen organisatie van dit huis`)];
  if (deelname?.organisatie !== organisatie)
    return [
      fout(waarUitvoerder, "uitvoerder-neemt-niet-deel", "laat deze persoon eerst deelnemen, vanuit deze organisatie"),
    ];
  return regel(
    deelname.rol === "procesregisseur" &&
      eisen.onafhankelijkVoorzitter &&
      fout(waarUitvoerder, "voorzitter-niet-onafhankelijk", "kies iemand anders dan de procesregisseur"),
  );
};
