import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Actie } from "../actie/actie.js";
import { Herkomst } from "../stuk/herkomst.js";

/** A goal with its measurable result (R63); it keeps its id over the versions. */
export type Doel = { doelId: string; doel: string; resultaat: string; leefgebied: string };

/** What was agreed about an action, as it stood in one version. */
export type Afspraak = Pick<
  Actie,
  "actieId" | "omschrijving" | "soort" | "leefgebied" | "organisatie" | "uitvoerder" | "uiterlijkDatum"
> & {
  /** The bijdrage from which the action was made. */
  bijdrageId?: string;
};

/** One version of the plan; it never changes, a new version takes its place (R16). */
@Entity("plan")
export class Plan {
  @PrimaryColumn("uuid", { name: "casus_id" }) casusId!: string;
  @PrimaryColumn("int") versie!: number;
  @Column("text") huis!: string;
  @Column("bytea", { name: "gezamenlijk_doel" }) gezamenlijkDoel!: string;
  @Column("bytea") doelen!: Doel[];
  @Column("bytea") acties!: Afspraak[];
  /** Why this version was made. */
  @Column("bytea") reden!: string;
  @Column("timestamptz", { name: "vastgesteld_op" }) vastgesteldOp!: Date;
  @Column("text", { name: "vastgesteld_door" }) vastgesteldDoor!: string;
}

/** What one professional sees as the problem: together these are the probleembepaling (R10). */
@Entity("bijdrage")
export class Bijdrage {
  @PrimaryColumn("uuid", { name: "bijdrage_id" }) bijdrageId!: string;
  @Column("uuid", { name: "casus_id" }) casusId!: string;
  @Column("text") huis!: string;
  @Column("text") organisatie!: string;
  /** Id of the professional. */
  @Column("text") medewerker!: string;
  @Column("text") leefgebied!: string;
  @Column("bytea") toelichting!: string;
  @Column("timestamptz", { name: "gegeven_op" }) gegevenOp!: Date;
  @Column(() => Herkomst, { prefix: false }) herkomst!: Herkomst;
  /** Id of the director who recorded it on behalf of the professional; null when that one did it himself (R57). */
  @Column("text", { name: "vastgelegd_door", nullable: true }) vastgelegdDoor!: string | null;
  /** What the professional says of what was recorded for him. */
  @Column("text", { nullable: true }) bevestiging!: "gevraagd" | "klopt" | "klopt-niet" | null;
  @Column("timestamptz", { name: "bevestigd_op", nullable: true }) bevestigdOp!: Date | null;
  /** Codes of the organisations that alone may see it, its supplier among them (R93); null: whoever sees the case. */
  @Column("text", { name: "alleen_voor", array: true, nullable: true }) alleenVoor!: string[] | null;
}
