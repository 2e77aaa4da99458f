import { Body, Controller, Get, Param, ParseUUIDPipe, Put, Query } from "@nestjs/common";
import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from "class-validator";
import type { EntityManager } from "typeorm";
import {
  By,
  found,
  Me,
  newId,
  organisationIn,
  Refused,
  Roles,
  Store,
  Vault,
  type Cause,
  type Person,
} from "@zvh/platform";
import { HerkomstVerzoek, Huizen } from "@zvh/regions";
import { metRegister } from "./herkomst.js";
import { Betrokkene, Melding, type Inhoud } from "./melding.js";
import { antwoord, antwoorden, Screeningsantwoord, Screeningssessie } from "./screeningspartner.js";
import { leesVragen, telOpen } from "./screeningspartner.lijst.js";
import { verzegeld } from "./verzegeld.js";
import { Toegang } from "./zicht.js";

class HuisVraag {
  @IsString() huis!: string;
}

class AntwoordVerzoek {
  @IsIn(antwoorden) antwoord!: (typeof antwoorden)[number];
  @IsBoolean() risicosignaal!: boolean;
  @IsOptional() @IsString() @MaxLength(1000) toelichting?: string;
  /** Asked of who knows somebody: what he tells is information about that person (R64). */
  @IsOptional() @ValidateNested() @Type(() => HerkomstVerzoek) herkomst?: HerkomstVerzoek;
}

class SessieVerzoek extends HuisVraag {
  @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) aanwezig!: string[];
}

class Sessiedag {
  @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d\d-\d\d$/) datum!: string;
}

/** The daily screening as its partners see it: each its own theme, without each other's answers (R24, L15). */
@Controller("screeningsvragen")
export class ScreeningspartnerController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
  ) {}

  /** What waits for this partner, oldest first, at most two hundred. */
  @Get()
  @Roles("screeningspartner")
  lijst(@Query() { huis }: HuisVraag, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      const items = [];
      for (const meldingId of await leesVragen(tx, me, huis))
        items.push(await this.beeld(tx, me, found(await tx.findOneBy(Melding, { meldingId }))));
      return { items };
    });
  }

  @Get("telling")
  @Roles("screeningspartner")
  telling(@Query() { huis }: HuisVraag, @Me() me: Person, @By() by: Cause): Promise<{ open: number }> {
    return this.store.read(by, (tx) => telOpen(tx, me, huis));
  }

  @Get(":meldingId")
  @Roles("screeningspartner")
  toon(@Param("meldingId", ParseUUIDPipe) meldingId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      const melding = found(await tx.findOneBy(Melding, { meldingId }));
      await this.toegang.eis(tx, by, me, melding, "vraagZien");
      return this.beeld(tx, me, melding);
    });
  }

  @Put(":meldingId/antwoord")
  @Roles("screeningspartner")
  antwoord(
    @Param("meldingId", ParseUUIDPipe) meldingId: string,
    @Body() verzoek: AntwoordVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.run(by, async (work) => {
      const melding = await work.lock(Melding, { meldingId });
      await this.toegang.eis(work.tx, by, me, melding, "beantwoorden");
      const { huis } = melding;
      const organisatie = organisationIn(me, huis)!;
      const eerder = await work.tx.findOneBy(Screeningsantwoord, { meldingId, organisatie });
      const antwoordId = eerder?.antwoordId ?? newId();
      const toelichting = verzoek.toelichting?.trim();
      const dicht = (wat: "toelichting" | "herkomst", inhoud: unknown) =>
        inhoud ? this.vault.seal(inhoud, verzegeld[wat], antwoordId, meldingId) : null;
      const verzegelde = {
        toelichting: dicht("toelichting", toelichting),
        herkomst: dicht("herkomst", verzoek.herkomst),
      };
      const [{ grondslag }] = await work.tx.query(
        "select grondslag from screeningsdeelname where huis = $1 and organisatie = $2 and tot is null limit 1",
        [huis, organisatie],
      );
      const stand = { eerder, eisen: await metRegister(work.tx, this.huizen.huis(huis)) };
      const opdracht = { ...verzoek, toelichting };
      const gegeven = antwoord(melding, opdracht, me, { ...verzegelde, grondslag, antwoordId }, stand, work.nu);
      await work.tx.save(Screeningsantwoord, gegeven);
      work.touch(meldingId);
      return this.beeld(work.tx, me, melding);
    });
  }

  /** Who was there on a day; nobody when it was not kept. */
  @Get("sessies/:datum")
  @Roles("screener")
  toonSessie(@Param() { datum }: Sessiedag, @Query() { huis }: HuisVraag, @Me() me: Person, @By() by: Cause) {
    this.toegang.eisInHuis(by, me, huis, "aanwezigenZien");
    const leeg = { huis, datum, aanwezig: [], door: null, op: null };
    return this.store.read(by, async (tx) => (await tx.findOneBy(Screeningssessie, { huis, datum })) ?? leeg);
  }

  /** Who was there today, as the screener sees it; the list replaces the earlier one. */
  @Put("sessies/:datum")
  @Roles("screener")
  sessie(@Param() { datum }: Sessiedag, @Body() { huis, aanwezig }: SessieVerzoek, @Me() me: Person, @By() by: Cause) {
    this.toegang.eisInHuis(by, me, huis, "aanwezigenVastleggen");
    const partners = this.huizen.huis(huis).screeningpartners.map(({ code }) => code);
    if (aanwezig.some((code) => !partners.includes(code))) throw new Refused("geen-screeningsdeelnemer");
    return this.store.run(by, ({ tx, nu }) =>
      tx.save(Screeningssessie, { huis, datum, aanwezig: [...new Set(aanwezig)], door: by.by, op: nu }),
    );
  }

  private async beeld(tx: EntityManager, me: Person, melding: Melding) {
    const { meldingId } = melding;
    const organisatie = organisationIn(me, melding.huis)!;
    const { onderwerp, situatieschets, melder, herkomst } = this.vault.open<Inhoud>(
      melding.inhoud,
      verzegeld.inhoud,
      meldingId,
    );
    const betrokkenen = await tx.find(Betrokkene, { where: { meldingId }, order: { volgnummer: "asc" } });
    const mijn = await tx.findOneBy(Screeningsantwoord, { meldingId, organisatie });
    const { huis, soort, classificatie, ontvangenOp, screeningUiterlijkOp, melderAfgeschermd: afgeschermd } = melding;
    return {
      meldingId,
      huis,
      soort,
      classificatie,
      ontvangenOp,
      screeningUiterlijkOp,
      onderwerp,
      situatieschets,
      herkomst,
      // A reference of the sender's own tells who it is as well as its name does.
      kenmerk: afgeschermd ? null : melding.kenmerk,
      melder: { afgeschermd, organisatie: afgeschermd ? null : melder.organisatie },
      betrokkenen: betrokkenen.map(({ betrokkeneId, rol, persoonId, status }) => ({
        betrokkeneId,
        rol,
        persoonId,
        status,
      })),
      mijnAntwoord: mijn && {
        antwoord: mijn.antwoord,
        risicosignaal: mijn.risicosignaal,
        toelichting:
          mijn.toelichting &&
          this.vault.open<string>(mijn.toelichting, verzegeld.toelichting, mijn.antwoordId, meldingId),
        herkomst:
          mijn.herkomst &&
          this.vault.open<HerkomstVerzoek>(mijn.herkomst, verzegeld.herkomst, mijn.antwoordId, meldingId),
        doorNaam: mijn.doorNaam,
        op: mijn.op,
      },
    };
  }
}
