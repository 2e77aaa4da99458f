import type { EntityManager } from "typeorm";
import { Refused, type Person, type Visible } from "@zvh/platform";

/**
 * The one condition of who may see a case, on `casus c`, with `$1` the id of the person: a process director sees the
 * cases of the house, and of the closed ones, which are shielded (L16), only those that he directed; everybody else sees
 * the cases in which he takes part now (decision 8). Houses are walled off by the database itself.
 */
export const zicht = ({ rollen }: Person): string =>
  rollen.includes("procesregisseur")
    ? "(c.status <> 'afgesloten' or c.procesregisseur = $1)"
    : "c.casus_id = any (array (select d.casus_id from deelname d where d.medewerker = $1 and d.tot is null))";

/** Refused('niet-gevonden') for a case that this person may not see: the same answer as when there is none. */
export const eisZicht = async (tx: EntityManager, wie: Person, casusId: string): Promise<void> => {
  const rijen = await tx.query(`select from casus c where c.casus_id = $2 and ${zicht(wie)}`, [wie.id, casusId]);
  if (rijen.length === 0) throw new Refused("niet-gevonden");
};

/** Whose screens read again when cases changed: of those who may see them. */
export const zichtbaar: Visible = async (tx, wie, ids) => {
  const rijen = await tx.query(
    `select distinct c.huis from casus c where c.casus_id = any($2::uuid[]) and ${zicht(wie)}`,
    [wie.id, ids],
  );
  return rijen.map(({ huis }: { huis: string }) => huis);
};
