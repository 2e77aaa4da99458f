import { NazorgAfgesloten, NazorgOvergedragen, NazorgVernietigd } from "@zvh/contracts";
import { event, fromAmsterdam, Refused, type Change, type Event, type Fault } from "@zvh/platform";
import { dagNa, dagVan, type Regime } from "@zvh/regions";
import { staatOpen, type Nazorgactie } from "../actie/nazorgactie.js";
import { isBasisvoorwaarde, isGeregeld, type Basisvoorwaarde, type Verantwoordelijke } from "./basisvoorwaarde.js";
import { bewaak, type Nazorgdossier } from "./nazorgdossier.js";

/** Who takes over a condition that is not arranged. */
export type Overname = Verantwoordelijke & Pick<Basisvoorwaarde, "thema">;

type Stukken = { dossier: Nazorgdossier; voorwaarden: Basisvoorwaarde[]; acties: Nazorgactie[] };
type Bekend = (wie: Verantwoordelijke) => boolean;

/** Whether a partner has it, and somebody works on it there today. */
const isBelegd = ({ organisatie, medewerker }: Basisvoorwaarde | Nazorgactie, bekend: Bekend): boolean =>
  organisatie !== null && medewerker !== null && bekend({ organisatie, medewerker });

/** Where the fault stands says which: a condition is a field that was left open, an action has somebody who is gone. */
const zonderPartner = (een: Basisvoorwaarde | Nazorgactie): Fault => {
  const message = `${een.thema}: kies een partner die dit na de detentie doet, en wie daar`;
  if (!("actieId" in een)) return { where: `overnames.${een.thema}`, code: "isNotEmpty", message };
  return { where: `acties.${een.actieId}`, code: "verantwoordelijke-ontbreekt", message };
};

/**
 * At release: what is open goes on at a partner. It may be before the end message when the day has come.
 * Refused: al-overgedragen, nog-in-detentie, and verantwoordelijke-ontbreekt with each open item that has no responsible
 * partner, all at once (R44).
 * @param overnames who takes over what, decided now
 * @param bekend whether this partner and this person of it take part in the house today
 */
export const draagOver = (
  { dossier, voorwaarden, acties }: Stukken,
  { overnames, door }: { overnames: Overname[]; door: string },
  bekend: Bekend,
  nu: Date,
): { dossier: Nazorgdossier; voorwaarden: Basisvoorwaarde[]; events: Event[] } => {
  if (dossier.fase !== "detentie") throw new Refused("al-overgedragen");
  const { dossierId, huis, vrijgelaten, vrijlatingsdatum } = dossier;
  if (!vrijgelaten && !(vrijlatingsdatum && vrijlatingsdatum <= dagVan(nu))) throw new Refused("nog-in-detentie");
  const straks = voorwaarden.map((voorwaarde): Basisvoorwaarde => {
    const overname = overnames.find(({ thema }) => thema === voorwaarde.thema);
    return overname ? { ...voorwaarde, ...overname, door, gewijzigdOp: nu } : voorwaarde;
  });
  const open = [...straks.filter((een) => isBasisvoorwaarde(een) && !isGeregeld(een)), ...acties.filter(staatOpen)];
  const faults = open.filter((een) => !isBelegd(een, bekend)).map(zonderPartner);
  if (faults.length > 0) throw new Refused("verantwoordelijke-ontbreekt", faults);
  const organisaties = [...new Set(open.map(({ organisatie }) => organisatie!))].toSorted();
  return {
    dossier: { ...dossier, fase: "na-detentie", waarschuwingOp: null, overgedragenOp: nu, overgedragenDoor: door },
    voorwaarden: straks.filter((een, i) => een !== voorwaarden[i]),
    events: [event(NazorgOvergedragen, { dossierId, huis, organisaties, overgedragenOp: nu.toISOString() })],
  };
};

/**
 * The end: kept as long as its own regime says, and then destroyed. Before the hand-over only when there is nothing to
 * hand over any more: somebody moved or died.
 * Refused: nazorg-afgesloten, nog-niet-overgedragen, nazorgacties-open.
 */
export const sluit = (
  { dossier, acties }: Omit<Stukken, "voorwaarden">,
  slot: { reden: { code: string; borgingNodig: boolean }; toelichting: Buffer | null; door: string },
  { duur }: Pick<Regime["bewaartermijn"], "duur">,
  nu: Date,
): Change<Nazorgdossier> => {
  if (dossier.fase === "afgesloten") throw new Refused("nazorg-afgesloten");
  const { reden, toelichting, door } = slot;
  if (reden.borgingNodig && dossier.fase !== "na-detentie") throw new Refused("nog-niet-overgedragen");
  if (reden.borgingNodig && acties.some(staatOpen)) throw new Refused("nazorgacties-open");
  const { dossierId, huis } = dossier;
  const bewarenTot = dagNa(dagVan(nu), duur);
  const einde = { afgeslotenOp: nu, afgeslotenDoor: door, afsluitreden: reden.code, toelichting, bewarenTot };
  const state = { ...dossier, ...einde, fase: "afgesloten" as const, waarschuwingOp: null };
  const dueAt = fromAmsterdam(`${bewarenTot}T00:00:00`);
  return {
    state,
    events: [
      event(NazorgAfgesloten, { dossierId, huis, reden: reden.code, bewarenTot, afgeslotenOp: nu.toISOString() }),
    ],
    deadlines: [
      ...bewaak(state, false, 0),
      { kind: "bewaartermijn", subject: dossierId, state: "armed", dueAt, rule: duur },
    ],
  };
};

/** The term of its regime is over: what is left of a dossier is that it is gone. */
export const vernietig = ({ dossierId, huis }: Nazorgdossier, nu: Date): Event[] => [
  event(NazorgVernietigd, { dossierId, huis, vernietigdOp: nu.toISOString() }),
];
