import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Casus } from "../casus/casus.js";
import { deelnamesVan, type Deelname } from "../deelname/deelname.js";
import { Refused } from "@zvh/platform";
import type { Besluit } from "../dossier.js";
import { eisActief } from "../weigering.js";

export const wijzen = ["voorlopig", "definitief"] as const;
export type Wijze = (typeof wijzen)[number];

export const doeluitkomsten = ["behaald", "deels-behaald", "niet-behaald"] as const;
/** What became of a goal of the plan (R63). */
export type Doeluitkomst = { doelId: string; uitkomst: (typeof doeluitkomsten)[number] };

/** A closing with its consultation and, when it was provisional, its reopening (R95). */
@Entity("afsluiting")
export class Afsluiting {
  @PrimaryColumn("uuid", { name: "afsluiting_id" }) afsluitingId!: string;
  @Column("uuid", { name: "casus_id" }) casusId!: string;
  @Column("text") huis!: string;
  @Column("text") wijze!: Wijze;
  @Column("text") reden!: string;
  /** Code of the partner that goes on (R17); null where nobody can. */
  @Column("text", { nullable: true }) ontvanger!: string | null;
  @Column("bytea") toelichting!: string;
  @Column("bytea") doelen!: Doeluitkomst[];
  @Column("date", { name: "tot_datum", nullable: true }) totDatum!: string | null;
  @Column("timestamptz", { name: "afgesloten_op" }) afgeslotenOp!: Date;
  @Column("text") door!: string;
  @Column("timestamptz", { name: "heropend_op", nullable: true }) heropendOp!: Date | null;
  @Column("bytea", { name: "heropend_reden", nullable: true }) heropendReden!: string | null;
}

/** A partner confirms that the care is secured (R38). */
@Entity("borging")
export class Borging {
  @PrimaryColumn("uuid", { name: "borging_id" }) borgingId!: string;
  @Column("uuid", { name: "casus_id" }) casusId!: string;
  @Column("text") huis!: string;
  @Column("text") organisatie!: string;
  @Column("text") medewerker!: string;
  @Column("bytea") toelichting!: string;
  @Column("timestamptz", { name: "bevestigd_op" }) bevestigdOp!: Date;
}

/**
 * Records that a partner has secured the care. Only somebody who takes part for a partner can say so, never the
 * director on its behalf (R38, R57). Refused: casus-niet-actief, alleen-partner.
 */
export const borg = (
  { casus, openstaand }: { casus: Casus; openstaand: Deelname[] },
  { toelichting, door }: { toelichting: string; door: string },
  nu: Date,
  borgingId: string,
): Besluit<{ borging: Borging }> => {
  eisActief(casus);
  const deelname = deelnamesVan(openstaand, door, nu).find(({ rol }) => rol !== "procesregisseur");
  if (!deelname) throw new Refused("alleen-partner");
  const { casusId, huis } = casus;
  const { organisatie } = deelname;
  return {
    state: { borging: { borgingId, casusId, huis, organisatie, medewerker: door, toelichting, bevestigdOp: nu } },
    tijdlijn: [{ soort: "zorg-geborgd", wie: door, verwijzing: borgingId }],
  };
};
