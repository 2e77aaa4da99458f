import { Transform } from "class-transformer";
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, Min } from "class-validator";
import type { EntityManager } from "typeorm";
import { pageOf, type Page, type Person, type Vault } from "@zvh/platform";
import type { Inhoud } from "./melding.js";
import { verzegeld } from "./verzegeld.js";
import { screentIn } from "./zicht.js";

/** What can be asked of the list: a page of at most a hundred, oldest first, from the cursor of the page before. */
export class MeldingLijstVraag {
  @IsString() huis!: string;
  @IsOptional() @IsIn(["te-screenen", "in-triage", "afgerond", "teruggestuurd"]) status?: string;
  /** Meldingen in which this person is named. */
  @IsOptional() @IsUUID() persoonId?: string;
  @IsOptional() @Matches(/^[\w:.+-]+_[0-9a-f-]{36}$/) na?: string;
  @IsOptional() @Transform(({ value }) => Number(value)) @IsInt() @Min(1) @Max(100) aantal?: number;
}

const lijst = `
  select m.melding_id as "meldingId", m.kenmerk, m.huis, m.soort, m.classificatie, m.afzender, m.inhoud, m.status,
         m.ontvangen_op as "ontvangenOp", m.gebeurd_op as "gebeurdOp", m.gemeente, m.ave_niveau as "aveNiveau", m.uitkomst,
         m.screening->>'risico' as risico, m.screening->>'complexiteit' as complexiteit,
         m.screening->>'uitkomst' as "screeningsuitkomst", m.screening_uiterlijk_op as "screeningUiterlijkOp",
         m.eerdere_meldingen as "aantalEerdereMeldingen", b.betrokkenen,
         (select o.melding_id from betrokkene o join melding om using (melding_id)
          where o.huis = m.huis and o.persoon_id = any(b.personen) and om.status = m.status
            and (om.ontvangen_op, om.melding_id) < (m.ontvangen_op, m.melding_id)
          order by om.ontvangen_op, om.melding_id limit 1) as "dubbelVan",
         to_char(m.ontvangen_op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '_' || m.melding_id as cursor
  from melding m
  cross join lateral (
    select json_agg(json_build_object('betrokkeneId', betrokkene_id, 'rol', rol, 'persoonId', persoon_id, 'status', status)
                    order by volgnummer) as betrokkenen,
           array_agg(persoon_id) filter (where persoon_id is not null and rol not in ('slachtoffer', 'getuige')) as personen
    from betrokkene where melding_id = m.melding_id) b
  where m.huis = $1 and ($2::text is null or m.status = $2)
    and ($3::uuid is null or m.melding_id in (select melding_id from betrokkene where huis = $1 and persoon_id = $3))
    and ($4::timestamptz is null or (m.ontvangen_op, m.melding_id) > ($4, $5::uuid))
  order by m.ontvangen_op, m.melding_id limit $6`;

type Rij = Record<string, unknown> & { meldingId: string; inhoud: Buffer; cursor: string };

/** One page of meldingen that this person sees, oldest first; `dubbelVan` is the oldest other one of the same status about the same person. */
export const leesLijst = async (
  tx: EntityManager,
  vault: Vault,
  wie: Person,
  { huis, status, persoonId, na, aantal = 50 }: MeldingLijstVraag,
): Promise<Page<Record<string, unknown> & { meldingId: string }>> => {
  if (!screentIn(wie, huis)) return { items: [], volgende: null };
  const [op, id] = na ? na.split("_") : [];
  const rijen: Rij[] = await tx.query(lijst, [huis, status, persoonId, op && `${op}Z`, id, aantal + 1]);
  const { items, volgende } = pageOf(rijen, aantal, ({ cursor }) => cursor);
  return {
    items: items.map(({ cursor: _cursor, inhoud, ...rij }) => ({
      ...rij,
      onderwerp: vault.open<Inhoud>(inhoud, verzegeld.inhoud, rij.meldingId).onderwerp,
    })),
    volgende,
  };
};

/** How many wait, and how many of those that came in the last day are done; counted to a thousand at most (R22, R23). */
export const leesTelling = async (
  tx: EntityManager,
  wie: Person,
  huis: string,
): Promise<{ teScreenen: number; gescreend: number }> => {
  if (!screentIn(wie, huis)) return { teScreenen: 0, gescreend: 0 };
  const [telling] = await tx.query(
    `select (select count(*) from (select from melding where huis = $1 and status = 'te-screenen' limit 1000) t)::int as "teScreenen",
            (select count(*) from (select from melding where huis = $1 and status <> 'te-screenen'
                                   and ontvangen_op > app.nu() - interval '1 day' limit 1000) t)::int as gescreend`,
    [huis],
  );
  return telling;
};
