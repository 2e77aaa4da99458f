import { Body, Controller, Get, Param, ParseUUIDPipe, Put, Query } from "@nestjs/common";
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
import { Huizen } from "@zvh/regions";
import { Betrokkene, Melding, type Inhoud } from "./melding.js";
import {
  antwoord,
  antwoorden,
  partnerplaats,
  partnerzicht,
  Screeningsantwoord,
  Screeningssessie,
} from "./screeningspartner.js";
import { verzegeld } from "./verzegeld.js";

class HuisVraag {
  @IsString() huis!: string;
}

class AntwoordVerzoek {
  @IsIn(antwoorden) antwoord!: (typeof antwoorden)[number];
  @IsBoolean() risicosignaal!: boolean;
  @IsOptional() @IsString() @MaxLength(1000) toelichting?: string;
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
  ) {}

  /** What waits for this partner, oldest first, at most two hundred. */
  @Get()
  @Roles("screeningspartner")
  lijst(@Query() { huis }: HuisVraag, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) => ({ items: await this.zoek(tx, me, "m.huis = $3", huis) }));
  }

  @Get("telling")
  @Roles("screeningspartner")
  telling(@Query() { huis }: HuisVraag, @Me() me: Person, @By() by: Cause): Promise<{ open: number }> {
    const sql = `select count(*)::int as open from melding m where ${partnerzicht} and m.huis = $3 and not exists (
      select from screeningsantwoord a where a.melding_id = m.melding_id and a.organisatie = $4)`;
    const waar = [...partnerplaats(me), huis, organisationIn(me, huis) ?? null];
    return this.store.read(by, async (tx) => (await tx.query(sql, waar))[0]);
  }

  @Get(":meldingId")
  @Roles("screeningspartner")
  toon(@Param("meldingId", ParseUUIDPipe) meldingId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) => found((await this.zoek(tx, me, "m.melding_id = $3", meldingId))[0]));
  }

  @Put(":meldingId/antwoord")
  @Roles("screeningspartner")
  antwoord(
    @Param("meldingId", ParseUUIDPipe) meldingId: string,
    @Body() { toelichting, ...verzoek }: AntwoordVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.run(by, async (work) => {
      const melding = await work.lock(Melding, { meldingId });
      const { huis } = found((await this.zoek(work.tx, me, "m.melding_id = $3", meldingId))[0]);
      const organisatie = organisationIn(me, huis)!;
      const eerder = await work.tx.findOneBy(Screeningsantwoord, { meldingId, organisatie });
      const antwoordId = eerder?.antwoordId ?? newId();
      const tekst = toelichting?.trim();
      const verzegelde = tekst ? this.vault.seal(tekst, verzegeld.toelichting, antwoordId, meldingId) : null;
      const [{ grondslag }] = await work.tx.query(
        "select grondslag from screeningsdeelname where huis = $1 and organisatie = $2 and tot is null limit 1",
        [huis, organisatie],
      );
      const opdracht = { ...verzoek, toelichting: verzegelde };
      const gegeven = antwoord(melding, opdracht, me, { grondslag, eerder, antwoordId }, work.nu);
      await work.tx.save(Screeningsantwoord, gegeven);
      work.touch(meldingId);
      return found((await this.zoek(work.tx, me, "m.melding_id = $3", meldingId))[0]);
    });
  }

  /** Who was there today, as the screener sees it; the list replaces the earlier one. */
  @Put("sessies/:datum")
  @Roles("screener")
  sessie(@Param() { datum }: Sessiedag, @Body() { huis, aanwezig }: SessieVerzoek, @By() by: Cause) {
    if (!by.huizen.includes(huis)) throw new Refused("niet-gevonden");
    const partners = this.huizen.huis(huis).screeningpartners.map(({ code }) => code);
    if (aanwezig.some((code) => !partners.includes(code))) throw new Refused("geen-screeningsdeelnemer");
    return this.store.run(by, ({ tx, nu }) =>
      tx.save(Screeningssessie, { huis, datum, aanwezig: [...new Set(aanwezig)], door: by.by, op: nu }),
    );
  }

  /** What this partner sees of these meldingen: nothing of the decision, nor of what the others answered. */
  private async zoek(tx: EntityManager, me: Person, waar: string, waarde: string) {
    const rijen: { melding_id: string }[] = await tx.query(
      `select m.melding_id from melding m where ${partnerzicht} and ${waar} order by m.ontvangen_op, m.melding_id limit 200`,
      [...partnerplaats(me), waarde],
    );
    const beelden = [];
    for (const { melding_id: meldingId } of rijen) beelden.push(await this.beeld(tx, me, meldingId));
    return beelden;
  }

  private async beeld(tx: EntityManager, me: Person, meldingId: string) {
    const melding = found(await tx.findOneBy(Melding, { meldingId }));
    const organisatie = organisationIn(me, melding.huis)!;
    const { onderwerp, situatieschets, melder } = this.vault.open<Inhoud>(melding.inhoud, verzegeld.inhoud, meldingId);
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
        doorNaam: mijn.doorNaam,
        op: mijn.op,
      },
    };
  }
}
