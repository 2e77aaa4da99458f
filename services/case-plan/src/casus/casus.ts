import { Column, Entity, PrimaryColumn } from "typeorm";
import { CasusGeopend, CasusHeropend } from "@zvh/contracts";
import { event, Refused, refuseFaults } from "@zvh/platform";
import { nieuweDeelname, type Deelname } from "../deelname/deelname.js";
import type { Besluit } from "../dossier.js";
import { foutAls, keuzeUit } from "../weigering.js";

export const statussen = ["actief", "voorlopig-afgesloten", "afgesloten"] as const;
export type Status = (typeof statussen)[number];

/** The legal regime of every case (L03). */
const regime = "casusoverleg";

/** A case around one betrokkene (decision 7); its row is the lock of the whole dossier. */
@Entity("casus")
export class Casus {
  @PrimaryColumn("uuid", { name: "casus_id" }) casusId!: string;
  @Column("text") huis!: string;
  @Column("text") regime!: string;
  @Column("uuid", { name: "persoon_id" }) persoonId!: string;
  /** Bundles the cases that came from one triage of a family. */
  @Column("uuid", { name: "gezin_id", nullable: true }) gezinId!: string | null;
  @Column("uuid", { name: "triage_id", nullable: true }) triageId!: string | null;
  @Column("uuid", { name: "melding_id", nullable: true }) meldingId!: string | null;
  @Column("text") categorie!: string;
  @Column("text") status!: Status;
  @Column("text") procesregisseur!: string;
  /** Why a running case was taken over from another system. */
  @Column("bytea", { nullable: true }) overnamereden!: string | null;
  @Column("timestamptz", { name: "geopend_op" }) geopendOp!: Date;
  @Column("timestamptz", { name: "heropend_op", nullable: true }) heropendOp!: Date | null;
  /** When a person last did something in this dossier (R37). */
  @Column("timestamptz", { name: "laatste_contact_op" }) laatsteContactOp!: Date;
  /** The last day of monitoring while the case is provisionally closed. */
  @Column("date", { name: "tot_datum", nullable: true }) totDatum!: string | null;
  @Column("int", { name: "plan_versie", nullable: true }) planVersie!: number | null;
}

export type Opening = Pick<Casus, "casusId" | "huis" | "persoonId" | "categorie" | "procesregisseur"> & {
  gezinId?: string;
  triageId?: string;
  meldingId?: string;
  overnamereden?: string;
  naam?: string;
  door: string;
};

/** The ground on which the process director takes part from the opening on (WGS 2.26). */
const grondslagVanRegie = "wgs-casusoverleg";

const nieuweCasus = (opening: Opening, nu: Date): Casus => {
  const { casusId, huis, persoonId, categorie, procesregisseur } = opening;
  const { gezinId = null, triageId = null, meldingId = null, overnamereden = null } = opening;
  const herkomst = { gezinId, triageId, meldingId, overnamereden };
  const begin = { status: "actief", geopendOp: nu, laatsteContactOp: nu } as const;
  const leeg = { heropendOp: null, totDatum: null, planVersie: null };
  return { casusId, huis, regime, persoonId, categorie, procesregisseur, ...herkomst, ...begin, ...leeg };
};

/**
 * Opens a case with its one process director (R21, R34). Refused: categorie-onbekend (R35).
 * @param categorieen codes of the house
 */
export const open = (
  opening: Opening,
  categorieen: string[],
  nu: Date,
  deelnameId: string,
): Besluit<{ casus: Casus; deelnames: Deelname[] }> => {
  const { casusId, huis, persoonId, gezinId, triageId, meldingId, procesregisseur, naam = null, door } = opening;
  const onbekend = !categorieen.includes(opening.categorie);
  refuseFaults(foutAls(onbekend, "categorie", "categorie-onbekend", keuzeUit(categorieen)));
  const casus = nieuweCasus(opening, nu);
  const geopend = { casusId, huis, regime, persoonId, gezinId, triageId, meldingId, procesregisseur };
  const regie = { organisatie: "huis", medewerker: procesregisseur, naam, rol: "procesregisseur" } as const;
  const grondslag = grondslagVanRegie;
  return {
    state: { casus, deelnames: [nieuweDeelname(casus, { ...regie, grondslag }, nu, deelnameId)] },
    events: [event(CasusGeopend, { ...geopend, geopendOp: nu.toISOString() })],
    tijdlijn: [{ soort: triageId ? "casus-geopend" : "casus-overgenomen", wie: door, verwijzing: triageId }],
  };
};

/** Takes a provisionally closed case up again (R95). Refused: casus-niet-voorlopig-afgesloten. */
export const heropen = (casus: Casus, { door }: { door: string }, nu: Date): Besluit<{ casus: Casus }> => {
  if (casus.status !== "voorlopig-afgesloten") throw new Refused("casus-niet-voorlopig-afgesloten");
  const { casusId, huis } = casus;
  return {
    state: { casus: { ...casus, status: "actief", heropendOp: nu, totDatum: null } },
    events: [event(CasusHeropend, { casusId, huis, heropendOp: nu.toISOString() })],
    deadlines: [{ kind: "monitoring-voorbij", subject: casusId, state: "cancelled" }],
    tijdlijn: [{ soort: "casus-heropend", wie: door }],
  };
};

export type NieuweTriage = { triageId: string; gezinId?: string; door: string };

/**
 * A triage decided on procesregie for somebody who has a case already: one case, one betrokkene (decision 7). The case
 * notes it; one that was provisionally closed is taken up again, which the triage decided and not the software.
 */
export const noteerTriage = (
  casus: Casus,
  { triageId, gezinId, door }: NieuweTriage,
  nu: Date,
): Besluit<{ casus: Casus }> => {
  const metGezin = { ...casus, gezinId: casus.gezinId ?? gezinId ?? null };
  const voorval = { soort: "nieuwe-triage", wie: door, verwijzing: triageId } as const;
  if (casus.status !== "voorlopig-afgesloten") return { state: { casus: metGezin }, tijdlijn: [voorval] };
  const besluit = heropen(metGezin, { door }, nu);
  return { ...besluit, tijdlijn: [voorval, ...besluit.tijdlijn] };
};
