import { Column, Entity, PrimaryColumn } from "typeorm";
import { DetentieberichtOntvangen, type Detentieberichtsoort } from "@zvh/contracts";
import { event, type Change } from "@zvh/platform";

/** A message about a detention: it begins, its end moved, it ended. Until it is known about whom, its identity is sealed. */
@Entity("detentiebericht")
export class Detentiebericht {
  @PrimaryColumn("uuid", { name: "bericht_id" }) berichtId!: string;
  @Column("text") huis!: string;
  @Column("text") regime!: string;
  @Column("text") afzender!: string;
  /** The sender's own reference, or a keyed hash of what it sent: the same one again is the same message. */
  @Column("text") kenmerk!: string;
  @Column("text") soort!: Detentieberichtsoort;
  /** CBS code of the home municipality. */
  @Column("text") gemeente!: string;
  /** Code of that municipality as an organisation of the house; null when the house does not have it. */
  @Column("text", { nullable: true }) namens!: string | null;
  /** Name of the institution, sealed. */
  @Column("bytea") inrichting!: Buffer;
  @Column("date") insluitingsdatum!: string;
  /** Expected, or of an end: the day itself; null when it is not known. */
  @Column("date", { nullable: true }) vrijlatingsdatum!: string | null;
  @Column("timestamptz", { name: "ontvangen_op" }) ontvangenOp!: Date;
  @Column("text") status!: "verzegeld" | "betwijfeld" | "verwerkt";
  /** Identity as received, sealed; wiped when the information-hub has recognised the person. */
  @Column("bytea", { nullable: true }) identiteit!: Buffer | null;
  @Column("uuid", { name: "dossier_id", nullable: true }) dossierId!: string | null;
}

/** A message is taken in: the information-hub says whom it is about (R42). */
export const ontvang = (bericht: Detentiebericht): Change<Detentiebericht> => {
  const { berichtId, huis, regime, soort, ontvangenOp } = bericht;
  const ontvangen = { berichtId, huis, regime, soort, ontvangenOp: ontvangenOp.toISOString() };
  return { state: bericht, events: [event(DetentieberichtOntvangen, ontvangen)] };
};

/** The information-hub is not sure who this is; a person decides. What is known stays known. */
export const twijfel = (bericht: Detentiebericht): Change<Detentiebericht> => ({
  state: bericht.status === "verwerkt" ? bericht : { ...bericht, status: "betwijfeld" },
});

/** It is known who this is: the message is of this dossier, and its identity is wiped. */
export const verwerkt = (bericht: Detentiebericht, dossierId: string): Change<Detentiebericht> => ({
  state: { ...bericht, status: "verwerkt", identiteit: null, dossierId },
});
