import { Injectable } from "@nestjs/common";
import { DecisionPoint, housesWith, Refused, type Cause, type Person, type Visible } from "@zvh/platform";

/** What somebody may want with a message, a task or a subscription; `beleid.cedar` says who may. */
export type Handelwijze = "zien" | "afhandelen" | "bedienen" | "beheren";
type Ding = { id: string; huis: string } & ({ type: "Bericht" | "Taak" } | { type: "Abonnement"; systeem: string });

const plaatsVan = (wie: Person) => ({
  account: wie.id,
  screent: screentIn(wie),
  beheert: housesWith(wie, "beheerder"),
  systeemIn: housesWith(wie, "afzender"),
});

/** Decides about one message, task or subscription at a time. */
@Injectable()
export class Toegang {
  constructor(private readonly beleid: DecisionPoint) {}

  /** Refused('niet-gevonden') when this person may not do this with it: the same as when it is not there. */
  eis(cause: Cause, wie: Person, { type, id, ...properties }: Ding, wat: Handelwijze): void {
    const mag = this.beleid.allows(cause, {
      subject: { type: "Medewerker", id: wie.id, properties: plaatsVan(wie) },
      action: { name: wat },
      resource: { type, id, properties },
    });
    if (!mag) throw new Refused("niet-gevonden");
  }
}

/*
 * The same policies as a condition, for every list and for streams: `huis = any (screentIn)`. The property test of
 * beleid.e2e.spec.ts holds the two together. Houses are walled off by the database itself besides.
 */

/**
 * The houses of which somebody sees messages and tasks.
 * @param huis of a list within one house: then that one, or none
 */
export const screentIn = (wie: Person, huis?: string): string[] =>
  housesWith(wie, "screener").filter((een) => huis === undefined || een === huis);

/** Whose screens read again when messages to reporters, tasks about them, or subscriptions of systems changed. */
export const zichtbaar: Visible = (tx, wie, ids) =>
  tx.query(
    `select huis from bericht where huis = any($1) and bericht_id = any($2::uuid[])
     union select huis from taak where huis = any($1) and taak_id = any($2::uuid[])
     union select huis from abonnement where huis = any($3) and abonnement_id = any($2::uuid[])`,
    [screentIn(wie), ids, housesWith(wie, "beheerder")],
  );
