import { Column, Entity, PrimaryColumn } from "typeorm";
import { BekendheidBeantwoord, type Bekendheidsantwoord } from "@zvh/contracts";
import { event, Refused, refuseFaults, type Change } from "@zvh/platform";
import { foutAls } from "../weigering.js";

/** The question of a house whether another knows a person (WGS 2.28, L06): the side of who asks. */
@Entity("bekendheidsvraag")
export class Bekendheidsvraag {
  @PrimaryColumn("uuid", { name: "vraag_id" }) vraagId!: string;
  @Column("text") huis!: string;
  @Column("uuid", { name: "triage_id" }) triageId!: string;
  @Column("uuid", { name: "persoon_id" }) persoonId!: string;
  @Column("text", { name: "aan_huis" }) aanHuis!: string;
  /** A purpose of WGS 2.25: all that the other house hears of the why. */
  @Column("text") doel!: string;
  /** Why it is necessary, sealed; it stays in this house. */
  @Column("bytea") reden!: Buffer;
  @Column("text") door!: string;
  @Column("text", { name: "door_naam" }) doorNaam!: string;
  @Column("timestamptz", { name: "gevraagd_op" }) gevraagdOp!: Date;
  @Column("timestamptz", { name: "uiterlijk_op" }) uiterlijkOp!: Date;
  @Column("text", { nullable: true }) antwoord!: Bekendheidsantwoord | null;
  @Column("timestamptz", { name: "beantwoord_op", nullable: true }) beantwoordOp!: Date | null;
  /** When the item was decided: from then on nothing of another house arrives for it any more. */
  @Column("timestamptz", { name: "gesloten_op", nullable: true }) geslotenOp!: Date | null;
}

/** What the owner of an item says of it. */
export type Agendapunt = {
  /** Its purpose test is positive, and it is still open. */
  positief: boolean;
  /** The day on which it is discussed. */
  overlegDatum: string;
  betrokkenen: { rol: string; persoonId: string | null }[];
  /** Codes of the organisations that were chosen to take part in it (L15). */
  deelnemers: string[];
};

/** What is asked, with what this house knows beforehand. */
export type Voorgelegd = {
  item: Agendapunt;
  persoonId: string;
  huis: string;
  aanHuizen: string[];
  doel: string;
  /** Houses and purposes that there are. */
  bekend: { huizen: string[]; doelen: string[] };
  heeftBsn: boolean;
  /** Houses that were asked about this person, and did not answer yet. */
  lopend: string[];
};

/**
 * Whether a house may ask others about a person (WGS 2.28). What the others know plays no part in it.
 * @throws Refused doeltoets-ontbreekt, persoon-onbekend, rol-uitgesloten, bsn-ontbreekt, ander-huis-onbekend,
 *   doelbinding-onbekend, vraag-loopt-al; all that is wrong at once
 */
export const magVragen = ({ item, persoonId, huis, aanHuizen, doel, ...weet }: Voorgelegd): void => {
  // Before the purpose test nobody may be told of the item, and its persons are nobody's business (L15).
  if (!item.positief) throw new Refused("doeltoets-ontbreekt");
  const betrokkene = item.betrokkenen.find((iemand) => iemand.persoonId === persoonId);
  if (!betrokkene) throw new Refused("persoon-onbekend");
  const uitgesloten = ["slachtoffer", "getuige"].includes(betrokkene.rol);
  const vreemd = aanHuizen.some((ander) => ander === huis || !weet.bekend.huizen.includes(ander));
  refuseFaults([
    ...foutAls(uitgesloten, "persoonId", "rol-uitgesloten", "naar een slachtoffer of getuige wordt niet gevraagd"),
    ...foutAls(!weet.heeftBsn, "persoonId", "bsn-ontbreekt", "van deze persoon is geen BSN bekend"),
    ...foutAls(vreemd, "aanHuizen", "ander-huis-onbekend", "kies andere huizen uit de lijst"),
    ...foutAls(!weet.bekend.doelen.includes(doel), "doel", "doelbinding-onbekend", "kies een doel uit de lijst"),
    ...foutAls(
      aanHuizen.some((ander) => weet.lopend.includes(ander)),
      "aanHuizen",
      "vraag-loopt-al",
      "aan dit huis is het al gevraagd",
    ),
  ]);
};

/** Asks one house: the term is the asker's own, and the to-do takes it across. */
export const vraag = (
  nieuw: Omit<Bekendheidsvraag, "antwoord" | "beantwoordOp" | "geslotenOp">,
): Change<Bekendheidsvraag> => ({
  state: { ...nieuw, antwoord: null, beantwoordOp: null, geslotenOp: null },
  deadlines: [{ kind: "bekendheid", subject: nieuw.vraagId, state: "armed", dueAt: nieuw.uiterlijkOp, rule: "v1" }],
  todos: [{ kind: "bekendheid-vragen", subject: nieuw.vraagId, data: {} }],
});

const beantwoord = (vraag: Bekendheidsvraag, antwoord: Bekendheidsantwoord, op: Date): Change<Bekendheidsvraag> => {
  const { vraagId, huis, aanHuis } = vraag;
  return {
    state: { ...vraag, antwoord, beantwoordOp: op },
    events: [event(BekendheidBeantwoord, { vraagId, huis, aanHuis, antwoord, beantwoordOp: op.toISOString() })],
  };
};

/**
 * The term is over: GEEN_MEDEDELING, of that moment exactly, whether the other house knows nobody, does not answer or
 * does not want to (L06, decision 6).
 */
export const verloop = (vraag: Bekendheidsvraag): Change<Bekendheidsvraag> =>
  vraag.antwoord ? { state: vraag } : beantwoord(vraag, "GEEN_MEDEDELING", vraag.uiterlijkOp);

/** The other house confirmed in time; that word may arrive after the term, and then it is the answer still. */
export const bevestig = (vraag: Bekendheidsvraag, bevestigdOp: Date): Change<Bekendheidsvraag> => {
  if (vraag.antwoord === "BEKEND") return { state: vraag };
  const { events, state } = beantwoord(vraag, "BEKEND", bevestigdOp);
  return { state, events, deadlines: [{ kind: "bekendheid", subject: vraag.vraagId, state: "met" }] };
};
