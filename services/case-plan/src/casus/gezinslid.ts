import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Besluit } from "../dossier.js";
import { eisActief, fout } from "../weigering.js";
import type { Casus } from "./casus.js";
import { refuseFaults } from "@zvh/platform";

/** Only family members and direct social contacts of the betrokkene may be held (L11). */
export const relaties = [
  "partner",
  "ex-partner",
  "ouder",
  "kind",
  "broer-of-zus",
  "ander-familielid",
  "sociaal-contact",
] as const;
export type Relatie = (typeof relaties)[number];

/** Somebody of the direct circle of the betrokkene, with that person's own problems (R13). */
@Entity("gezinslid")
export class Gezinslid {
  @PrimaryColumn("uuid", { name: "casus_id" }) casusId!: string;
  @PrimaryColumn("uuid", { name: "persoon_id" }) persoonId!: string;
  @Column("text") huis!: string;
  @Column("text") relatie!: Relatie;
  /** Codes of the leefgebieden on which this person has problems. */
  @Column("text", { array: true }) leefgebieden!: string[];
}

/**
 * Records a family member with relation and own problems, or changes what was recorded (R13, L11).
 * Refused: casus-niet-actief, gezinslid-is-betrokkene, leefgebied-onbekend.
 */
export const legGezinslidVast = (
  casus: Casus,
  { door, ...lid }: Pick<Gezinslid, "persoonId" | "relatie" | "leefgebieden"> & { door: string },
  bekend: string[],
): Besluit<{ gezinslid: Gezinslid }> => {
  eisActief(casus);
  const onbekend = lid.leefgebieden.filter((leefgebied) => !bekend.includes(leefgebied));
  const fouten = onbekend.map((code) =>
    fout("leefgebieden", "leefgebied-onbekend", `${code} is geen leefgebied van dit huis`),
  );
  if (lid.persoonId === casus.persoonId)
    fouten.push(fout("persoonId", "gezinslid-is-betrokkene", "kies iemand anders dan de betrokkene van deze casus"));
  refuseFaults(fouten);
  return {
    state: { gezinslid: { casusId: casus.casusId, huis: casus.huis, ...lid } },
    tijdlijn: [{ soort: "gezinslid-vastgelegd", wie: door, verwijzing: lid.persoonId }],
  };
};
