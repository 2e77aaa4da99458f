import { Column, Entity, In, IsNull, PrimaryColumn, type EntityManager } from "typeorm";
import { refuseFaults, type Person } from "@zvh/platform";
import type { Besluit } from "../dossier.js";
import { eisActief, foutAls } from "../weigering.js";
import type { Casus } from "./casus.js";
import type { Voorval } from "./gebeurtenis.js";
import type { Gezinslid } from "./gezinslid.js";
import { zicht } from "./zicht.js";

/** That the plans of two people of one circle are tuned to each other, and why that is needed (BGS 2.20(2), L14). */
@Entity("afstemming")
export class Afstemming {
  @PrimaryColumn("uuid", { name: "casus_id" }) casusId!: string;
  /** Somebody of the direct circle, with a case of his own. */
  @PrimaryColumn("uuid", { name: "persoon_id" }) persoonId!: string;
  @Column("text") huis!: string;
  /** How the problems of the two depend on each other. */
  @Column("bytea") samenhang!: string;
  @Column("bytea") noodzaak!: string;
  @Column("text") door!: string;
  @Column("timestamptz", { name: "vastgelegd_op" }) vastgelegdOp!: Date;
  @Column("timestamptz", { name: "beeindigd_op", nullable: true }) beeindigdOp!: Date | null;
}

type Afgestemd = Pick<Afstemming, "persoonId" | "samenhang" | "noodzaak" | "door">;

/** On the timeline of who directs the case alone: to another it would say that this person has a case too (decision 7). */
const voorval = (
  soort: "plannen-afgestemd" | "afstemming-beeindigd",
  { persoonId, door }: Pick<Afgestemd, "persoonId" | "door">,
): Voorval => ({ soort, wie: door, verwijzing: persoonId, alleenVoor: [] });

/**
 * Records that the plan of this case is tuned to that of another person: only within the direct circle, when their
 * problems depend on each other, and when it is needed (L14). Recorded again, the later reasons hold.
 * Refused: casus-niet-actief, and niet-in-directe-kring or geen-eigen-casus.
 * @param kring who is recorded as the direct circle (L11)
 * @param heeftCasus whether the other has a running case: without one there is no plan to tune to
 */
export const stemAf = (
  { casus, kring, heeftCasus }: { casus: Casus; kring: Gezinslid[]; heeftCasus: boolean },
  afgestemd: Afgestemd,
  nu: Date,
): Besluit<{ afstemming: Afstemming }> => {
  eisActief(casus);
  const { casusId, huis } = casus;
  const buiten = !kring.some(({ persoonId }) => persoonId === afgestemd.persoonId);
  refuseFaults([
    ...foutAls(buiten, "persoonId", "niet-in-directe-kring", "leg eerst vast hoe deze persoon in de kring hoort"),
    ...foutAls(!buiten && !heeftCasus, "persoonId", "geen-eigen-casus", "kies iemand die zelf een lopende casus heeft"),
  ]);
  return {
    state: { afstemming: { casusId, huis, ...afgestemd, vastgelegdOp: nu, beeindigdOp: null } },
    tijdlijn: [voorval("plannen-afgestemd", afgestemd)],
  };
};

/** The plans go their own way again. */
export const eindigAfstemming = (
  afstemming: Afstemming,
  door: string,
  nu: Date,
): Besluit<{ afstemming: Afstemming }> => ({
  state: { afstemming: { ...afstemming, beeindigdOp: nu } },
  tijdlijn: [voorval("afstemming-beeindigd", { ...afstemming, door })],
});

/** To whose plans that of a case is tuned, for who sees both cases: to another it would say that there is one. */
export const leesAfstemmingen = async (tx: EntityManager, wie: Person, casusId: string): Promise<Afstemming[]> => {
  const gezien: { persoonId: string }[] = await tx.query(
    `select a.persoon_id as "persoonId" from afstemming a where a.casus_id = $2 and exists (
       select from casus c where c.huis = a.huis and c.persoon_id = a.persoon_id and c.status <> 'afgesloten' and ${zicht(wie)})`,
    [wie.id, casusId],
  );
  const persoonId = In(gezien.map((een) => een.persoonId));
  return tx.find(Afstemming, { where: { casusId, persoonId, beeindigdOp: IsNull() }, order: { persoonId: "asc" } });
};
