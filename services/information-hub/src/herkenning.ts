import { Column, Entity, PrimaryColumn } from "typeorm";
import { PersoonBetwijfeld, PersoonHerkend, type BetrokkeneInMelding, type WijzeVanHerkennen } from "@zvh/contracts";
import { event, Refused, type Change } from "@zvh/platform";

/** The services that ask whom a message is about. */
export type Dienst = "intake" | "nazorg";

/** Whether it is known who a betrokkene of a melding is. */
@Entity("herkenning")
export class Herkenning {
  @PrimaryColumn("uuid", { name: "betrokkene_id" }) betrokkeneId!: string;
  @Column("text") huis!: string;
  @Column("uuid", { name: "melding_id" }) meldingId!: string;
  /** The service that holds the message, which is `meldingId` whatever it is called there. */
  @Column("text") dienst!: Dienst;
  @Column("text") rol!: string;
  @Column("text") toestand!: "op-te-halen" | "herkend" | "betwijfeld";
  /** The identity as received, sealed; here only while somebody must still decide. */
  @Column("bytea", { nullable: true }) identiteit!: Buffer | null;
  @Column("uuid", { name: "persoon_id", nullable: true }) persoonId!: string | null;
  @Column("text", { nullable: true }) wijze!: WijzeVanHerkennen | null;
  @Column("timestamptz", { name: "gevraagd_op" }) gevraagdOp!: Date;
  @Column("timestamptz", { name: "herkend_op", nullable: true }) herkendOp!: Date | null;
  /** Who decided a doubt, and why (sealed: it is free text). */
  @Column("text", { nullable: true }) door!: string | null;
  @Column("bytea", { nullable: true }) motivering!: Buffer | null;
}

/** A betrokkene of a new melding, whose identity must still be fetched. */
export const vraagHerkenning = (
  { betrokkeneId, rol }: Pick<BetrokkeneInMelding, "betrokkeneId" | "rol">,
  { meldingId, huis, dienst }: Pick<Herkenning, "meldingId" | "huis" | "dienst">,
  nu: Date,
): Change<Herkenning> => ({
  state: {
    betrokkeneId,
    huis,
    meldingId,
    dienst,
    rol,
    toestand: "op-te-halen",
    identiteit: null,
    persoonId: null,
    wijze: null,
    gevraagdOp: nu,
    herkendOp: null,
    door: null,
    motivering: null,
  },
});

/** What an event says of whom it is about; that it is about a melding goes without saying. */
const overWie = ({ betrokkeneId, meldingId, huis, dienst }: Herkenning) => ({
  betrokkeneId,
  meldingId,
  huis,
  ...(dienst !== "intake" && { dienst }),
});

/** It is known who this is: the received identity goes. */
export const herkend = (
  herkenning: Herkenning,
  persoonId: string,
  wijze: WijzeVanHerkennen,
  nu: Date,
): Change<Herkenning> => {
  return {
    state: { ...herkenning, toestand: "herkend", identiteit: null, persoonId, wijze, herkendOp: nu },
    events: [event(PersoonHerkend, { ...overWie(herkenning), persoonId, wijze })],
  };
};

/** A person must decide who this is, and needs the received identity for it. */
export const betwijfeld = (
  herkenning: Herkenning,
  identiteit: Buffer,
  aantalKandidaten: number,
): Change<Herkenning> => {
  return {
    state: { ...herkenning, toestand: "betwijfeld", identiteit },
    events: [event(PersoonBetwijfeld, { ...overWie(herkenning), aantalKandidaten })],
  };
};

/** Refused('geen-twijfel') when there is nothing to decide (any more). */
export const moetBetwijfeldZijn = ({ toestand }: Herkenning): void => {
  if (toestand !== "betwijfeld") throw new Refused("geen-twijfel");
};

/** A named person decided a doubt (L26). */
export const beslis = (
  herkenning: Herkenning,
  { persoonId, door, motivering }: { persoonId: string; door: string; motivering: Buffer },
  nu: Date,
): Change<Herkenning> => {
  moetBetwijfeldZijn(herkenning);
  const change = herkend(herkenning, persoonId, "handmatig", nu);
  return { ...change, state: { ...change.state, door, motivering } };
};
