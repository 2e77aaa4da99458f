import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Einduitkomst, MeldingOntvangen, Meldpuntuitkomst } from "@zvh/contracts";
import { stableId } from "@zvh/platform";

/** What notification keeps of a melding: whose it is, of which kind, and how it ended. No identity, no content. */
@Entity("melding")
export class Melding {
  @PrimaryColumn("uuid", { name: "melding_id" }) meldingId!: string;
  @Column("text") huis!: string;
  @Column("text") regime!: string;
  @Column("text") soort!: MeldingOntvangen["soort"];
  @Column("text") afzender!: string;
  @Column("timestamptz", { name: "ontvangen_op" }) ontvangenOp!: Date;
  /** The first final outcome; null as long as there is none. */
  @Column("text", { nullable: true }) uitkomst!: Einduitkomst | Meldpuntuitkomst | null;
  /** The daily overview in which the outcome stands; null for kinds that get none. */
  @Column("uuid", { name: "dagoverzicht_id", nullable: true }) dagoverzichtId!: string | null;
}

/** The row for a melding that was just received. */
export const nieuweMelding = (ontvangen: Omit<MeldingOntvangen, "betrokkenen" | "uittrekselId">): Melding => ({
  meldingId: ontvangen.meldingId,
  huis: ontvangen.huis,
  regime: ontvangen.regime,
  soort: ontvangen.soort,
  afzender: ontvangen.afzender,
  ontvangenOp: new Date(ontvangen.ontvangenOp),
  uitkomst: null,
  dagoverzichtId: null,
});

/** A report of the police (incident or delict), no aanmelding or opschaling. */
export const isPolitiemelding = ({ soort }: Pick<Melding, "soort">): boolean => soort !== "ZVH";

/** The one daily overview of a sender, a house and a day (yyyy-mm-dd). */
export const dagoverzichtVan = ({ huis, afzender }: Pick<Melding, "huis" | "afzender">, datum: string): string =>
  stableId("dagoverzicht", huis, afzender, datum);
