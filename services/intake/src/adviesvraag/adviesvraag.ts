import { Column, Entity, PrimaryColumn } from "typeorm";
import { AdviesvraagBeantwoord, AdviesvraagOntvangen, type Adviesthema } from "@zvh/contracts";
import { event, Refused, refuseFaults, type Change, type Deadline } from "@zvh/platform";
import type { Huis, Regime } from "@zvh/regions";
import type { Inhoud } from "../melding.js";
import type { MeldingVerzoek } from "../ontvangst.js";
import { bewaarTot } from "../signaal/signaal.js";
import { persoonsgegevensIn } from "./persoonsgegeven.js";

/** What was asked, and by whom; of whom it may be about nothing is kept. */
export type Vraaginhoud = { vraag: string; melder: Inhoud["melder"] };

/** A question for advice without anything of a person: answered by somebody, counted, and perhaps later a melding. */
@Entity("adviesvraag")
export class Adviesvraag {
  @PrimaryColumn("uuid", { name: "adviesvraag_id" }) adviesvraagId!: string;
  @Column("text") huis!: string;
  @Column("text") regime!: string;
  @Column("text") afzender!: string;
  @Column("text") kenmerk!: string;
  /** Sealed `Vraaginhoud`. */
  @Column("bytea") inhoud!: Buffer;
  @Column("text") status!: "open" | "beantwoord";
  @Column("timestamptz", { name: "ontvangen_op" }) ontvangenOp!: Date;
  @Column("timestamptz", { name: "beantwoorden_uiterlijk_op" }) beantwoordenUiterlijkOp!: Date;
  @Column("boolean") verstreken!: boolean;
  @Column("timestamptz", { name: "bewaren_tot" }) bewarenTot!: Date;
  @Column("text", { nullable: true }) thema!: Adviesthema | null;
  /** Sealed. */
  @Column("bytea", { nullable: true }) antwoord!: Buffer | null;
  @Column("text", { nullable: true }) door!: string | null;
  @Column("text", { name: "door_naam", nullable: true }) doorNaam!: string | null;
  @Column("timestamptz", { name: "beantwoord_op", nullable: true }) beantwoordOp!: Date | null;
  /** The melding that the asker made of it, under his own ground. */
  @Column("uuid", { name: "melding_id", nullable: true }) meldingId!: string | null;
}

const termijn = (subject: string, rest: { state: "armed"; dueAt: Date } | { state: "met" }): Deadline =>
  rest.state === "armed"
    ? { kind: "adviesvraag", subject, rule: "v1", ...rest }
    : { kind: "adviesvraag", subject, ...rest };

/** Refused('persoonsgegeven-in-adviesvraag'), with all that points straight at a person. */
export const eisAnoniem = (where: string, tekst: string): void => {
  const fouten = persoonsgegevensIn(where, tekst);
  if (fouten.length > 0) throw new Refused("persoonsgegeven-in-adviesvraag", fouten);
};

/** Receives a question; what it asks was checked by `eisAnoniem` before it was sealed. */
export const ontvangVraag = (
  nieuw: Pick<Adviesvraag, "adviesvraagId" | "huis" | "afzender" | "kenmerk" | "inhoud">,
  { adviesvraagUren }: Pick<Huis["termijnen"], "adviesvraagUren">,
  regime: Pick<Regime, "code" | "bewaartermijn">,
  nu: Date,
): Change<Adviesvraag> => {
  const { adviesvraagId, huis, afzender } = nieuw;
  const beantwoordenUiterlijkOp = new Date(+nu + adviesvraagUren * 3_600_000);
  const bewarenTot = bewaarTot(regime, nu);
  const leeg = { thema: null, antwoord: null, door: null, doorNaam: null, beantwoordOp: null, meldingId: null };
  const tijden = { ontvangenOp: nu, beantwoordenUiterlijkOp, bewarenTot };
  const rule = regime.bewaartermijn.duur;
  return {
    state: { ...nieuw, ...leeg, ...tijden, regime: regime.code, status: "open", verstreken: false },
    events: [event(AdviesvraagOntvangen, { adviesvraagId, huis, afzender, ontvangenOp: nu.toISOString() })],
    deadlines: [
      termijn(adviesvraagId, { state: "armed", dueAt: beantwoordenUiterlijkOp }),
      { kind: "adviesvraag-bewaren", subject: adviesvraagId, state: "armed", dueAt: bewarenTot, rule },
    ],
  };
};

/** A named person answers, once, and says what it was about. Refused: al-beantwoord. */
export const beantwoord = (
  vraag: Adviesvraag,
  antwoord: { antwoord: Buffer; thema: Adviesthema; door: string; doorNaam: string },
  nu: Date,
): Change<Adviesvraag> => {
  if (vraag.status !== "open") throw new Refused("al-beantwoord");
  const { adviesvraagId, huis } = vraag;
  const { thema, door } = antwoord;
  return {
    state: { ...vraag, ...antwoord, status: "beantwoord", beantwoordOp: nu },
    events: [event(AdviesvraagBeantwoord, { adviesvraagId, huis, thema, door, beantwoordOp: nu.toISOString() })],
    deadlines: [termijn(adviesvraagId, { state: "met" })],
  };
};

/** Of a melding that follows a question nothing is assumed: it says its own ground, and is of the same house (R64). */
export const eisEigenGrond = ({ huis }: Adviesvraag, verzoek: Pick<MeldingVerzoek, "huis" | "herkomst">): void => {
  refuseFaults([
    ...(verzoek.huis === huis
      ? []
      : [{ where: "huis", code: "onbekend-huis", message: "Neem het huis van de vraag." }]),
    ...(verzoek.herkomst
      ? []
      : [{ where: "herkomst", code: "herkomst-ontbreekt", message: "Zeg op welke eigen grondslag je meldt." }]),
  ]);
};

/** The asker makes a melding of it, now that he was advised. Refused: nog-niet-beantwoord, al-omgezet. */
export const zetOm = (vraag: Adviesvraag, meldingId: string): Change<Adviesvraag> => {
  if (vraag.status !== "beantwoord") throw new Refused("nog-niet-beantwoord");
  if (vraag.meldingId && vraag.meldingId !== meldingId) throw new Refused("al-omgezet");
  return { state: { ...vraag, meldingId } };
};
