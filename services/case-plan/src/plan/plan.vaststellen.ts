import { ActieBelegd, PlanVastgesteld } from "@zvh/contracts";
import { event, refuseFaults, type Deadline, type Event } from "@zvh/platform";
import { staatOpen, type Actie } from "../actie/actie.js";
import type { Casus } from "../casus/casus.js";
import { eindeVan } from "../datum.js";
import type { Deelname } from "../deelname/deelname.js";
import type { Besluit } from "../dossier.js";
import { eisActief } from "../weigering.js";
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
  bijdragen: Pick<Bijdrage, "bijdrageId" | "medewerker" | "alleenVoor" | "bevestiging">[];
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
  eisActief(stand.casus);
  const heel = { ...opdracht, acties: opdracht.acties.map((actie) => metBron(stand, actie)) };
  refuseFaults(foutenIn(stand, heel, eisen, nu));
  const plan = nieuweVersie(stand.casus, heel, nu, nieuweId);
  const { casusId, huis, versie, doelen, acties: afspraken } = plan;
  const { acties, belegd, deadlines } = verwerk(stand, plan);
  // What is restricted is not counted where everybody hears it (R93).
  const open = afspraken.filter((een) => !kringVan(stand, een));
  const aantallen = { aantalDoelen: doelen.length, aantalActies: open.length };
  return {
    state: { casus: { ...stand.casus, planVersie: versie }, plan, acties },
    events: [
      event(PlanVastgesteld, { casusId, huis, versie, ...aantallen, vastgesteldOp: nu.toISOString() }),
      ...belegd.map((afspraak) => belegging(plan, afspraak, kringVan(stand, afspraak))),
    ],
    deadlines,
    tijdlijn: [{ soort: "plan-vastgesteld", wie: opdracht.door, verwijzing: String(versie) }],
  };
};

const nieuweVersie = (
  { casusId, huis, planVersie }: Casus,
  { gezamenlijkDoel, doelen, acties, reden, door }: Planopdracht,
  nu: Date,
  nieuweId: () => string,
): Plan => ({
  casusId,
  versie: (planVersie ?? 0) + 1,
  huis,
  gezamenlijkDoel,
  doelen: doelen.map((doel) => ({ ...doel, doelId: doel.doelId ?? nieuweId() })),
  acties: acties.map((actie) => ({ ...actie, actieId: actie.actieId ?? nieuweId() })),
  reden,
  vastgesteldOp: nu,
  vastgesteldDoor: door,
});

/** An action keeps the bijdrage from which it was made, so that leaving it out opens nothing (R93). */
const metBron = ({ acties }: Planstand, actie: Planopdracht["acties"][number]): Planopdracht["acties"][number] => {
  const bron = acties.find(({ actieId }) => actieId === actie.actieId)?.bijdrageId;
  return bron ? { ...actie, bijdrageId: bron } : actie;
};

/** To whom an action is restricted: as the bijdrage from which it was made (R93). */
const kringVan = ({ bijdragen }: Planstand, { bijdrageId }: Afspraak): string[] | null =>
  bijdragen.find((bijdrage) => bijdrage.bijdrageId === bijdrageId)?.alleenVoor ?? null;

/** What a version makes of the actions: those that stay or begin, those that lapse, and who is assigned anew. */
const verwerk = (stand: Planstand, plan: Plan): { acties: Actie[]; belegd: Afspraak[]; deadlines: Deadline[] } => {
  const eerder = stand.acties;
  const bestaand = new Map(eerder.map((actie) => [actie.actieId, actie]));
  const gebleven = new Set(plan.acties.map(({ actieId }) => actieId));
  const blijvend = plan.acties.map((afspraak) =>
    metAfspraak(bestaand.get(afspraak.actieId), afspraak, plan, kringVan(stand, afspraak)),
  );
  const vervallen = eerder
    .filter((actie) => staatOpen(actie) && !gebleven.has(actie.actieId))
    .map((actie): Actie => ({ ...actie, status: "vervallen", vervallenInVersie: plan.versie }));
  const belegd = plan.acties.filter((afspraak) => andersBelegd(bestaand.get(afspraak.actieId), afspraak));
  const voorbij = [...belegd.filter(({ actieId }) => bestaand.has(actieId)), ...vervallen];
  return { acties: [...blijvend, ...vervallen], belegd, deadlines: termijnen(voorbij, belegd) };
};

/** Whether an action is new, goes to somebody else, or gets another date. */
const andersBelegd = (actie: Actie | undefined, afspraak: Afspraak): boolean =>
  actie?.organisatie !== afspraak.organisatie ||
  actie.uitvoerder !== afspraak.uitvoerder ||
  actie.uiterlijkDatum !== afspraak.uiterlijkDatum;

/** The action as this version has it; one that is assigned anew starts afresh. */
const metAfspraak = (
  actie: Actie | undefined,
  afspraak: Afspraak,
  { casusId, huis, versie }: Plan,
  alleenVoor: string[] | null,
): Actie => {
  const uit = { bijdrageId: afspraak.bijdrageId ?? null, alleenVoor };
  const begin = { status: "open", verlopenOp: null } as const;
  if (!actie)
    return {
      ...afspraak,
      ...begin,
      casusId,
      huis,
      vanafVersie: versie,
      vervallenInVersie: null,
      ...uit,
    };
  return { ...actie, ...afspraak, ...uit, ...(andersBelegd(actie, afspraak) ? begin : {}) };
};

const belegging = ({ casusId, huis }: Plan, afspraak: Afspraak, kring: string[] | null): Event => {
  const { actieId, organisatie, uitvoerder, uiterlijkDatum } = afspraak;
  const alleenVoor = kring ?? undefined;
  return event(ActieBelegd, { casusId, actieId, huis, organisatie, uitvoerder, uiterlijkDatum, alleenVoor });
};

/** The terms that end and those that begin: an action is late from the first moment after its date. */
const termijnen = (voorbij: Pick<Actie, "actieId">[], belegd: Afspraak[]): Deadline[] => {
  const kind = "actie-verlopen";
  const begin = (datum: string) => ({ state: "armed", dueAt: eindeVan(datum), rule: "v1" }) as const;
  return [
    ...voorbij.map(({ actieId }): Deadline => ({ kind, subject: actieId, state: "cancelled" })),
    ...belegd.map(({ actieId, uiterlijkDatum }) => ({ kind, subject: actieId, ...begin(uiterlijkDatum) })),
  ];
};
