import { IsIn, IsOptional } from "class-validator";
import type { EntityManager } from "typeorm";
import { pageOf, type Page, type Person } from "@zvh/platform";
import { Paginavraag } from "../pagina.js";
import { statussen, type Status } from "./casus.js";
import { regisseertIn, stukzicht, zicht } from "./zicht.js";

export class CasusLijstVraag extends Paginavraag {
  /** Without it: the cases that are not closed for good. */
  @IsOptional() @IsIn(statussen) status?: Status;
  /** `true` for active cases in which nobody did anything for longer than the house allows (R37). */
  @IsOptional() @IsIn(["true"]) stil?: "true";
}

type Regisseur = { id: string; naam: string | null };

/** A case as it stands in a list. */
export type CasusKop = {
  casusId: string;
  huis: string;
  regime: string;
  persoonId: string;
  gezinId: string | null;
  triageId: string | null;
  meldingId: string | null;
  categorie: string;
  status: Status;
  procesregisseur: Regisseur;
  casusregisseur: Regisseur | null;
  geopendOp: Date;
  laatsteContactOp: Date;
  totDatum: string | null;
  /** The first date on which something is due: an action, a meeting, the end of monitoring. */
  volgendeTermijn: string | null;
  aantalOpenActies: number;
  planVersie: number | null;
};

/** The heads of the cases that a query selects as `c`; only those few rows are joined to roles and terms. */
const koppen = (keuze: string): string => `
  select c.casus_id as "casusId", c.huis, c.regime, c.persoon_id as "persoonId", c.gezin_id as "gezinId",
         c.triage_id as "triageId", c.melding_id as "meldingId", c.categorie, c.status,
         json_build_object('id', c.procesregisseur, 'naam', p.naam) as procesregisseur,
         case when r.medewerker is not null then json_build_object('id', r.medewerker, 'naam', r.naam) end as casusregisseur,
         c.geopend_op as "geopendOp", c.laatste_contact_op as "laatsteContactOp", c.tot_datum::text as "totDatum",
         case when c.status <> 'afgesloten' then least(a.eerste, o.eerste, c.tot_datum)::text end as "volgendeTermijn",
         a.aantal as "aantalOpenActies", c.plan_versie as "planVersie"
  from (${keuze}) c
  left join deelname p on p.casus_id = c.casus_id and p.rol = 'procesregisseur' and p.tot is null
  left join deelname r on r.casus_id = c.casus_id and r.rol = 'casusregisseur' and r.tot is null
  cross join lateral (select count(*)::int as aantal, min(uiterlijk_datum) as eerste from actie
                      where actie.casus_id = c.casus_id and actie.status in ('open', 'lukt-niet') and ${stukzicht("actie")}) a
  cross join lateral (select min(datum) as eerste from overleg where casus_id = c.casus_id and afgerond_op is null) o
  order by c.geopend_op desc, c.casus_id desc`;

/** The cases that a person may see, newest first. */
export const leesCasussen = async (
  tx: EntityManager,
  wie: Person,
  { huis, status, mijn, stil, na, aantal = 50 }: CasusLijstVraag,
  stilSinds: Date,
): Promise<Page<CasusKop>> => {
  const waarden: unknown[] = [wie.id];
  const met = (waarde: unknown): string => `$${waarden.push(waarde)}`;
  const voorwaarden = [zicht(wie, huis), `c.huis = ${met(huis)}`];
  voorwaarden.push(status ? `c.status = ${met(status)}` : "c.status <> 'afgesloten'");
  const regie = regisseertIn(wie, huis);
  if (regie && (mijn === "true" || status === "afgesloten")) voorwaarden.push("c.procesregisseur = $1");
  if (stil) voorwaarden.push(`c.status = 'actief' and c.laatste_contact_op < ${met(stilSinds)}`);
  if (na) voorwaarden.push(`(c.geopend_op, c.casus_id) < (${na.split("_").map(met).join(", ")})`);
  const keuze = `select * from casus c where ${voorwaarden.join(" and ")}
                 order by c.geopend_op desc, c.casus_id desc limit ${met(aantal + 1)}`;
  const rijen: CasusKop[] = await tx.query(koppen(keuze), waarden);
  return pageOf(rijen, aantal, ({ geopendOp, casusId }) => `${geopendOp.toISOString()}_${casusId}`);
};

/** The head of one case, or undefined when there is none that this person may see. */
export const leesKop = async (tx: EntityManager, wie: Person, casusId: string): Promise<CasusKop | undefined> => {
  const [kop] = await tx.query(koppen(`select * from casus c where c.casus_id = $2 and ${zicht(wie)}`), [
    wie.id,
    casusId,
  ]);
  return kop;
};

/** The cases of a family that this person may see: access stays per case (decision 7). */
export const leesGezin = (tx: EntityManager, wie: Person, gezinId: string): Promise<CasusKop[]> =>
  tx.query(koppen(`select * from casus c where c.gezin_id = $2 and ${zicht(wie)}`), [wie.id, gezinId]);
