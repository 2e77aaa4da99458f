import { Injectable } from "@nestjs/common";
import { found, housesWith, type Cause, type Person, type Work } from "@zvh/platform";
import { Toegang } from "../zicht.js";
import { Abonnement } from "./abonnement.js";

/** Which subscriptions somebody sees, on `abonnement a`: as `beleid.cedar` says of one. */
export const gezien = (wie: Person): [where: string, values: object] => [
  "((a.systeem = :wie and a.huis = any (:systeemIn)) or a.huis = any (:beheert))",
  { wie: wie.id, systeemIn: housesWith(wie, "afzender"), beheert: housesWith(wie, "beheerder") },
];

/** Milliseconds after which it is written down again that a system showed a token. */
const bewijsvers = 3_600_000;

/** The subscription behind a request. */
@Injectable()
export class Abonnementtoegang {
  constructor(private readonly toegang: Toegang) {}

  /**
   * The subscription, locked; of a system that shows its token for it, that is written down.
   * Refused('niet-gevonden') when this person may not do this with it: the same as when it is not there.
   */
  async eis(
    work: Work,
    cause: Cause,
    wie: Person,
    abonnementId: string,
    wat: "zien" | "bedienen" | "beheren",
  ): Promise<Abonnement> {
    const abonnement = found(await work.find(Abonnement, { abonnementId }));
    const { huis, systeem } = abonnement;
    this.toegang.eis(cause, wie, { type: "Abonnement", id: abonnementId, huis, systeem }, wat);
    if (systeem !== wie.id || +work.nu - +abonnement.bewezenOp < bewijsvers) return abonnement;
    return work.update(Abonnement, { state: { ...abonnement, bewezenOp: work.nu } });
  }
}
