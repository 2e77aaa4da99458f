import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, Query } from "@nestjs/common";
import { IsArray, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from "class-validator";
import type { EntityManager } from "typeorm";
import { niveaus, screeningsuitkomsten, type Niveau, type Screeningsuitkomst } from "@zvh/contracts";
import { By, found, Me, Refused, Roles, Store, Vault, type Cause, type Person } from "@zvh/platform";
import { Huizen, sluitUit, type HerkomstVerzoek } from "@zvh/regions";
import { leesLijst, leesTelling, MeldingLijstVraag } from "./melding.lijst.js";
import { Betrokkene, Melding, screen, stuurTerug, type Inhoud } from "./melding.js";
import { Screeningsantwoord } from "./screeningspartner.js";
import { themas, type Thema } from "./thema.js";
import { Verstrekking } from "./verstrekking.js";
import { verzegeld } from "./verzegeld.js";
import { Toegang, type Handelwijze } from "./zicht.js";

class ScreeningVerzoek {
  @IsIn(niveaus) risico!: Niveau;
  @IsIn(niveaus) complexiteit!: Niveau;
  @IsIn(screeningsuitkomsten) uitkomst!: Screeningsuitkomst;
  @IsString() @IsNotEmpty() @MaxLength(4000) motivering!: string;
  @IsOptional() @IsString() ontvanger?: string;
}

class TerugVerzoek {
  @IsString() @IsNotEmpty() @MaxLength(4000) reden!: string;
}

class ThemasVerzoek {
  @IsArray() @IsIn(themas, { each: true }) themas!: Thema[];
}

class HuisVraag {
  @IsString() huis!: string;
}

const betrokkenenVan = (tx: EntityManager, meldingId: string): Promise<Betrokkene[]> =>
  tx.find(Betrokkene, { where: { meldingId }, order: { volgnummer: "asc" } });

/** The daily screening: the list of what came in, one melding, and the judgement of a named person (R03, R22, R25). */
@Controller("meldingen")
export class MeldingController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
  ) {}

  @Get()
  @Roles("screener")
  lijst(@Query() vraag: MeldingLijstVraag, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, (tx) => leesLijst(tx, this.vault, me, vraag));
  }

  @Get("telling")
  @Roles("screener")
  telling(@Query() { huis }: HuisVraag, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, (tx) => leesTelling(tx, me, huis));
  }

  @Get(":meldingId")
  @Roles("screener")
  toon(@Param("meldingId", ParseUUIDPipe) meldingId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      const melding = await this.gezien(tx, by, me, meldingId);
      const screeningsantwoorden = await this.antwoordenOp(tx, melding);
      return { ...this.beeld(melding, await betrokkenenVan(tx, meldingId)), screeningsantwoorden };
    });
  }

  @Post(":meldingId/screening")
  @Roles("screener")
  screen(
    @Param("meldingId", ParseUUIDPipe) meldingId: string,
    @Body() verzoek: ScreeningVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.run(by, async (work) => {
      const melding = await work.lock(Melding, { meldingId });
      await this.toegang.eis(work.tx, by, me, melding, "screenen");
      const betrokkenen = await betrokkenenVan(work.tx, meldingId);
      const motivering = this.vault.seal(verzoek.motivering, verzegeld.motivering, melding.meldingId);
      const wie = { door: me.id, doorNaam: me.naam, doorTelefoon: me.telefoon ?? null };
      const opdracht = { ...verzoek, ...wie, motivering, ontvanger: verzoek.ontvanger ?? null };
      const { screeningsuitkomsten: mogelijk } = this.huizen.huis(melding.huis);
      return this.beeld(
        await work.update(Melding, screen(melding, betrokkenen, opdracht, mogelijk, work.nu)),
        betrokkenen,
      );
    });
  }

  /** It does not belong here: back to the knooppunt that passed it on (R83). Refused: al-gescreend, niet-van-knooppunt. */
  @Post(":meldingId/terugzending")
  @Roles("screener")
  stuurTerug(
    @Param("meldingId", ParseUUIDPipe) meldingId: string,
    @Body() { reden }: TerugVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.run(by, async (work) => {
      const melding = await work.lock(Melding, { meldingId });
      await this.toegang.eis(work.tx, by, me, melding, "screenen");
      const motivering = this.vault.seal(reden, verzegeld.motivering, meldingId);
      const terug = await work.update(Melding, stuurTerug(melding, { door: me.id, motivering }, work.nu));
      return this.beeld(terug, await betrokkenenVan(work.tx, meldingId));
    });
  }

  /** A screener says which partners see a melding, where what the sender wrote did not (R24). */
  @Put(":meldingId/themas")
  @Roles("screener")
  zetThemas(
    @Param("meldingId", ParseUUIDPipe) meldingId: string,
    @Body() verzoek: ThemasVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.run(by, async (work) => {
      const oud = await work.lock(Melding, { meldingId });
      await this.toegang.eis(work.tx, by, me, oud, "screenen");
      if (oud.status !== "te-screenen") throw new Refused("al-gescreend");
      const { themas: gezet } = await work.update(Melding, { state: { ...oud, themas: [...new Set(verzoek.themas)] } });
      work.touch(oud.huis);
      return { meldingId, themas: gezet };
    });
  }

  /** What went to another regime, to whom and on what ground. */
  @Get(":meldingId/verstrekkingen")
  @Roles("screener", "privacyofficer")
  verstrekkingen(@Param("meldingId", ParseUUIDPipe) meldingId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      await this.gezien(tx, by, me, meldingId, "verstrekkingenZien");
      return { items: await tx.find(Verstrekking, { where: { meldingId }, order: { op: "asc" } }) };
    });
  }

  /** The melding, for who may see it, or this of it; for anybody else it is not there. */
  private async gezien(
    tx: EntityManager,
    by: Cause,
    me: Person,
    meldingId: string,
    wat: Handelwijze = "zien",
  ): Promise<Melding> {
    const melding = found(await tx.findOneBy(Melding, { meldingId }));
    await this.toegang.eis(tx, by, me, melding, wat);
    return melding;
  }

  /**
   * What the screening partners answered: for the screener alone (R24), and what was told for this screening alone, not
   * after it (L09).
   */
  private async antwoordenOp(tx: EntityManager, { meldingId, huis, status }: Melding) {
    const gegeven = await tx.find(Screeningsantwoord, { where: { meldingId }, order: { organisatie: "asc" } });
    return gegeven.map(({ organisatie, antwoord, risicosignaal, doorNaam, op, antwoordId, ...dicht }) => {
      const open = <T>(wat: "toelichting" | "herkomst"): T | null =>
        dicht[wat] && this.vault.open<T>(dicht[wat], verzegeld[wat], antwoordId, meldingId);
      const herkomst = open<HerkomstVerzoek>("herkomst");
      const voorbij = status !== "te-screenen" && sluitUit(herkomst?.voorwaarde, "later", this.huizen.huis(huis));
      const toelichting = voorbij ? null : open<string>("toelichting");
      return { organisatie, antwoord, risicosignaal, doorNaam, op, toelichting, herkomst };
    });
  }

  private inhoudVan({ inhoud, meldingId }: Melding): Inhoud {
    return this.vault.open<Inhoud>(inhoud, verzegeld.inhoud, meldingId);
  }

  /** A melding as who may read it sees it; the address of the reporter is for notification alone. */
  private beeld({ motivering, ...melding }: Melding, betrokkenen: Betrokkene[]) {
    const inhoud = this.inhoudVan({ motivering, ...melding });
    const { organisatie, naam } = inhoud.melder;
    return {
      ...melding,
      ...inhoud,
      inhoud: undefined,
      melder: { organisatie, naam },
      screening: melding.screening && {
        ...melding.screening,
        motivering: motivering && this.vault.open<string>(motivering, verzegeld.motivering, melding.meldingId),
      },
      betrokkenen: betrokkenen.map(({ betrokkeneId, rol, persoonId, status }) => ({
        betrokkeneId,
        rol,
        persoonId,
        status,
      })),
    };
  }
}
