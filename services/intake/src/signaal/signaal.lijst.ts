import type { EntityManager } from "typeorm";
import { pageOf, type Page, type Person, type Vault } from "@zvh/platform";
import { verzegeld } from "../verzegeld.js";
import { screentIn } from "../zicht.js";
import type { Signaalinhoud } from "./signaal.js";
import type { ErnaastLijstVraag } from "./verzoek.js";

const lijst = `
  select s.signaal_id as "signaalId", s.huis, s.kenmerk, s.afzender, s.status, s.inhoud, s.ontvangen_op as "ontvangenOp",
         s.beoordelen_uiterlijk_op as "beoordelenUiterlijkOp", s.verstreken,
         to_char(s.ontvangen_op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '_' || s.signaal_id as cursor
  from signaal s where s.huis = $1 and s.status = any($2::text[])
    and ($3::timestamptz is null or (s.ontvangen_op, s.signaal_id) > ($3, $4::uuid))
  order by s.ontvangen_op, s.signaal_id limit $5`;

type Rij = Record<string, unknown> & { signaalId: string; inhoud: Buffer | null; cursor: string };

/** One page of the signals that this person sees, oldest first, and how many wait (a thousand at most). */
export const leesSignalen = async (
  tx: EntityManager,
  vault: Vault,
  wie: Person,
  { huis, status = "open", na, aantal = 50 }: ErnaastLijstVraag,
): Promise<Page<object> & { open: number }> => {
  if (!screentIn(wie, huis)) return { items: [], volgende: null, open: 0 };
  const [op, id] = na ? na.split("_") : [];
  const statussen = status === "open" ? ["open"] : ["overgenomen", "niet-overgenomen"];
  const rijen: Rij[] = await tx.query(lijst, [huis, statussen, op && `${op}Z`, id, aantal + 1]);
  const { items, volgende } = pageOf(rijen, aantal, ({ cursor }) => cursor);
  const wacht = "select from signaal where huis = $1 and status = 'open' limit 1000";
  const [telling] = await tx.query(`select count(*)::int as open from (${wacht}) t`, [huis]);
  return {
    items: items.map(({ cursor: _cursor, inhoud, ...rij }) => ({
      ...rij,
      onderwerp: inhoud && vault.open<Signaalinhoud>(inhoud, verzegeld.signaal, rij.signaalId).onderwerp,
    })),
    volgende,
    open: telling.open,
  };
};
