import { Injectable } from "@nestjs/common";
import {
  DecisionPoint,
  housesWith,
  organisationIn,
  Refused,
  type Cause,
  type Person,
  type Visible,
} from "@zvh/platform";

/** What somebody may want with a message, a task or a subscription; `beleid.cedar` says who may. */
export type Handelwijze = "zien" | "afhandelen" | "bedienen" | "beheren";
type Ding = { id: string; huis: string } & (
  { type: "Bericht" } | { type: "Taak"; voor: string[] } | { type: "Abonnement"; systeem: string }
);

/** Who can have a task: the coordinators for who reported, and who must act where a colleague was not reached. */
export const taakrollen = ["screener", "procesregisseur", "nazorgcoordinator", "meldpuntmedewerker"];

type Plek = { huis: string; naam: string };
/** For which tasks somebody is, by house: for those of a role, and for those of that role at his organisation. */
const plekkenVan = (wie: Person): Plek[] =>
  taakrollen.flatMap((rol) =>
    housesWith(wie, rol).flatMap((huis) => [
      { huis, naam: rol },
      { huis, naam: `${rol} ${organisationIn(wie, huis)}` },
    ]),
  );
const inHuis = ({ huis, naam }: Plek): string => `${huis} ${naam}`;

const plaatsVan = (wie: Person) => ({
  account: wie.id,
  screent: screentIn(wie),
  taken: plekkenVan(wie).map(inHuis),
  beheert: housesWith(wie, "beheerder"),
  systeemIn: housesWith(wie, "afzender"),
});

/** Decides about one message, task or subscription at a time. */
@Injectable()
export class Toegang {
  constructor(private readonly beleid: DecisionPoint) {}

  /** Refused('niet-gevonden') when this person may not do this with it: the same as when it is not there. */
  eis(cause: Cause, wie: Person, { type, id, ...rest }: Ding, wat: Handelwijze): void {
    const { huis } = rest;
    const properties = "voor" in rest ? { ...rest, voor: rest.voor.map((naam) => inHuis({ huis, naam })) } : rest;
    const mag = this.beleid.allows(cause, {
      subject: { type: "Medewerker", id: wie.id, properties: plaatsVan(wie) },
      action: { name: wat },
      resource: { type, id, properties },
    });
    if (!mag) throw new Refused("niet-gevonden");
  }
}

/*
 * The same policies as a condition, for every list and for streams. The property test of beleid.e2e.spec.ts holds the two
 * together. Houses are walled off by the database itself besides.
 */

/**
 * The houses of which somebody sees messages to reporters.
 * @param huis of a list within one house: then that one, or none
 */
export const screentIn = (wie: Person, huis?: string): string[] =>
  housesWith(wie, "screener").filter((een) => huis === undefined || een === huis);

/** That a task `t` is for one of these places, which stand beside each other: names of parameters. */
const voorPlek = (huizen: string, plekken: string) => `exists (
  select from unnest(cast(${huizen} as text[]), cast(${plekken} as text[])) plek (van, naam)
  where plek.van = t.huis and plek.naam = any (t.voor))`;

/**
 * The tasks that somebody may do, on `taak t`.
 * @param huis of a list within one house: then those of that one, or none
 */
export const doetIemand = (wie: Person, huis?: string): [where: string, values: object] => {
  const plekken = plekkenVan(wie).filter((plek) => huis === undefined || plek.huis === huis);
  const naastElkaar = { huizen: plekken.map((plek) => plek.huis), plekken: plekken.map(({ naam }) => naam) };
  return [voorPlek(":huizen", ":plekken"), naastElkaar];
};

/** Whose screens read again when messages to reporters, tasks, or subscriptions of systems changed. */
export const zichtbaar: Visible = (tx, wie, ids) => {
  const plekken = plekkenVan(wie);
  return tx.query(
    `select huis from bericht where huis = any($1) and onderwerp_id is null and bericht_id = any($2::uuid[])
     union select huis from taak t where taak_id = any($2::uuid[]) and ${voorPlek("$4", "$5")}
     union select huis from abonnement where huis = any($3) and abonnement_id = any($2::uuid[])`,
    [
      screentIn(wie),
      ids,
      housesWith(wie, "beheerder"),
      plekken.map(({ huis }) => huis),
      plekken.map(({ naam }) => naam),
    ],
  );
};
