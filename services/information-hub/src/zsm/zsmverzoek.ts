import { Column, Entity, PrimaryColumn } from "typeorm";
import {
  ZsmContextVerstrekt,
  ZsmTermijnNadert,
  ZsmTermijnVerstreken,
  ZsmVerzoekOntvangen,
  ZsmVerzoekVernietigd,
  type ZsmAntwoord,
  type ZsmWijze,
} from "@zvh/contracts";
import {
  armTerm,
  dueAt,
  endTerm,
  event,
  Refused,
  refuseFaults,
  type Change,
  type Clock,
  type Term,
} from "@zvh/platform";
import { dagVan } from "@zvh/regions";
import { bewaarTot, type Bewaartermijn } from "../bewaartermijn.js";
import type { Identiteit } from "../identiteit.js";
import { foutAls } from "../weigering.js";

/** What the ZSM desk asks one house: each house that is asked has a row of its own, under its own lock (R73). */
@Entity("zsmverzoek")
export class Zsmverzoek {
  @PrimaryColumn("uuid", { name: "verzoek_id" }) verzoekId!: string;
  @Column("text") huis!: string;
  /** What the desk asked at once: the same in every house that was asked. */
  @Column("uuid", { name: "aanvraag_id" }) aanvraagId!: string;
  @Column("text", { name: "verzoek_nummer" }) verzoekNummer!: string;
  @Column("text") kenmerk!: string;
  @Column("text") arrondissement!: string;
  @Column("text") klok!: Clock;
  /** When the holding began; not when we heard of it. */
  @Column("timestamptz", { name: "opgehouden_op" }) opgehoudenOp!: Date;
  @Column("timestamptz", { name: "ontvangen_op" }) ontvangenOp!: Date;
  @Column("timestamptz", { name: "verstrijkt_op" }) verstrijktOp!: Date;
  /** At how much of the term somebody is warned. */
  @Column({ type: "int", array: true }) percentages!: number[];
  /** The person of the desk who asked. */
  @Column("text", { name: "gevraagd_door" }) gevraagdDoor!: string;
  /** Who it is about and of what he is suspected, as received and sealed; here only until there is an answer. */
  @Column("bytea", { nullable: true }) ontvangen!: Buffer | null;
  @Column("text", { nullable: true }) antwoord!: ZsmAntwoord | null;
  @Column("text", { nullable: true }) wijze!: ZsmWijze | null;
  /** Whom the house turned out to know and told of. */
  @Column("uuid", { name: "persoon_id", nullable: true }) persoonId!: string | null;
  /** The words that were given, sealed, with the condition of their supplier (WGS 2.29(3), L09). */
  @Column("bytea", { nullable: true }) inhoud!: Buffer | null;
  /** Why there is no ground, sealed; it stays in the house. */
  @Column("bytea", { nullable: true }) motivering!: Buffer | null;
  @Column("text", { name: "beantwoord_door", nullable: true }) beantwoordDoor!: string | null;
  @Column("timestamptz", { name: "beantwoord_op", nullable: true }) beantwoordOp!: Date | null;
}

/** What is sealed of a request: who is held, and of what he is suspected. */
export type Verdenking = { verdachte: Identiteit; verdenking: string };
/** What is sealed of an answer. */
export type Verteld = { advies: string | null; contact: string; voorwaarde: string | null };

const termVan = ({ verzoekId, klok, opgehoudenOp, percentages }: Zsmverzoek): Term => {
  return { kind: "zsm", subject: verzoekId, clock: klok, from: opgehoudenOp, percentages };
};

/** What the desk asks, as it is the same for every house. */
export type Vraag = Pick<
  Zsmverzoek,
  "aanvraagId" | "verzoekNummer" | "kenmerk" | "arrondissement" | "klok" | "opgehoudenOp" | "gevraagdDoor"
>;

/**
 * Refuses, both at once: arrondissement-onbekend when no house is asked, ophouden-in-toekomst when nobody can be held yet:
 * then the clock would give more time than there is.
 */
export const moetTeVragenZijn = ({ huizen, opgehoudenOp }: { huizen: string[]; opgehoudenOp: Date }, nu: Date): void =>
  refuseFaults([
    ...foutAls(
      huizen.length === 0,
      "arrondissement",
      "arrondissement-onbekend",
      "kies een arrondissement van jouw huizen",
    ),
    ...foutAls(opgehoudenOp > nu, "opgehoudenOp", "ophouden-in-toekomst", "moet al begonnen zijn"),
  ]);

/** A house is asked: the clock runs from the moment of holding, with its warnings (R73); and how long it is kept (L19). */
export const stel = (
  vraag: Vraag,
  {
    bewaartermijn,
    ...van
  }: Pick<Zsmverzoek, "verzoekId" | "huis" | "percentages"> & {
    ontvangen: Buffer;
    bewaartermijn: Bewaartermijn;
  },
  nu: Date,
): Change<Zsmverzoek> => {
  const verstrijktOp = dueAt(vraag.klok, vraag.opgehoudenOp);
  const leeg = { antwoord: null, wijze: null, persoonId: null, inhoud: null, motivering: null };
  const niemand = { beantwoordDoor: null, beantwoordOp: null };
  const state: Zsmverzoek = { ...vraag, ...van, ontvangenOp: nu, verstrijktOp, ...leeg, ...niemand };
  const { verzoekId, huis } = van;
  const momenten = { opgehoudenOp: vraag.opgehoudenOp.toISOString(), verstrijktOp: verstrijktOp.toISOString() };
  return {
    state,
    events: [event(ZsmVerzoekOntvangen, { verzoekId, huis, ...momenten })],
    deadlines: [...armTerm(termVan(state), nu), bewaarTot("zsmverzoek-bewaren", verzoekId, dagVan(nu), bewaartermijn)],
  };
};

/** Part of the term is over, and the house did not answer yet. */
export const nadert = (verzoek: Zsmverzoek, percentage: number): Change<Zsmverzoek> => {
  const { verzoekId, huis, verstrijktOp } = verzoek;
  const gebeurd = { verzoekId, huis, percentage, verstrijktOp: verstrijktOp.toISOString() };
  return { state: verzoek, events: [event(ZsmTermijnNadert, gebeurd)] };
};

/** The term is over without an answer. A person still closes it: nothing is told by a clock (L26). */
export const verstreken = (verzoek: Zsmverzoek): Change<Zsmverzoek> => {
  const { verzoekId, huis, verstrijktOp } = verzoek;
  const gebeurd = { verzoekId, huis, verstrijktOp: verstrijktOp.toISOString() };
  return { state: verzoek, events: [event(ZsmTermijnVerstreken, gebeurd)] };
};

/** Refused('zsm-al-beantwoord') when the house answered already. */
export const moetOpenZijn = ({ antwoord }: Zsmverzoek): void => {
  if (antwoord) throw new Refused("zsm-al-beantwoord");
};

/** The house answers: the clock stops, and what was received about the suspect goes. Refused('zsm-al-beantwoord'). */
export const beantwoord = (
  verzoek: Zsmverzoek,
  met: Pick<Zsmverzoek, "persoonId" | "inhoud" | "motivering"> & {
    antwoord: ZsmAntwoord;
    wijze: ZsmWijze;
    beantwoordDoor: string;
  },
  nu: Date,
): Change<Zsmverzoek> => {
  moetOpenZijn(verzoek);
  const { verzoekId, huis } = verzoek;
  const gebeurd = { verzoekId, huis, wijze: met.wijze, verstrektOp: nu.toISOString() };
  return {
    state: { ...verzoek, ...met, ontvangen: null, beantwoordOp: nu },
    events: [event(ZsmContextVerstrekt, gebeurd)],
    deadlines: endTerm(termVan(verzoek), "met"),
  };
};

/**
 * What all houses together say: the most that one of them tells; that nobody knows him only when all have answered.
 * @param antwoorden of every house that was asked; null while it did not answer
 */
export const samen = (antwoorden: (ZsmAntwoord | null)[]): ZsmAntwoord | null => {
  const meeste = (["BEKEND_MET_ADVIES", "BEKEND_ZONDER_ADVIES"] as const).find((een) => antwoorden.includes(een));
  if (meeste) return meeste;
  if (antwoorden.includes(null)) return null;
  return antwoorden.includes("GEEN_GRONDSLAG") ? "GEEN_GRONDSLAG" : "NIET_BEKEND";
};

/** The retention of its regime is over: that it was there is all that is left of it, also when nobody answered (L19). */
export const vernietig = (verzoek: Zsmverzoek, nu: Date): Omit<Change<Zsmverzoek>, "state"> => {
  const { verzoekId, huis } = verzoek;
  return {
    events: [event(ZsmVerzoekVernietigd, { verzoekId, huis, vernietigdOp: nu.toISOString() })],
    deadlines: endTerm(termVan(verzoek), "cancelled"),
  };
};
