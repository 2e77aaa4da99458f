import { Column, Entity, PrimaryColumn } from "typeorm";
import { Refused, type Change } from "@zvh/platform";
import type { Handtekening } from "./handtekening.js";

/** That the system of a partner wants to hear of events of one house: by webhook, or only when it asks for them. */
@Entity("abonnement")
export class Abonnement {
  @PrimaryColumn("uuid", { name: "abonnement_id" }) abonnementId!: string;
  @Column("text") huis!: string;
  /** Whose it is: the account of the system, and the organisation that it worked for when it subscribed. */
  @Column("text") systeem!: string;
  @Column("text") organisatie!: string;
  @Column("text", { array: true }) types!: string[];
  /** Where webhooks go; null for who comes to get them. */
  @Column("text", { nullable: true }) sink!: string | null;
  @Column("text") handtekening!: Handtekening;
  /** The bearer token that the subscriber wants to see with each webhook; sealed. */
  @Column("bytea", { nullable: true }) toegangstoken!: Buffer | null;
  @Column("text") staat!: "actief" | "uitgeschakeld";
  /** Why it is out: `opgezegd` (410), `onbereikbaar` (72 hours), `beheerder`, `systeem`; null while it is active. */
  @Column("text", { nullable: true }) reden!: string | null;
  /** The last number that was given, and the last that the subscriber took; from 1, without a gap. */
  @Column("integer") hoogste!: number;
  @Column("integer") geleverd!: number;
  /** Tries of the event that is up; 0 when all goes well. */
  @Column("integer") pogingen!: number;
  /** Nothing is sent before this moment: the next try, or the end of the lease of who sends now. */
  @Column("timestamptz", { name: "wacht_tot" }) wachtTot!: Date;
  @Column("timestamptz", { name: "aangemaakt_op" }) aangemaaktOp!: Date;
  @Column("timestamptz", { name: "geleverd_op", nullable: true }) geleverdOp!: Date | null;
  /** When the system last showed a token that was for this: after thirty days without, nothing is sent. */
  @Column("timestamptz", { name: "bewezen_op" }) bewezenOp!: Date;
}

/** How a try went. `reden` null: the subscriber took it. `retryAfter` as the header says it; `duur` in milliseconds. */
export type Uitslag = { status: number | null; reden: string | null; retryAfter: string | null; duur: number };

const [seconde, minuut, uur] = [1_000, 60_000, 3_600_000];
/** What is waited after each try that failed: together more than 72 hours (the example of Standard Webhooks). */
const wachttijden = [
  5 * seconde,
  5 * minuut,
  30 * minuut,
  2 * uur,
  5 * uur,
  10 * uur,
  14 * uur,
  20 * uur,
  24 * uur,
] as const;
/** Milliseconds that a subscriber may ask for at most with Retry-After. */
const langste = 24 * uur;

/** Milliseconds that the subscriber asks to wait: seconds, or a moment (RFC 9110, 10.2.3); 0 when it says nothing clear. */
const gevraagd = (retryAfter: string | null, nu: Date): number => {
  const milliseconds = /^\d+$/.test(retryAfter ?? "")
    ? Number(retryAfter) * seconde
    : Date.parse(retryAfter ?? "") - +nu;
  return Math.min(langste, Math.max(0, milliseconds || 0));
};

export const nieuwAbonnement = (
  gekozen: Pick<
    Abonnement,
    "abonnementId" | "huis" | "systeem" | "organisatie" | "types" | "sink" | "handtekening" | "toegangstoken"
  >,
  nu: Date,
): Abonnement => ({
  ...gekozen,
  staat: "actief",
  reden: null,
  hoogste: 0,
  geleverd: 0,
  pogingen: 0,
  wachtTot: nu,
  aangemaaktOp: nu,
  geleverdOp: null,
  bewezenOp: nu,
});

/**
 * What a try makes of a subscription. Taken: the next number is up. 410: it is out. Anything else: again, later each time,
 * after a wait that is up to a fifth longer by chance, and never before Retry-After; after 72 hours of that it is out.
 * Being out loses nothing: what comes waits.
 * @param sequence of the event that was sent
 * @param toeval 0–1
 */
export const verwerk = (
  abonnement: Abonnement,
  sequence: number,
  uitslag: Uitslag,
  toeval: number,
  nu: Date,
): Change<Abonnement> => {
  // Meanwhile somebody asked for all from another number on: that one is up.
  if (abonnement.geleverd !== sequence - 1) return { state: { ...abonnement, wachtTot: nu } };
  if (uitslag.reden === null)
    return { state: { ...abonnement, geleverd: sequence, pogingen: 0, wachtTot: nu, geleverdOp: nu } };
  const wacht = wachttijden[abonnement.pogingen];
  const pogingen = abonnement.pogingen + 1;
  if (uitslag.status === 410) return { state: { ...abonnement, pogingen, staat: "uitgeschakeld", reden: "opgezegd" } };
  if (!wacht) return { state: { ...abonnement, pogingen, staat: "uitgeschakeld", reden: "onbereikbaar" } };
  const tot = Math.max(wacht, gevraagd(uitslag.retryAfter, nu)) * (1 + toeval / 5);
  return { state: { ...abonnement, pogingen, wachtTot: new Date(+nu + tot) } };
};

/** Nothing is sent any more; what happens waits. */
export const schakelUit = (abonnement: Abonnement, reden: "beheerder" | "systeem"): Change<Abonnement> => ({
  state: { ...abonnement, staat: "uitgeschakeld", reden },
});

/**
 * Sends again, at once: what waits, or all from a number on.
 * Refused('volgnummer-onbekend') for a number that was never given.
 */
export const lever = (abonnement: Abonnement, vanaf: number | undefined, nu: Date): Change<Abonnement> => {
  if (vanaf !== undefined && vanaf > abonnement.hoogste + 1) throw new Refused("volgnummer-onbekend");
  const geleverd = vanaf === undefined ? abonnement.geleverd : vanaf - 1;
  return { state: { ...abonnement, staat: "actief", reden: null, geleverd, pogingen: 0, wachtTot: nu } };
};
