import type { EntityManager } from "typeorm";
import { found, housesWith, Refused, type Person, type Work } from "@zvh/platform";
import { Abonnement } from "./abonnement.js";

/** Which subscriptions somebody sees, on `abonnement a`: its own for a system, those of the house for its manager. */
export const gezien = (wie: Person): [where: string, values: object] => [
  "(a.systeem = :wie or a.huis = any (:huizen))",
  { wie: wie.id, huizen: housesWith(wie, "beheerder") },
];

const ziet = (wie: Person, { systeem, huis }: Abonnement): boolean =>
  systeem === wie.id || housesWith(wie, "beheerder").includes(huis);

/** Milliseconds after which it is written down again that a system showed a token. */
const bewijsvers = 3_600_000;

/** The subscription, locked; of a system that shows its token for it, that is written down. Refused('niet-gevonden'). */
export const eisGezien = async (work: Work, wie: Person, abonnementId: string): Promise<Abonnement> => {
  const abonnement = await work.lock(Abonnement, { abonnementId });
  if (!ziet(wie, abonnement)) throw new Refused("niet-gevonden");
  if (abonnement.systeem !== wie.id || +work.nu - +abonnement.bewezenOp < bewijsvers) return abonnement;
  return work.update(Abonnement, { state: { ...abonnement, bewezenOp: work.nu } });
};

/** The same, of the system whose it is: nobody else changes it. */
export const eisEigen = async (work: Work, wie: Person, abonnementId: string): Promise<Abonnement> => {
  const abonnement = await eisGezien(work, wie, abonnementId);
  if (abonnement.systeem !== wie.id) throw new Refused("niet-gevonden");
  return abonnement;
};

/** One's own subscription, to read from. Refused('niet-gevonden'). */
export const eigen = async (tx: EntityManager, wie: Person, abonnementId: string): Promise<Abonnement> =>
  found(await tx.findOneBy(Abonnement, { abonnementId, systeem: wie.id }));
