import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from "@nestjs/common";
import { IsString } from "class-validator";
import {
  By,
  found,
  Me,
  nextTrace,
  organisationIn,
  Refused,
  Roles,
  Scope,
  Store,
  type Cause,
  type Person,
} from "@zvh/platform";
import { Aanname, bewijs, type Nieuw, type Ontvangstbewijs } from "./aanname.js";
import { Melding } from "./melding.js";
import { MeldingVerzoek, opmerkingenBij } from "./ontvangst.js";
import { leesPolitieCsv, type Politiemelding, type Regelfout } from "./politie-csv.js";
import { Toegang } from "./zicht.js";

class CsvVraag {
  @IsString() huis!: string;
}

/** Where meldingen come in. A melding is known again, within a house, by its sender and the sender's reference. */
@Controller("meldingen")
export class OntvangstController {
  constructor(
    private readonly store: Store,
    private readonly toegang: Toegang,
    private readonly aanname: Aanname,
  ) {}

  @Post()
  @Roles("afzender", "screener")
  @Scope("meldingen:schrijven")
  async meld(
    @Body() verzoek: MeldingVerzoek,
    @Me() me: Person,
    @By() by: Cause,
    @Res({ passthrough: true }) response: { status(code: number): unknown },
  ): Promise<Ontvangstbewijs> {
    const ontvangen = await this.store.run(by, async (work) => {
      await this.toegang.eisAfzender(work.tx, by, me, verzoek.huis, "melden");
      return this.aanname.neemVerzoek(work, verzoek, organisationIn(me, verzoek.huis)!);
    });
    if (ontvangen.bekend) response.status(200);
    return ontvangen;
  }

  /** The receipt of who reported: where events for partners point to. */
  @Get(":meldingId/ontvangstbewijs")
  @Roles("afzender")
  @Scope("gebeurtenissen:lezen")
  ontvangstbewijs(@Param("meldingId", ParseUUIDPipe) meldingId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      const melding = found(await tx.findOneBy(Melding, { meldingId }));
      await this.toegang.eis(tx, by, me, melding, "ontvangstbewijsZien");
      return bewijs(melding, true);
    });
  }

  /** The police's daily file: the good rows are taken, all faults reported at once with their lines (R22). */
  @Post("politie-csv")
  @HttpCode(200)
  @Roles("afzender")
  @Scope("meldingen:schrijven")
  async politieCsv(@Query() { huis }: CsvVraag, @Body() bestand: Buffer, @Me() me: Person, @By() by: Cause) {
    await this.store.read(by, (tx) => this.toegang.eisAfzender(tx, by, me, huis, "melden"));
    if (!Buffer.isBuffer(bestand)) throw new Refused("geen-csv");
    const { meldingen, fouten } = leesPolitieCsv(bestand);
    const ontvangen = [];
    for (const melding of meldingen) ontvangen.push(await this.ontvangVanPolitie(melding, huis, me, by));
    return { ontvangen, fouten } satisfies { ontvangen: unknown[]; fouten: Regelfout[] };
  }

  private async ontvangVanPolitie(politie: Politiemelding, huis: string, me: Person, by: Cause) {
    const { regels, toelichting, melder, ...rest } = politie;
    const inhoud = {
      onderwerp: politie.classificatie,
      situatieschets: toelichting,
      melder,
      huiscriteria: null,
      wettelijkeCriteria: null,
      reedsBetrokken: [],
      betrokkeneGeinformeerd: null,
    };
    const ontvangen = await this.ontvang({ ...rest, huis, inhoud }, me, { ...by, traceparent: nextTrace() });
    const opmerkingen = opmerkingenBij(politie.betrokkenen, this.aanname.kentGemeente);
    return { regels, ...ontvangen, opmerkingen };
  }

  private ontvang(nieuw: Nieuw, me: Person, by: Cause): Promise<Ontvangstbewijs> {
    return this.store.run(by, (work) => this.aanname.neem(work, nieuw, organisationIn(me, nieuw.huis)!));
  }
}
