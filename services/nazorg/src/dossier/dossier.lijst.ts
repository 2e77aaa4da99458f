import { Transform } from "class-transformer";
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from "class-validator";
import type { EntityManager } from "typeorm";
import { organisationIn, pageOf, type Person, type Vault } from "@zvh/platform";
import { verzegeld } from "../verzegeld.js";
import { ik, zicht } from "../zicht.js";

/** What can be asked of the list: a page of at most a hundred, least days to release first, from the cursor of the page before. */
export class DossierLijstVraag {
  @IsString() huis!: string;
  /** Without it: who is inside or must still be handed over. */
  @IsOptional() @IsIn(["detentie", "na-detentie", "afgesloten"]) fase?: string;
  @IsOptional() @Matches(/^(infinity|\d{4}-\d\d-\d\d)_[0-9a-f-]{36}$/) na?: string;
  @IsOptional() @Transform(({ value }) => Number(value)) @IsInt() @Min(1) @Max(100) aantal?: number;
}

const dag = /^\d{4}-\d\d-\d\d$/;

/** A house, and from which day to which day, both included. */
export class PeriodeVraag {
  @IsString() huis!: string;
  @Matches(dag) van!: string;
  @Matches(dag) tot!: string;
}

/** Days to release on the calendar in the Netherlands; less than nothing when it has been, null when it is not known. */
const dagen = `d.vrijlatingsdatum - (app.nu() at time zone 'Europe/Amsterdam')::date as "dagenTotVrijlating"`;

const lijst = (wie: Person, huis: string) => `
  select d.dossier_id as "dossierId", d.huis, d.regime, d.persoon_id as "persoonId", d.gemeente, d.namens, d.fase,
         d.inrichting, d.insluitingsdatum::text, d.vrijlatingsdatum::text, d.vrijgelaten, ${dagen},
         d.eerder_dossier_id is not null as hernieuwd, d.waarschuwing_op as "waarschuwingOp", v.voorwaarden,
         d.volgorde::text || '_' || d.dossier_id as cursor
  from ${ik}, nazorgdossier d
  cross join lateral (
    select json_object_agg(thema, coalesce(na_vrijlating, voor_vrijlating, bij_binnenkomst)) as voorwaarden
    from basisvoorwaarde where dossier_id = d.dossier_id) v
  where d.huis = $3 and d.fase = $4 and ${zicht(wie, huis)}
    and ($5::date is null or (d.volgorde, d.dossier_id) > ($5, $6::uuid))
  order by d.volgorde, d.dossier_id limit $7`;

type Rij = Record<string, unknown> & { dossierId: string; inrichting: Buffer; cursor: string };

/** One page of the dossiers that this person sees, by days to release; what is not known comes last. */
export const leesLijst = async (
  tx: EntityManager,
  vault: Vault,
  wie: Person,
  { huis, fase = "detentie", na, aantal = 50 }: DossierLijstVraag,
) => {
  const [volgorde, id] = na ? na.split("_") : [];
  const waarden = [wie.id, organisationIn(wie, huis), huis, fase, volgorde, id, aantal + 1];
  const rijen: Rij[] = await tx.query(lijst(wie, huis), waarden);
  const { items, volgende } = pageOf(rijen, aantal, ({ cursor }) => cursor);
  return {
    items: items.map(({ cursor: _cursor, inrichting, ...rij }) => ({
      ...rij,
      inrichting: vault.open<string>(inrichting, verzegeld.inrichting, rij.dossierId),
    })),
    volgende,
  };
};

/** How many are inside, and how many of them come out soon without a roof; counted to a thousand at most (R41). */
export const leesTelling = async (tx: EntityManager, wie: Person, huis: string) => {
  const tel = (meer: string) =>
    `(select count(*) from (select from ${ik}, nazorgdossier d where d.huis = $3 and ${meer} and ${zicht(wie, huis)}
      limit 1000) t)::int`;
  const [telling]: [{ open: number; waarschuwingen: number }] = await tx.query(
    `select ${tel("d.fase = 'detentie'")} as open, ${tel("d.waarschuwing_op is not null")} as waarschuwingen`,
    [wie.id, organisationIn(wie, huis), huis],
  );
  return telling;
};

/** How many dossiers were opened in a period, and how many because somebody was inside again; to ten thousand (R40). */
export const leesHernieuwd = async (tx: EntityManager, wie: Person, { huis, van, tot }: PeriodeVraag) => {
  const begin = (datum: string) => `${datum}::date::timestamp at time zone 'Europe/Amsterdam'`;
  const tel = (meer: string) =>
    `(select count(*) from (select from ${ik}, nazorgdossier d where d.huis = $3 ${meer}
      and d.geopend_op >= ${begin("$4")} and d.geopend_op < ${begin("($5::date + 1)")} and ${zicht(wie, huis)}
      limit 10000) t)::int`;
  const [telling]: [{ gestart: number; hernieuwd: number }] = await tx.query(
    `select ${tel("")} as gestart, ${tel("and d.eerder_dossier_id is not null")} as hernieuwd`,
    [wie.id, organisationIn(wie, huis), huis, van, tot],
  );
  return telling;
};
