import { Column, Entity, PrimaryColumn } from "typeorm";
import {
  MeldingAfgerond,
  MeldingGescreend,
  MeldingOntvangen,
  MeldingTeruggestuurd,
  type Einduitkomst,
  type Niveau,
  type RedenVanMislukken,
  type RolVanBetrokkene,
  type Screeningsuitkomst,
  type Urgentie,
} from "@zvh/contracts";
import type { HerkomstVerzoek } from "@zvh/regions";
import type { Thema } from "./thema.js";
import { event, Refused, type Change, type Deadline } from "@zvh/platform";

export type Oordelen = Record<string, { oordeel: boolean; motivering: string }>;

/** What the sender wrote: kept sealed, opened only to show it to who may read the melding. */
export type Inhoud = {
  onderwerp: string;
  situatieschets: string;
  melder: { organisatie: string; naam: string | null; email: string | null };
  huiscriteria: Oordelen | null;
  wettelijkeCriteria: Oordelen | null;
  reedsBetrokken: string[];
  betrokkeneGeinformeerd: { geinformeerd: boolean; reden?: string } | null;
  /** On what ground it was reported, what kind of data it is, and what the sender asks of who reads it; older: absent. */
  herkomst?: HerkomstVerzoek;
  /** What the knooppunt gave along when it passed this on; else absent (R79). */
  knooppunt?: VanKnooppunt;
  /** Who gave the signal that a participant took over, and when it came in (decision 5); else absent. */
  signaal?: { organisatie: string; ontvangenOp: string };
};

/** Of a report that came by the knooppunt: the reporter's own reference, and what was added and judged there. */
export type VanKnooppunt = {
  kenmerk: string;
  ontvangenOp: string;
  urgentie: Urgentie;
  verrijkingen: { organisatie: string; tekst: string; herkomst: HerkomstVerzoek }[];
};

export type Screening = {
  risico: Niveau;
  complexiteit: Niveau;
  uitkomst: Screeningsuitkomst;
  ontvanger: string | null;
  door: string;
  doorNaam: string;
  doorTelefoon: string | null;
  gescreendOp: string;
};

@Entity("melding")
export class Melding {
  @PrimaryColumn("uuid", { name: "melding_id" }) meldingId!: string;
  @Column("text") huis!: string;
  @Column("text") regime!: string;
  @Column("text") soort!: "ZVH" | "incident" | "delict";
  @Column("text", { nullable: true }) classificatie!: string | null;
  @Column("text") afzender!: string;
  @Column("text") kenmerk!: string;
  /** The extract of the knooppunt that it was taken from; null for everything that was reported here (R79). */
  @Column("uuid", { name: "uittreksel_id", nullable: true }) uittrekselId!: string | null;
  /** Sealed `Inhoud`. */
  @Column("bytea") inhoud!: Buffer;
  /** Themes of the daily screening: they say which partners see it (R24). */
  @Column("text", { array: true }) themas!: Thema[];
  /** The sender asks that it goes no further than the house: then no partner screens it (L09). */
  @Column("boolean", { name: "niet_verder" }) nietVerder!: boolean;
  /** The reporter asked that its name is shielded from the other partners (decision 5). */
  @Column("boolean", { name: "melder_afgeschermd" }) melderAfgeschermd!: boolean;
  @Column("text", { nullable: true }) gemeente!: string | null;
  @Column("int", { name: "ave_niveau", nullable: true }) aveNiveau!: number | null;
  @Column("int", { name: "eerdere_meldingen", nullable: true }) eerdereMeldingen!: number | null;
  /** What was odd about the message without being a reason to refuse it: field and code, never a value. */
  @Column("jsonb") opmerkingen!: { veld: string; code: string }[];
  @Column("timestamptz", { name: "gebeurd_op", nullable: true }) gebeurdOp!: Date | null;
  @Column("timestamptz", { name: "ontvangen_op" }) ontvangenOp!: Date;
  @Column("timestamptz", { name: "screening_uiterlijk_op" }) screeningUiterlijkOp!: Date;
  @Column("boolean", { name: "screening_verstreken" }) screeningVerstreken!: boolean;
  @Column("text") status!: "te-screenen" | "in-triage" | "afgerond" | "teruggestuurd";
  @Column("jsonb", { nullable: true }) screening!: Screening | null;
  /** Sealed: why the screener decided so, or sent it back. */
  @Column("bytea", { nullable: true }) motivering!: Buffer | null;
  @Column("text", { nullable: true }) uitkomst!: Einduitkomst | null;
  @Column("timestamptz", { name: "afgerond_op", nullable: true }) afgerondOp!: Date | null;
  @Column("timestamptz", { name: "terugkoppeling_op", nullable: true }) terugkoppelingOp!: Date | null;
  @Column("text", { name: "terugkoppeling_mislukt", nullable: true }) terugkoppelingMislukt!: RedenVanMislukken | null;
}

@Entity("betrokkene")
export class Betrokkene {
  @PrimaryColumn("uuid", { name: "betrokkene_id" }) betrokkeneId!: string;
  @Column("uuid", { name: "melding_id" }) meldingId!: string;
  @Column("text") huis!: string;
  @Column("int") volgnummer!: number;
  @Column("text") rol!: RolVanBetrokkene;
  @Column("text") status!: "verzegeld" | "betwijfeld" | "herkend";
  @Column("uuid", { name: "persoon_id", nullable: true }) persoonId!: string | null;
  /** Identity as received, sealed; wiped when the information-hub has recognised the person. */
  @Column("bytea", { nullable: true }) identiteit!: Buffer | null;
}

const screeningstermijn = (subject: string, rest: { state: "armed"; dueAt: Date } | { state: "met" }): Deadline =>
  rest.state === "armed"
    ? { kind: "screening", subject, rule: "v1", ...rest }
    : { kind: "screening", subject, ...rest };

/** Receives a melding: the sender gets a receipt, the daily list gets an item with a term (R22). */
export const ontvang = (melding: Melding, betrokkenen: Pick<Betrokkene, "betrokkeneId" | "rol">[]): Change<Melding> => {
  const { meldingId, huis, regime, soort, afzender, ontvangenOp, uittrekselId } = melding;
  return {
    state: melding,
    events: [
      event(MeldingOntvangen, {
        meldingId,
        huis,
        regime,
        soort,
        ...(uittrekselId && { uittrekselId }),
        afzender,
        ontvangenOp: ontvangenOp.toISOString(),
        betrokkenen: betrokkenen.map(({ betrokkeneId, rol }) => ({ betrokkeneId, rol })),
      }),
    ],
    deadlines: [screeningstermijn(meldingId, { state: "armed", dueAt: melding.screeningUiterlijkOp })],
  };
};

/** A victim or witness never becomes the betrokkene of a case by being named in a melding. */
export const kanBetrokkeneZijn = ({ rol }: Pick<Betrokkene, "rol">): boolean =>
  rol !== "slachtoffer" && rol !== "getuige";

export type ScreeningOpdracht = Omit<Screening, "gescreendOp"> & { motivering: Buffer };

/**
 * A named person judges risk and complexity separately, and decides where the melding goes (R03, R25–R28).
 * @param uitkomsten the outcomes that the house knows
 * @throws Refused al-gescreend, uitkomst-niet-in-dit-huis, ontvanger-ontbreekt, persoon-nog-niet-herkend
 */
export const screen = (
  melding: Melding,
  betrokkenen: Betrokkene[],
  { motivering, ...opdracht }: ScreeningOpdracht,
  uitkomsten: string[],
  nu: Date,
): Change<Melding> => {
  if (melding.status !== "te-screenen") throw new Refused("al-gescreend");
  weigerOnvolledig(betrokkenen, opdracht, uitkomsten);
  const { meldingId, huis, aveNiveau } = melding;
  const { risico, complexiteit, uitkomst, door } = opdracht;
  const gescreendOp = nu.toISOString();
  const gescreend: Change<Melding> = {
    state: { ...melding, status: "in-triage", screening: { ...opdracht, gescreendOp }, motivering },
    events: [
      event(MeldingGescreend, {
        meldingId,
        huis,
        uitkomst,
        risico,
        complexiteit,
        ...(aveNiveau !== null && { aveNiveau }),
        door,
        gescreendOp,
        betrokkenen: betrokkenen.map(({ betrokkeneId, rol, persoonId }) => ({
          betrokkeneId,
          rol,
          ...(persoonId && { persoonId }),
        })),
      }),
    ],
    deadlines: [screeningstermijn(meldingId, { state: "met" })],
  };
  if (uitkomst === "triage") return gescreend;
  const afgerond = rondAf(gescreend.state, uitkomst, false, nu);
  return { ...gescreend, state: afgerond.state, events: [...gescreend.events!, ...afgerond.events!] };
};

const weigerOnvolledig = (
  betrokkenen: Betrokkene[],
  { uitkomst, ontvanger }: Pick<Screening, "uitkomst" | "ontvanger">,
  uitkomsten: string[],
): void => {
  if (!uitkomsten.includes(uitkomst)) throw new Refused("uitkomst-niet-in-dit-huis");
  if ((uitkomst === "lokaal-zorgoverleg" || uitkomst === "preventieve-actie") && !ontvanger)
    throw new Refused("ontvanger-ontbreekt", [
      { where: "ontvanger", code: "ontvanger-ontbreekt", message: "Kies wie dit oppakt." },
    ]);
  if (uitkomst === "triage" && betrokkenen.some((iemand) => kanBetrokkeneZijn(iemand) && !iemand.persoonId))
    throw new Refused("persoon-nog-niet-herkend");
};

/** The first final outcome ends the melding, once; a later outcome changes nothing (R01). */
export const rondAf = (melding: Melding, uitkomst: Einduitkomst, opgepakt: boolean, nu: Date): Change<Melding> => {
  if (melding.status === "afgerond") return { state: melding };
  const { meldingId, huis } = melding;
  return {
    state: { ...melding, status: "afgerond", uitkomst, afgerondOp: nu },
    events: [event(MeldingAfgerond, { meldingId, huis, uitkomst, opgepakt, afgerondOp: nu.toISOString() })],
  };
};

/**
 * It does not belong in this house: it goes back to the knooppunt, and is routed again. Nothing has ended for the
 * reporter, so nothing is told (R83).
 * @throws Refused al-gescreend, niet-van-knooppunt
 */
export const stuurTerug = (
  melding: Melding,
  { door, motivering }: { door: string; motivering: Buffer },
  nu: Date,
): Change<Melding> => {
  const { meldingId, huis, uittrekselId } = melding;
  if (melding.status !== "te-screenen") throw new Refused("al-gescreend");
  if (!uittrekselId) throw new Refused("niet-van-knooppunt");
  return {
    state: { ...melding, status: "teruggestuurd", motivering, afgerondOp: nu },
    events: [event(MeldingTeruggestuurd, { meldingId, huis, uittrekselId, door, teruggestuurdOp: nu.toISOString() })],
    deadlines: [screeningstermijn(meldingId, { state: "met" })],
  };
};

/** The information-hub knows who this is: the sealed identity is wiped. */
export const herken = (betrokkene: Betrokkene, persoonId: string): Change<Betrokkene> => ({
  state: { ...betrokkene, status: "herkend", persoonId, identiteit: null },
});

/** The information-hub is not sure who this is; a person will decide. What is recognised stays recognised. */
export const twijfel = (betrokkene: Betrokkene): Change<Betrokkene> => ({
  state: betrokkene.status === "herkend" ? betrokkene : { ...betrokkene, status: "betwijfeld" },
});
