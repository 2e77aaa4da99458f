import { Column, Entity, PrimaryColumn } from "typeorm";
import { TriageGeagendeerd, type BetrokkeneInMelding, type MeldingGescreend, type Niveau } from "@zvh/contracts";
import { event, stableId, type Change, type Event } from "@zvh/platform";
import { volgendTriageoverleg, type HerkomstVerzoek, type Huis } from "@zvh/regions";
import type { Besluit } from "./besluit.js";
import type { Informatieverzoek, Partnervraag } from "./antwoord.js";
import type { Antwoorden } from "./criteria.js";
import type { Betrokken, Doeltoets } from "./deelname.js";
import type { Oordeel } from "./oordeel.js";

export const statussen = ["geagendeerd", "wacht-op-informatie", "wacht-op-partner", "besloten"] as const;
export type Status = (typeof statussen)[number];

/** The row of an item: what lists ask for in the open, content and judgements sealed. */
@Entity("triage")
export class TriageRij {
  @PrimaryColumn("uuid", { name: "triage_id" }) triageId!: string;
  @Column("uuid", { name: "melding_id" }) meldingId!: string;
  @Column("text") huis!: string;
  @Column("text") regime!: string;
  /** The sender's own reference; null until intake has answered. */
  @Column("text", { nullable: true }) kenmerk!: string | null;
  @Column("date", { name: "overleg_datum" }) overlegDatum!: string;
  @Column("int") agendapunt!: number;
  /** Restricted to its judges and participants: for others it does not exist (R93). */
  @Column("boolean") beperkt!: boolean;
  @Column("text") status!: Status;
  @Column("text", { nullable: true }) uitkomst!: string | null;
  @Column("text") risico!: Niveau;
  @Column("text") complexiteit!: Niveau;
  @Column("int", { name: "ave_niveau", nullable: true }) aveNiveau!: number | null;
  @Column("jsonb") betrokkenen!: BetrokkeneInMelding[];
  @Column("bytea") inhoud!: Buffer;
}

/** What intake tells of a melding: the reporter's own answers are a proposal, never the judgement (L26). */
export type Gemeld = {
  kenmerk: string;
  onderwerp: string;
  situatieschets: string;
  huiscriteria: Antwoorden | null;
  wettelijkeCriteria: Antwoorden | null;
  /** What kind of data it is, and what the sender asks of who reads it (L09); absent from what is older. */
  herkomst?: HerkomstVerzoek;
  /** The meeting for which it came: what is for one meeting alone, is for that one. */
  overlegDatum?: string;
};

export type Vervolgstap = { omschrijving: string; eigenaar: string };

/** Free text and judgements of an item. */
export type Inhoud = {
  gemeld: Gemeld | null;
  /** Absent until somebody judged it. */
  doeltoets?: Doeltoets;
  oordeel: Oordeel | null;
  informatieverzoeken: Informatieverzoek[];
  partnervragen: Partnervraag[];
  stappen: Vervolgstap[];
  besluit: Besluit | null;
};

/** An item of a triageoverleg, its content open. */
export type Triage = Omit<TriageRij, "inhoud"> & { inhoud: Inhoud };

/** A line of the history of an item: a code, and a code or date that goes with it; never free text. */
export type Handeling = { code: string; waarde?: string };
/** `betrokken` take part from now on, `nietMeerBetrokken` no more. */
export type Verandering = Change<Triage> & {
  handelingen: Handeling[];
  betrokken?: Betrokken[];
  nietMeerBetrokken?: string[] | "allen";
};

export const leeg = (tekst: string | undefined): boolean => !tekst?.trim();

const geagendeerd = ({ triageId, meldingId, huis, regime, overlegDatum }: Triage) =>
  event(TriageGeagendeerd, { triageId, meldingId, huis, regime, overlegDatum });

/**
 * Puts a screened melding on the agenda of the next triageoverleg of its house (R28).
 * The triageId follows from the meldingId, so a melding that arrives twice is still one item.
 * @param dataref where intake gives the content
 */
export const agendeer = (melding: MeldingGescreend, huis: Huis, dataref: string, nu: Date): Verandering => {
  const { meldingId, risico, complexiteit, aveNiveau = null, betrokkenen } = melding;
  const triageId = stableId("triage", meldingId);
  const overlegDatum = volgendTriageoverleg(huis, nu);
  const inhoud = {
    gemeld: null,
    oordeel: null,
    informatieverzoeken: [],
    partnervragen: [],
    stappen: [],
    besluit: null,
  };
  const herkomst = { triageId, meldingId, huis: huis.code, regime: "triage", kenmerk: null, risico, complexiteit };
  const plaats = { overlegDatum, agendapunt: 0, beperkt: false, status: "geagendeerd" as const, uitkomst: null };
  const state = { ...herkomst, ...plaats, aveNiveau, betrokkenen, inhoud };
  return {
    state,
    events: [geagendeerd(state)],
    todos: [{ kind: "inhoud-ophalen", subject: triageId, data: { dataref } }],
    handelingen: [
      { code: "geagendeerd", waarde: overlegDatum },
      ...(aveNiveau === null ? [] : [{ code: "ave-gemeld", waarde: String(aveNiveau) }]),
    ],
  };
};

/** Adds what intake told of the melding. */
export const vulAan = (triage: Triage, gemeld: Gemeld): Verandering => ({
  state: {
    ...triage,
    kenmerk: gemeld.kenmerk,
    inhoud: { ...triage.inhoud, gemeld: { ...gemeld, overlegDatum: triage.overlegDatum } },
  },
  handelingen: [{ code: "inhoud-ontvangen" }],
});

/** Brings an item back on the first agenda after the one it was on that is still open (R32, R33). */
export const heragendeer = (triage: Triage, huis: Huis, nu: Date): Verandering & { events: Event[] } => {
  let moment = nu;
  while (volgendTriageoverleg(huis, moment) <= triage.overlegDatum) moment = new Date(+moment + 86_400_000);
  const state: Triage = { ...triage, status: "geagendeerd", overlegDatum: volgendTriageoverleg(huis, moment) };
  return {
    state,
    events: [geagendeerd(state)],
    handelingen: [{ code: "geagendeerd", waarde: state.overlegDatum }],
  };
};
