import { IsIn, IsOptional } from "class-validator";
import { In, type EntityManager } from "typeorm";
import { pageOf, type Page, type Person } from "@zvh/platform";
import { doetNuMee, regisseertIn, stukzicht, zicht } from "../casus/zicht.js";
import { Bijdrage } from "../plan/plan.js";
import { behalve, verborgenIn } from "../stuk/verborgen.js";
import { Paginavraag } from "../pagina.js";
import { Actie, Terugkoppeling } from "./actie.js";

export class ActieLijstVraag extends Paginavraag {
  /** Without it: what still has to be done, also what somebody said does not work out. */
  @IsOptional() @IsIn(["open", "gedaan"]) status?: "open" | "gedaan";
}

type Feedback = Pick<
  Terugkoppeling,
  "soort" | "toelichting" | "door" | "teruggekoppeldOp" | "organisatie" | "herkomst" | "alleenVoor"
>;

/** What the suppliers ask of who reads what was made from their items: it travels along (L09). */
const voorwaardenVan = async (tx: EntityManager, acties: Pick<Actie, "bijdrageId">[]): Promise<Map<string, string>> => {
  const ids = acties.flatMap(({ bijdrageId }) => bijdrageId ?? []);
  if (ids.length === 0) return new Map();
  const select = { bijdrageId: true, herkomst: { voorwaarde: true } } as const;
  const bronnen = await tx.find(Bijdrage, { select, where: { bijdrageId: In(ids) } });
  return new Map(bronnen.map(({ bijdrageId, herkomst }) => [bijdrageId, herkomst.voorwaarde]));
};

/** Actions with what their executors said of them, oldest first, and what the supplier of their bijdrage asks. */
export const metTerugkoppelingen = async <A extends Actie>(
  tx: EntityManager,
  acties: A[],
  verborgen: string[],
): Promise<(A & { voorwaarde: string | null; terugkoppelingen: Feedback[] })[]> => {
  if (acties.length === 0) return [];
  const alle = await tx.find(Terugkoppeling, {
    where: { actieId: In(acties.map(({ actieId }) => actieId)), terugkoppelingId: behalve(verborgen) },
    order: { teruggekoppeldOp: "asc", terugkoppelingId: "asc" },
  });
  const voorwaarden = await voorwaardenVan(tx, acties);
  const perActie = Map.groupBy(alle, ({ actieId }) => actieId);
  return acties.map((actie) => ({
    ...actie,
    voorwaarde: voorwaarden.get(actie.bijdrageId ?? "") ?? null,
    terugkoppelingen: (perActie.get(actie.actieId) ?? []).map(
      ({ terugkoppelingId: _id, actieId: _actie, casusId: _casus, huis: _huis, herkomst, ...gezegd }): Feedback => {
        return { ...gezegd, herkomst: herkomst?.grondslag ? herkomst : null }; // read back, what was not given is empty
      },
    ),
  }));
};

/** What I carry out, also for whom I stand in today. */
const vanMij = `(a.uitvoerder = $1 or (a.casus_id, a.uitvoerder) in
  (select d.casus_id, d.medewerker from deelname d where d.vervanger = $1 and ${doetNuMee}))`;

/** What is mine: what I carry out, and for a process director all actions of the cases that I direct (R15). */
const mijne = (wie: Person, huis: string): string =>
  regisseertIn(wie, huis)
    ? `(${vanMij} or a.casus_id = any (array (select casus_id from casus where procesregisseur = $1 and status <> 'afgesloten')))`
    : vanMij;

type Rij = Actie & { persoonId: string };

/** What is sealed opens when it is read as a row of its own, not in a query of our own. */
const metOmschrijving = async (tx: EntityManager, rijen: Omit<Rij, "omschrijving">[]): Promise<Rij[]> => {
  const acties = await tx.findBy(Actie, { actieId: In(rijen.map(({ actieId }) => actieId)) });
  const omschrijving = new Map(acties.map((actie) => [actie.actieId, actie.omschrijving]));
  return rijen.map((rij) => ({ ...rij, omschrijving: omschrijving.get(rij.actieId)! }));
};

const kolommen = `a.actie_id as "actieId", a.casus_id as "casusId", c.persoon_id as "persoonId", a.huis, a.soort,
  a.leefgebied, a.organisatie, a.uitvoerder, a.uiterlijk_datum::text as "uiterlijkDatum", a.status,
  a.verlopen_op as "verlopenOp", a.vanaf_versie as "vanafVersie", a.vervallen_in_versie as "vervallenInVersie",
  a.bijdrage_id as "bijdrageId"`;

/** The actions in the cases that a person may see, by term. */
export const leesActielijst = async (
  tx: EntityManager,
  wie: Person,
  { huis, mijn, status, na, aantal = 50 }: ActieLijstVraag,
): Promise<Page<Rij & { voorwaarde: string | null; terugkoppelingen: Feedback[] }>> => {
  const waarden: unknown[] = [wie.id];
  const met = (waarde: unknown): string => `$${waarden.push(waarde)}`;
  const voorwaarden = [zicht(wie, huis), stukzicht("a"), `a.huis = ${met(huis)}`];
  voorwaarden.push(status === "gedaan" ? "a.status = 'gedaan'" : "a.status in ('open', 'lukt-niet')");
  if (mijn === "true") voorwaarden.push(mijne(wie, huis));
  if (na) voorwaarden.push(`(a.uiterlijk_datum, a.actie_id) > (${na.split("_").map(met).join(", ")})`);
  const rijen: Omit<Rij, "omschrijving">[] = await tx.query(
    `select ${kolommen} from actie a join casus c using (casus_id) where ${voorwaarden.join(" and ")}
     order by a.uiterlijk_datum, a.actie_id limit ${met(aantal + 1)}`,
    waarden,
  );
  const { items, volgende } = pageOf(rijen, aantal, (actie) => `${actie.uiterlijkDatum}_${actie.actieId}`);
  const verborgen = await verborgenIn(tx, wie, [...new Set(items.map(({ casusId }) => casusId))]);
  return { items: await metTerugkoppelingen(tx, await metOmschrijving(tx, items), verborgen), volgende };
};
