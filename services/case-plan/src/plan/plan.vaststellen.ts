import { ActieBelegd, PlanVastgesteld } from "@zvh/contracts";
import { event, type Deadline, type Event } from "@zvh/platform";
import { staatOpen, type Actie } from "../actie/actie.js";
import type { Casus } from "../casus/casus.js";
import { eindeVan } from "../datum.js";
import type { Deelname } from "../deelname/deelname.js";
import type { Besluit } from "../dossier.js";
import { eisActief, weigerBij } from "../weigering.js";
import type { Afspraak, Bijdrage, Doel, Plan } from "./plan.js";
import { foutenIn, type Planeisen } from "./plan.toets.js";

export type Planopdracht = {
  gezamenlijkDoel: string;
  /** A goal or action that carries its id is the one of the version before. */
  doelen: (Omit<Doel, "doelId"> & { doelId?: string })[];
  acties: (Omit<Afspraak, "actieId"> & { actieId?: string })[];
  reden: string;
  door: string;
};

/** What a plan is judged against: the case as it stands. */
export type Planstand = {
  casus: Casus;
  /** All actions that the case ever had. */
  acties: Actie[];
  openstaand: Deelname[];
  bijdragen: Pick<Bijdrage, "medewerker">[];
};

/**
 * Fixes a new version of the plan (R16, R85): actions that stay keep their id and their feedback, new ones are assigned,
 * open ones that are no longer in it lapse. Refused: casus-niet-actief, and all that `foutenIn` names.
 * @param nieuweId gives the ids of new goals and actions
 */
export const stelVast = (
  stand: Planstand,
  opdracht: Planopdracht,
  eisen: Planeisen,
  nu: Date,
  nieuweId: () => string,
): Besluit<{ casus: Casus; plan: Plan; acties: Actie[] }> => {
  const { casus } = stand;
  eisActief(casus);
  weigerBij(foutenIn(stand, opdracht, eisen, nu));
  const { casusId, huis } = casus;
  const versie = (casus.planVersie ?? 0) + 1;
  const afspraken: Afspraak[] = opdracht.acties.map((actie) => ({ ...actie, actieId: actie.actieId ?? nieuweId() }));
  const doelen: Doel[] = opdracht.doelen.map((doel) => ({ ...doel, doelId: doel.doelId ?? nieuweId() }));
  const bestaand = new Map(stand.acties.map((actie) => [actie.actieId, actie]));
  const belegd = afspraken.filter((afspraak) => wijktAf(bestaand.get(afspraak.actieId), afspraak, toewijzing));
  const blijvend = afspraken.map((afspraak) => metAfspraak(bestaand.get(afspraak.actieId), afspraak, casus, versie));
  const gebleven = new Set(afspraken.map(({ actieId }) => actieId));
  const vervallen = stand.acties
    .filter((actie) => staatOpen(actie) && !gebleven.has(actie.actieId))
    .map((actie): Actie => ({ ...actie, status: "vervallen", vervallenInVersie: versie }));
  const { gezamenlijkDoel, reden, door } = opdracht;
  const inhoud = { gezamenlijkDoel, doelen, acties: afspraken, reden };
  const aantallen = { aantalDoelen: doelen.length, aantalActies: afspraken.length };
  return {
    state: {
      casus: { ...casus, planVersie: versie },
      plan: { casusId, versie, huis, ...inhoud, vastgesteldOp: nu, vastgesteldDoor: door },
      acties: [...blijvend, ...vervallen],
    },
    events: [
      event(PlanVastgesteld, { casusId, huis, versie, ...aantallen, vastgesteldOp: nu.toISOString() }),
      ...belegd.map((afspraak) => belegging(casus, afspraak)),
    ],
    deadlines: termijnen(belegd, vervallen, bestaand),
    tijdlijn: [{ soort: "plan-vastgesteld", wie: door, verwijzing: String(versie) }],
  };
};

const toewijzing = ["organisatie", "uitvoerder", "uiterlijkDatum"] as const;

/** Whether an agreement is new, or differs from the action as it stands in one of these fields. */
export const wijktAf = (actie: Actie | undefined, afspraak: Afspraak, velden: readonly (keyof Afspraak)[]): boolean =>
  !actie || velden.some((veld) => actie[veld] !== afspraak[veld]);

/** The action as this version has it; one that goes to somebody else or gets another date starts afresh. */
const metAfspraak = (actie: Actie | undefined, afspraak: Afspraak, { casusId, huis }: Casus, versie: number): Actie => {
  const begin = { status: "open", verlopenOp: null } as const;
  if (!actie) return { ...afspraak, ...begin, casusId, huis, vanafVersie: versie, vervallenInVersie: null };
  return { ...actie, ...afspraak, ...(wijktAf(actie, afspraak, toewijzing) ? begin : {}) };
};

const belegging = ({ casusId, huis }: Casus, { actieId, organisatie, uitvoerder, uiterlijkDatum }: Afspraak): Event =>
  event(ActieBelegd, { casusId, actieId, huis, organisatie, uitvoerder, uiterlijkDatum });

/** The terms that end and begin: an action is late from the first moment after its date, on the Dutch calendar. */
const termijnen = (belegd: Afspraak[], vervallen: Actie[], bestaand: Map<string, Actie>): Deadline[] => {
  const kind = "actie-verlopen";
  const voorbij = [...belegd.filter(({ actieId }) => bestaand.has(actieId)), ...vervallen];
  return [
    ...voorbij.map(({ actieId }): Deadline => ({ kind, subject: actieId, state: "cancelled" })),
    ...belegd.map(({ actieId, uiterlijkDatum }): Deadline => ({
      kind,
      subject: actieId,
      state: "armed",
      dueAt: eindeVan(uiterlijkDatum),
      rule: "v1",
    })),
  ];
};
