import { Controller, Get, Headers, Param, ParseUUIDPipe, Query, Req, Sse, type MessageEvent } from "@nestjs/common";
import { IsIn, IsOptional, IsUUID, Matches } from "class-validator";
import {
  Accounts,
  By,
  follow,
  Me,
  pageOf,
  Roles,
  Scope,
  Store,
  Vault,
  type Cause,
  type Identity,
  type Person,
  type Work,
} from "@zvh/platform";
import { Abonnement } from "./abonnement.js";
import { scope } from "./abonnement.controller.js";
import { Abonnementtoegang } from "./abonnement.zicht.js";
import { cloudEvent, ingetrokken } from "./feit.js";
import { leesGeheimen } from "./geheim.js";
import { onderteken } from "./handtekening.js";
import { leesNa, nummer, type InRij } from "./wachtrij.js";

const nummerVorm = /^\d{1,9}$/;

class Gebeurtenissenvraag {
  /** The last number that the subscriber has. */
  @IsOptional() @Matches(nummerVorm) na?: string;
  @IsOptional() @Matches(/^([1-9]\d?|100)$/, { message: "is een getal van 1 tot en met 100" }) aantal?: string;
}

class Stroomvraag {
  @IsOptional() @Matches(nummerVorm) na?: string;
  /** `ja`: each event comes with the headers and the body of its webhook, to be verified like one. */
  @IsOptional() @IsIn(["ja", "nee"]) ondertekend?: string;
}

class Pogingenvraag {
  @IsOptional() @IsUUID() na?: string;
  @IsOptional() @Matches(/^([1-9]\d?|100)$/, { message: "is een getal van 1 tot en met 100" }) aantal?: string;
}

/** How many a stream takes at once. */
const bladzijde = 100;

const alsAntwoord = ({ sequence, feit }: InRij) => (feit ? cloudEvent(feit, sequence) : ingetrokken(sequence));

/** The events of a subscription, for the system whose it is: a page at a time, or as they come. */
@Controller("abonnementen/:abonnementId")
@Scope(scope)
export class GebeurtenisController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly accounts: Accounts,
    private readonly toegang: Abonnementtoegang,
  ) {}

  /** What follows a number, without a gap: of each number the event, or that it was taken back. */
  @Get("gebeurtenissen")
  @Roles("afzender")
  async na(
    @Param("abonnementId", ParseUUIDPipe) abonnementId: string,
    @Query() { na = "0", aantal = "50" }: Gebeurtenissenvraag,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    const rijen = await this.store.run(by, async (work) => {
      const abonnement = await this.toegang.eis(work, by, me, abonnementId, "beheren");
      return bied(work, abonnement, Number(na), Number(aantal) + 1);
    });
    return pageOf(rijen.map(alsAntwoord), Number(aantal), ({ sequence }) => sequence);
  }

  /**
   * The same as a stream (server-sent events): from `Last-Event-ID`, else from `na`, else from what happens now. What the
   * system may is looked up at every look; the stream ends where that is nothing any more.
   */
  @Sse("stroom")
  @Roles("afzender")
  stroom(
    @Param("abonnementId", ParseUUIDPipe) abonnementId: string,
    @Query() { na, ondertekend }: Stroomvraag,
    @Headers("last-event-id") laatste: string | undefined,
    @Req() { identity }: { identity: Identity },
    @By() { traceparent }: Cause,
  ) {
    const vanaf = nummerVorm.test(laatste ?? "") ? laatste : na;
    let tot = vanaf === undefined ? undefined : Number(vanaf);
    return follow(async () => {
      const me = await this.accounts.person(identity, ["afzender"]);
      const cause: Cause = { by: me.id, huizen: me.huizen, traceparent };
      const berichten = await this.store.run(cause, async (work) => {
        const abonnement = await this.toegang.eis(work, cause, me, abonnementId, "beheren");
        tot ??= abonnement.hoogste;
        return this.berichten(work, abonnement, tot, ondertekend === "ja");
      });
      tot = Number(berichten.at(-1)?.id ?? tot);
      return berichten;
    }, bladzijde);
  }

  private async berichten(
    work: Work,
    abonnement: Abonnement,
    na: number,
    ondertekend: boolean,
  ): Promise<MessageEvent[]> {
    const rijen = await bied(work, abonnement, na, bladzijde);
    if (rijen.length === 0) return [];
    const sleutels = ondertekend ? await leesGeheimen(work.tx, this.vault, abonnement) : null;
    return rijen.map((rij) => {
      const body = JSON.stringify(alsAntwoord(rij));
      const headers = sleutels && rij.feit && onderteken(sleutels.geheimen, rij.feit.eventId, sleutels.seconds, body);
      return { id: String(rij.sequence), data: headers ? JSON.stringify({ headers, body }) : body };
    });
  }

  /** Every try of the last thirty days, the newest first: number, when, how it went. */
  @Get("pogingen")
  @Roles("afzender", "beheerder")
  async pogingen(
    @Param("abonnementId", ParseUUIDPipe) abonnementId: string,
    @Query() { na, aantal = "50" }: Pogingenvraag,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    const rijen: { pogingId: string }[] = await this.store.run(by, async (work) => {
      await this.toegang.eis(work, by, me, abonnementId, "zien");
      return work.tx.query(
        `select poging_id as "pogingId", sequence as volgnummer, op, status, reden, duur from poging
         where abonnement_id = $1 and ($2::uuid is null or poging_id < $2) order by poging_id desc limit $3`,
        [abonnementId, na, Number(aantal) + 1],
      );
    });
    return pageOf(rijen, Number(aantal), ({ pogingId }) => pogingId);
  }
}

/** What follows a number; what waits gets its number when it is asked for. The subscription is locked by who calls. */
const bied = async (work: Work, abonnement: Abonnement, na: number, aantal: number): Promise<InRij[]> => {
  const tekort = na + aantal - abonnement.hoogste;
  if (tekort > 0) {
    const hoogste = await nummer(work.tx, abonnement, Math.min(tekort, aantal));
    if (hoogste > abonnement.hoogste)
      await work.tx.query("update abonnement set hoogste = $2 where abonnement_id = $1", [
        abonnement.abonnementId,
        hoogste,
      ]);
  }
  return leesNa(work.tx, abonnement, na, aantal);
};
