import { Column, Entity, PrimaryColumn } from "typeorm";
import { MeldingGerouteerd, type Routegrond, type Urgentie } from "@zvh/contracts";
import { event, type Change } from "@zvh/platform";
import { sluitUit, type HerkomstVerzoek, type Huis } from "@zvh/regions";
import type { Meldpuntinhoud } from "./meldpuntmelding.js";

/**
 * What of a report the knooppunt gave a house: the extract that goes from one regime to another (L03), with its ground
 * and condition, in that house. Its words are here until the house has taken them in.
 */
@Entity("meldpuntuittreksel")
export class Meldpuntuittreksel {
  @PrimaryColumn("uuid", { name: "uittreksel_id" }) uittrekselId!: string;
  /** The house that it goes to. */
  @Column("text") huis!: string;
  @Column("uuid", { name: "meldpuntmelding_id" }) meldpuntmeldingId!: string;
  @Column("text", { name: "van_regime" }) vanRegime!: string;
  @Column("text") grondslag!: string;
  @Column("text") categorie!: string;
  @Column("text") voorwaarde!: string;
  @Column("bytea", { nullable: true }) inhoud!: Buffer | null;
  @Column("text") door!: string;
  @Column("timestamptz", { name: "gegeven_op" }) gegevenOp!: Date;
  /** The melding that intake made of it. */
  @Column("uuid", { name: "melding_id", nullable: true }) meldingId!: string | null;
}

/** What somebody of the knooppunt knew, as it goes along. */
export type Meegegeven = { organisatie: string; tekst: string; herkomst: HerkomstVerzoek };

/** The words of an extract: what the report says, what was added, and how soon somebody must look. */
export type Uittrekselwoorden = Meldpuntinhoud & {
  /** As the receiving house keeps it: the reference of the sender is not unique among senders. */
  kenmerk: string;
  kenmerkVanMelder: string;
  ontvangenOp: string;
  urgentie: Urgentie;
  verrijkingen: Meegegeven[];
};

/** Of what was added, what its supplier lets go further than the knooppunt (L09). */
export const magMee = (verrijkingen: Meegegeven[], waar: Pick<Huis, "leveringsvoorwaarden">): Meegegeven[] =>
  verrijkingen.filter(({ herkomst }) => !sluitUit(herkomst.voorwaarde, "verder", waar));

/** The knooppunt gives a house an extract; its intake hears that there is one (R79). */
export const geef = (
  nieuw: Pick<Meldpuntuittreksel, "uittrekselId" | "huis" | "meldpuntmeldingId" | "door"> & { inhoud: Buffer },
  { grondslag, categorie, voorwaarde }: HerkomstVerzoek,
  grond: Routegrond,
  nu: Date,
): Change<Meldpuntuittreksel> => {
  const { uittrekselId, huis } = nieuw;
  const van = { vanRegime: "verward-gedrag", grondslag, categorie, voorwaarde };
  return {
    state: { ...nieuw, ...van, gegevenOp: nu, meldingId: null },
    events: [event(MeldingGerouteerd, { uittrekselId, huis, grond, gerouteerdOp: nu.toISOString() })],
  };
};

/** The house took it in: the words are there now, and not here any more. */
export const aangekomen = (uittreksel: Meldpuntuittreksel, meldingId: string): Change<Meldpuntuittreksel> => ({
  state: { ...uittreksel, meldingId, inhoud: null },
});
