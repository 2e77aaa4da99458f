import { organisationIn, Refused, refuseFaults, type Fault, type Person } from "@zvh/platform";
import { foutenInHerkomst, type HerkomstVerzoek, type Huis } from "@zvh/regions";
import { rondAf } from "./besluit.js";
import { heragendeer, leeg, type Triage, type Verandering } from "./triage.js";

/** What was told, and where it comes from (R64); absent from what is older than this was asked. */
type Gezegd = {
  tekst: string;
  herkomst?: HerkomstVerzoek;
  /** The meeting for which it was told. */
  overlegDatum?: string;
};
type Gegeven = { door: string; doorNaam: string; op: string };

/** Why a participant does not supply it (L05): a ground of the national list, with the reason where that may be told. */
type Weigering = Gegeven & { grond: string; toelichting: string | null };

/** A question to a participant before the decision (R33): open until it answers or declines. */
export type Informatieverzoek = {
  organisatie: string;
  vraag: string;
  gevraagdOp: string;
  antwoord: (Gegeven & Gezegd) | null;
  weigering?: Weigering;
};

/** The question to a participant to take it up (R32); null without an answer, also when the term ran out. */
export type Partnervraag = {
  organisatie: string;
  gevraagdOp: string;
  antwoord: (Gegeven & { aanvaard: boolean; motivering: string }) | null;
};

const gegeven = ({ id, naam }: Person, nu: Date): Gegeven => ({ door: id, doorNaam: naam, op: nu.toISOString() });

/** Back on the next agenda; the decision that did not come about is gone, and so is its next step. */
const terugOpAgenda = (triage: Triage, huis: Huis, code: string, nu: Date): Verandering => {
  const organisatie = triage.inhoud.besluit!.partner!;
  const { state, events, handelingen } = heragendeer(triage, huis, nu);
  return {
    state: { ...state, inhoud: { ...state.inhoud, stappen: state.inhoud.stappen.slice(0, -1), besluit: null } },
    events,
    handelingen: [{ code, waarde: organisatie }, ...handelingen],
  };
};

/**
 * The partner that was asked accepts, and the item leaves the triage; or declines, and it is on the next agenda (R32).
 * Refused('geen-toegang') for whoever is not of that partner.
 */
export const partnerantwoord = (
  triage: Triage,
  huis: Huis,
  { aanvaard, motivering }: { aanvaard: boolean; motivering: string },
  door: Person,
  nu: Date,
): Verandering => {
  const { besluit, partnervragen } = triage.inhoud;
  if (triage.status !== "wacht-op-partner" || !besluit?.partner) throw new Refused("geen-partner-gevraagd");
  if (besluit.partner !== organisationIn(door, triage.huis)) throw new Refused("geen-toegang");
  const message = "Schrijf waarom uw organisatie dit wel of niet oppakt.";
  refuseFaults(leeg(motivering) ? [{ where: "motivering", code: "motivering-ontbreekt", message }] : []);
  const vraag = { ...partnervragen.at(-1)!, antwoord: { aanvaard, motivering, ...gegeven(door, nu) } };
  const beantwoord = { ...triage, inhoud: { ...triage.inhoud, partnervragen: [...partnervragen.slice(0, -1), vraag] } };
  const deadlines = [{ kind: "partnerantwoord", subject: triage.triageId, state: "met" as const }];
  if (!aanvaard) return { ...terugOpAgenda(beantwoord, huis, "partner-weigert", nu), deadlines };
  const { state, events, handelingen } = rondAf(beantwoord, { ...besluit, beslotenOp: nu.toISOString() });
  const stappen = [{ code: "partner-aanvaardt", waarde: besluit.partner }, ...handelingen];
  return { state, events, deadlines, handelingen: stappen };
};

/** The partner did not answer in time: the item comes back on the next agenda, where people decide again. */
export const partnerZweeg = (triage: Triage, huis: Huis, nu: Date): Verandering =>
  terugOpAgenda(triage, huis, "partner-antwoordt-niet", nu);

/** Whether nobody has answered it, nor declined to. */
const staatOpen = ({ antwoord, weigering }: Informatieverzoek): boolean => !antwoord && !weigering;

/** Refused('geen-toegang') for whoever is of another organisation, 'geen-open-verzoek' when nothing was asked. */
const eisOpenVraag = (triage: Triage, organisatie: string, door: Person): void => {
  if (organisatie !== organisationIn(door, triage.huis)) throw new Refused("geen-toegang");
  if (triage.status === "besloten") throw new Refused("triage-al-besloten");
  const isOpen = (een: Informatieverzoek) => een.organisatie === organisatie && staatOpen(een);
  if (!triage.inhoud.informatieverzoeken.some(isOpen)) throw new Refused("geen-open-verzoek");
};

/** With the last open question the item no longer waits. */
const sluitVraag = (
  triage: Triage,
  organisatie: string,
  met: Partial<Pick<Informatieverzoek, "antwoord" | "weigering">>,
  code: string,
): Verandering => {
  const informatieverzoeken = triage.inhoud.informatieverzoeken.map((een) =>
    een.organisatie === organisatie && staatOpen(een) ? { ...een, ...met } : een,
  );
  const klaar = triage.status === "wacht-op-informatie" && !informatieverzoeken.some(staatOpen);
  return {
    state: {
      ...triage,
      status: klaar ? "geagendeerd" : triage.status,
      inhoud: { ...triage.inhoud, informatieverzoeken },
    },
    handelingen: [{ code, waarde: organisatie }],
  };
};

/**
 * A participant answers its open question (R33).
 * Refused: geen-toegang for whoever is of another organisation, triage-al-besloten, geen-open-verzoek; and at once
 * antwoord-ontbreekt and what `foutenInHerkomst` names (R64).
 */
export const beantwoord = (
  triage: Triage,
  huis: Huis,
  organisatie: string,
  { antwoord: tekst, herkomst }: { antwoord: string; herkomst: HerkomstVerzoek },
  door: Person,
  nu: Date,
): Verandering => {
  eisOpenVraag(triage, organisatie, door);
  const message = "Schrijf uw antwoord; ook ‘niets bekend’ is een antwoord.";
  refuseFaults([
    ...(leeg(tekst) ? [{ where: "antwoord", code: "antwoord-ontbreekt", message }] : []),
    ...foutenInHerkomst(herkomst, organisatie, huis, nu),
  ]);
  const antwoord = { tekst, herkomst, overlegDatum: triage.overlegDatum, ...gegeven(door, nu) };
  return sluitVraag(triage, organisatie, { antwoord }, "informatie-gegeven");
};

const foutenInWeigering = ({ weigeringsgronden }: Huis, code: string, toelichting: string): Fault[] => {
  const grond = weigeringsgronden.find((een) => een.code === code);
  const codes = weigeringsgronden.map((een) => een.code).join(", ");
  if (!grond) return [{ where: "grond", code: "weigeringsgrond-onbekend", message: `Kies een grond: ${codes}.` }];
  const zonder = "Schrijf waarom uw organisatie dit niet levert.";
  const met = "Laat de toelichting weg: bij deze grond zegt ook zij te veel.";
  if (grond.toelichting && leeg(toelichting))
    return [{ where: "toelichting", code: "weigering-zonder-reden", message: zonder }];
  if (!grond.toelichting && !leeg(toelichting))
    return [{ where: "toelichting", code: "weigering-met-reden", message: met }];
  return [];
};

/**
 * A participant declines to supply what was asked, on a ground of the law: that is an answer too (L05, WGS 1.5(1)). Under
 * secrecy it says the ground and no more: a reason could tell what is secret.
 * Refused: geen-toegang, triage-al-besloten, geen-open-verzoek, weigeringsgrond-onbekend, weigering-zonder-reden,
 * weigering-met-reden.
 */
export const weiger = (
  triage: Triage,
  huis: Huis,
  organisatie: string,
  { grond, toelichting }: { grond: string; toelichting: string },
  door: Person,
  nu: Date,
): Verandering => {
  eisOpenVraag(triage, organisatie, door);
  refuseFaults(foutenInWeigering(huis, grond, toelichting));
  const weigering = { grond, toelichting: leeg(toelichting) ? null : toelichting, ...gegeven(door, nu) };
  return sluitVraag(triage, organisatie, { weigering }, "informatie-geweigerd");
};
