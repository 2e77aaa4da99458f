import { In, type EntityManager } from "typeorm";
import { newId, type Work } from "@zvh/platform";
import { schrijf } from "../dossier.js";
import { Casus, open, type Opening } from "./casus.js";

/** The case of a person that is not closed for good, locked; a person has one at most. */
export const lopendeCasus = (tx: EntityManager, huis: string, persoonId: string): Promise<Casus | null> =>
  tx.findOne(Casus, {
    where: { huis, persoonId, status: In(["actief", "voorlopig-afgesloten"]) },
    lock: { mode: "pessimistic_write" },
  });

/** Opens a case, or gives the running one of this person; refused as the rule `open` says. */
export const openEenmaal = async (
  work: Work,
  opening: Opening,
  categorieen: string[],
): Promise<{ casus: Casus; nieuw: boolean }> => {
  await work.alone(`casus ${opening.huis} ${opening.persoonId}`);
  const lopend = await lopendeCasus(work.tx, opening.huis, opening.persoonId);
  if (lopend) return { casus: lopend, nieuw: false };
  const besluit = open(opening, categorieen, work.nu, newId());
  await schrijf(work, besluit.state.casus, besluit);
  return { casus: besluit.state.casus, nieuw: true };
};
