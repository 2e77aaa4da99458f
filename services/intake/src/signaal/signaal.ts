import { Column, Entity, PrimaryColumn } from "typeorm";
import { SignaalBeoordeeld, SignaalOntvangen } from "@zvh/contracts";
import { event, fromAmsterdam, Refused, type Change, type Deadline } from "@zvh/platform";
import { dagNa, dagVan, type Huis, type Regime } from "@zvh/regions";
import type { Inhoud } from "../melding.js";
import type { Identiteit } from "../ontvangst.js";

/** What somebody wrote who is no participant: kept sealed, and gone as soon as somebody decided about it. */
export type Signaalinhoud = Pick<Inhoud, "onderwerp" | "situatieschets" | "melder"> & { betrokkenen: Identiteit[] };

/** A notice of who is no participant under the law: no melding, until a participant takes it over (L04, WGS 2.31). */
@Entity("signaal")
export class Signaal {
  @PrimaryColumn("uuid", { name: "signaal_id" }) signaalId!: string;
  @Column("text") huis!: string;
  @Column("text") regime!: string;
  @Column("text") afzender!: string;
  @Column("text") kenmerk!: string;
  /** Sealed `Signaalinhoud`; null once it was decided about. */
  @Column("bytea", { nullable: true }) inhoud!: Buffer | null;
  @Column("text") status!: "open" | "overgenomen" | "niet-overgenomen";
  @Column("timestamptz", { name: "ontvangen_op" }) ontvangenOp!: Date;
  @Column("timestamptz", { name: "beoordelen_uiterlijk_op" }) beoordelenUiterlijkOp!: Date;
  @Column("boolean") verstreken!: boolean;
  /** From the first moment of this day on nothing is left of it, whether it was decided about or not. */
  @Column("timestamptz", { name: "bewaren_tot" }) bewarenTot!: Date;
  /** The participant that took it over, under its own ground. */
  @Column("text", { name: "overgenomen_door", nullable: true }) overgenomenDoor!: string | null;
  @Column("uuid", { name: "melding_id", nullable: true }) meldingId!: string | null;
  /** Sealed: why it was not taken over. */
  @Column("bytea", { nullable: true }) motivering!: Buffer | null;
  @Column("text", { nullable: true }) door!: string | null;
  @Column("text", { name: "door_naam", nullable: true }) doorNaam!: string | null;
  @Column("timestamptz", { name: "beoordeeld_op", nullable: true }) beoordeeldOp!: Date | null;
}

type Nieuw = Pick<Signaal, "signaalId" | "huis" | "afzender" | "kenmerk" | "inhoud">;
type Wie = { door: string; doorNaam: string };

const termijn = (subject: string, rest: { state: "armed"; dueAt: Date } | { state: "met" }): Deadline =>
  rest.state === "armed" ? { kind: "signaal", subject, rule: "v1", ...rest } : { kind: "signaal", subject, ...rest };

/** The end of the retention of a regime, in the Netherlands: it runs from receipt (L19). */
export const bewaarTot = ({ bewaartermijn }: Pick<Regime, "bewaartermijn">, nu: Date): Date =>
  fromAmsterdam(`${dagNa(dagVan(nu), bewaartermijn.duur)}T00:00:00`);

/** Receives a signal: who gave it gets a receipt, a screener of the house decides about it in time. */
export const ontvangSignaal = (
  nieuw: Nieuw,
  { signaalUren }: Pick<Huis["termijnen"], "signaalUren">,
  regime: Pick<Regime, "code" | "bewaartermijn">,
  nu: Date,
): Change<Signaal> => {
  const { signaalId, huis, afzender } = nieuw;
  const beoordelenUiterlijkOp = new Date(+nu + signaalUren * 3_600_000);
  const bewarenTot = bewaarTot(regime, nu);
  const leeg = { overgenomenDoor: null, meldingId: null, motivering: null, door: null, doorNaam: null };
  const tijden = { ontvangenOp: nu, beoordelenUiterlijkOp, bewarenTot, beoordeeldOp: null };
  return {
    state: { ...nieuw, ...leeg, ...tijden, regime: regime.code, status: "open", verstreken: false },
    events: [event(SignaalOntvangen, { signaalId, huis, afzender, ontvangenOp: nu.toISOString() })],
    deadlines: [
      termijn(signaalId, { state: "armed", dueAt: beoordelenUiterlijkOp }),
      {
        kind: "signaal-bewaren",
        subject: signaalId,
        state: "armed",
        dueAt: bewarenTot,
        rule: regime.bewaartermijn.duur,
      },
    ],
  };
};

/**
 * A participant takes it over, which a named screener records: what was written goes on in the melding, and is here no
 * more.
 * @throws Refused al-beoordeeld, overnemer-is-geen-deelnemer
 */
export const neemOver = (
  signaal: Signaal,
  { organisatie, meldingId, ...wie }: Wie & { organisatie: string; meldingId: string },
  { organisaties }: Pick<Huis, "organisaties">,
  nu: Date,
): Change<Signaal> => {
  eisOvername(signaal, organisatie, { organisaties });
  return beoordeel(signaal, { ...wie, status: "overgenomen", overgenomenDoor: organisatie, meldingId }, nu);
};

/** @throws Refused al-beoordeeld, overnemer-is-geen-deelnemer */
export const eisOvername = (
  { status }: Signaal,
  organisatie: string,
  { organisaties }: Pick<Huis, "organisaties">,
): void => {
  if (status !== "open") throw new Refused("al-beoordeeld");
  const deelname = organisaties.find(({ code }) => code === organisatie)?.deelname;
  if (!deelname || deelname === "geen")
    throw new Refused("overnemer-is-geen-deelnemer", [
      { where: "organisatie", code: "overnemer-is-geen-deelnemer", message: "Kies een organisatie die deelneemt." },
    ]);
};

/** Nobody takes it over: what was written about a person is destroyed at once, why it was so stays (L20). Refused: al-beoordeeld. */
export const neemNietOver = (signaal: Signaal, { motivering, ...wie }: Wie & { motivering: Buffer }, nu: Date) => {
  if (signaal.status !== "open") throw new Refused("al-beoordeeld");
  return beoordeel(signaal, { ...wie, status: "niet-overgenomen", motivering }, nu);
};

const beoordeel = (
  signaal: Signaal,
  besluit: Wie & Pick<Signaal, "status"> & Partial<Signaal>,
  nu: Date,
): Change<Signaal> => {
  const { signaalId, huis } = signaal;
  const { door, meldingId } = besluit;
  const overgenomen = besluit.status === "overgenomen";
  const beoordeeldOp = nu.toISOString();
  const feit = { signaalId, huis, overgenomen, door, beoordeeldOp, ...(meldingId && { meldingId }) };
  return {
    state: { ...signaal, ...besluit, inhoud: null, beoordeeldOp: nu },
    events: [event(SignaalBeoordeeld, feit)],
    deadlines: [termijn(signaalId, { state: "met" })],
  };
};
