import { Column, Entity, PrimaryColumn } from "typeorm";
import { VerstrekkingGegeven, VerstrekkingOntvangen, VerstrekkingVervallen, type Vervalreden } from "@zvh/contracts";
import {
  event,
  fromAmsterdam,
  housesWith,
  organisationIn,
  stableId,
  type Change,
  type Deadline,
  type Person,
} from "@zvh/platform";
import type { Agendapunt, Bekendheidsvraag } from "../bekendheid/bekendheidsvraag.js";
import { dagenNa } from "../weigering.js";

/**
 * An extract about a person that one house gave another, because that one asked and this one knows him (WGS 2.28, L06).
 * Each house has a row of its own with all that makes it lawful (R64); the words stand in one of them alone.
 */
@Entity("verstrekking")
export class Verstrekking {
  @PrimaryColumn("uuid", { name: "verstrekking_id" }) verstrekkingId!: string;
  @Column("text") huis!: string;
  @Column("text") richting!: "gegeven" | "ontvangen";
  /** Of who gave: the question of the other house. */
  @Column("uuid", { name: "verzoek_id", nullable: true }) verzoekId!: string | null;
  /** Of who has it: its own question, and the item for which it is. */
  @Column("uuid", { name: "vraag_id", nullable: true }) vraagId!: string | null;
  @Column("uuid", { name: "triage_id", nullable: true }) triageId!: string | null;
  @Column("text", { name: "ander_huis" }) anderHuis!: string;
  /** As this house knows him. */
  @Column("uuid", { name: "persoon_id" }) persoonId!: string;
  /** The organisation that supplied it, as the house that gives calls it. */
  @Column("text") bron!: string;
  @Column("text", { name: "bron_naam" }) bronNaam!: string;
  @Column("text") grondslag!: string;
  @Column("text") doelbinding!: string;
  /** One of the twelve of WGS 2.30 (L10). */
  @Column("text") categorie!: string;
  /** What the supplier asks of who reads it (L09). */
  @Column("text") voorwaarde!: string;
  @Column("date", { name: "eerst_verwerkt_op" }) eerstVerwerktOp!: string;
  /** Who of the supplier consented (WGS 2.28); null where that is not needed. */
  @Column("text", { name: "toestemming_van", nullable: true }) toestemmingVan!: string | null;
  @Column("text", { name: "toestemming_van_naam", nullable: true }) toestemmingVanNaam!: string | null;
  /** The words, sealed: of who gave until they have arrived, of who has them until the item is done. */
  @Column("bytea", { nullable: true }) inhoud!: Buffer | null;
  @Column("text") door!: string;
  @Column("text", { name: "door_naam" }) doorNaam!: string;
  @Column("timestamptz", { name: "gegeven_op" }) gegevenOp!: Date;
  @Column("text") stand!: "onderweg" | "aangekomen" | "niet-aangekomen" | "vervallen";
  @Column("timestamptz", { name: "stand_op" }) standOp!: Date;
}

/** What is sealed of it. */
export type Uittreksel = { tekst: string; voorwaardeToelichting: string | null };

/** What of an extract is the same in both houses. */
type Gelijk = Omit<
  Verstrekking,
  "verstrekkingId" | "huis" | "richting" | "verzoekId" | "vraagId" | "triageId" | "anderHuis" | "persoonId" | "inhoud"
> & { inhoud: Buffer };

/** A named person gave something: it is on its way, and the to-do takes it across. */
export const geef = (
  nieuw: Omit<Gelijk, "stand" | "standOp"> &
    Pick<Verstrekking, "verstrekkingId" | "huis" | "anderHuis" | "persoonId"> & { verzoekId: string },
): Change<Verstrekking> => {
  const { verstrekkingId, huis, anderHuis: aanHuis, verzoekId, gegevenOp } = nieuw;
  const eigen = { richting: "gegeven", vraagId: null, triageId: null } as const;
  return {
    state: { ...nieuw, ...eigen, stand: "onderweg", standOp: gegevenOp },
    events: [
      event(VerstrekkingGegeven, { verstrekkingId, huis, aanHuis, verzoekId, gegevenOp: gegevenOp.toISOString() }),
    ],
    todos: [{ kind: "verstrekking-afleveren", subject: verstrekkingId, data: {} }],
  };
};

/** As the house that asked calls an extract of another. */
export const ontvangenIdVan = (verstrekkingId: string): string => stableId("verstrekking", verstrekkingId);

/**
 * It arrives at who asked, for the one item of the question. What is for one meeting alone goes after that day (L09).
 * @param inhoud the words, sealed again with the key of this row
 * @param totEnMet the day of the meeting, when it is for that one alone
 */
export const ontvang = (
  gegeven: Verstrekking,
  vraag: Pick<Bekendheidsvraag, "vraagId" | "huis" | "triageId" | "persoonId">,
  inhoud: Buffer,
  totEnMet: string | null,
  nu: Date,
): Change<Verstrekking> => {
  const { vraagId, huis, triageId, persoonId } = vraag;
  const verstrekkingId = ontvangenIdVan(gegeven.verstrekkingId);
  const eigen = { verstrekkingId, huis, vraagId, triageId, persoonId, verzoekId: null, inhoud } as const;
  const hier = { richting: "ontvangen", anderHuis: gegeven.huis, stand: "aangekomen", standOp: nu } as const;
  const wat = { verstrekkingId, huis, vanHuis: gegeven.huis, vraagId, ontvangenOp: nu.toISOString() };
  return {
    state: { ...gegeven, ...eigen, ...hier },
    events: [event(VerstrekkingOntvangen, wat)],
    deadlines: totEnMet ? [naOverleg(verstrekkingId, totEnMet)] : [],
  };
};

const naOverleg = (subject: string, dag: string): Deadline => ({
  kind: "verstrekking-eenmalig",
  subject,
  state: "armed",
  dueAt: fromAmsterdam(`${dagenNa(dag, 1)}T00:00:00`),
  rule: "v1",
});

/** Who gave hears whether it arrived, and keeps no words of it. */
export const afgeleverd = (gegeven: Verstrekking, stand: "aangekomen" | "niet-aangekomen", nu: Date) => ({
  state: gegeven.stand === "onderweg" ? { ...gegeven, inhoud: null, stand, standOp: nu } : gegeven,
});

/** What was received is no longer needed: the words go, that it was there and on what ground stays. */
export const verval = (ontvangen: Verstrekking, reden: Vervalreden, nu: Date): Change<Verstrekking> => {
  const { verstrekkingId, huis, stand } = ontvangen;
  if (stand === "vervallen") return { state: ontvangen };
  const deadlines: Deadline[] =
    reden === "eenmalig" ? [] : [{ kind: "verstrekking-eenmalig", subject: verstrekkingId, state: "cancelled" }];
  return {
    state: { ...ontvangen, inhoud: null, stand: "vervallen", standOp: nu },
    events: [event(VerstrekkingVervallen, { verstrekkingId, huis, reden, vervallenOp: nu.toISOString() })],
    deadlines,
  };
};

/** What a list shows of it: all but the words. */
export const zonderInhoud = (verstrekking: Verstrekking) => ({ ...verstrekking, inhoud: undefined });

/**
 * Whether somebody may read what arrived for an item: who leads the triage of the house, and the people of the
 * organisations that were chosen for it, as long as its purpose test holds and it is open (L15, WGS 2.31).
 */
export const magLezen = ({ positief, deelnemers }: Agendapunt, wie: Person, huis: string): boolean =>
  positief &&
  (housesWith(wie, "triagevoorzitter").includes(huis) ||
    (housesWith(wie, "triagelid").includes(huis) && deelnemers.includes(organisationIn(wie, huis) ?? "")));
