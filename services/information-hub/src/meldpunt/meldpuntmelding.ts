import { Column, Entity, PrimaryColumn } from "typeorm";
import {
  MeldingRondgepompt,
  MeldpuntmeldingAfgerond,
  MeldpuntmeldingGetrieerd,
  MeldpuntmeldingOntvangen,
  type Meldpuntuitkomst,
  type Routegrond,
  type Urgentie,
} from "@zvh/contracts";
import { event, fromAmsterdam, Refused, refuseFaults, type Change, type Deadline } from "@zvh/platform";
import { dagNa, dagVan, knooppunt, type HerkomstVerzoek } from "@zvh/regions";
import type { Identiteit } from "../identiteit.js";
import { isTerugNaar, type Meldpuntroute, type Routevoorstel } from "./meldpuntroute.js";

/** A report about confused behaviour, at the knooppunt, before it has a house (R78). */
@Entity("meldpuntmelding")
export class Meldpuntmelding {
  @PrimaryColumn("uuid", { name: "meldpuntmelding_id" }) meldpuntmeldingId!: string;
  @Column("text") huis!: string;
  @Column("text") regime!: string;
  @Column("text") afzender!: string;
  /** The sender's own reference: the same one again is the same report. */
  @Column("text") kenmerk!: string;
  @Column("timestamptz", { name: "ontvangen_op" }) ontvangenOp!: Date;
  /** Municipalities of registration, of stay and of the incident. */
  @Column("text", { nullable: true }) inschrijving!: string | null;
  @Column("text", { nullable: true }) verblijf!: string | null;
  @Column("text", { nullable: true }) incident!: string | null;
  /** Houses where a case runs, when they were asked; null when they were not. */
  @Column("text", { array: true, nullable: true }) casushuizen!: string[] | null;
  /** Sealed `Meldpuntinhoud`; wiped when the term of the regime is over. */
  @Column("bytea", { nullable: true }) inhoud!: Buffer | null;
  @Column("text") stand!: "te-trieren" | "te-routeren" | "bij-huis" | "overgedragen" | "gesloten";
  @Column("text", { nullable: true }) urgentie!: Urgentie | null;
  /** Why it was judged so, or closed; sealed. */
  @Column("bytea", { nullable: true }) motivering!: Buffer | null;
  @Column("text", { name: "getrieerd_door", nullable: true }) getrieerdDoor!: string | null;
  @Column("timestamptz", { name: "getrieerd_op", nullable: true }) getrieerdOp!: Date | null;
  /** Where it is now: `knooppunt`, or the house that has it. */
  @Column("text") plaats!: string;
  /** How often it came back to the knooppunt (R83). */
  @Column("int") lussen!: number;
  @Column("timestamptz", { name: "afgerond_op", nullable: true }) afgerondOp!: Date | null;
}

/** What the sender wrote, as it is sealed. */
export type Meldpuntinhoud = {
  situatieschets: string;
  melder: { organisatie: string; naam: string | null; email: string | null };
  betrokkene: Identiteit;
  herkomst: HerkomstVerzoek;
};

/** What a participant of the knooppunt adds to a report, on its own ground (R64, R78). Also that it knows nothing. */
@Entity("meldpuntverrijking")
export class Meldpuntverrijking {
  @PrimaryColumn("uuid", { name: "verrijking_id" }) verrijkingId!: string;
  @Column("text") huis!: string;
  @Column("uuid", { name: "meldpuntmelding_id" }) meldpuntmeldingId!: string;
  /** Code of the organisation that knows it. */
  @Column("text") organisatie!: string;
  @Column("boolean") bekend!: boolean;
  /** What it knows, sealed; null when it knows nothing. */
  @Column("bytea", { nullable: true }) tekst!: Buffer | null;
  /** Sealed `HerkomstVerzoek`; null when it knows nothing. */
  @Column("bytea", { nullable: true }) herkomst!: Buffer | null;
  @Column("text") door!: string;
  @Column("text", { name: "door_naam" }) doorNaam!: string;
  @Column("timestamptz") op!: Date;
}

/** A report comes in. */
export const ontvang = (
  nieuw: Pick<
    Meldpuntmelding,
    "meldpuntmeldingId" | "huis" | "afzender" | "kenmerk" | "inschrijving" | "verblijf" | "incident" | "inhoud"
  >,
  nu: Date,
): Change<Meldpuntmelding> => {
  const { meldpuntmeldingId, huis, afzender } = nieuw;
  const regime = "verward-gedrag";
  const leeg = { casushuizen: null, urgentie: null, motivering: null, getrieerdDoor: null, getrieerdOp: null };
  const begin = { stand: "te-trieren" as const, plaats: knooppunt, lussen: 0, afgerondOp: null };
  const ontvangenOp = nu.toISOString();
  return {
    state: { ...nieuw, ...leeg, ...begin, regime, ontvangenOp: nu },
    events: [event(MeldpuntmeldingOntvangen, { meldpuntmeldingId, huis, regime, afzender, ontvangenOp })],
  };
};

/** Refused('al-getrieerd') when nothing is added or judged any more. */
export const moetTeTrierenZijn = ({ stand }: Pick<Meldpuntmelding, "stand">): void => {
  if (stand !== "te-trieren") throw new Refused("al-getrieerd");
};

/**
 * A named person of the knooppunt judges how soon somebody must look, after it was enriched (R78, L26).
 * @param verrijkingen how many partners said what they know, or that they know nothing
 * @throws Refused al-getrieerd, nog-niet-verrijkt
 */
export const trieer = (
  melding: Meldpuntmelding,
  verrijkingen: number,
  oordeel: { urgentie: Urgentie; motivering: Buffer; door: string },
  nu: Date,
): Change<Meldpuntmelding> => {
  moetTeTrierenZijn(melding);
  if (verrijkingen === 0) throw new Refused("nog-niet-verrijkt");
  const { meldpuntmeldingId, huis } = melding;
  const { urgentie, motivering, door } = oordeel;
  const wie = { getrieerdDoor: door, getrieerdOp: nu };
  return {
    state: { ...melding, ...wie, urgentie, motivering, stand: "te-routeren" },
    events: [
      event(MeldpuntmeldingGetrieerd, { meldpuntmeldingId, huis, urgentie, door, getrieerdOp: nu.toISOString() }),
    ],
  };
};

/** Refused('nog-niet-getrieerd') before the triage, Refused('melding-al-weg') when it is not at the knooppunt any more. */
export const moetTeRouterenZijn = ({ stand }: Pick<Meldpuntmelding, "stand">): void => {
  if (stand === "te-trieren") throw new Refused("nog-niet-getrieerd");
  if (stand !== "te-routeren") throw new Refused("melding-al-weg");
};

/** What a person decides about the way on. */
export type Routebesluit = { naar: string; reden: string | null };

/**
 * On what ground a report goes somewhere: that of the proposal when a person follows it. Back to where it was before, or
 * elsewhere than proposed, only with a reason (R79, R83).
 * @throws Refused nog-niet-getrieerd, melding-al-weg, reden-ontbreekt
 */
export const grondVan = (
  melding: Pick<Meldpuntmelding, "stand">,
  { naar, reden }: Routebesluit,
  voorstel: Routevoorstel | null,
  route: Pick<Meldpuntroute, "van" | "naar">[],
): Routegrond => {
  moetTeRouterenZijn(melding);
  const terug = isTerugNaar(route, naar);
  const volgt = voorstel?.naar === naar;
  const message = terug ? "hier is deze melding al geweest: zeg waarom zij terug moet" : "zeg waarom zij hier hoort";
  if (!reden && (terug || !volgt)) refuseFaults([{ where: "reden", code: "reden-ontbreekt", message }]);
  return volgt ? voorstel.grond : "mens";
};

/** It goes to a house of the platform: from there on that house has it. */
export const gaNaarHuis = (melding: Meldpuntmelding, naar: string, bewaren: Deadline): Change<Meldpuntmelding> => ({
  state: { ...melding, stand: "bij-huis", plaats: naar },
  deadlines: [bewaren],
});

/** A house sends it back: it must be routed again, and the second time this is told (R83). */
export const komTerug = (melding: Meldpuntmelding, nu: Date): Change<Meldpuntmelding> => {
  const { meldpuntmeldingId, huis } = melding;
  const lussen = melding.lussen + 1;
  const gezien = { meldpuntmeldingId, huis, lussen, gesignaleerdOp: nu.toISOString() };
  return {
    state: { ...melding, stand: "te-routeren", plaats: knooppunt, lussen },
    events: lussen > 1 ? [event(MeldingRondgepompt, gezien)] : [],
    deadlines: [{ kind: "meldpunt-bewaren", subject: meldpuntmeldingId, state: "cancelled" }],
  };
};

/**
 * It ends at the knooppunt: a house outside the platform takes it, or nobody needs to (R79). The reporter hears it (R01).
 * @throws Refused nog-niet-getrieerd, melding-al-weg
 */
export const rondAf = (
  melding: Meldpuntmelding,
  einde: { uitkomst: Meldpuntuitkomst; ontvanger?: string; motivering?: Buffer; bewaren: Deadline },
  nu: Date,
): Change<Meldpuntmelding> => {
  moetTeRouterenZijn(melding);
  const { meldpuntmeldingId, huis } = melding;
  const { uitkomst, ontvanger, motivering, bewaren } = einde;
  const stand = uitkomst === "ander-huis" ? "overgedragen" : "gesloten";
  const afgerond = { meldpuntmeldingId, huis, uitkomst, ...(ontvanger && { ontvanger }) };
  return {
    state: {
      ...melding,
      stand,
      plaats: ontvanger ?? knooppunt,
      motivering: motivering ?? melding.motivering,
      afgerondOp: nu,
    },
    events: [event(MeldpuntmeldingAfgerond, { ...afgerond, afgerondOp: nu.toISOString() })],
    deadlines: [bewaren],
  };
};

/** When the words of a report go: so long after the decision as the regime says (L19, L20). */
export const bewaarTot = (meldpuntmeldingId: string, duur: string, nu: Date): Deadline => ({
  kind: "meldpunt-bewaren",
  subject: meldpuntmeldingId,
  state: "armed",
  dueAt: fromAmsterdam(`${dagNa(dagVan(nu), duur)}T00:00:00`),
  rule: duur,
});

/** The term is over: what was written about somebody goes; that there was a report, and its way, stays. */
export const wis = (melding: Meldpuntmelding): Change<Meldpuntmelding> => ({
  state: { ...melding, inhoud: null, motivering: null },
});
