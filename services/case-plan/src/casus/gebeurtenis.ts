import { Column, Entity, PrimaryColumn } from "typeorm";

export type Gebeurtenissoort =
  | "casus-geopend"
  | "casus-overgenomen"
  | "nieuwe-triage"
  | "procesregie-overgedragen"
  | "casusregisseur-aangewezen"
  | "deelname-gestart"
  | "deelname-gewijzigd"
  | "deelname-beeindigd"
  | "vervanging-vastgelegd"
  | "vervanging-beeindigd"
  | "casusregie-aangeboden"
  | "casusregie-geweigerd"
  | "casusregie-ingetrokken"
  | "partner-voorgesteld"
  | "partner-toegelaten"
  | "partner-afgewezen"
  | "gezinslid-vastgelegd"
  | "plannen-afgestemd"
  | "afstemming-beeindigd"
  | "overleg-gepland"
  | "overleg-afgerond"
  | "probleembepaling-aangevuld"
  | "bijdrage-klopt"
  | "bijdrage-klopt-niet"
  | "stuk-beperkt"
  | "plan-vastgesteld"
  | "actie-gedaan"
  | "actie-lukt-niet"
  | "actie-ontwikkeling"
  | "actie-verlopen"
  | "zorg-geborgd"
  | "casus-voorlopig-afgesloten"
  | "casus-heropend"
  | "casus-afgesloten";

/** A moment on the timeline of a case: codes and references alone; what was said stays with what it refers to. */
@Entity("gebeurtenis")
export class Gebeurtenis {
  @PrimaryColumn("uuid", { name: "gebeurtenis_id" }) gebeurtenisId!: string;
  @Column("uuid", { name: "casus_id" }) casusId!: string;
  @Column("text") huis!: string;
  @Column("timestamptz") op!: Date;
  @Column("text") soort!: Gebeurtenissoort;
  /** Id of the person, or `systeem:<service>`. */
  @Column("text") wie!: string;
  /** Id of the deelname, overleg, actie …; the number of a version of the plan. */
  @Column("text", { nullable: true }) verwijzing!: string | null;
  /** Codes of the organisations that alone may see it, as what it refers to (R93). */
  @Column("text", { name: "alleen_voor", array: true, nullable: true }) alleenVoor!: string[] | null;
}

/** What a rule puts on the timeline. */
export type Voorval = {
  soort: Gebeurtenissoort;
  wie: string;
  verwijzing?: string;
  alleenVoor?: string[] | null;
  /** Who could see until now what is restricted further: their screens read again, and it is gone (R93). */
  wasVoor?: string[] | null;
};
