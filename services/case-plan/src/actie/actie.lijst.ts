import { IsIn, IsOptional } from "class-validator";
import { In, type EntityManager } from "typeorm";
import type { Person } from "@zvh/platform";
import { zicht } from "../casus/zicht.js";
import { pagina, Paginavraag, type Pagina } from "../pagina.js";
import { Terugkoppeling, type Actie } from "./actie.js";

export class ActieLijstVraag extends Paginavraag {
  /** Without it: what still has to be done, also what somebody said does not work out. */
  @IsOptional() @IsIn(["open", "gedaan"]) status?: "open" | "gedaan";
}

type Feedback = Pick<Terugkoppeling, "soort" | "toelichting" | "door" | "teruggekoppeldOp">;
export type ActieBeeld = Actie & { terugkoppelingen: Feedback[] };

/** The feedback on these actions, oldest first. */
export const terugkoppelingenVan = (tx: EntityManager, actieIds: string[]): Promise<Terugkoppeling[]> =>
  actieIds.length === 0
    ? Promise.resolve([])
    : tx.find(Terugkoppeling, {
        where: { actieId: In(actieIds) },
        order: { teruggekoppeldOp: "asc", terugkoppelingId: "asc" },
      });

/** An action with what its executor said of it. */
export const actieBeeld = <A extends { actieId: string }>(
  actie: A,
  alle: Terugkoppeling[],
): A & { terugkoppelingen: Feedback[] } => ({
  ...actie,
  terugkoppelingen: alle
    .filter(({ actieId }) => actieId === actie.actieId)
    .map(({ soort, toelichting, door, teruggekoppeldOp }) => ({ soort, toelichting, door, teruggekoppeldOp })),
});

/** What is mine: what I carry out, and for a process director all actions of the cases that I direct (R15). */
const mijne = ({ rollen }: Person): string =>
  rollen.includes("procesregisseur")
    ? `(a.uitvoerder = $1 or a.casus_id = any (array (select casus_id from casus where procesregisseur = $1 and status <> 'afgesloten')))`
    : "a.uitvoerder = $1";

/** The actions in the cases that a person may see, by term. */
export const leesActielijst = async (
  tx: EntityManager,
  wie: Person,
  { huis, mijn, status, na, aantal = 50 }: ActieLijstVraag,
): Promise<Pagina<ActieBeeld & { persoonId: string }>> => {
  const waarden: unknown[] = [wie.id];
  const met = (waarde: unknown): string => `$${waarden.push(waarde)}`;
  const voorwaarden = [zicht(wie), `a.huis = ${met(huis)}`];
  voorwaarden.push(status === "gedaan" ? "a.status = 'gedaan'" : "a.status in ('open', 'lukt-niet')");
  if (mijn === "true") voorwaarden.push(mijne(wie));
  if (na) voorwaarden.push(`(a.uiterlijk_datum, a.actie_id) > (${na.split("_").map(met).join(", ")})`);
  const rijen = await tx.query(
    `select a.actie_id as "actieId", a.casus_id as "casusId", c.persoon_id as "persoonId", a.huis, a.omschrijving, a.soort,
            a.leefgebied, a.organisatie, a.uitvoerder, a.uiterlijk_datum::text as "uiterlijkDatum", a.status,
            a.verlopen_op as "verlopenOp", a.vanaf_versie as "vanafVersie", a.vervallen_in_versie as "vervallenInVersie"
     from actie a join casus c using (casus_id) where ${voorwaarden.join(" and ")}
     order by a.uiterlijk_datum, a.actie_id limit ${met(aantal + 1)}`,
    waarden,
  );
  const { items, volgende } = pagina<Actie & { persoonId: string }>(
    rijen,
    aantal,
    ({ uiterlijkDatum, actieId }) => `${uiterlijkDatum}_${actieId}`,
  );
  const terugkoppelingen = await terugkoppelingenVan(
    tx,
    items.map(({ actieId }) => actieId),
  );
  return { items: items.map((actie) => actieBeeld(actie, terugkoppelingen)), volgende };
};
