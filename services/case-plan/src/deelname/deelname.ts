import { Column, Entity, PrimaryColumn } from "typeorm";
import { DeelnameGewijzigd, type RolInCasus } from "@zvh/contracts";
import { event, Refused, type Event } from "@zvh/platform";
import type { Casus } from "../casus/casus.js";
import type { Voorval } from "../casus/gebeurtenis.js";
import type { Besluit } from "../dossier.js";
import { eisNietAfgesloten, onbekendeOrganisaties, weigerBij } from "../weigering.js";

/** That a person takes part in a case: need to know is this row, not a role (decision 8). */
@Entity("deelname")
export class Deelname {
  @PrimaryColumn("uuid", { name: "deelname_id" }) deelnameId!: string;
  @Column("uuid", { name: "casus_id" }) casusId!: string;
  @Column("text") huis!: string;
  @Column("text") organisatie!: string;
  /** Id of the person. */
  @Column("text") medewerker!: string;
  @Column("text", { nullable: true }) naam!: string | null;
  @Column("text") rol!: RolInCasus;
  @Column("text") grondslag!: string;
  @Column("timestamptz") van!: Date;
  @Column("timestamptz", { nullable: true }) tot!: Date | null;
  @Column("text", { name: "einde_reden", nullable: true }) eindeReden!: string | null;
}

type Gegevens = Pick<Deelname, "organisatie" | "medewerker" | "naam" | "rol" | "grondslag">;

export const nieuweDeelname = (
  { casusId, huis }: Casus,
  gegevens: Gegevens,
  nu: Date,
  deelnameId: string,
): Deelname => ({
  deelnameId,
  casusId,
  huis,
  ...gegevens,
  van: nu,
  tot: null,
  eindeReden: null,
});

/** The event that tells of a deelname as it has become. */
export const gewijzigd = ({ casusId, huis, organisatie, medewerker, rol, van, tot }: Deelname): Event =>
  event(DeelnameGewijzigd, {
    casusId,
    huis,
    organisatie,
    medewerker,
    rol,
    van: van.toISOString(),
    ...(tot && { tot: tot.toISOString() }),
  });

/** Ends a deelname; the access of that person to this case ends with it. */
export const eindig = (deelname: Deelname, reden: string, nu: Date): Deelname => ({
  ...deelname,
  tot: nu,
  eindeReden: reden,
});

/**
 * The rows that change when somebody gets a role. Of a process director and of a casusregisseur there is never more
 * than one: the director before leaves (R21), the casusregisseur before stays as a participant (R89). Who leaves a role
 * comes first, so that no moment has two.
 */
export const geefRol = (openstaand: Deelname[], deelname: Deelname, nu: Date): Deelname[] => {
  const vorige = openstaand.find(({ rol, medewerker }) => rol === deelname.rol && medewerker !== deelname.medewerker);
  if (!vorige || deelname.rol === "deelnemer") return [deelname];
  if (deelname.rol === "procesregisseur") return [eindig(vorige, "overgedragen", nu), deelname];
  return [{ ...vorige, rol: "deelnemer" }, deelname];
};

export type Deelneming = Gegevens & { door: string };

/** Refused when somebody would direct both process and case (R51), or when a role would be left to nobody (R21, R89). */
const eisRolMag = (nu: RolInCasus | undefined, straks: RolInCasus): void => {
  if (!nu || nu === straks || nu === "deelnemer") return;
  if (straks !== "deelnemer") throw new Refused("regie-in-een-hand");
  throw new Refused(nu === "procesregisseur" ? "procesregisseur-nodig" : "casusregisseur-nodig");
};

const soortVan = (rol: RolInCasus, bestaand: boolean): Voorval["soort"] => {
  if (rol === "procesregisseur") return "procesregie-overgedragen";
  if (rol === "casusregisseur") return "casusregisseur-aangewezen";
  return bestaand ? "deelname-gewijzigd" : "deelname-gestart";
};

/**
 * Lets somebody take part, or gives a participant another role; as `procesregisseur` it hands over the direction (R89).
 * Refused: casus-afgesloten, organisatie-onbekend, regie-in-een-hand (R51), procesregisseur-nodig, casusregisseur-nodig.
 * @param openstaand the deelnames that have not ended
 * @param organisaties codes of the house's partners; the director works at `huis`
 */
export const neemDeel = (
  { casus, openstaand }: { casus: Casus; openstaand: Deelname[] },
  { door, ...gegevens }: Deelneming,
  organisaties: string[],
  nu: Date,
  deelnameId: string,
): Besluit<{ casus: Casus; deelnames: Deelname[] }> => {
  eisNietAfgesloten(casus);
  const regie = gegevens.rol === "procesregisseur";
  weigerBij(onbekendeOrganisaties("organisatie", [gegevens.organisatie], regie ? ["huis"] : organisaties));
  const eigen = openstaand.find(({ medewerker }) => medewerker === gegevens.medewerker);
  eisRolMag(eigen?.rol, gegevens.rol);
  const deelname = eigen ? { ...eigen, ...gegevens } : nieuweDeelname(casus, gegevens, nu, deelnameId);
  const deelnames = geefRol(openstaand, deelname, nu);
  return {
    state: { casus: regie ? { ...casus, procesregisseur: gegevens.medewerker } : casus, deelnames },
    events: deelnames.map(gewijzigd),
    tijdlijn: [{ soort: soortVan(gegevens.rol, !!eigen), wie: door, verwijzing: deelname.deelnameId }],
  };
};

/**
 * Ends a deelname, and with it the access. Refused: deelname-al-beeindigd, procesregisseur-nodig (R21), and
 * casusregisseur-nodig where the house asks that a case has one from its first meeting on (R89).
 */
export const beeindig = (
  deelname: Deelname,
  { reden, door }: { reden: string; door: string },
  { casusregisseurNodig }: { casusregisseurNodig: boolean },
  nu: Date,
): Besluit<{ deelnames: [Deelname] }> => {
  if (deelname.tot) throw new Refused("deelname-al-beeindigd");
  if (deelname.rol === "procesregisseur") throw new Refused("procesregisseur-nodig");
  if (deelname.rol === "casusregisseur" && casusregisseurNodig) throw new Refused("casusregisseur-nodig");
  const beeindigd = eindig(deelname, reden, nu);
  return {
    state: { deelnames: [beeindigd] },
    events: [gewijzigd(beeindigd)],
    tijdlijn: [{ soort: "deelname-beeindigd", wie: door, verwijzing: deelname.deelnameId }],
  };
};
