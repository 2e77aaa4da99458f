import { Column, Entity, PrimaryColumn } from "typeorm";
import { ActieTeruggekoppeld, ActieVerlopen, type SoortTerugkoppeling } from "@zvh/contracts";
import { event, Refused, refuseFaults } from "@zvh/platform";
import { foutenInHerkomst, type HerkomstVerzoek, type Herkomsteisen } from "@zvh/regions";
import { deelnamesVan, type Deelname } from "../deelname/deelname.js";
import { binnenKring, foutenInBeperking, kringBij } from "../stuk/beperking.js";
import { alsHerkomst, Herkomst } from "../stuk/herkomst.js";
import type { Besluit } from "../dossier.js";

export const soortenActie = ["straf", "zorg", "bestuur"] as const;
export type SoortActie = (typeof soortenActie)[number];

export type ActieStatus = "open" | "lukt-niet" | "gedaan" | "vervallen";

/** A measure of the plan: one responsible professional of a partner, and a term (R12, R14, R62). */
@Entity("actie")
export class Actie {
  @PrimaryColumn("uuid", { name: "actie_id" }) actieId!: string;
  @Column("uuid", { name: "casus_id" }) casusId!: string;
  @Column("text") huis!: string;
  @Column("bytea") omschrijving!: string;
  @Column("text") soort!: SoortActie;
  @Column("text") leefgebied!: string;
  @Column("text") organisatie!: string;
  /** Id of the person who carries it out. */
  @Column("text") uitvoerder!: string;
  @Column("date", { name: "uiterlijk_datum" }) uiterlijkDatum!: string;
  @Column("text") status!: ActieStatus;
  /** When its date passed without its being done; it stays open. */
  @Column("timestamptz", { name: "verlopen_op", nullable: true }) verlopenOp!: Date | null;
  @Column("int", { name: "vanaf_versie" }) vanafVersie!: number;
  /** The version of the plan that no longer has it. */
  @Column("int", { name: "vervallen_in_versie", nullable: true }) vervallenInVersie!: number | null;
  /** The bijdrage it was made from, when it was made from one. */
  @Column("uuid", { name: "bijdrage_id", nullable: true }) bijdrageId!: string | null;
  /** Codes of the organisations that alone may see it, as the bijdrage it was made from (R93); null: whoever sees the case. */
  @Column("text", { name: "alleen_voor", array: true, nullable: true }) alleenVoor!: string[] | null;
}

/** What the executor says of an action; words of a partner that nobody else may alter (R57). */
@Entity("terugkoppeling")
export class Terugkoppeling {
  @PrimaryColumn("uuid", { name: "terugkoppeling_id" }) terugkoppelingId!: string;
  @Column("uuid", { name: "actie_id" }) actieId!: string;
  @Column("uuid", { name: "casus_id" }) casusId!: string;
  @Column("text") huis!: string;
  @Column("text") soort!: SoortTerugkoppeling;
  @Column("bytea") toelichting!: string;
  @Column("text") door!: string;
  @Column("timestamptz", { name: "teruggekoppeld_op" }) teruggekoppeldOp!: Date;
  /** Code of the organisation that supplied it; null for what is older than this was asked. */
  @Column("text", { nullable: true }) organisatie!: string | null;
  /** Where it comes from, when it carries information about the person (R64). */
  @Column(() => Herkomst, { prefix: false }) herkomst!: Herkomst | null;
  /** Codes of the organisations that alone may see it, its supplier among them (R93); null: whoever sees the case. */
  @Column("text", { name: "alleen_voor", array: true, nullable: true }) alleenVoor!: string[] | null;
}

/** Whether an action still has to be done. */
export const staatOpen = ({ status }: Pick<Actie, "status">): boolean => status === "open" || status === "lukt-niet";

type Gezegd = Pick<Terugkoppeling, "soort" | "toelichting" | "door"> & {
  herkomst?: HerkomstVerzoek;
  /** Codes of the partners that alone may see it. */
  alleenVoor?: string[];
};

const straks: Record<SoortTerugkoppeling, (status: ActieStatus) => ActieStatus> = {
  gedaan: () => "gedaan",
  "lukt-niet": () => "lukt-niet",
  ontwikkeling: (status) => status,
};

/**
 * Feedback of the executor or who stands in for him, and of nobody else: the director directs the process, not the work (R14, R57, R88).
 * A development is information about the person, and says where it comes from (R64).
 * Refused: alleen-uitvoerder, actie-niet-open, and all at once herkomst-ontbreekt, partner-neemt-niet-deel, and what
 * `foutenInHerkomst` names.
 */
export const koppelTerug = (
  { actie, openstaand }: { actie: Actie; openstaand: Deelname[] },
  { soort, toelichting, herkomst, alleenVoor, door }: Gezegd,
  eisen: Herkomsteisen,
  nu: Date,
  terugkoppelingId: string,
): Besluit<{ acties: [Actie]; terugkoppeling: Terugkoppeling }> => {
  const namens = deelnamesVan(openstaand, door, nu).map(({ medewerker }) => medewerker);
  if (actie.uitvoerder !== door && !namens.includes(actie.uitvoerder)) throw new Refused("alleen-uitvoerder");
  if (!staatOpen(actie)) throw new Refused("actie-niet-open");
  const { actieId, casusId, huis, organisatie } = actie;
  refuseFaults([
    ...(herkomst || soort === "ontwikkeling" ? foutenInHerkomst(herkomst, organisatie, eisen, nu) : []),
    ...foutenInBeperking(alleenVoor, openstaand),
  ]);
  const gegeven = { alleenVoor, voorwaarde: herkomst?.voorwaarde, organisatie };
  const binnen = binnenKring(kringBij(gegeven, openstaand, eisen), actie.alleenVoor);
  const bron = { organisatie, herkomst: herkomst ? alsHerkomst(herkomst) : null };
  const inhoud = { soort, toelichting, door, alleenVoor: binnen, ...bron };
  const terugkoppeling = { terugkoppelingId, actieId, casusId, huis, ...inhoud, teruggekoppeldOp: nu };
  const gemeld = { casusId, actieId, huis, soort, teruggekoppeldOp: nu.toISOString() };
  return {
    state: { acties: [{ ...actie, status: straks[soort](actie.status) }], terugkoppeling },
    events: [event(ActieTeruggekoppeld, { ...gemeld, alleenVoor: binnen ?? undefined })],
    deadlines: soort === "gedaan" ? [{ kind: "actie-verlopen", subject: actieId, state: "met" }] : [],
    tijdlijn: [{ soort: `actie-${soort}`, wie: door, verwijzing: actieId, alleenVoor: binnen }],
  };
};

/** The date of an open action has passed: it stays open, and everybody can see that it is late (R62). */
export const verloop = (actie: Actie, door: string, nu: Date): Besluit<{ acties: [Actie] }> => {
  const { casusId, actieId, huis } = actie;
  return {
    state: { acties: [{ ...actie, verlopenOp: nu }] },
    events: [event(ActieVerlopen, { casusId, actieId, huis, verlopenOp: nu.toISOString() })],
    tijdlijn: [{ soort: "actie-verlopen", wie: door, verwijzing: actieId, alleenVoor: actie.alleenVoor }],
  };
};
