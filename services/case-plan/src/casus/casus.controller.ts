import { Body, Controller, Get, HttpStatus, Param, ParseUUIDPipe, Post, Query, Res } from "@nestjs/common";
import { IsArray, IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from "class-validator";
import { By, found, Me, newId, Refused, Roles, Store, type Cause, type Person } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { Dossiers } from "../dossier.js";
import { leesCasus } from "./casus.beeld.js";
import { CasusLijstVraag, leesCasussen, leesGezin } from "./casus.lijst.js";
import { legGezinslidVast, relaties, type Relatie } from "./gezinslid.js";
import { openEenmaal } from "./opening.js";
import { Toegang } from "./toegang.js";

class OvernameVerzoek {
  @IsString() @IsNotEmpty() huis!: string;
  @IsUUID() persoonId!: string;
  @IsString() @IsNotEmpty() categorie!: string;
  /** Id of the person who directs the process. */
  @IsString() @IsNotEmpty() procesregisseur!: string;
  @IsOptional() @IsString() @IsNotEmpty() naam?: string;
  @IsString() @IsNotEmpty() @MaxLength(4000) reden!: string;
}

class GezinslidVerzoek {
  @IsUUID() persoonId!: string;
  @IsIn(relaties) relatie!: Relatie;
  @IsArray() @IsString({ each: true }) leefgebieden!: string[];
}

/** The cases that somebody may see, and one of them in one composed answer (R61). */
@Controller("casussen")
export class CasusController {
  constructor(
    private readonly store: Store,
    private readonly huizen: Huizen,
    private readonly dossiers: Dossiers,
    private readonly toegang: Toegang,
  ) {}

  /** Takes over a case that runs in another system; 200 with the case that this person has already. */
  @Post()
  @Roles("beheerder")
  async neemOver(
    @Body() { reden, ...verzoek }: OvernameVerzoek,
    @By() by: Cause,
    @Res({ passthrough: true }) answer: { status(code: number): unknown },
  ) {
    if (!by.huizen.includes(verzoek.huis)) throw new Refused("geen-toegang");
    const categorieen = this.huizen.huis(verzoek.huis).casuscategorieen.map(({ code }) => code);
    const opening = { ...verzoek, casusId: newId(), overnamereden: reden, door: by.by };
    const { casus, nieuw } = await this.store.run(by, (work) => openEenmaal(work, opening, categorieen));
    if (!nieuw) answer.status(HttpStatus.OK);
    return {
      casusId: casus.casusId,
      huis: casus.huis,
      persoonId: casus.persoonId,
      status: casus.status,
      bekend: !nieuw,
    };
  }

  @Get()
  @Roles("procesregisseur", "deelnemer")
  lijst(@Query() vraag: CasusLijstVraag, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx, nu) => {
      if (!by.huizen.includes(vraag.huis)) return { items: [], volgende: null };
      const { stilleCasusDagen } = this.huizen.huis(vraag.huis).termijnen;
      return await leesCasussen(tx, me, vraag, new Date(nu.getTime() - stilleCasusDagen * 86_400_000));
    });
  }

  @Get(":casusId")
  @Roles("procesregisseur", "deelnemer")
  toon(@Param("casusId", ParseUUIDPipe) casusId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      await this.toegang.eis(tx, by, me, casusId, "zien");
      return await leesCasus(tx, me, casusId);
    });
  }

  @Post(":casusId/gezinsleden")
  @Roles("procesregisseur")
  async legGezinslidVast(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Body() verzoek: GezinslidVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    const { gezinslid } = await this.dossiers.wijzig(by, me, casusId, "regie", async (_, casus) => {
      const leefgebieden = this.huizen.huis(casus.huis).leefgebieden.map(({ code }) => code);
      return legGezinslidVast(casus, { ...verzoek, door: by.by }, leefgebieden);
    });
    return gezinslid;
  }
}

/** A family: the bundle of cases that each passed the test by themselves (decision 7). */
@Controller("gezinnen")
export class GezinController {
  constructor(private readonly store: Store) {}

  @Get(":gezinId")
  @Roles("procesregisseur", "deelnemer")
  toon(@Param("gezinId", ParseUUIDPipe) gezinId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      const casussen = await leesGezin(tx, me, gezinId);
      return { gezinId: found(casussen[0]).gezinId, casussen };
    });
  }
}
