import { Column, Entity, PrimaryColumn } from "typeorm";
import { AfleveringMislukt, BerichtAfgeleverd, type Berichtsoort, type RedenVanMislukken } from "@zvh/contracts";
import { event, stableId, type Change, type Todo } from "@zvh/platform";
import type { Attenderingsoort } from "./attendering.js";
import { sluitingVan } from "./dag.js";
import { dagoverzichtVan, type Melding } from "./melding.js";

/** To a reporter; or to a house outside the platform, that the knooppunt has something for it (R79). */
export type Soort = Berichtsoort | "overdracht";

/** A message to a reporter, or to somebody of the house: that it must go, and how it ended; no address and no text. */
@Entity("bericht")
export class Bericht {
  @PrimaryColumn("uuid", { name: "bericht_id" }) berichtId!: string;
  @Column("text") huis!: string;
  @Column("text") soort!: Soort | Attenderingsoort;
  @Column("text") status!: "gepland" | "te-versturen" | "afgeleverd" | "mislukt";
  /** The organisation of the reporter; null when it goes to somebody of the house. */
  @Column("text", { nullable: true }) afzender!: string | null;
  /** To whom of the house it goes, and for whom he works; null for a reporter, and when nobody has the role. */
  @Column("text", { nullable: true }) medewerker!: string | null;
  @Column("text", { nullable: true }) organisatie!: string | null;
  /** The dossier or request that it is about, for somebody of the house. */
  @Column("uuid", { name: "onderwerp_id", nullable: true }) onderwerpId!: string | null;
  @Column("uuid", { name: "melding_id", nullable: true }) meldingId!: string | null;
  /** The day of a daily overview (yyyy-mm-dd). */
  @Column("date", { nullable: true }) datum!: string | null;
  /** The reference that the message carried when it went out: the reporter's own one, as intake gave it. */
  @Column("text", { nullable: true }) kenmerk!: string | null;
  @Column("text", { nullable: true }) reden!: Reden | null;
  @Column("int") pogingen!: number;
  @Column("timestamptz", { name: "aangemaakt_op" }) aangemaaktOp!: Date;
  @Column("timestamptz", { name: "afgerond_op", nullable: true }) afgerondOp!: Date | null;
}

/** Why somebody was not reached: the house may have nobody in the role. */
export type Reden = RedenVanMislukken | "geen-ontvanger";

/** How one try ended; `niet-bereikt` may still succeed later, every other one is an end. */
export type Uitslag = "afgeleverd" | "niet-bereikt" | RedenVanMislukken;

/** Minutes to wait after each try that did not reach the mail server; after the try that follows the last one it ends. */
const wachttijden = [1, 5, 15, 60];

const nergens = { afzender: null, meldingId: null, datum: null, kenmerk: null };
/** A message before its first try, to nobody yet. */
export const leeg = { ...nergens, reden: null, pogingen: 0, afgerondOp: null };
const aanMelder = { ...leeg, medewerker: null, organisatie: null, onderwerpId: null };

/** The to-do that sends a message. */
export const versturen = ({ berichtId }: Pick<Bericht, "berichtId">): Todo => ({
  kind: "versturen",
  subject: berichtId,
  data: {},
});

/** The id of the message of this kind about a melding: the same every time, so there is only one (R01). */
export const berichtOver = (soort: Soort, meldingId: string): string => stableId(soort, meldingId);

/** A message about one melding, to be sent at once. */
export const nieuwBericht = (
  soort: Exclude<Soort, "dagoverzicht">,
  { huis, afzender, meldingId }: Pick<Melding, "huis" | "afzender" | "meldingId">,
  nu: Date,
): Change<Bericht> => {
  const berichtId = berichtOver(soort, meldingId);
  const state = { ...aanMelder, berichtId, huis, soort, afzender, meldingId, aangemaaktOp: nu };
  return { state: { ...state, status: "te-versturen" }, todos: [versturen(state)] };
};

/** The daily overview of a sender, a house and a day (yyyy-mm-dd), to be sent at its closing. */
export const planDagoverzicht = (
  { huis, afzender }: Pick<Melding, "huis" | "afzender">,
  datum: string,
  nu: Date,
): Change<Bericht> => {
  const berichtId = dagoverzichtVan({ huis, afzender }, datum);
  const state = { ...aanMelder, berichtId, huis, afzender, datum, aangemaaktOp: nu };
  return {
    state: { ...state, soort: "dagoverzicht", status: "gepland" },
    deadlines: [{ kind: "dagoverzicht", subject: berichtId, state: "armed", dueAt: sluitingVan(datum), rule: "v1" }],
  };
};

/** The day is over: what stands in the overview now is sent, what comes later goes into the next. */
export const sluitDagoverzicht = (bericht: Bericht): Change<Bericht> => ({
  state: { ...bericht, status: "te-versturen" },
  todos: [versturen(bericht)],
});

/**
 * What follows from one try: delivered, failed for good, or another try later.
 * @param kenmerk the reference that the message carried; null for an overview
 */
export const verwerk = (bericht: Bericht, uitslag: Uitslag, kenmerk: string | null, nu: Date): Change<Bericht> => {
  const state = { ...bericht, kenmerk, pogingen: bericht.pogingen + 1 };
  if (uitslag === "afgeleverd") return afgeleverd(state, nu);
  if (uitslag !== "niet-bereikt") return mislukt(state, uitslag, nu);
  const minuten = wachttijden[bericht.pogingen];
  if (minuten === undefined) return mislukt(state, "onbereikbaar", nu);
  const dueAt = new Date(nu.getTime() + minuten * 60_000);
  const subject = bericht.berichtId;
  return { state, deadlines: [{ kind: "opnieuw-versturen", subject, state: "armed", dueAt, rule: "v1" }] };
};

/** What others hear of a message to a reporter; that somebody of the house, or another house, was told is nobody else's business. */
const waarover = ({ berichtId, huis, soort, meldingId, onderwerpId }: Bericht) =>
  onderwerpId || soort === "overdracht"
    ? null
    : { berichtId, huis, soort: soort as Berichtsoort, ...(meldingId && { meldingId }) };

const afgeleverd = (bericht: Bericht, nu: Date): Change<Bericht> => {
  const over = waarover(bericht);
  return {
    state: { ...bericht, status: "afgeleverd", afgerondOp: nu },
    ...(over && { events: [event(BerichtAfgeleverd, { ...over, afgeleverdOp: nu.toISOString() })] }),
  };
};

const mislukt = (bericht: Bericht, reden: RedenVanMislukken, nu: Date): Change<Bericht> => {
  const over = waarover(bericht);
  return {
    state: { ...bericht, status: "mislukt", reden, afgerondOp: nu },
    ...(over && { events: [event(AfleveringMislukt, { ...over, reden, misluktOp: nu.toISOString() })] }),
  };
};
