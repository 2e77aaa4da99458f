import type { EntityManager } from "typeorm";
import { pageOf, type Page, type Person, type Vault } from "@zvh/platform";
import { dagVan } from "@zvh/regions";
import type { ErnaastLijstVraag } from "../signaal/verzoek.js";
import { verzegeld } from "../verzegeld.js";
import { adviseertIn } from "../zicht.js";
import type { Adviesvraag, Vraaginhoud } from "./adviesvraag.js";

const lijst = `
  select v.adviesvraag_id as "adviesvraagId", v.huis, v.kenmerk, v.afzender, v.status, v.thema, v.inhoud, v.verstreken,
         v.ontvangen_op as "ontvangenOp", v.beantwoorden_uiterlijk_op as "beantwoordenUiterlijkOp",
         to_char(v.ontvangen_op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '_' || v.adviesvraag_id as cursor
  from adviesvraag v where v.huis = $1 and v.status = $2
    and ($3::timestamptz is null or (v.ontvangen_op, v.adviesvraag_id) > ($3, $4::uuid))
  order by v.ontvangen_op, v.adviesvraag_id limit $5`;

type Rij = Record<string, unknown> & { adviesvraagId: string; inhoud: Buffer; cursor: string };

/** One page of the questions that this person answers, oldest first, and how many wait (a thousand at most). */
export const leesVragen = async (
  tx: EntityManager,
  vault: Vault,
  wie: Person,
  { huis, status = "open", na, aantal = 50 }: ErnaastLijstVraag,
): Promise<Page<object> & { open: number }> => {
  if (!adviseertIn(wie, huis)) return { items: [], volgende: null, open: 0 };
  const [op, id] = na ? na.split("_") : [];
  const toestand = status === "open" ? "open" : "beantwoord";
  const rijen: Rij[] = await tx.query(lijst, [huis, toestand, op && `${op}Z`, id, aantal + 1]);
  const { items, volgende } = pageOf(rijen, aantal, ({ cursor }) => cursor);
  const wacht = "select from adviesvraag where huis = $1 and status = 'open' limit 1000";
  const [telling] = await tx.query(`select count(*)::int as open from (${wacht}) t`, [huis]);
  return {
    items: items.map(({ cursor: _cursor, inhoud, ...rij }) => ({
      ...rij,
      vraag: vault.open<Vraaginhoud>(inhoud, verzegeld.vraag, rij.adviesvraagId).vraag,
    })),
    volgende,
    open: telling.open,
  };
};

/** Adds one to what was answered this month about this theme: the count stays when the question itself is gone. */
export const tel = async (tx: EntityManager, { huis, thema }: Adviesvraag, nu: Date): Promise<void> => {
  await tx.query(
    `insert into adviestelling values ($1, $2, $3, 1)
     on conflict (huis, maand, thema) do update set aantal = adviestelling.aantal + 1`,
    [huis, dagVan(nu).slice(0, 7), thema],
  );
};

/** How many were answered per month and theme, newest first; of the last twelve months. */
export const leesTelling = async (
  tx: EntityManager,
  wie: Person,
  huis: string,
): Promise<{ items: { maand: string; thema: string; aantal: number }[] }> => {
  if (!adviseertIn(wie, huis)) return { items: [] };
  const items = await tx.query(
    `select maand, thema, aantal from adviestelling where huis = $1 and maand > to_char(app.nu() - interval '1 year', 'YYYY-MM')
     order by maand desc, thema`,
    [huis],
  );
  return { items };
};
