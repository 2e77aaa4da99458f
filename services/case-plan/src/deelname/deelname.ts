import { Column, Entity, PrimaryColumn } from "typeorm";
import { DeelnameGewijzigd, type RolInCasus } from "@zvh/contracts";
import { event, Refused, refuseFaults, type Deadline, type Event } from "@zvh/platform";
import { foutenInGrondslag, type Grondslagen, type Huis } from "@zvh/regions";
import type { Casus } from "../casus/casus.js";
import type { Voorval } from "../casus/gebeurtenis.js";
import type { Besluit } from "../dossier.js";
import { datumVan, eindeVan } from "../datum.js";
import { eisNietAfgesloten, foutAls, onbekendeOrganisaties } from "../weigering.js";

/** That a person takes part in a case: need to know is this row, not a role (decision 8). */
@Entity("deelname")
export class Deelname {
  @PrimaryColumn("uuid", { name: "deelname_id" }) deelnameId!: string;
  @Column("uuid", { name: "casus_id" }) casusId!: string;
  @Column("text") huis!: string;
  @Column("text") organisatie!: string;
  /** Code or name of the team within the organisation. */
  @Column("text", { nullable: true }) team!: string | null;
  /** Id of the person. */
  @Column("text") medewerker!: string;
  @Column("text", { nullable: true }) naam!: string | null;
  @Column("text") rol!: RolInCasus;
  /** Code of the national list; of before there was one, the words of then. */
  @Column("text") grondslag!: string;
  @Column("timestamptz") van!: Date;
  /** When a temporary deelname ends by itself: from that moment on it gives no access (R72). */
  @Column("timestamptz", { nullable: true }) uiterlijk!: Date | null;
  /** Id of who stands in, from one moment to another (R89). */
  @Column("text", { nullable: true }) vervanger!: string | null;
  @Column("text", { name: "vervanger_naam", nullable: true }) vervangerNaam!: string | null;
  @Column("timestamptz", { name: "vervanger_van", nullable: true }) vervangerVan!: Date | null;
  @Column("timestamptz", { name: "vervanger_tot", nullable: true }) vervangerTot!: Date | null;
  /** When it ended. */
  @Column("timestamptz", { nullable: true }) tot!: Date | null;
  @Column("bytea", { name: "einde_reden", nullable: true }) eindeReden!: string | null;
}

type Gegevens = Pick<Deelname, "organisatie" | "medewerker" | "naam" | "rol" | "grondslag"> &
  Partial<Pick<Deelname, "team" | "uiterlijk">>;

const zonderVervanger = { vervanger: null, vervangerNaam: null, vervangerVan: null, vervangerTot: null };

/** Whether somebody stands in for this participant at this moment. */
const vervangt = ({ vervanger, vervangerVan, vervangerTot }: Deelname, wie: string, nu: Date): boolean =>
  vervanger === wie && !!vervangerVan && !!vervangerTot && vervangerVan <= nu && nu < vervangerTot;

/** For which participants somebody acts at this moment: for himself, and for whom he stands in; himself first. */
export const deelnamesVan = (openstaand: Deelname[], wie: string, nu: Date): Deelname[] => {
  const lopend = openstaand.filter(({ tot, uiterlijk }) => !tot && (!uiterlijk || nu < uiterlijk));
  return [
    ...lopend.filter(({ medewerker }) => medewerker === wie),
    ...lopend.filter((deelname) => vervangt(deelname, wie, nu)),
  ];
};

export const nieuweDeelname = (
  { casusId, huis }: Casus,
  gegevens: Gegevens,
  nu: Date,
  deelnameId: string,
): Deelname => ({
  deelnameId,
  casusId,
  huis,
  team: null,
  uiterlijk: null,
  ...gegevens,
  ...zonderVervanger,
  van: nu,
  tot: null,
  eindeReden: null,
});

const moment = (wanneer: Date | null): string | undefined => wanneer?.toISOString();

/** The event that tells of a deelname as it has become. */
export const gewijzigd = (deelname: Deelname, meer: Pick<DeelnameGewijzigd, "aangebodenRol"> = {}): Event => {
  const { casusId, huis, organisatie, medewerker, rol, van, tot, uiterlijk } = deelname;
  const { vervanger, vervangerVan, vervangerTot } = deelname;
  return event(DeelnameGewijzigd, {
    casusId,
    huis,
    organisatie,
    medewerker,
    rol,
    van: van.toISOString(),
    tot: moment(tot),
    uiterlijk: moment(uiterlijk),
    vervanger: vervanger ?? undefined,
    vervangerVan: moment(vervangerVan),
    vervangerTot: moment(vervangerTot),
    ...meer,
  });
};

/** The term of a temporary deelname: it begins, or it ends with what it was for. */
export const termijnVan = ({ deelnameId: subject, tot, uiterlijk }: Deelname, eerder?: Deelname): Deadline[] => {
  const kind = "deelname-voorbij";
  if (uiterlijk && !tot) return [{ kind, subject, state: "armed", dueAt: uiterlijk, rule: "v1" }];
  return eerder?.uiterlijk ? [{ kind, subject, state: "cancelled" }] : [];
};

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

/** What a house says of who may take part and on what ground. */
export type Deelnameeisen = Grondslagen & Pick<Huis, "organisaties">;

export const codesVan = ({ organisaties }: Pick<Huis, "organisaties">): string[] =>
  organisaties.map(({ code }) => code);

/** `tot` is the last day of a temporary deelname. */
export type Deelneming = Omit<Gegevens, "uiterlijk"> & { tot?: string; door: string };

/** Refused when somebody would direct both process and case (R51), or when a role would be left to nobody (R21, R89). */
const eisRolMag = (nu: RolInCasus | undefined, straks: RolInCasus): void => {
  if (!nu || nu === straks || nu === "deelnemer") return;
  if (straks !== "deelnemer") throw new Refused("regie-in-een-hand");
  throw new Refused(nu === "procesregisseur" ? "procesregisseur-nodig" : "casusregisseur-nodig");
};

/** Refused when another has the casusregie: that one offers it, and the successor accepts (R89). */
const eisGeenOverdracht = (openstaand: Deelname[], { rol, medewerker }: Gegevens): void => {
  const anders = openstaand.some((ander) => ander.rol === "casusregisseur" && ander.medewerker !== medewerker);
  if (rol === "casusregisseur" && anders) throw new Refused("overdracht-nodig");
};

const soortVan = (rol: RolInCasus, bestaand: boolean): Voorval["soort"] => {
  if (rol === "procesregisseur") return "procesregie-overgedragen";
  if (rol === "casusregisseur") return "casusregisseur-aangewezen";
  return bestaand ? "deelname-gewijzigd" : "deelname-gestart";
};

/**
 * Lets somebody take part, or gives a participant another role; as `procesregisseur` it hands over the direction (R89).
 * The casusregie goes to the first only: from then on it is offered and accepted (`overdracht.ts`).
 * Refused: casus-afgesloten, regie-in-een-hand (R51), procesregisseur-nodig, casusregisseur-nodig, overdracht-nodig (R89),
 * and at once organisatie-onbekend, grondslag-onbekend, datum-voorbij, deelname-tijdelijk.
 * @param openstaand the deelnames that have not ended
 * @param eisen of the house: its partners (the director works at `huis`), and the grounds there are
 */
export const neemDeel = (
  { casus, openstaand }: { casus: Casus; openstaand: Deelname[] },
  { door, tot, ...gegevens }: Deelneming,
  eisen: Deelnameeisen,
  nu: Date,
  deelnameId: string,
): Besluit<{ casus: Casus; deelnames: Deelname[] }> => {
  eisNietAfgesloten(casus);
  const regie = gegevens.rol === "procesregisseur";
  const tijdelijkeRol = !!tot && gegevens.rol !== "deelnemer";
  refuseFaults([
    ...onbekendeOrganisaties("organisatie", [gegevens.organisatie], regie ? ["huis"] : codesVan(eisen)),
    ...foutenInGrondslag("grondslag", gegevens.grondslag, "deelname", eisen),
    ...foutAls(!!tot && tot < datumVan(nu), "tot", "datum-voorbij", "kies vandaag of een latere dag"),
    ...foutAls(tijdelijkeRol, "tot", "deelname-tijdelijk", "laat de einddatum weg bij wie de regie krijgt"),
  ]);
  const eigen = openstaand.find(({ medewerker }) => medewerker === gegevens.medewerker);
  eisRolMag(eigen?.rol, gegevens.rol);
  eisGeenOverdracht(openstaand, gegevens);
  const uiterlijk = tot ? eindeVan(tot) : null;
  const deelname = eigen
    ? { ...eigen, ...gegevens, uiterlijk }
    : nieuweDeelname(casus, { ...gegevens, uiterlijk }, nu, deelnameId);
  const deelnames = geefRol(openstaand, deelname, nu);
  return {
    state: { casus: regie ? { ...casus, procesregisseur: gegevens.medewerker } : casus, deelnames },
    events: deelnames.map((een) => gewijzigd(een)),
    deadlines: termijnVan(deelname, eigen),
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
    deadlines: termijnVan(beeindigd, deelname),
    tijdlijn: [{ soort: "deelname-beeindigd", wie: door, verwijzing: deelname.deelnameId }],
  };
};
