import type { EntityManager } from "typeorm";
import { opNaam } from "../opnaam.js";
import { dagenNa } from "../weigering.js";
import { Aanstelling, standVan } from "./aanstelling.js";
import type { Collegavraag, Zoekvraag } from "./medewerker.verzoek.js";
import { pageOf } from "@zvh/platform";
import { dagVan } from "@zvh/regions";

/** So many days before somebody's access ends by itself a manager is asked to do something about it (L22). */
const waarschuwDagen = 30;

/** The first day on which somebody has no access any more by itself, when nobody renews it. */
const eindeVan = "least(r.gescreendTot, r.tot)";

/** What a manager sees of somebody. */
export const weergave = (aanstelling: Aanstelling, nu: Date) => {
  const { gescreendTot, tot } = aanstelling;
  const stand = standVan(aanstelling, dagVan(nu));
  const einde = [gescreendTot, tot].filter((dag) => dag !== null).sort()[0];
  const bijna = stand === "actief" && einde !== undefined && einde <= dagenNa(dagVan(nu), waarschuwDagen);
  const aandacht = bijna ? einde : null;
  return { ...aanstelling, stand, aandacht };
};

/** A page of the people of a house by name, in which everything asked fits. */
export const leesMedewerkers = async (tx: EntityManager, vraag: Zoekvraag, nu: Date) => {
  const { organisatie, rol, alleen } = vraag;
  const vandaag = dagVan(nu);
  const query = tx.createQueryBuilder(Aanstelling, "r");
  if (organisatie) query.andWhere("r.organisatie = :organisatie", { organisatie });
  if (rol) query.andWhere("r.rollen @> array[:rol]", { rol });
  if (alleen)
    query.andWhere(`r.beeindigdOp is null and r.van <= :vandaag and ${eindeVan} between :vandaag and :grens`, {
      vandaag,
      grens: dagenNa(vandaag, waarschuwDagen),
    });
  const { items, volgende } = await opNaam(query, vraag, ["naam", "medewerkerId"]);
  return { items: items.map((een) => weergave(een, nu)), volgende };
};

/** A page of the people who may do something in a house today, by id; what only a manager sees of them stays out. */
export const leesCollegas = async (tx: EntityManager, vraag: Collegavraag, nu: Date) => {
  const { huis, organisatie, rol = "medewerker", na, aantal } = vraag;
  const vandaag = dagVan(nu);
  const query = tx
    .createQueryBuilder(Aanstelling, "r")
    .where("r.huis = :huis and r.rollen @> array[:rol]", { huis, rol })
    .andWhere(
      `r.beeindigdOp is null and r.van <= :vandaag and r.gescreendTot is not null and ${eindeVan} >= :vandaag`,
      {
        vandaag,
      },
    );
  if (organisatie) query.andWhere("r.organisatie = :organisatie", { organisatie });
  if (na) query.andWhere("r.medewerkerId > :na", { na });
  const rijen = await query
    .orderBy("r.medewerkerId")
    .limit(aantal + 1)
    .getMany();
  const collegas = rijen.map(({ medewerkerId, naam, organisatie: van, rollen }) => {
    return { medewerkerId, naam, organisatie: van, rollen };
  });
  return pageOf(collegas, aantal, ({ medewerkerId }) => medewerkerId);
};
