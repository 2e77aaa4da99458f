import { CasusAfgesloten } from "@zvh/contracts";
import { event, type Deadline, type Event, type Fault } from "@zvh/platform";
import { staatOpen, type Actie } from "../actie/actie.js";
import type { Casus } from "../casus/casus.js";
import { datumVan, eindeVan, maandenLater } from "../datum.js";
import { eindig, gewijzigd, type Deelname } from "../deelname/deelname.js";
import type { Besluit } from "../dossier.js";
import type { Doel } from "../plan/plan.js";
import { eisActief, eisNietAfgesloten, fout, onbekendeOrganisaties, weigerBij } from "../weigering.js";
import type { Afsluiting, Borging, Doeluitkomst, Wijze } from "./afsluiting.js";

export type Sluiting = {
  wijze: Wijze;
  reden: string;
  ontvanger?: string;
  toelichting: string;
  /** Only for `voorlopig`: the last day of monitoring. */
  totDatum?: string;
  doelen?: Doeluitkomst[];
  door: string;
};

/** What the house asks of a closing. */
export type Sluitingseisen = {
  afsluitredenen: { code: string; borgingNodig: boolean }[];
  organisaties: string[];
  borgingBijAfsluiting: boolean;
  ontvangerBijAfschalingVerplicht: boolean;
  voorlopigeAfsluitingMaanden: number;
};

type Stand = { casus: Casus; openstaand: Deelname[] };
type Sluitstand = Stand & { acties: Actie[]; borgingen: Borging[]; doelen: Doel[] };
type Gesloten = { casus: Casus; deelnames: Deelname[] };

const kind = "monitoring-voorbij";

/**
 * Closes a case: provisionally, which is monitoring with an end date, or for good (R95, decision 10).
 * Refused: casus-niet-actief, casus-afgesloten, and all at once acties-nog-open, afsluitreden-onbekend, borging-ontbreekt
 * (R38), ontvanger-ontbreekt (R17), organisatie-onbekend, doel-onbekend, tot-datum-ongeldig.
 */
export const sluitAf = (
  stand: Sluitstand,
  opdracht: Sluiting,
  eisen: Sluitingseisen,
  nu: Date,
  afsluitingId: string,
): Besluit<Gesloten & { afsluiting: Afsluiting }> => {
  const { casus } = stand;
  if (opdracht.wijze === "voorlopig") eisActief(casus);
  else eisNietAfgesloten(casus);
  weigerBij([...foutenInStand(stand, opdracht, eisen), ...foutenInDatum(opdracht, nu)]);
  const { wijze, reden, toelichting, door } = opdracht;
  const totDatum =
    wijze === "definitief"
      ? null
      : (opdracht.totDatum ?? maandenLater(datumVan(nu), eisen.voorlopigeAfsluitingMaanden));
  const afsluiting: Afsluiting = {
    afsluitingId,
    casusId: casus.casusId,
    huis: casus.huis,
    ...{
      wijze,
      reden,
      ontvanger: opdracht.ontvanger ?? null,
      toelichting,
      doelen: opdracht.doelen ?? [],
      totDatum,
      door,
    },
    ...{ afgeslotenOp: nu, heropendOp: null, heropendReden: null },
  };
  if (totDatum === null) {
    const besluit = sluitDefinitief(stand, afsluiting, door, nu);
    return { ...besluit, state: { ...besluit.state, afsluiting } };
  }
  const termijn: Deadline = { kind, subject: casus.casusId, state: "armed", dueAt: eindeVan(totDatum), rule: "v1" };
  return {
    state: { casus: { ...casus, status: "voorlopig-afgesloten", totDatum }, deelnames: [], afsluiting },
    events: [afgesloten(afsluiting, "voorlopig", nu)],
    deadlines: [termijn],
    tijdlijn: [{ soort: "casus-voorlopig-afgesloten", wie: door, verwijzing: afsluitingId }],
  };
};

/** The monitoring has reached its end date without a reopening: the case closes for good, as was decided then (R95). */
export const eindigMonitoring = (stand: Stand, voorlopig: Afsluiting, door: string, nu: Date): Besluit<Gesloten> =>
  sluitDefinitief(stand, voorlopig, door, nu);

/** For good: everybody's access ends but that of the director, who keeps it for what the law asks afterwards (L16). */
const sluitDefinitief = (
  { casus, openstaand }: Stand,
  afsluiting: Afsluiting,
  wie: string,
  nu: Date,
): Besluit<Gesloten> => {
  const deelnames = openstaand
    .filter(({ rol }) => rol !== "procesregisseur")
    .map((deelname) => eindig(deelname, "casus-afgesloten", nu));
  const monitoring: Deadline[] =
    casus.status === "voorlopig-afgesloten" ? [{ kind, subject: casus.casusId, state: "cancelled" }] : [];
  return {
    state: { casus: { ...casus, status: "afgesloten", totDatum: null }, deelnames },
    events: [...deelnames.map(gewijzigd), afgesloten(afsluiting, "definitief", nu)],
    deadlines: monitoring,
    tijdlijn: [{ soort: "casus-afgesloten", wie, verwijzing: afsluiting.afsluitingId }],
  };
};

const afgesloten = ({ casusId, huis, reden, ontvanger }: Afsluiting, wijze: Wijze, nu: Date): Event =>
  event(CasusAfgesloten, {
    casusId,
    huis,
    wijze,
    reden,
    ontvanger: ontvanger ?? undefined,
    afgeslotenOp: nu.toISOString(),
  });

const foutenInStand = (
  stand: Sluitstand,
  { reden, ontvanger, doelen = [] }: Sluiting,
  eisen: Sluitingseisen,
): Fault[] => {
  const gekozen = eisen.afsluitredenen.find(({ code }) => code === reden);
  const sinds = stand.casus.heropendOp ?? stand.casus.geopendOp;
  const geborgd = stand.borgingen.some(({ bevestigdOp }) => bevestigdOp >= sinds);
  const fouten: Fault[] = [];
  if (!gekozen)
    fouten.push(
      fout(
        "reden",
        "afsluitreden-onbekend",
        `kies een van: ${eisen.afsluitredenen.map(({ code }) => code).join(", ")}`,
      ),
    );
  if (stand.acties.some(staatOpen))
    fouten.push(fout("acties", "acties-nog-open", "rond de open acties af, of haal ze uit het plan"));
  if (gekozen?.borgingNodig && eisen.borgingBijAfsluiting && !geborgd)
    fouten.push(fout("borging", "borging-ontbreekt", "laat een partner bevestigen dat de zorg geborgd is"));
  if (gekozen?.borgingNodig && eisen.ontvangerBijAfschalingVerplicht && !ontvanger)
    fouten.push(fout("ontvanger", "ontvanger-ontbreekt", "noem de organisatie die het overneemt"));
  for (const { doelId } of doelen)
    if (!stand.doelen.some((doel) => doel.doelId === doelId))
      fouten.push(fout("doelen", "doel-onbekend", "noem alleen doelen van het geldende plan"));
  return [...fouten, ...onbekendeOrganisaties("ontvanger", ontvanger ? [ontvanger] : [], eisen.organisaties)];
};

const foutenInDatum = ({ wijze, totDatum }: Sluiting, nu: Date): Fault[] => {
  if (totDatum && wijze === "definitief")
    return [fout("totDatum", "tot-datum-ongeldig", "laat de datum weg: definitief heeft geen einddatum")];
  if (totDatum && totDatum <= datumVan(nu)) return [fout("totDatum", "tot-datum-ongeldig", "kies een dag na vandaag")];
  return [];
};
