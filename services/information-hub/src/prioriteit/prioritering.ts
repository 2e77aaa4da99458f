import { Column, Entity, PrimaryColumn } from "typeorm";
import {
  PrioriteringBeeindigd,
  PrioriteringHerzieningNodig,
  PrioriteringVastgesteld,
  PrioriteringVernietigd,
} from "@zvh/contracts";
import {
  event,
  fromAmsterdam,
  Refused,
  refuseFaults,
  type Change,
  type Deadline,
  type Event,
  type Fault,
} from "@zvh/platform";
import { dagVan, type Huis } from "@zvh/regions";
import { bewaarTot, type Bewaartermijn } from "../bewaartermijn.js";
import { dagenNa, foutAls } from "../weigering.js";

/** Somebody on the list of prioritised cases of a house: one of its own, with its own regime (WGS 2.26, L03, L17). */
@Entity("prioritering")
export class Prioritering {
  @PrimaryColumn("uuid", { name: "prioritering_id" }) prioriteringId!: string;
  @Column("text") huis!: string;
  @Column("uuid", { name: "persoon_id" }) persoonId!: string;
  /** Codes of the published criteria of the house. */
  @Column({ type: "text", array: true }) criteria!: string[];
  /** The day on which somebody judges again whether it is still necessary. */
  @Column("date", { name: "herziening_op" }) herzieningOp!: string;
  /** That day came, and nobody judged yet. */
  @Column("boolean", { name: "te_herzien" }) teHerzien!: boolean;
  /** Who put it as it is now, and when. */
  @Column("text") door!: string;
  @Column("timestamptz", { name: "vastgesteld_op" }) vastgesteldOp!: Date;
  @Column("timestamptz", { name: "beeindigd_op", nullable: true }) beeindigdOp!: Date | null;
  @Column("text", { name: "beeindigd_door", nullable: true }) beeindigdDoor!: string | null;
  /** Why it ended, sealed: it is free text. */
  @Column("bytea", { nullable: true }) reden!: Buffer | null;
}

/** On what ground somebody is on the list, and until when that is taken for granted. */
export type Keuze = Pick<Prioritering, "criteria" | "herzieningOp">;
type Lijsteisen = Pick<Huis, "criteria" | "termijnen">;

const kind = "prioritering-herziening";

/** Refuses, all at once: what was wrong already, criterium-onbekend, herziening-te-laat. */
const toets = (
  { criteria, herzieningOp }: Keuze,
  { criteria: eisen, termijnen }: Lijsteisen,
  nu: Date,
  al: Fault[] = [],
): void => {
  const codes = eisen.prioritering.map(({ code }) => code);
  const [vandaag, uiterlijk] = [dagVan(nu), dagenNa(dagVan(nu), termijnen.prioriteringWeken * 7)];
  const buiten = herzieningOp <= vandaag || herzieningOp > uiterlijk;
  const vreemd = criteria.some((code) => !codes.includes(code));
  refuseFaults([
    ...al,
    ...foutAls(vreemd, "criteria", "criterium-onbekend", `kies uit ${codes.join(", ")}`),
    ...foutAls(buiten, "herzieningOp", "herziening-te-laat", `kies een dag tot en met ${uiterlijk}`),
  ]);
};

const opDeDag = ({ prioriteringId, herzieningOp }: Prioritering): Deadline => {
  const dueAt = fromAmsterdam(`${herzieningOp}T00:00:00`);
  return { kind, subject: prioriteringId, state: "armed", dueAt, rule: "v1" };
};

const vastgesteld = ({ prioriteringId, huis, criteria, herzieningOp }: Prioritering): Event =>
  event(PrioriteringVastgesteld, { prioriteringId, huis, criteria, herzieningOp });

/**
 * A named person puts somebody on the list, by the published criteria, until a day of review (L17, L26).
 * @throws Refused al-geprioriteerd, criterium-onbekend, herziening-te-laat
 */
export const plaats = (
  wie: Pick<Prioritering, "prioriteringId" | "huis" | "persoonId" | "door">,
  { criteria, herzieningOp }: Keuze,
  { huis, staatErAl, bewaartermijn }: { huis: Lijsteisen; staatErAl: boolean; bewaartermijn: Bewaartermijn },
  nu: Date,
): Change<Prioritering> => {
  toets(
    { criteria, herzieningOp },
    huis,
    nu,
    foutAls(staatErAl, "persoonId", "al-geprioriteerd", "herzie wat er staat"),
  );
  const open = { teHerzien: false, beeindigdOp: null, beeindigdDoor: null, reden: null };
  const state: Prioritering = { ...wie, ...open, criteria, herzieningOp, vastgesteldOp: nu };
  const bewaren = bewaarTot("prioritering-bewaren", wie.prioriteringId, dagVan(nu), bewaartermijn);
  return { state, events: [vastgesteld(state)], deadlines: [opDeDag(state), bewaren] };
};

/** Refused('prioritering-beeindigd') when this one is not on the list any more. */
export const moetOpDeLijst = ({ beeindigdOp }: Prioritering): void => {
  if (beeindigdOp) throw new Refused("prioritering-beeindigd");
};

/**
 * A named person judged again: it is still necessary, until another day (WGS 2.32(4)).
 * @throws Refused prioritering-beeindigd, criterium-onbekend, herziening-te-laat
 */
export const herzie = (
  prioritering: Prioritering,
  keuze: Keuze,
  door: string,
  huis: Lijsteisen,
  nu: Date,
): Change<Prioritering> => {
  moetOpDeLijst(prioritering);
  toets(keuze, huis, nu);
  const { criteria, herzieningOp } = keuze;
  const state = { ...prioritering, criteria, herzieningOp, teHerzien: false, door, vastgesteldOp: nu };
  const voorbij: Deadline = { kind, subject: prioritering.prioriteringId, state: "met" };
  return { state, events: [vastgesteld(state)], deadlines: [voorbij, opDeDag(state)] };
};

/** The day of review came: a person must judge. Nobody leaves the list by a clock (L26). */
export const komtTerHerziening = (prioritering: Prioritering): Change<Prioritering> => {
  const { prioriteringId, huis, herzieningOp } = prioritering;
  return {
    state: { ...prioritering, teHerzien: true },
    events: [event(PrioriteringHerzieningNodig, { prioriteringId, huis, herzieningOp })],
  };
};

/** A named person takes somebody off, at once when it is not necessary any more (WGS 2.32(4)). */
export const verwijder = (
  prioritering: Prioritering,
  { reden, door }: { reden: Buffer; door: string },
  nu: Date,
): Change<Prioritering> => {
  moetOpDeLijst(prioritering);
  const { prioriteringId, huis } = prioritering;
  return {
    state: { ...prioritering, teHerzien: false, beeindigdOp: nu, beeindigdDoor: door, reden },
    events: [event(PrioriteringBeeindigd, { prioriteringId, huis, beeindigdOp: nu.toISOString() })],
    deadlines: [{ kind, subject: prioriteringId, state: "cancelled" }],
  };
};

/** The retention of its regime is over, whether somebody is on the list still or not (L19); that it was is what is left. */
export const vernietig = ({ prioriteringId, huis }: Prioritering, nu: Date): Omit<Change<Prioritering>, "state"> => ({
  events: [event(PrioriteringVernietigd, { prioriteringId, huis, vernietigdOp: nu.toISOString() })],
  deadlines: [{ kind, subject: prioriteringId, state: "cancelled" }],
});
