import { Column, Entity, PrimaryColumn } from "typeorm";
import { stableId, type Change } from "@zvh/platform";
import type { HerkomstVerzoek } from "@zvh/regions";
import type { Melding } from "./melding.js";

/**
 * What of a melding went from one legal regime to another: an extract with its ground and conditions, not the dossier
 * itself. Daily selection and triage each have their own regime (L03); written once per melding.
 */
@Entity("verstrekking")
export class Verstrekking {
  @PrimaryColumn("uuid", { name: "verstrekking_id" }) verstrekkingId!: string;
  @Column("text") huis!: string;
  @Column("uuid", { name: "melding_id" }) meldingId!: string;
  @Column("text", { name: "van_regime" }) vanRegime!: string;
  @Column("text", { name: "naar_regime" }) naarRegime!: string;
  /** Code of the list of grounds. */
  @Column("text") grondslag!: string;
  /** Codes of the twelve of WGS 2.30 (L10). */
  @Column("text", { array: true }) categorieen!: string[];
  /** Codes of the conditions of the supplier (L09). */
  @Column("text", { array: true }) voorwaarden!: string[];
  /** Which fields went; never what they hold. */
  @Column("text", { array: true }) velden!: string[];
  /** Who received it. */
  @Column("text") aan!: string;
  @Column("timestamptz") op!: Date;
}

/**
 * A melding goes to triage: needed to judge whether the case fits (WGS 2.31, second paragraph).
 * @param extract what goes along, by field; what is empty does not go
 * @param herkomst what kind of data it is, and what the sender asks of who reads it: that goes along (L09)
 */
export const verstrekAanTriage = (
  { meldingId, huis, regime }: Melding,
  extract: Record<string, unknown>,
  { categorie, voorwaarde }: Pick<HerkomstVerzoek, "categorie" | "voorwaarde">,
  aan: string,
  nu: Date,
): Change<Verstrekking> => ({
  state: {
    verstrekkingId: stableId("verstrekking", meldingId, "triage"),
    huis,
    meldingId,
    vanRegime: regime,
    naarRegime: "triage",
    grondslag: "wgs-noodzaak-toets",
    categorieen: [categorie],
    voorwaarden: [voorwaarde],
    velden: Object.keys(extract).filter((veld) => extract[veld] !== null && extract[veld] !== undefined),
    aan,
    op: nu,
  },
});
