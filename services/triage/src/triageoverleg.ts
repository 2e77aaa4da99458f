import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Fault, Work } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import { weiger } from "./triage.js";

/** A weekly meeting of a house: how many items its agenda has had, and which participants were present (R29). */
@Entity("triageoverleg")
export class Triageoverleg {
  @PrimaryColumn("text") huis!: string;
  @PrimaryColumn("date", { name: "overleg_datum" }) overlegDatum!: string;
  @Column("int") agendapunten!: number;
  @Column("text", { array: true }) aanwezig!: string[];
}

/** The next number of an agenda: never given twice, also when two items arrive at once. */
export const volgendNummer = async (work: Work, huis: string, overlegDatum: string): Promise<number> => {
  const overleg = (await work.find(Triageoverleg, { huis, overlegDatum })) ?? (await begin(work, huis, overlegDatum));
  const agendapunten = overleg.agendapunten + 1;
  await work.update(Triageoverleg, { state: { ...overleg, agendapunten } });
  return agendapunten;
};

/** A meeting without items, unless another item was just before. */
const begin = async (work: Work, huis: string, overlegDatum: string): Promise<Triageoverleg> => {
  await work.tx.query("insert into triageoverleg (huis, overleg_datum) values ($1, $2) on conflict do nothing", [
    huis,
    overlegDatum,
  ]);
  return work.lock(Triageoverleg, { huis, overlegDatum });
};

/** The organisations that were present, each once. Refused when one has no place at this table (L15). */
export const aanwezigheid = (huis: Huis, organisaties: string[]): string[] => {
  weiger(
    organisaties.flatMap((code, plaats): Fault[] => {
      if (huis.triagepartners.some((partner) => partner.code === code)) return [];
      const message = `${code} zit hier niet aan tafel; laat weg of voeg toe aan het huisbestand.`;
      return [{ where: `aanwezig.${plaats}`, code: "partner-onbekend", message }];
    }),
  );
  return [...new Set(organisaties)];
};
