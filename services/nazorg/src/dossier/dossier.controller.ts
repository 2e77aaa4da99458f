import {
  Body,
  Controller,
  Get,
  HttpCode,
  Injectable,
  Param,
  ParseEnumPipe,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from "@nestjs/common";
import { IsString } from "class-validator";
import { nazorgthemas, type Nazorgthema } from "@zvh/contracts";
import { By, found, Me, OnDeadline, Refused, Roles, Store, Vault, type Cause, type Person } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { verzegeld } from "../verzegeld.js";
import { Basisvoorwaarde, isGeregeld, peil } from "./basisvoorwaarde.js";
import { stukkenVan } from "./dossier.beeld.js";
import { DossierLijstVraag, leesHernieuwd, leesLijst, leesTelling, PeriodeVraag } from "./dossier.lijst.js";
import { AfsluitingVerzoek, OverdrachtVerzoek, PeilingVerzoek } from "./dossier.verzoek.js";
import { Dossiers } from "./dossiers.js";
import { Nazorgdossier, waarschuw } from "./nazorgdossier.js";
import { draagOver, sluit, vernietig } from "./overdracht.js";

class HuisVraag {
  @IsString() huis!: string;
}

const themas = Object.fromEntries(nazorgthemas.map((thema) => [thema, thema]));

/** The return of people from detention: the coordinator's list, one dossier, and what is decided about it (R39–R44). */
@Controller("nazorgdossiers")
export class DossierController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly dossiers: Dossiers,
  ) {}

  @Get()
  @Roles("nazorgcoordinator", "deelnemer")
  lijst(@Query() vraag: DossierLijstVraag, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, (tx) => leesLijst(tx, this.vault, me, vraag));
  }

  @Get("telling")
  @Roles("nazorgcoordinator", "deelnemer")
  telling(@Query() { huis }: HuisVraag, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, (tx) => leesTelling(tx, me, huis));
  }

  /** How many were inside again, in a period (R40). */
  @Get("hernieuwd")
  @Roles("nazorgcoordinator")
  hernieuwd(@Query() vraag: PeriodeVraag, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, (tx) => leesHernieuwd(tx, me, vraag));
  }

  @Get(":dossierId")
  @Roles("nazorgcoordinator", "deelnemer")
  toon(@Param("dossierId", ParseUUIDPipe) dossierId: string, @Me() me: Person, @By() by: Cause) {
    return this.dossiers.lees(by, me, dossierId);
  }

  @Put(":dossierId/voorwaarden/:thema")
  @Roles("nazorgcoordinator", "deelnemer")
  peil(
    @Param("dossierId", ParseUUIDPipe) dossierId: string,
    @Param("thema", new ParseEnumPipe(themas)) thema: Nazorgthema,
    @Body() { toelichting, verantwoordelijke, ...verzoek }: PeilingVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.dossiers.wijzig(by, me, dossierId, "bijwerken", async (work, dossier, { termijnen }) => {
      if (verantwoordelijke) await this.dossiers.eisBekend(work, dossier.huis, verantwoordelijke, "verantwoordelijke");
      const voorwaarde = found(await work.find(Basisvoorwaarde, { dossierId, thema }));
      const woorden = this.dossiers.zegel(toelichting, verzegeld.voorwaarde, `${dossierId},${thema}`, dossierId);
      const peiling = { ...verzoek, toelichting: woorden, verantwoordelijke: verantwoordelijke ?? null, door: by.by };
      const straks = peil(dossier, voorwaarde, peiling, termijnen.onderdakWaarschuwingDagen, work.nu);
      await work.update(Basisvoorwaarde, straks.voorwaarde);
      if (straks.dossier !== dossier) await work.update(Nazorgdossier, { state: straks.dossier });
    });
  }

  /** Hands over what is open at release, or says of each open item that nobody has it (R44). */
  @Post(":dossierId/overdracht")
  @HttpCode(200)
  @Roles("nazorgcoordinator", "deelnemer")
  draagOver(
    @Param("dossierId", ParseUUIDPipe) dossierId: string,
    @Body() { overnames }: OverdrachtVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.dossiers.wijzig(by, me, dossierId, "bijwerken", async (work, dossier) => {
      const stukken = { dossier, ...(await stukkenVan(work.tx, dossierId)) };
      const bekend = await this.dossiers.bekend(work, dossier.huis, [
        ...stukken.voorwaarden,
        ...stukken.acties,
        ...overnames,
      ]);
      const { events, ...straks } = draagOver(stukken, { overnames, door: by.by }, bekend, work.nu);
      for (const voorwaarde of straks.voorwaarden) await work.update(Basisvoorwaarde, { state: voorwaarde });
      await work.update(Nazorgdossier, { state: straks.dossier, events });
    });
  }

  @Post(":dossierId/afsluiting")
  @HttpCode(200)
  @Roles("nazorgcoordinator", "deelnemer")
  sluit(
    @Param("dossierId", ParseUUIDPipe) dossierId: string,
    @Body() { reden: code, toelichting }: AfsluitingVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.dossiers.wijzig(by, me, dossierId, "bijwerken", async (work, dossier, { afsluitredenen }) => {
      const reden = afsluitredenen.find((een) => een.code === code);
      if (!reden) throw new Refused("afsluitreden-onbekend");
      const { acties } = await stukkenVan(work.tx, dossierId);
      const woorden = this.dossiers.zegel(toelichting, verzegeld.slot, dossierId, dossierId);
      const { bewaartermijn } = this.huizen.regimes[dossier.regime]!;
      const slot = { reden, toelichting: woorden, door: by.by };
      await work.update(Nazorgdossier, sluit({ dossier, acties }, slot, bewaartermijn, work.nu));
    });
  }
}

/** The terms of a dossier: a roof before release, and how long it is kept after its end. */
@Injectable()
export class DossierTermijnen {
  constructor(private readonly store: Store) {}

  @OnDeadline("onderdak")
  async waarschuw({ subject: dossierId }: { subject: string }, cause: Cause): Promise<void> {
    await this.store.run(cause, async (work) => {
      const dossier = await work.lock(Nazorgdossier, { dossierId });
      const onderdak = found(await work.tx.findOneBy(Basisvoorwaarde, { dossierId, thema: "onderdak" }));
      await work.update(Nazorgdossier, waarschuw(dossier, isGeregeld(onderdak), work.nu));
    });
  }

  @OnDeadline("bewaartermijn")
  async vernietig({ subject: dossierId }: { subject: string }, cause: Cause): Promise<void> {
    await this.store.run(cause, async (work) => {
      const dossier = await work.lock(Nazorgdossier, { dossierId });
      await work.tx.query("delete from nazorgdossier where dossier_id = $1", [dossierId]);
      work.record(dossier.huis, { events: vernietig(dossier, work.nu) });
    });
  }
}
