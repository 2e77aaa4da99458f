import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from "@nestjs/common";
import {
  By,
  found,
  Me,
  newId,
  organisationIn,
  Roles,
  Scope,
  Store,
  Vault,
  type Cause,
  type Person,
} from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { Aanname } from "../aanname.js";
import { MeldingVerzoek } from "../ontvangst.js";
import { ErnaastLijstVraag } from "../signaal/verzoek.js";
import { verzegeld } from "../verzegeld.js";
import { Toegang, type HandelwijzeErnaast } from "../zicht.js";
import {
  Adviesvraag,
  beantwoord,
  eisAnoniem,
  eisEigenGrond,
  ontvangVraag,
  zetOm,
  type Vraaginhoud,
} from "./adviesvraag.js";
import { leesTelling, leesVragen, tel } from "./adviesvraag.lijst.js";
import { AdviesvraagVerzoek, AntwoordVerzoek, HuisVraag } from "./verzoek.js";

/** Questions for advice: without a person, answered by name, counted by theme, and convertible to a melding. */
@Controller("adviesvragen")
export class AdviesvraagController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
    private readonly aanname: Aanname,
  ) {}

  @Post()
  @Roles("afzender", "screener")
  @Scope("meldingen:schrijven")
  async stel(
    @Body() { huis, kenmerk, vraag, melder }: AdviesvraagVerzoek,
    @Me() me: Person,
    @By() by: Cause,
    @Res({ passthrough: true }) response: { status(code: number): unknown },
  ) {
    const wat: Vraaginhoud = { vraag, melder: { naam: null, email: null, ...melder } };
    return this.store.run(by, async (work) => {
      await this.toegang.eisAfzender(work.tx, by, me, huis, "vragen");
      eisAnoniem("vraag", vraag);
      const zelfde = { huis, afzender: organisationIn(me, huis)!, kenmerk };
      await work.alone(JSON.stringify(["adviesvraag", zelfde]));
      const bekend = await work.tx.findOneBy(Adviesvraag, zelfde);
      if (bekend) response.status(200);
      if (bekend) return bewijs(bekend, true);
      const adviesvraagId = newId();
      const inhoud = this.vault.seal(wat, verzegeld.vraag, adviesvraagId);
      const { termijnen } = this.huizen.huis(huis);
      const regime = this.huizen.regimes.adviesvraag!;
      const nieuw = ontvangVraag({ ...zelfde, adviesvraagId, inhoud }, termijnen, regime, work.nu);
      return bewijs(await work.insert(Adviesvraag, nieuw), false);
    });
  }

  @Get()
  @Roles("screener", "procesregisseur")
  lijst(@Query() vraag: ErnaastLijstVraag, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, (tx) => leesVragen(tx, this.vault, me, vraag));
  }

  @Get("telling")
  @Roles("screener", "procesregisseur")
  telling(@Query() { huis }: HuisVraag, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, (tx) => leesTelling(tx, me, huis));
  }

  /** For who answers it, and for who asked it: he reads the answer here, never in an e-mail. */
  @Get(":adviesvraagId")
  @Roles("screener", "procesregisseur", "afzender")
  @Scope("gebeurtenissen:lezen")
  toon(@Param("adviesvraagId", ParseUUIDPipe) adviesvraagId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) =>
      this.beeld(this.eis(by, me, found(await tx.findOneBy(Adviesvraag, { adviesvraagId })), "adviesvraagZien")),
    );
  }

  @Post(":adviesvraagId/antwoord")
  @HttpCode(200)
  @Roles("screener", "procesregisseur")
  antwoord(
    @Param("adviesvraagId", ParseUUIDPipe) adviesvraagId: string,
    @Body() { thema, antwoord }: AntwoordVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.run(by, async (work) => {
      const vraag = this.eis(by, me, await work.lock(Adviesvraag, { adviesvraagId }), "adviesvraagBeantwoorden");
      eisAnoniem("antwoord", antwoord);
      const sealed = this.vault.seal(antwoord, verzegeld.antwoord, adviesvraagId);
      const gegeven = { thema, antwoord: sealed, door: me.id, doorNaam: me.naam };
      const beantwoorde = await work.update(Adviesvraag, beantwoord(vraag, gegeven, work.nu));
      await tel(work.tx, beantwoorde, work.nu);
      return this.beeld(beantwoorde);
    });
  }

  /** The asker gives the person after all, under his own ground: as a melding, which only a participant may do (L04). */
  @Post(":adviesvraagId/melding")
  @Roles("afzender")
  @Scope("meldingen:schrijven")
  zetOm(
    @Param("adviesvraagId", ParseUUIDPipe) adviesvraagId: string,
    @Body() verzoek: MeldingVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.run(by, async (work) => {
      const vraag = this.eis(by, me, await work.lock(Adviesvraag, { adviesvraagId }), "adviesvraagOmzetten");
      await this.toegang.eisAfzender(work.tx, by, me, vraag.huis, "melden");
      eisEigenGrond(vraag, verzoek);
      const ontvangen = await this.aanname.neemVerzoek(work, verzoek, vraag.afzender);
      await work.update(Adviesvraag, zetOm(vraag, ontvangen.meldingId));
      return ontvangen;
    });
  }

  private eis(by: Cause, me: Person, vraag: Adviesvraag, wat: HandelwijzeErnaast): Adviesvraag {
    const { adviesvraagId: id, huis, afzender } = vraag;
    this.toegang.eisErnaast(by, me, { type: "Adviesvraag", id, huis, afzender }, wat);
    return vraag;
  }

  private beeld({ inhoud, antwoord, ...vraag }: Adviesvraag) {
    return {
      ...vraag,
      ...this.vault.open<Vraaginhoud>(inhoud, verzegeld.vraag, vraag.adviesvraagId),
      antwoord: antwoord && this.vault.open<string>(antwoord, verzegeld.antwoord, vraag.adviesvraagId),
    };
  }
}

const bewijs = ({ adviesvraagId, kenmerk, huis, status, ontvangenOp }: Adviesvraag, bekend: boolean) => {
  return { adviesvraagId, kenmerk, huis, status, ontvangenOp: ontvangenOp.toISOString(), bekend };
};
