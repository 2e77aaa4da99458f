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
import { Huizen, type Huis } from "@zvh/regions";
import { Aanname } from "../aanname.js";
import { metRegister } from "../herkomst.js";
import type { Inhoud } from "../melding.js";
import { verzegeld } from "../verzegeld.js";
import { Toegang, type HandelwijzeErnaast } from "../zicht.js";
import { leesSignalen } from "./signaal.lijst.js";
import { eisOvername, neemNietOver, neemOver, ontvangSignaal, Signaal, type Signaalinhoud } from "./signaal.js";
import { AfwijzingVerzoek, ErnaastLijstVraag, OvernameVerzoek, SignaalVerzoek } from "./verzoek.js";

/** What who gave a signal gets back: that it came in, and whether somebody looked at it; never what became of it (L04). */
const bewijs = ({ signaalId, kenmerk, huis, status, ontvangenOp }: Signaal, bekend: boolean) => ({
  signaalId,
  kenmerk,
  huis,
  status: status === "open" ? "ontvangen" : "bekeken",
  ontvangenOp: ontvangenOp.toISOString(),
  bekend,
});

/** Signals of who is no participant: kept apart from the meldingen until a participant takes one over (decision 5, L04). */
@Controller("signalen")
export class SignaalController {
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
  async ontvang(
    @Body() { huis, kenmerk, melder, onderwerp, situatieschets, betrokkenen }: SignaalVerzoek,
    @Me() me: Person,
    @By() by: Cause,
    @Res({ passthrough: true }) response: { status(code: number): unknown },
  ) {
    const wat: Signaalinhoud = {
      onderwerp,
      situatieschets,
      betrokkenen,
      melder: { naam: null, email: null, ...melder },
    };
    return this.store.run(by, async (work) => {
      await this.toegang.eisAfzender(work.tx, by, me, huis, "signaleren");
      const zelfde = { huis, afzender: organisationIn(me, huis)!, kenmerk };
      await work.alone(JSON.stringify(["signaal", zelfde]));
      const bekend = await work.tx.findOneBy(Signaal, zelfde);
      if (bekend) response.status(200);
      if (bekend) return bewijs(bekend, true);
      const signaalId = newId();
      const inhoud = this.vault.seal(wat, verzegeld.signaal, signaalId);
      const { termijnen } = this.huizen.huis(huis);
      const nieuw = ontvangSignaal({ ...zelfde, signaalId, inhoud }, termijnen, this.huizen.regimes.signaal!, work.nu);
      return bewijs(await work.insert(Signaal, nieuw), false);
    });
  }

  @Get()
  @Roles("screener")
  lijst(@Query() vraag: ErnaastLijstVraag, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, (tx) => leesSignalen(tx, this.vault, me, vraag));
  }

  @Get(":signaalId")
  @Roles("screener")
  toon(@Param("signaalId", ParseUUIDPipe) signaalId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) =>
      this.beeld(this.eis(by, me, found(await tx.findOneBy(Signaal, { signaalId })), "signaalZien")),
    );
  }

  @Get(":signaalId/ontvangstbewijs")
  @Roles("afzender")
  @Scope("gebeurtenissen:lezen")
  bewijs(@Param("signaalId", ParseUUIDPipe) signaalId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) =>
      bewijs(this.eis(by, me, found(await tx.findOneBy(Signaal, { signaalId })), "signaalbewijsZien"), true),
    );
  }

  /** A participant takes it over: from here on it is its melding, and it comes in the daily screening. */
  @Post(":signaalId/overname")
  @HttpCode(200)
  @Roles("screener")
  neemOver(
    @Param("signaalId", ParseUUIDPipe) signaalId: string,
    @Body() { organisatie, herkomst }: OvernameVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.run(by, async (work) => {
      const signaal = this.eis(by, me, await work.lock(Signaal, { signaalId }), "signaalBeoordelen");
      const huis = await metRegister(work.tx, this.huizen.huis(signaal.huis));
      eisOvername(signaal, organisatie, huis);
      const { inhoud, betrokkenen } = this.alsMelding(signaal, { huis, organisatie, herkomst }, me);
      const nieuw = {
        soort: "ZVH" as const,
        kenmerk: `S-${signaalId.slice(-12)}`,
        huis: signaal.huis,
        inhoud,
        betrokkenen,
      };
      const { meldingId } = await this.aanname.neem(work, nieuw, organisatie);
      const wie = { door: me.id, doorNaam: me.naam };
      return this.beeld(
        await work.update(Signaal, neemOver(signaal, { ...wie, organisatie, meldingId }, huis, work.nu)),
      );
    });
  }

  @Post(":signaalId/afwijzing")
  @HttpCode(200)
  @Roles("screener")
  wijsAf(
    @Param("signaalId", ParseUUIDPipe) signaalId: string,
    @Body() verzoek: AfwijzingVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.run(by, async (work) => {
      const signaal = this.eis(by, me, await work.lock(Signaal, { signaalId }), "signaalBeoordelen");
      const motivering = this.vault.seal(verzoek.motivering, verzegeld.signaalmotivering, signaalId);
      const besluit = { door: me.id, doorNaam: me.naam, motivering };
      return this.beeld(await work.update(Signaal, neemNietOver(signaal, besluit, work.nu)));
    });
  }

  private eis(by: Cause, me: Person, signaal: Signaal, wat: HandelwijzeErnaast): Signaal {
    const { signaalId: id, huis, afzender } = signaal;
    this.toegang.eisErnaast(by, me, { type: "Signaal", id, huis, afzender }, wat);
    return signaal;
  }

  private inhoudVan({ signaalId, inhoud }: Signaal): Signaalinhoud {
    return this.vault.open<Signaalinhoud>(inhoud!, verzegeld.signaal, signaalId);
  }

  /** As its melding: reported by who takes it over, so that who gave the signal hears nothing of the person (L04). */
  private alsMelding(signaal: Signaal, overname: OvernameVerzoek & { huis: Huis }, { naam }: Person) {
    const { betrokkenen, onderwerp, situatieschets, melder } = this.inhoudVan(signaal);
    const organisatie = overname.huis.organisatie(overname.organisatie)!.naam;
    const inhoud: Inhoud = {
      onderwerp,
      situatieschets,
      melder: { organisatie, naam, email: overname.huis.contact.email },
      huiscriteria: null,
      wettelijkeCriteria: null,
      reedsBetrokken: [],
      betrokkeneGeinformeerd: null,
      herkomst: overname.herkomst,
      signaal: { organisatie: melder.organisatie, ontvangenOp: signaal.ontvangenOp.toISOString() },
    };
    return { inhoud, betrokkenen };
  }

  private beeld({ inhoud, motivering, ...signaal }: Signaal) {
    const wat = inhoud && this.inhoudVan({ ...signaal, inhoud, motivering });
    return {
      ...signaal,
      onderwerp: wat?.onderwerp ?? null,
      situatieschets: wat?.situatieschets ?? null,
      melder: wat?.melder ?? null,
      betrokkenen: wat?.betrokkenen ?? [],
      motivering: motivering && this.vault.open<string>(motivering, verzegeld.signaalmotivering, signaal.signaalId),
    };
  }
}
