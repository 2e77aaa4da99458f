import { Column, Entity, PrimaryColumn } from "typeorm";
import { AanstellingGewijzigd } from "@zvh/contracts";
import { event, fromAmsterdam, Refused, stableId, type Change, type Deadline, type Event } from "@zvh/platform";
import { dagVan } from "@zvh/regions";
import { dagenNa } from "../weigering.js";

/** Everything that somebody can be in a house; `medewerker` is everybody who is no system. */
export const rollen = [
  "medewerker",
  "screener",
  "screeningspartner",
  "triagevoorzitter",
  "triagelid",
  "procesregisseur",
  "zsm-desk",
  "meldpuntmedewerker",
  "deelnemer",
  "nazorgcoordinator",
  "beheerder",
  "privacyofficer",
  "afzender",
] as const;
export type Rol = (typeof rollen)[number];

/** On what the trust in somebody rests (BGS 1.11): a VOG, a screening, or for a system its participant's word. */
export const screeningen = ["vog", "screening", "systeem"] as const;
export type Screening = (typeof screeningen)[number];

/** One person, or one system, in one house: who it is and what it may do there. Days are inclusive. */
@Entity("aanstelling")
export class Aanstelling {
  @PrimaryColumn("uuid", { name: "aanstelling_id" }) aanstellingId!: string;
  @Column("text") huis!: string;
  /** What the issuer of sign-ins calls this one (`sub`), the same in every house. */
  @Column("text", { name: "medewerker_id" }) medewerkerId!: string;
  /** Of staff only identification and contact data (L12). */
  @Column("text") naam!: string;
  @Column("text", { nullable: true }) telefoon!: string | null;
  @Column("text", { nullable: true }) email!: string | null;
  @Column("text") organisatie!: string;
  @Column({ type: "uuid", array: true }) teams!: string[];
  @Column({ type: "text", array: true }) rollen!: Rol[];
  @Column("text", { nullable: true }) screening!: Screening | null;
  @Column("date", { name: "gescreend_tot", nullable: true }) gescreendTot!: string | null;
  @Column("date") van!: string;
  @Column("date", { nullable: true }) tot!: string | null;
  @Column("timestamptz", { name: "beeindigd_op", nullable: true }) beeindigdOp!: Date | null;
  /** Who stands in, from and up to which day (R89). */
  @Column("text", { nullable: true }) vervanger!: string | null;
  @Column("date", { name: "vervanger_van", nullable: true }) vervangerVan!: string | null;
  @Column("date", { name: "vervanger_tot", nullable: true }) vervangerTot!: string | null;
  @Column("text", { name: "gewijzigd_door" }) gewijzigdDoor!: string;
  @Column("timestamptz", { name: "gewijzigd_op" }) gewijzigdOp!: Date;
}

/** What somebody records of a person in a house. */
export type Gegevens = Omit<
  Aanstelling,
  "aanstellingId" | "huis" | "medewerkerId" | "beeindigdOp" | "gewijzigdDoor" | "gewijzigdOp"
>;

export const aanstellingIdVan = (huis: string, medewerkerId: string): string =>
  stableId("aanstelling", medewerkerId, huis);

/** Whether somebody may do something on a day, and if not, why. */
export type Stand = "actief" | "nog-niet" | "beeindigd" | "niet-gescreend" | "screening-verlopen";

/** How things stand on a day: without a VOG or screening that is still valid, nothing is allowed (L22). */
export const standVan = ({ beeindigdOp, van, tot, gescreendTot }: Aanstelling, dag: string): Stand => {
  if (beeindigdOp || (tot && tot < dag)) return "beeindigd";
  if (van > dag) return "nog-niet";
  if (!gescreendTot) return "niet-gescreend";
  return gescreendTot < dag ? "screening-verlopen" : "actief";
};

export const isActief = (aanstelling: Aanstelling, dag: string): boolean => standVan(aanstelling, dag) === "actief";

const gewijzigd = (aanstelling: Aanstelling, nu: Date): Event => {
  const { aanstellingId, huis, medewerkerId, organisatie, gescreendTot, vervanger, vervangerVan, vervangerTot } =
    aanstelling;
  return event(AanstellingGewijzigd, {
    aanstellingId,
    huis,
    medewerkerId,
    organisatie,
    rollen: aanstelling.rollen,
    actief: isActief(aanstelling, dagVan(nu)),
    ...(gescreendTot && { gescreendTot }),
    ...(vervanger && { vervanger, vervangerVan: vervangerVan!, vervangerTot: vervangerTot! }),
  });
};

/** The kind of the deadline at the next moment at which something begins or ends by itself. */
export const omslag = "aanstelling-omslag";

/** The first day from which it is different than today: it begins, its end has passed, or its screening has. */
const volgendeOmslag = ({ beeindigdOp, van, tot, gescreendTot }: Aanstelling, vandaag: string): string | undefined => {
  if (beeindigdOp || (tot && tot < vandaag)) return undefined;
  const dagen = [van, tot && dagenNa(tot, 1), gescreendTot && dagenNa(gescreendTot, 1)];
  return dagen.filter((dag): dag is string => dag !== null && dag > vandaag).sort()[0];
};

/**
 * The state with what follows: everybody who asks hears it now, and again when it changes by itself.
 * @param liep whether a deadline may be running
 */
const metGevolg = (state: Aanstelling, nu: Date, liep: boolean): Change<Aanstelling> => {
  const dag = volgendeOmslag(state, dagVan(nu));
  const subject = state.aanstellingId;
  const deadlines: Deadline[] = liep ? [{ kind: omslag, subject, state: "cancelled" }] : [];
  if (dag)
    deadlines.push({ kind: omslag, subject, state: "armed", rule: "dag-v1", dueAt: fromAmsterdam(`${dag}T00:00:00`) });
  return { state, events: [gewijzigd(state, nu)], deadlines };
};

/** The roles in the order of the list; whoever is no system is a medewerker too. */
const opVolgorde = (gekozen: Rol[]): Rol[] =>
  rollen.filter((rol) => gekozen.includes(rol) || (rol === "medewerker" && !gekozen.includes("afzender")));

/** Somebody new in a house. The data have been judged (`beoordeel`). */
export const stelAan = (
  { huis, medewerkerId }: Pick<Aanstelling, "huis" | "medewerkerId">,
  gegevens: Gegevens,
  door: string,
  nu: Date,
): Change<Aanstelling> => {
  const aanstellingId = aanstellingIdVan(huis, medewerkerId);
  const wie = { aanstellingId, huis, medewerkerId, gewijzigdDoor: door, gewijzigdOp: nu };
  return metGevolg({ ...gegevens, ...wie, rollen: opVolgorde(gegevens.rollen), beeindigdOp: null }, nu, false);
};

/** Who does this, and how many others may manage the house today: nobody manages himself, and one always remains. */
export type Beheer = { door: string; andereBeheerders: number };

const bewaak = (van: Aanstelling, naar: Aanstelling, { door, andereBeheerders }: Beheer, nu: Date): void => {
  if (van.medewerkerId === door) throw new Refused("eigen-aanstelling");
  const beheert = (een: Aanstelling) => een.rollen.includes("beheerder") && isActief(een, dagVan(nu));
  if (beheert(van) && !beheert(naar) && andereBeheerders === 0) throw new Refused("laatste-beheerder");
};

/**
 * Other data for somebody whom the house has; whose appointment had ended, is appointed again. The data have been judged.
 * Refused: eigen-aanstelling (nobody gives himself more), laatste-beheerder.
 */
export const wijzig = (aanstelling: Aanstelling, gegevens: Gegevens, beheer: Beheer, nu: Date): Change<Aanstelling> => {
  const wie = { rollen: opVolgorde(gegevens.rollen), gewijzigdDoor: beheer.door, gewijzigdOp: nu };
  const state = { ...aanstelling, ...gegevens, ...wie, beeindigdOp: null };
  bewaak(aanstelling, state, beheer, nu);
  return metGevolg(state, nu, true);
};

/** Ends what somebody may do, at once (L22). Refused: eigen-aanstelling, laatste-beheerder. */
export const beeindig = (aanstelling: Aanstelling, beheer: Beheer, nu: Date): Change<Aanstelling> => {
  const geenVervanger = { vervanger: null, vervangerVan: null, vervangerTot: null };
  const state = { ...aanstelling, ...geenVervanger, beeindigdOp: nu, gewijzigdDoor: beheer.door, gewijzigdOp: nu };
  bewaak(aanstelling, state, beheer, nu);
  return metGevolg(state, nu, true);
};

/** A day came on which something begins or ends by itself: everybody who asks hears how it stands now. */
export const slaOm = (aanstelling: Aanstelling, nu: Date): Change<Aanstelling> => metGevolg(aanstelling, nu, false);
