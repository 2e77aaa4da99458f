import type { EntityManager } from "typeorm";
import { organisationIn, type Person } from "@zvh/platform";
import { partnerplaats, partnerzicht } from "./zicht.js";

/** What waits for a partner in a house, oldest first, at most two hundred: of the decision, and of others, nothing. */
export const leesVragen = async (tx: EntityManager, wie: Person, huis: string): Promise<string[]> => {
  const rijen: { id: string }[] = await tx.query(
    `select m.melding_id as id from melding m where ${partnerzicht} and m.huis = $3
     order by m.ontvangen_op, m.melding_id limit 200`,
    [...partnerplaats(wie), huis],
  );
  return rijen.map(({ id }) => id);
};

/** How many of those his organisation has not answered yet. */
export const telOpen = async (tx: EntityManager, wie: Person, huis: string): Promise<{ open: number }> => {
  const [telling] = await tx.query(
    `select count(*)::int as open from melding m where ${partnerzicht} and m.huis = $3 and not exists (
       select from screeningsantwoord a where a.melding_id = m.melding_id and a.organisatie = $4)`,
    [...partnerplaats(wie), huis, organisationIn(wie, huis) ?? null],
  );
  return telling;
};
