import { Column, Entity, PrimaryColumn } from "typeorm";
import { NazorgGestart, VrijlatingGewijzigd, VrijlatingNadert } from "@zvh/contracts";
import { event, fromAmsterdam, type Change, type Deadline } from "@zvh/platform";
import { dagVan } from "@zvh/regions";
import type { Detentiebericht } from "../bericht/detentiebericht.js";

/** One detention of one person, and the way back; on behalf of the municipality where he lives (R39). */
@Entity("nazorgdossier")
export class Nazorgdossier {
  @PrimaryColumn("uuid", { name: "dossier_id" }) dossierId!: string;
  @Column("text") huis!: string;
  @Column("text") regime!: string;
  @Column("uuid", { name: "persoon_id" }) persoonId!: string;
  @Column("text") gemeente!: string;
  @Column("text", { nullable: true }) namens!: string | null;
  @Column("text") fase!: "detentie" | "na-detentie" | "afgesloten";
  @Column("bytea") inrichting!: Buffer;
  @Column("date") insluitingsdatum!: string;
  /** Expected until `vrijgelaten`; null when it is not known. */
  @Column("date", { nullable: true }) vrijlatingsdatum!: string | null;
  @Column("boolean") vrijgelaten!: boolean;
  /** When the message came whose dates these are: an older one, recognised later, changes nothing. */
  @Column("timestamptz", { name: "bericht_op" }) berichtOp!: Date;
  /** The dossier of the detention before this one (R40). */
  @Column("uuid", { name: "eerder_dossier_id", nullable: true }) eerderDossierId!: string | null;
  @Column("timestamptz", { name: "geopend_op" }) geopendOp!: Date;
  /** Since when the alert stands that release is near without a roof (R41). */
  @Column("timestamptz", { name: "waarschuwing_op", nullable: true }) waarschuwingOp!: Date | null;
  @Column("timestamptz", { name: "overgedragen_op", nullable: true }) overgedragenOp!: Date | null;
  @Column("text", { name: "overgedragen_door", nullable: true }) overgedragenDoor!: string | null;
  @Column("timestamptz", { name: "afgesloten_op", nullable: true }) afgeslotenOp!: Date | null;
  @Column("text", { name: "afgesloten_door", nullable: true }) afgeslotenDoor!: string | null;
  @Column("text", { nullable: true }) afsluitreden!: string | null;
  /** How it ended, in words; sealed. */
  @Column("bytea", { nullable: true }) toelichting!: Buffer | null;
  @Column("date", { name: "bewaren_tot", nullable: true }) bewarenTot!: string | null;
}

const dagenVoor = (datum: string, dagen: number): Date => {
  const dag = new Date(Date.parse(`${datum}T00:00:00Z`) - dagen * 86_400_000).toISOString().slice(0, 10);
  return fromAmsterdam(`${dag}T00:00:00`);
};

/**
 * To which dossier of a person a message belongs: that of the same detention, also when the first day is corrected while
 * somebody is inside. Undefined when it is about another detention.
 * @param dossiers of this person, the latest detention first
 */
export const hoortBij = (
  { insluitingsdatum }: Pick<Detentiebericht, "insluitingsdatum">,
  dossiers: Nazorgdossier[],
): Nazorgdossier | undefined => {
  const zelfde = dossiers.find((dossier) => dossier.insluitingsdatum === insluitingsdatum);
  const [laatste] = dossiers;
  const binnen = laatste?.fase === "detentie" && !laatste.vrijgelaten;
  const naVrijlating = laatste?.vrijlatingsdatum && insluitingsdatum > laatste.vrijlatingsdatum;
  return zelfde ?? (binnen && !naVrijlating ? laatste : undefined);
};

/** What a message tells of somebody who is known now; `dossierId` and `inrichting` are for a dossier that it opens. */
type Nieuws = {
  bericht: Detentiebericht;
  persoonId: string;
  dossierId: string;
  inrichting: Buffer;
  /** Days before release at which a roof must be arranged, as the house has it. */
  dagen: number;
};

/** Whether it has ended, and when; an end without a day is today. */
const datumsUit = ({ soort, insluitingsdatum, vrijlatingsdatum, ontvangenOp }: Detentiebericht) => {
  const vrijgelaten = soort === "einde";
  return {
    insluitingsdatum,
    vrijgelaten,
    vrijlatingsdatum: vrijlatingsdatum ?? (vrijgelaten ? dagVan(ontvangenOp) : null),
    berichtOp: ontvangenOp,
  };
};

/**
 * Opens a dossier: at the start of a detention, or with whatever message comes first (R42). Somebody who was inside
 * before is inside again: that is recorded (R40).
 * @param dossiers of this person, the latest detention first
 */
export const open = (
  { bericht, persoonId, dossierId, inrichting, dagen }: Nieuws,
  dossiers: Nazorgdossier[],
  nu: Date,
): Change<Nazorgdossier> => {
  const { huis, regime, gemeente, namens } = bericht;
  const eerder = dossiers.find(({ insluitingsdatum }) => insluitingsdatum < bericht.insluitingsdatum);
  const begin = { fase: "detentie" as const, waarschuwingOp: null, overgedragenOp: null, overgedragenDoor: null };
  const nooit = { afgeslotenOp: null, afgeslotenDoor: null, afsluitreden: null, toelichting: null, bewarenTot: null };
  const over = { dossierId, huis, regime, persoonId, gemeente, namens, inrichting, geopendOp: nu };
  const datums = datumsUit(bericht);
  const state = { ...over, ...begin, ...nooit, ...datums, eerderDossierId: eerder?.dossierId ?? null };
  const gestart = event(NazorgGestart, {
    dossierId,
    huis,
    regime,
    gemeente,
    persoonId,
    insluitingsdatum: state.insluitingsdatum,
    ...(state.vrijlatingsdatum && { vrijlatingsdatum: state.vrijlatingsdatum }),
    ...(eerder && { eerderDossierId: eerder.dossierId }),
    gestartOp: nu.toISOString(),
  });
  const vrij = state.vrijgelaten ? [gewijzigd(state, nu)] : [];
  return { state, events: [gestart, ...vrij], deadlines: bewaak(state, false, dagen) };
};

/**
 * A message about a detention that has a dossier: release moves, becomes known or unknown, or has been. A message that
 * is older than what stands, or that comes after the hand-over, changes nothing.
 * @param onderdakGeregeld whether there is a roof: only without it there is something to guard
 */
export const verwerk = (
  dossier: Nazorgdossier,
  { bericht, inrichting, dagen }: Omit<Nieuws, "dossierId" | "persoonId">,
  onderdakGeregeld: boolean,
  nu: Date,
): Change<Nazorgdossier> => {
  if (dossier.fase !== "detentie" || bericht.ontvangenOp < dossier.berichtOp) return { state: dossier };
  const { gemeente, namens } = bericht;
  const straks = { ...dossier, ...datumsUit(bericht), gemeente, namens, inrichting };
  const verschoven = straks.vrijlatingsdatum !== dossier.vrijlatingsdatum || straks.vrijgelaten !== dossier.vrijgelaten;
  if (!verschoven) return { state: straks };
  const state = { ...straks, waarschuwingOp: null };
  return { state, events: [gewijzigd(state, nu)], deadlines: bewaak(state, onderdakGeregeld, dagen) };
};

const gewijzigd = ({ dossierId, huis, vrijlatingsdatum, vrijgelaten }: Nazorgdossier, nu: Date) =>
  event(VrijlatingGewijzigd, {
    dossierId,
    huis,
    ...(vrijlatingsdatum && { vrijlatingsdatum }),
    vrijgelaten,
    gewijzigdOp: nu.toISOString(),
  });

/**
 * The deadline by which a roof must be arranged: so many days before release, at once when that is past; none while
 * release is unknown, a roof is arranged, or the alert stands (R41).
 */
export const bewaak = (dossier: Nazorgdossier, onderdakGeregeld: boolean, dagen: number): Deadline[] => {
  const { dossierId: subject, fase, vrijlatingsdatum, waarschuwingOp } = dossier;
  const term = { kind: "onderdak", subject };
  const rust: Deadline = { ...term, state: onderdakGeregeld ? "met" : "cancelled" };
  if (fase !== "detentie" || !vrijlatingsdatum || onderdakGeregeld || waarschuwingOp) return [rust];
  return [rust, { ...term, state: "armed", dueAt: dagenVoor(vrijlatingsdatum, dagen), rule: `${dagen}-dagen` }];
};

/** Release is near, or has been, and there is no roof: the coordinator is told (R41). */
export const waarschuw = (dossier: Nazorgdossier, onderdakGeregeld: boolean, nu: Date): Change<Nazorgdossier> => {
  const { dossierId, huis, fase, vrijlatingsdatum, namens } = dossier;
  if (fase !== "detentie" || !vrijlatingsdatum || onderdakGeregeld) return { state: dossier };
  const nadert = { dossierId, huis, ...(namens && { namens }), vrijlatingsdatum, gewaarschuwdOp: nu.toISOString() };
  return { state: { ...dossier, waarschuwingOp: nu }, events: [event(VrijlatingNadert, nadert)] };
};
