import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from "@nestjs/common";
import { IsString } from "class-validator";
import {
  By,
  found,
  Me,
  newId,
  nextTrace,
  organisationIn,
  Refused,
  Roles,
  Scope,
  Store,
  Vault,
  type Cause,
  type Person,
} from "@zvh/platform";
import { Huizen, sluitUit } from "@zvh/regions";
import { eisHerkomst } from "./herkomst.js";
import { Betrokkene, Melding, ontvang, type Inhoud } from "./melding.js";
import { MeldingVerzoek, opmerkingenBij, type Identiteit } from "./ontvangst.js";
import { leesPolitieCsv, type Politiemelding, type Regelfout } from "./politie-csv.js";
import { themasVan } from "./thema.js";
import { verzegeld } from "./verzegeld.js";
import { Toegang } from "./zicht.js";

/** What a message says, whichever way it came. */
type Nieuw = Partial<
  Pick<Melding, "classificatie" | "aveNiveau" | "melderAfgeschermd" | "eerdereMeldingen" | "gebeurdOp">
> &
  Pick<Melding, "huis" | "soort" | "kenmerk"> & { inhoud: Inhoud; betrokkenen: Identiteit[] };

export type Ontvangstbewijs = {
  meldingId: string;
  kenmerk: string;
  huis: string;
  status: string;
  ontvangenOp: string;
  bekend: boolean;
};

class CsvVraag {
  @IsString() huis!: string;
}

/** How every melding starts. */
const begin = {
  classificatie: null,
  melderAfgeschermd: false,
  aveNiveau: null,
  eerdereMeldingen: null,
  gebeurdOp: null,
  screeningVerstreken: false,
  status: "te-screenen" as const,
  screening: null,
  motivering: null,
  uitkomst: null,
  afgerondOp: null,
  terugkoppelingOp: null,
  terugkoppelingMislukt: null,
};

/** Where meldingen come in. A melding is known again, within a house, by its sender and the sender's reference. */
@Controller("meldingen")
export class OntvangstController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
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
    this.weigerVreemdHuis(verzoek.huis, me, by);
    const {
      soort,
      kenmerk,
      huis,
      aveNiveau = null,
      melderAfgeschermd = false,
      betrokkenen,
      onderwerp,
      situatieschets,
    } = verzoek;
    const afzender = organisationIn(me, huis)!;
    const soortVanMelder = this.huizen.huis(huis).organisatie(afzender)?.soort;
    if (melderAfgeschermd && soortVanMelder !== "veilig-thuis") throw new Refused("afscherming-niet-toegestaan");
    const inhoud = {
      onderwerp,
      situatieschets,
      melder: { naam: null, email: null, ...verzoek.melder },
      huiscriteria: verzoek.huiscriteria ?? null,
      wettelijkeCriteria: verzoek.wettelijkeCriteria ?? null,
      reedsBetrokken: verzoek.reedsBetrokken ?? [],
      betrokkeneGeinformeerd: verzoek.betrokkeneGeinformeerd ?? null,
      herkomst: verzoek.herkomst,
    };
    const bewijs = await this.ontvang(
      { soort, kenmerk, huis, aveNiveau, melderAfgeschermd, betrokkenen, inhoud },
      me,
      by,
    );
    if (bewijs.bekend) response.status(200);
    return bewijs;
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
    this.weigerVreemdHuis(huis, me, by);
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
    const bewijs = await this.ontvang({ ...rest, huis, inhoud }, me, { ...by, traceparent: nextTrace() });
    const opmerkingen = opmerkingenBij(politie.betrokkenen, this.kentGemeente);
    return { regels, ...bewijs, opmerkingen };
  }

  private async ontvang({ betrokkenen, inhoud, ...nieuw }: Nieuw, me: Person, by: Cause): Promise<Ontvangstbewijs> {
    const afzender = organisationIn(me, nieuw.huis)!;
    const { huis, kenmerk } = nieuw;
    return await this.store.run(by, async (work) => {
      const zelfde = { huis, afzender, kenmerk };
      await work.tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [JSON.stringify(zelfde)]);
      const bekend = await work.tx.findOneBy(Melding, zelfde);
      if (bekend) return bewijs(bekend, true);
      // Not derived from the reference: who guesses that one must not know the id by it.
      const meldingId = newId();
      const rijen = betrokkenen.map((identiteit, i) => this.verzegel(identiteit, i, meldingId, nieuw.huis));
      const waar = this.huizen.huis(huis);
      const herkomst = eisHerkomst(inhoud.herkomst, { ...nieuw, afzender, ontvangenOp: work.nu }, waar);
      const melding: Melding = {
        ...begin,
        ...nieuw,
        meldingId,
        inhoud: this.vault.seal({ ...inhoud, herkomst }, verzegeld.inhoud, meldingId),
        nietVerder: sluitUit(herkomst.voorwaarde, "verder", waar),
        regime: "dagelijkse-selectie",
        themas: themasVan(nieuw.classificatie, betrokkenen, work.nu),
        afzender,
        gemeente: betrokkenen.find(({ adres }) => adres?.gemeente)?.adres?.gemeente ?? null,
        opmerkingen: opmerkingenBij(betrokkenen, this.kentGemeente),
        ontvangenOp: work.nu,
        screeningUiterlijkOp: new Date(+work.nu + waar.termijnen.screeningUren * 3_600_000),
      };
      await work.insert(Melding, ontvang(melding, rijen));
      work.add(Betrokkene, rijen);
      return bewijs(melding, false);
    });
  }

  private verzegel(identiteit: Identiteit, i: number, meldingId: string, huis: string): Betrokkene {
    const betrokkeneId = newId();
    const sealed = this.vault.seal(identiteit, verzegeld.identiteit, betrokkeneId, meldingId);
    return {
      betrokkeneId,
      meldingId,
      huis,
      volgnummer: i + 1,
      rol: identiteit.rol,
      status: "verzegeld",
      persoonId: null,
      identiteit: sealed,
    };
  }

  private readonly kentGemeente = (gemeente: string): boolean =>
    this.huizen.alle().some((huis) => huis.gemeenten.some(({ code }) => code === gemeente)) ||
    this.huizen.buitenHuis(gemeente) !== undefined;

  /** Who has no business with a house is not told whether it exists; a non-participant may not report (WGS 2.31). */
  private weigerVreemdHuis(huis: string, me: Person, by: Cause): void {
    const eigen = me.huizen.includes(huis) && this.huizen.kent(huis);
    const deelname = eigen ? this.huizen.huis(huis).organisatie(organisationIn(me, huis)!)?.deelname : undefined;
    if (this.toegang.magInHuis(by, me, huis, "melden", deelname) && eigen) return;
    if (!eigen)
      throw new Refused("onbekend-huis", [
        { where: "huis", code: "onbekend-huis", message: "Voor dit huis mag je niet melden, of het bestaat niet." },
      ]);
    throw new Refused("afzender-is-geen-deelnemer");
  }
}

const bewijs = ({ meldingId, kenmerk, huis, status, ontvangenOp }: Melding, bekend: boolean): Ontvangstbewijs => ({
  meldingId,
  kenmerk,
  huis,
  status,
  ontvangenOp: ontvangenOp.toISOString(),
  bekend,
});
