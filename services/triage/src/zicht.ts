import { Injectable } from "@nestjs/common";
import { isUUID } from "class-validator";
import { IsNull, type EntityManager, type SelectQueryBuilder } from "typeorm";
import {
  DecisionPoint,
  housesWith,
  organisationIn,
  organisationsIn,
  Refused,
  type Cause,
  type Person,
  type Question,
  type Visible,
} from "@zvh/platform";
import { Triagebeoordelaar, Triagedeelname } from "./deelname.js";
import { TriageRij } from "./triage.js";

/** What somebody may want with an item; `beleid.cedar` says who may. */
export type Handelwijze = "regelZien" | "zien" | "oordelen" | "leiden" | "antwoorden";

/** What the policies look at of an item. */
export type Item = Pick<TriageRij, "triageId" | "huis" | "beperkt"> & { deelnemers: string[]; beoordelaars: string[] };

const plaatsVan = (wie: Person) => ({
  medewerker: wie.id,
  leidt: housesWith(wie, "triagevoorzitter"),
  neemtDeel: housesWith(wie, "triagelid"),
  vraagtVoor: housesWith(wie, "systeem"),
});

/** The question whether this person may do this with this item. */
export const vraag = (wie: Person, name: Handelwijze, { triageId, ...item }: Item): Question => {
  const properties = { ...plaatsVan(wie), organisatie: organisationIn(wie, item.huis) ?? "" };
  return {
    subject: { type: "Medewerker", id: wie.id, properties },
    action: { name },
    resource: { type: "Agendapunt", id: triageId, properties: item },
  };
};

/** Decides about one item at a time. */
@Injectable()
export class Toegang {
  constructor(private readonly beleid: DecisionPoint) {}

  /**
   * Refused('niet-gevonden') for an item that this person does not see: the same as for one that is not there.
   * Refused('geen-toegang') when he sees it and may not do this with it.
   */
  async eis(tx: EntityManager, wie: Person, rij: TriageRij, wat: Handelwijze, cause: Cause): Promise<void> {
    const { triageId, huis, beperkt } = rij;
    const nu = { triageId, tot: IsNull() };
    const deelnemers = (await tx.findBy(Triagedeelname, nu)).map(({ organisatie }) => organisatie);
    const beoordelaars = (await tx.findBy(Triagebeoordelaar, nu)).map(({ medewerker }) => medewerker);
    const item = { triageId, huis, beperkt, deelnemers, beoordelaars };
    if (!this.beleid.allows(cause, vraag(wie, "zien", item))) throw new Refused("niet-gevonden");
    if (wat !== "zien" && !this.beleid.allows(cause, vraag(wie, wat, item))) throw new Refused("geen-toegang");
  }
}

/*
 * The same policies as one condition on `triage t`, for every list and count; the property test of beleid.spec.ts holds
 * the two together. Houses are walled off by the database itself besides.
 */
const zien = `(t.huis = any(:leidt) or t.huis = any(:vraagtVoor) or t.triage_id = any (array (
  select d.triage_id from unnest(cast(:neemtDeel as text[]), cast(:organisaties as text[])) as p(huis, organisatie)
  join triagedeelname d using (huis, organisatie) where d.tot is null
  union all
  select b.triage_id from triagebeoordelaar b where b.huis = any(:neemtDeel) and b.medewerker = :medewerker and b.tot is null)))`;
const regelZien = "(t.huis = any(:leidt) or (t.huis = any(:neemtDeel) and not t.beperkt))";

/** Narrows a query to what this person sees: the items, and of others the line alone; `zichtbaar` says which. */
export const wieZiet = (query: SelectQueryBuilder<TriageRij>, wie: Person): SelectQueryBuilder<TriageRij> => {
  const plaats = plaatsVan(wie);
  return query
    .andWhere(`(${zien} or ${regelZien})`)
    .addSelect(zien, "zichtbaar")
    .setParameters({ ...plaats, organisaties: organisationsIn(wie, plaats.neemtDeel) });
};

/**
 * Whose screens read again when items changed: of those who see at least the line. A meeting changes under the code of
 * its house: then the numbers are others, for all who see its agenda, also where an item has just gone from it (R93).
 */
export const zichtbaar: Visible = async (tx, wie, wijzigingen) => {
  const { leidt, neemtDeel } = plaatsVan(wie);
  const agendas = [...leidt, ...neemtDeel].filter((huis) => wijzigingen.includes(huis)).map((huis) => ({ huis }));
  const ids = wijzigingen.filter((id) => isUUID(id));
  const query = wieZiet(tx.createQueryBuilder(TriageRij, "t"), wie).andWhere("t.triageId = any(:ids)", { ids });
  return [...agendas, ...(await query.select("t.huis", "huis").distinct().getRawMany<{ huis: string }>())];
};
