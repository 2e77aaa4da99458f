import type { EntityManager } from "typeorm";
import { dagenNa, dagVan } from "../weigering.js";
import { Aanstelling, standVan } from "./aanstelling.js";
import type { Collegavraag, Zoekvraag } from "./medewerker.verzoek.js";

/** So many days before somebody's access ends by itself a manager is asked to do something about it (L22). */
const waarschuwDagen = 30;

/** The first day on which somebody has no access any more by itself, when nobody renews it. */
const eindeVan = "least(a.gescreendTot, a.tot)";

/** What a manager sees of somebody. */
export const weergave = (aanstelling: Aanstelling, nu: Date) => {
  const { gescreendTot, tot } = aanstelling;
  const stand = standVan(aanstelling, dagVan(nu));
  const einde = [gescreendTot, tot].filter((dag) => dag !== null).sort()[0];
  const bijna = stand === "actief" && einde !== undefined && einde <= dagenNa(dagVan(nu), waarschuwDagen);
  const aandacht = bijna ? einde : null;
  return { ...aanstelling, stand, aandacht };
};

/** A page of the people of a house by name, in which everything asked fits; who has to be looked after comes first there. */
export const leesMedewerkers = async (tx: EntityManager, vraag: Zoekvraag, nu: Date) => {
  const { huis, organisatie, rol, alleen, tekst, na, aantal } = vraag;
  const vandaag = dagVan(nu);
  const query = tx.createQueryBuilder(Aanstelling, "a").where("a.huis = :huis", { huis });
  if (organisatie) query.andWhere("a.organisatie = :organisatie", { organisatie });
  if (rol) query.andWhere("a.rollen @> array[:rol]", { rol });
  if (tekst)
    query.andWhere("(strpos(lower(a.naam), lower(:tekst)) > 0 or strpos(lower(a.medewerkerId), lower(:tekst)) > 0)", {
      tekst,
    });
  if (alleen)
    query.andWhere(`a.beeindigdOp is null and a.van <= :vandaag and ${eindeVan} between :vandaag and :grens`, {
      vandaag,
      grens: dagenNa(vandaag, waarschuwDagen),
    });
  if (na)
    query.andWhere(
      "(a.naam, a.aanstellingId) > (select b.naam, b.aanstelling_id from aanstelling b where b.aanstelling_id = :na)",
      { na },
    );
  const rijen = await query
    .orderBy("a.naam")
    .addOrderBy("a.aanstellingId")
    .limit(aantal + 1)
    .getMany();
  const items = rijen.slice(0, aantal);
  const volgende = rijen.length > aantal ? items.at(-1)!.aanstellingId : null;
  return { items: items.map((een) => weergave(een, nu)), volgende };
};

/** A page of the people who may do something in a house today, by id; what only a manager sees of them stays out. */
export const leesCollegas = async (tx: EntityManager, vraag: Collegavraag, nu: Date) => {
  const { huis, organisatie, rol = "medewerker", na, aantal } = vraag;
  const vandaag = dagVan(nu);
  const query = tx
    .createQueryBuilder(Aanstelling, "a")
    .where("a.huis = :huis and a.rollen @> array[:rol]", { huis, rol })
    .andWhere(
      `a.beeindigdOp is null and a.van <= :vandaag and a.gescreendTot is not null and ${eindeVan} >= :vandaag`,
      {
        vandaag,
      },
    );
  if (organisatie) query.andWhere("a.organisatie = :organisatie", { organisatie });
  if (na) query.andWhere("a.medewerkerId > :na", { na });
  const rijen = await query
    .orderBy("a.medewerkerId")
    .limit(aantal + 1)
    .getMany();
  const items = rijen
    .slice(0, aantal)
    .map(({ medewerkerId, naam, organisatie: van, rollen }) => ({ medewerkerId, naam, organisatie: van, rollen }));
  return { items, volgende: rijen.length > aantal ? items.at(-1)!.medewerkerId : null };
};
