import { randomInt } from "node:crypto";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { refuseFaults, type Fault, type Work } from "@zvh/platform";
import type { Huis } from "@zvh/regions";

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

/**
 * Where a restricted item stands on the agenda: after the others, in no order that says how many there are, and without
 * a number that is missing among theirs (R93).
 */
export const beslotenPlaats = async (work: Work, huis: string, overlegDatum: string): Promise<number> => {
  await begin(work, huis, overlegDatum);
  return randomInt(1_000_000, 2_000_000_000);
};

/** The items behind a number that an item gave up move one up: a restricted item leaves no gap (R93). */
export const sluitGat = async (work: Work, huis: string, overlegDatum: string, vrij: number): Promise<void> => {
  const overleg = await work.lock(Triageoverleg, { huis, overlegDatum });
  await work.update(Triageoverleg, { state: { ...overleg, agendapunten: overleg.agendapunten - 1 } });
  await work.tx.query(
    `update triage set agendapunt = agendapunt - 1
     where huis = $1 and overleg_datum = $2 and not beperkt and agendapunt > $3`,
    [huis, overlegDatum, vrij],
  );
};

/** The organisations that were present, each once. Refused when one has no place at this table (L15). */
export const aanwezigheid = (huis: Huis, organisaties: string[]): string[] => {
  refuseFaults(
    organisaties.flatMap((code, plaats): Fault[] => {
      if (huis.triagepartners.some((partner) => partner.code === code)) return [];
      const message = `${code} zit hier niet aan tafel; laat weg, of laat de beheerder haar als deelnemer toevoegen.`;
      return [{ where: `aanwezig.${plaats}`, code: "partner-onbekend", message }];
    }),
  );
  return [...new Set(organisaties)];
};
