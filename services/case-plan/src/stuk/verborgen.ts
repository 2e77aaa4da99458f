import { In, Not, type EntityManager, type FindOperator } from "typeorm";
import type { Person } from "@zvh/platform";
import { stukzicht } from "../casus/zicht.js";

const tabellen = {
  bijdrage: "bijdrage_id",
  actie: "actie_id",
  terugkoppeling: "terugkoppeling_id",
  gebeurtenis: "gebeurtenis_id",
};

/** The rows of these cases that are restricted, and not to this person (R93): to leave out of whatever is shown. */
export const verborgenIn = async (tx: EntityManager, wie: Person, casusIds: string[]): Promise<string[]> => {
  const perTabel = Object.entries(tabellen).map(
    ([tabel, sleutel]) => `select s.${sleutel} as id from ${tabel} s join casus c using (casus_id)
      where c.casus_id = any ($2::uuid[]) and s.alleen_voor is not null and not ${stukzicht("s")}`,
  );
  const rijen: { id: string }[] = await tx.query(perTabel.join(" union all "), [wie.id, casusIds]);
  return rijen.map(({ id }) => id);
};

/** As a condition of a find: none of these. */
export const behalve = (ids: string[]): FindOperator<string> => Not(In(ids));
