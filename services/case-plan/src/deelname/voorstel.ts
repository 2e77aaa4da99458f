import { Column, Entity, PrimaryColumn } from "typeorm";
import { PartnerVoorgesteld } from "@zvh/contracts";
import { event, Refused, refuseFaults } from "@zvh/platform";
import { foutenInGrondslag } from "@zvh/regions";
import type { Casus } from "../casus/casus.js";
import { datumVan } from "../datum.js";
import type { Besluit } from "../dossier.js";
import { eisActief, foutAls, onbekendeOrganisaties } from "../weigering.js";
import { codesVan, neemDeel, type Deelname, type Deelnameeisen } from "./deelname.js";

/** Somebody of a partner whom the casusregisseur needs in the case; access opens on the decision, not before (R52, R72). */
@Entity("voorstel")
export class Voorstel {
  @PrimaryColumn("uuid", { name: "voorstel_id" }) voorstelId!: string;
  @Column("uuid", { name: "casus_id" }) casusId!: string;
  @Column("text") huis!: string;
  @Column("text") organisatie!: string;
  /** Code or name of the team within the organisation. */
  @Column("text", { nullable: true }) team!: string | null;
  @Column("text") medewerker!: string;
  @Column("text") naam!: string;
  @Column("text") grondslag!: string;
  /** The last day of the access. */
  @Column("date") tot!: string;
  @Column("bytea") toelichting!: string;
  @Column("text") door!: string;
  @Column("timestamptz", { name: "voorgesteld_op" }) voorgesteldOp!: Date;
  @Column("text", { nullable: true }) besluit!: "toegelaten" | "afgewezen" | null;
  @Column("bytea", { name: "besluit_toelichting", nullable: true }) besluitToelichting!: string | null;
  @Column("text", { name: "besloten_door", nullable: true }) beslotenDoor!: string | null;
  @Column("timestamptz", { name: "besloten_op", nullable: true }) beslotenOp!: Date | null;
}

type Stand = { casus: Casus; openstaand: Deelname[] };
type Voordracht = Pick<
  Voorstel,
  "organisatie" | "team" | "medewerker" | "naam" | "grondslag" | "tot" | "toelichting" | "door"
>;

/**
 * Proposes a new partner, for a limited time and on a ground (R52, R72); the process director hears of it.
 * Refused: casus-niet-actief, and all at once organisatie-onbekend, grondslag-onbekend, neemt-al-deel, datum-voorbij.
 */
export const stelVoor = (
  { casus, openstaand }: Stand,
  voordracht: Voordracht,
  eisen: Deelnameeisen,
  nu: Date,
  voorstelId: string,
): Besluit<{ voorstel: Voorstel }> => {
  eisActief(casus);
  const { organisatie, medewerker, grondslag, tot } = voordracht;
  const doetMee = openstaand.some((deelname) => deelname.medewerker === medewerker);
  refuseFaults([
    ...onbekendeOrganisaties("organisatie", [organisatie], codesVan(eisen)),
    ...foutenInGrondslag("grondslag", grondslag, "deelname", eisen),
    ...foutAls(doetMee, "medewerker", "neemt-al-deel", "kies iemand die nog niet deelneemt"),
    ...foutAls(tot < datumVan(nu), "tot", "datum-voorbij", "kies vandaag of een latere dag"),
  ]);
  const { casusId, huis, procesregisseur } = casus;
  const open = { besluit: null, besluitToelichting: null, beslotenDoor: null, beslotenOp: null };
  return {
    state: { voorstel: { voorstelId, casusId, huis, ...voordracht, voorgesteldOp: nu, ...open } },
    events: [
      event(PartnerVoorgesteld, {
        casusId,
        voorstelId,
        huis,
        organisatie,
        procesregisseur,
        voorgesteldOp: nu.toISOString(),
      }),
    ],
    tijdlijn: [{ soort: "partner-voorgesteld", wie: voordracht.door, verwijzing: voorstelId }],
  };
};

type Beslissing = { besluit: "toegelaten" | "afgewezen"; toelichting: string; door: string };

/**
 * Decides about a proposal: who is let in takes part until the proposed day, on the ground of the proposal (decision 8).
 * Refused: voorstel-al-besloten, and for letting in what `neemDeel` refuses.
 */
export const beslis = (
  stand: Stand,
  voorstel: Voorstel,
  { besluit, toelichting, door }: Beslissing,
  eisen: Deelnameeisen,
  nu: Date,
  deelnameId: string,
): Besluit<{ voorstel: Voorstel; deelnames: Deelname[] }> => {
  if (voorstel.besluit) throw new Refused("voorstel-al-besloten");
  const besloten = { ...voorstel, besluit, besluitToelichting: toelichting, beslotenDoor: door, beslotenOp: nu };
  const voorval = { soort: `partner-${besluit}`, wie: door, verwijzing: voorstel.voorstelId } as const;
  if (besluit === "afgewezen") return { state: { voorstel: besloten, deelnames: [] }, tijdlijn: [voorval] };
  eisActief(stand.casus);
  const { organisatie, team, medewerker, naam, grondslag, tot } = voorstel;
  const gegevens = { organisatie, team, medewerker, naam, rol: "deelnemer", grondslag, door } as const;
  const toegelaten = neemDeel(stand, { ...gegevens, tot }, eisen, nu, deelnameId);
  return {
    ...toegelaten,
    state: { voorstel: besloten, deelnames: toegelaten.state.deelnames },
    tijdlijn: [voorval, ...toegelaten.tijdlijn],
  };
};
