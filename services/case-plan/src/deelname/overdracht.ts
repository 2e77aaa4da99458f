import { Column, Entity, PrimaryColumn } from "typeorm";
import { Refused, refuseFaults, type Fault } from "@zvh/platform";
import type { Casus } from "../casus/casus.js";
import type { Besluit } from "../dossier.js";
import { eisActief, fout } from "../weigering.js";
import { geefRol, gewijzigd, type Deelname } from "./deelname.js";

export const antwoorden = ["aanvaard", "geweigerd", "ingetrokken"] as const;
export type Antwoord = (typeof antwoorden)[number];

/** The casusregie, offered to a successor; who has it keeps it until the successor accepts (R89). */
@Entity("overdracht")
export class Overdracht {
  @PrimaryColumn("uuid", { name: "overdracht_id" }) overdrachtId!: string;
  @Column("uuid", { name: "casus_id" }) casusId!: string;
  @Column("text") huis!: string;
  /** Id of the casusregisseur. */
  @Column("text") van!: string;
  /** Id of the one to whom it is offered. */
  @Column("text") naar!: string;
  @Column("bytea") toelichting!: string;
  @Column("text") door!: string;
  @Column("timestamptz", { name: "aangeboden_op" }) aangebodenOp!: Date;
  @Column("text", { nullable: true }) antwoord!: Antwoord | null;
  @Column("bytea", { name: "antwoord_toelichting", nullable: true }) antwoordToelichting!: string | null;
  @Column("timestamptz", { name: "beantwoord_op", nullable: true }) beantwoordOp!: Date | null;
}

type Stand = { casus: Casus; openstaand: Deelname[] };

/** What is wrong with somebody as casusregisseur: takes no part, directs the process (R51), or is there for a time only. */
export const foutenInCasusregisseur = (openstaand: Deelname[], wie: string, waar: string): Fault[] => {
  const deelname = openstaand.find(({ medewerker }) => medewerker === wie);
  if (!deelname) return [fout(waar, "casusregisseur-neemt-niet-deel", "laat deze persoon eerst deelnemen")];
  if (deelname.rol === "procesregisseur")
    return [fout(waar, "regie-in-een-hand", "kies iemand anders dan de procesregisseur")];
  if (deelname.uiterlijk) return [fout(waar, "deelname-tijdelijk", "geef eerst een deelname zonder einddatum")];
  return [];
};

/**
 * Offers the casusregie to another participant (R89). Refused: casus-niet-actief, casusregisseur-ontbreekt,
 * overdracht-loopt-al, casusregisseur-neemt-niet-deel, regie-in-een-hand, deelname-tijdelijk.
 * @param lopend the offer that has no answer yet
 */
export const bied = (
  { casus, openstaand, lopend }: Stand & { lopend: Overdracht | null },
  { naar, toelichting, door }: { naar: string; toelichting: string; door: string },
  nu: Date,
  overdrachtId: string,
): Besluit<{ overdracht: Overdracht }> => {
  eisActief(casus);
  const huidig = openstaand.find(({ rol }) => rol === "casusregisseur");
  if (!huidig) throw new Refused("casusregisseur-ontbreekt");
  if (lopend) throw new Refused("overdracht-loopt-al");
  refuseFaults(foutenInCasusregisseur(openstaand, naar, "naar"));
  const opvolger = openstaand.find(({ medewerker }) => medewerker === naar)!;
  const { casusId, huis } = casus;
  const open = { antwoord: null, antwoordToelichting: null, beantwoordOp: null };
  const aanbod = { casusId, huis, van: huidig.medewerker, naar, toelichting, door, aangebodenOp: nu };
  return {
    state: { overdracht: { overdrachtId, ...aanbod, ...open } },
    events: [gewijzigd(opvolger, { aangebodenRol: "casusregisseur" })],
    tijdlijn: [{ soort: "casusregie-aangeboden", wie: door, verwijzing: opvolger.deelnameId }],
  };
};

const gezegd = { geweigerd: "casusregie-geweigerd", ingetrokken: "casusregie-ingetrokken" } as const;

/**
 * The answer to an offer. Only an acceptance changes a role: who had the casusregie stays as a participant (R89).
 * Refused: overdracht-al-beantwoord, and for an acceptance what `bied` refuses of a successor.
 */
export const beantwoord = (
  { casus, openstaand }: Stand,
  overdracht: Overdracht,
  { antwoord, toelichting = null, door }: { antwoord: Antwoord; toelichting?: string | null; door: string },
  nu: Date,
): Besluit<{ overdracht: Overdracht; deelnames: Deelname[] }> => {
  if (overdracht.antwoord) throw new Refused("overdracht-al-beantwoord");
  const antwoordVan = { ...overdracht, antwoord, antwoordToelichting: toelichting, beantwoordOp: nu };
  const opvolger = openstaand.find(({ medewerker }) => medewerker === overdracht.naar);
  const verwijzing = opvolger?.deelnameId;
  if (antwoord !== "aanvaard")
    return {
      state: { overdracht: antwoordVan, deelnames: [] },
      events: opvolger ? [gewijzigd(opvolger)] : [],
      tijdlijn: [{ soort: gezegd[antwoord], wie: door, verwijzing }],
    };
  eisActief(casus);
  refuseFaults(foutenInCasusregisseur(openstaand, overdracht.naar, "naar"));
  const deelnames = geefRol(openstaand, { ...opvolger!, rol: "casusregisseur" }, nu);
  return {
    state: { overdracht: antwoordVan, deelnames },
    events: deelnames.map((deelname) => gewijzigd(deelname)),
    tijdlijn: [{ soort: "casusregisseur-aangewezen", wie: door, verwijzing }],
  };
};
