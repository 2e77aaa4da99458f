import type { EntityManager } from "typeorm";
import { housesWith, pageOf, type Person, type Visible } from "@zvh/platform";
import { meldpuntbureau } from "../toegang.js";
import type { Meldpuntlijst } from "./meldpunt.verzoek.js";

/*
 * The policies of `beleid.cedar` as one condition on `meldpuntmelding m`, for list, count and stream: the bureau sees all,
 * the participants what is still enriched; the property test of meldpunt.beleid.e2e.spec.ts holds the two together.
 */
const zicht = "(m.huis = any($1) or (m.huis = any($2) and m.stand = 'te-trieren'))";
const plaatsVan = (wie: Person): [bureau: string[], meldpunt: string[]] => [
  meldpuntbureau(wie),
  housesWith(wie, "meldpuntmedewerker"),
];

const velden = `m.meldpuntmelding_id as "meldpuntmeldingId", m.huis, m.regime, m.afzender, m.kenmerk,
  m.ontvangen_op as "ontvangenOp", m.inschrijving, m.verblijf, m.incident, m.casushuizen, m.stand, m.urgentie, m.plaats,
  m.lussen, (extract(epoch from m.ontvangen_op) * 1e6)::bigint || '_' || m.meldpuntmelding_id as cursor`;

export type Meldpuntregel = {
  meldpuntmeldingId: string;
  huis: string;
  ontvangenOp: Date;
  inschrijving: string | null;
  verblijf: string | null;
  incident: string | null;
  casushuizen: string[] | null;
  stand: string;
  cursor: string;
};

/** What is at the knooppunt still. */
const open = ["te-trieren", "te-routeren"];

/** One page of what this person sees of the reports in one state, the oldest first; codes and moments, no words. */
export const leesLijst = async (tx: EntityManager, wie: Person, { huis, stand, na, aantal }: Meldpuntlijst) => {
  const [microseconden, id] = na ? na.split("_") : [null, null];
  const rijen: Meldpuntregel[] = await tx.query(
    `select ${velden} from meldpuntmelding m
     where m.huis = $3 and ${stand ? "m.stand = $4" : "m.stand = any($4)"} and ${zicht} and ($5::bigint is null
       or (m.ontvangen_op, m.meldpuntmelding_id) > (to_timestamp(0) + $5 * interval '1 microsecond', $6::uuid))
     order by m.ontvangen_op, m.meldpuntmelding_id limit $7`,
    [...plaatsVan(wie), huis, stand ?? open, microseconden, id, aantal + 1],
  );
  return pageOf(rijen, aantal, ({ cursor }) => cursor);
};

/** How many wait to be triaged and to be routed, and how many of those came back twice or more; to a thousand at most. */
export const leesTelling = async (tx: EntityManager, wie: Person, huis: string) => {
  const tel = (meer: string) =>
    `(select count(*) from (select from meldpuntmelding m where m.huis = $3 and ${zicht} and ${meer} limit 1000) t)::int`;
  const [telling]: [{ teTrieren: number; teRouteren: number; rondgepompt: number }] = await tx.query(
    `select ${tel("m.stand = 'te-trieren'")} as "teTrieren", ${tel("m.stand = 'te-routeren'")} as "teRouteren",
       ${tel("m.lussen > 1 and m.stand in ('te-trieren', 'te-routeren')")} as rondgepompt`,
    [...plaatsVan(wie), huis],
  );
  return telling;
};

/** Whose screens read again when a report came in, was triaged, or came back; who is not of the knooppunt, asks nothing. */
export const zichtbaarInMeldpunt: Visible = async (tx, wie, ids) => {
  const [bureau, meldpunt] = plaatsVan(wie);
  if (meldpunt.length === 0) return [];
  const gezien = `select distinct m.huis from meldpuntmelding m where ${zicht} and m.meldpuntmelding_id = any($3::uuid[])`;
  return tx.query(gezien, [bureau, meldpunt, ids]);
};
