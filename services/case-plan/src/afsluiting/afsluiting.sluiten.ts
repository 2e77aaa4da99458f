import { CasusAfgesloten } from "@zvh/contracts";
import { event, refuseFaults, type Deadline, type Event, type Fault } from "@zvh/platform";
import { staatOpen, type Actie } from "../actie/actie.js";
import type { Casus } from "../casus/casus.js";
import { datumVan, eindeVan, maandenLater } from "../datum.js";
import { eindig, gewijzigd, termijnVan, type Deelname } from "../deelname/deelname.js";
import type { Besluit } from "../dossier.js";
import type { Doel } from "../plan/plan.js";
import { eisActief, eisNietAfgesloten, fout, foutAls, keuzeUit, onbekendeOrganisaties } from "../weigering.js";
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
type Gekozen = Omit<Sluiting, "totDatum"> & { totDatum: string | null };
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
  const { wijze, door } = opdracht;
  const voorlopig = wijze === "voorlopig";
  if (voorlopig) eisActief(stand.casus);
  else eisNietAfgesloten(stand.casus);
  refuseFaults([...foutenInStand(stand, opdracht, eisen), ...foutenInDatum(opdracht, nu)]);
  const standaard = maandenLater(datumVan(nu), eisen.voorlopigeAfsluitingMaanden);
  const totDatum = voorlopig ? (opdracht.totDatum ?? standaard) : null;
  const afsluiting = nieuweAfsluiting(stand.casus, { ...opdracht, totDatum }, nu, afsluitingId);
  const besluit = totDatum
    ? sluitVoorlopig(stand.casus, afsluiting, totDatum)
    : sluitDefinitief(stand, afsluiting, door, nu);
  return { ...besluit, state: { ...besluit.state, afsluiting } };
};

const nieuweAfsluiting = (
  { casusId, huis }: Casus,
  { wijze, reden, ontvanger, toelichting, doelen = [], totDatum, door }: Gekozen,
  nu: Date,
  afsluitingId: string,
): Afsluiting => ({
  afsluitingId,
  casusId,
  huis,
  wijze,
  reden,
  ontvanger: ontvanger ?? null,
  toelichting,
  doelen,
  totDatum,
  afgeslotenOp: nu,
  door,
  heropendOp: null,
  heropendReden: null,
});

const sluitVoorlopig = (casus: Casus, afsluiting: Afsluiting, totDatum: string): Besluit<Gesloten> => ({
  state: { casus: { ...casus, status: "voorlopig-afgesloten", totDatum }, deelnames: [] },
  events: [afgesloten(afsluiting, "voorlopig", afsluiting.afgeslotenOp)],
  deadlines: [{ kind, subject: casus.casusId, state: "armed", dueAt: eindeVan(totDatum), rule: "v1" }],
  tijdlijn: [{ soort: "casus-voorlopig-afgesloten", wie: afsluiting.door, verwijzing: afsluiting.afsluitingId }],
});

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
    events: [...deelnames.map((een) => gewijzigd(een)), afgesloten(afsluiting, "definitief", nu)],
    deadlines: [...monitoring, ...deelnames.flatMap((een) => termijnVan(een, een))],
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

const foutenInStand = (stand: Sluitstand, sluiting: Sluiting, eisen: Sluitingseisen): Fault[] => {
  const { reden, ontvanger, doelen = [] } = sluiting;
  const redenen = eisen.afsluitredenen.map(({ code }) => code);
  const gekozen = eisen.afsluitredenen.find(({ code }) => code === reden);
  const sinds = stand.casus.heropendOp ?? stand.casus.geopendOp;
  const geborgd = stand.borgingen.some(({ bevestigdOp }) => bevestigdOp >= sinds);
  const metBorging = gekozen?.borgingNodig ?? false;
  const zonderBorging = metBorging && eisen.borgingBijAfsluiting && !geborgd;
  const zonderOntvanger = metBorging && eisen.ontvangerBijAfschalingVerplicht && !ontvanger;
  const onbekendDoel = doelen.some(({ doelId }) => !stand.doelen.some((doel) => doel.doelId === doelId));
  return [
    ...foutAls(!gekozen, "reden", "afsluitreden-onbekend", keuzeUit(redenen)),
    ...foutAls(stand.acties.some(staatOpen), "acties", "acties-nog-open", "rond ze af, of haal ze uit het plan"),
    ...foutAls(zonderBorging, "borging", "borging-ontbreekt", "laat een partner bevestigen dat de zorg geborgd is"),
    ...foutAls(zonderOntvanger, "ontvanger", "ontvanger-ontbreekt", "noem de organisatie die het overneemt"),
    ...foutAls(onbekendDoel, "doelen", "doel-onbekend", "noem alleen doelen van het geldende plan"),
    ...onbekendeOrganisaties("ontvanger", ontvanger ? [ontvanger] : [], eisen.organisaties),
  ];
};

const foutenInDatum = ({ wijze, totDatum }: Sluiting, nu: Date): Fault[] => {
  if (!totDatum) return [];
  const [waar, code] = ["totDatum", "tot-datum-ongeldig"];
  if (wijze === "definitief") return [fout(waar, code, "laat de datum weg: definitief heeft geen einddatum")];
  return foutAls(totDatum <= datumVan(nu), waar, code, "kies een dag na vandaag");
};
