import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Routegrond } from "@zvh/contracts";
import { knooppunt, type Huizen } from "@zvh/regions";

/** One step of a report: from where to where, on what ground, and by whom (R83). Rows are added, never changed. */
@Entity("meldpuntroute")
export class Meldpuntroute {
  @PrimaryColumn("uuid", { name: "route_id" }) routeId!: string;
  @Column("text") huis!: string;
  @Column("uuid", { name: "meldpuntmelding_id" }) meldpuntmeldingId!: string;
  /** From one, in order. */
  @Column("int") volgnummer!: number;
  /** Code of a house on the platform or outside it, or `knooppunt`. */
  @Column("text") van!: string;
  @Column("text") naar!: string;
  @Column("text") grond!: Routegrond;
  /** Why it went back, or why a person chose otherwise than was proposed; sealed. */
  @Column("bytea", { nullable: true }) reden!: Buffer | null;
  @Column("text") door!: string;
  @Column("timestamptz") op!: Date;
}

/** The municipalities (GM + CBS code) that say where somebody belongs; null when it is not known. */
export type Gemeenten = { inschrijving: string | null; verblijf: string | null; incident: string | null };

/** Where a report belongs: a house of the platform, or one outside it to which it is handed over. */
export type Routevoorstel = { naar: string; buiten: boolean; grond: Exclude<Routegrond, "mens"> };

/**
 * Where a report belongs (R79): the one house where a case runs, else the house of the municipality of registration, of
 * stay, of the incident, in this order. Null when nothing points anywhere: a person decides, from the manual queue.
 * @param casushuizen houses that said that a case runs; of two or more a person chooses
 * @param opDag `yyyy-mm-dd`
 */
export const stelRouteVoor = (
  { casushuizen, ...gemeenten }: Gemeenten & { casushuizen: string[] },
  huizen: Pick<Huizen, "vanGemeente" | "buitenHuis">,
  opDag: string,
): Routevoorstel | null => {
  if (casushuizen.length > 1) return null;
  if (casushuizen[0]) return { naar: casushuizen[0], buiten: false, grond: "lopende-casus" };
  for (const grond of ["inschrijving", "verblijf", "incident"] as const) {
    const gemeente = gemeenten[grond];
    const binnen = gemeente && huizen.vanGemeente(gemeente, opDag);
    if (binnen) return { naar: binnen.code, buiten: false, grond };
    const buiten = gemeente && huizen.buitenHuis(gemeente);
    if (buiten) return { naar: buiten.code, buiten: true, grond };
  }
  return null;
};

type Stap = Pick<Meldpuntroute, "van" | "naar">;

/** Whether a report has been at a station before: going back there needs a reason (R83). */
export const isTerugNaar = (route: Stap[], naar: string): boolean => route.some((stap) => stap.naar === naar);

/** How often a report came back to the knooppunt. */
export const lussenIn = (route: Stap[]): number => route.filter(({ naar }) => naar === knooppunt).length;
