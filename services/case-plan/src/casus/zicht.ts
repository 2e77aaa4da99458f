import type { EntityManager } from "typeorm";
import { housesWith, rolesIn, type Person, type Visible } from "@zvh/platform";

/** Whether somebody directs processes in a house. */
export const regisseertIn = (wie: Person, huis: string): boolean => rolesIn(wie, huis).includes("procesregisseur");

/** That a row `d` of deelname gives `$1` access now: as the participant, or as the deputy in the days that he stands in. */
export const doetNuMee = `d.tot is null and (d.uiterlijk is null or d.uiterlijk > app.nu()) and (d.medewerker = $1
  or (d.vervanger = $1 and d.vervanger_van <= app.nu() and d.vervanger_tot > app.nu()))`;

/**
 * The one condition of who may see a case, on `casus c`, with `$1` the id of the person: a process director sees the
 * cases of the house, and of the closed ones, which are shielded (L16), only those that he directed; everybody else sees
 * the cases in which he takes part now (decision 8). `beleid.cedar` says the same of one case.
 * @param huis of a list within one house: then the condition is one of the two, and finds its index
 */
export const zicht = (wie: Person, huis?: string): string => {
  const regie = "(c.status <> 'afgesloten' or c.procesregisseur = $1)";
  const mee = `(c.status <> 'afgesloten' and c.casus_id = any (array (select d.casus_id from deelname d where ${doetNuMee})))`;
  if (huis) return regisseertIn(wie, huis) ? regie : mee;
  const regiehuizen = housesWith(wie, "procesregisseur").map((een) => `'${een.replaceAll("'", "''")}'`);
  return `((c.huis = any (array[${regiehuizen.join(", ")}]::text[]) and ${regie}) or ${mee})`;
};

/**
 * The one condition of who may see an item of a case, on a row `stuk` beside `casus c`, with `$1` the id of the person:
 * what is restricted is there for the partners it names and for the director of the case, and for nobody else (R93).
 */
export const stukzicht = (stuk: string): string =>
  `(${stuk}.alleen_voor is null or exists (select from deelname d where d.casus_id = c.casus_id and ${doetNuMee}
    and (d.rol = 'procesregisseur' or d.organisatie = any (${stuk}.alleen_voor))))`;

/**
 * Whose screens read again: of those who may see a case that changed; and, when what changed in it is not for all of
 * them, of those alone in whose deelname it shows (R93).
 */
export const zichtbaar: Visible = (tx, wie, ids) =>
  tx.query(
    `select c.huis from casus c where c.casus_id = any($2::uuid[]) and ${zicht(wie)}
     union select c.huis from deelname d join casus c using (casus_id)
     where d.deelname_id = any($2::uuid[]) and ${doetNuMee} and ${zicht(wie)}`,
    [wie.id, ids],
  );

/** The deelnames of a case in which what is restricted to these organisations shows, as `stukzicht` says it (R93). */
export const deelnamesVoor = async (tx: EntityManager, casusId: string, organisaties: string[]): Promise<string[]> => {
  const rijen: { id: string }[] = await tx.query(
    `select deelname_id as id from deelname where casus_id = $1 and tot is null
       and (rol = 'procesregisseur' or organisatie = any ($2))`,
    [casusId, organisaties],
  );
  return rijen.map(({ id }) => id);
};
