import { IsNull, type EntityManager } from "typeorm";
import { found, type Person } from "@zvh/platform";
import { metTerugkoppelingen } from "../actie/actie.lijst.js";
import { Actie } from "../actie/actie.js";
import { Afsluiting, Borging } from "../afsluiting/afsluiting.js";
import { Deelname } from "../deelname/deelname.js";
import { Overdracht } from "../deelname/overdracht.js";
import { Voorstel } from "../deelname/voorstel.js";
import { Overleg } from "../overleg/overleg.js";
import { Bijdrage, Plan } from "../plan/plan.js";
import { behalve, verborgenIn } from "../stuk/verborgen.js";
import { leesAfstemmingen } from "./afstemming.js";
import { leesGezin, leesKop } from "./casus.lijst.js";
import { Gebeurtenis } from "./gebeurtenis.js";
import { Gezinslid } from "./gezinslid.js";

/** The timeline, newest first: codes and references, the latest two hundred moments. */
const leesTijdlijn = async (tx: EntityManager, casusId: string, verborgen: string[]) => {
  const rijen = await tx.find(Gebeurtenis, {
    where: { casusId, gebeurtenisId: behalve(verborgen) },
    order: { op: "desc", gebeurtenisId: "desc" },
    take: 200,
  });
  return rijen.map(({ op, soort, wie, verwijzing }) => ({ op, soort, wie, gegevens: { verwijzing } }));
};

const leesActies = async (tx: EntityManager, casusId: string, verborgen: string[]) => {
  const where = { casusId, actieId: behalve(verborgen) };
  const acties = await tx.find(Actie, { where, order: { uiterlijkDatum: "asc", actieId: "asc" } });
  return metTerugkoppelingen(tx, acties, verborgen);
};

/** One composed answer about a case (R61). Refused('niet-gevonden') for one that this person may not see. */
export const leesCasus = async (tx: EntityManager, wie: Person, casusId: string) => {
  const kop = found(await leesKop(tx, wie, casusId));
  const { gezinId, planVersie } = kop;
  const verborgen = await verborgenIn(tx, wie, [casusId]);
  const acties = await leesActies(tx, casusId, verborgen);
  const plan = planVersie && (await tx.findOneBy(Plan, { casusId, versie: planVersie }));
  const leden = gezinId ? await leesGezin(tx, wie, gezinId) : [];
  return {
    ...kop,
    deelnames: await tx.find(Deelname, { where: { casusId }, order: { van: "asc", deelnameId: "asc" } }),
    voorstellen: await tx.find(Voorstel, { where: { casusId }, order: { voorgesteldOp: "asc" } }),
    overdracht: await tx.findOneBy(Overdracht, { casusId, antwoord: IsNull() }),
    overleggen: await tx.find(Overleg, { where: { casusId }, order: { datum: "asc", overlegId: "asc" } }),
    probleembepaling: await tx.find(Bijdrage, {
      where: { casusId, bijdrageId: behalve(verborgen) },
      order: { gegevenOp: "asc" },
    }),
    plan: plan
      ? { ...plan, acties: acties.filter(({ actieId }) => plan.acties.some((a) => a.actieId === actieId)) }
      : null,
    acties,
    borgingen: await tx.find(Borging, { where: { casusId }, order: { bevestigdOp: "asc" } }),
    afsluitingen: await tx.find(Afsluiting, { where: { casusId }, order: { afgeslotenOp: "asc" } }),
    gezin: gezinId && { gezinId, casussen: leden.map((lid) => ({ casusId: lid.casusId, persoonId: lid.persoonId })) },
    gezinsleden: await tx.find(Gezinslid, { where: { casusId }, order: { persoonId: "asc" } }),
    afstemmingen: await leesAfstemmingen(tx, wie, casusId),
    tijdlijn: await leesTijdlijn(tx, casusId, verborgen),
  };
};
