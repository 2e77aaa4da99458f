import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import { Type } from "class-transformer";
import { IsDefined, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from "class-validator";
import { By, Me, newId, Roles, Store, Vault, type Cause, type Person } from "@zvh/platform";
import { HerkomstVerzoek, Huizen, type Huis } from "@zvh/regions";
import { Aanstelling } from "../aanstelling/aanstelling.js";
import { Agendapunten } from "../bekendheid/agendapunten.js";
import { inHuis } from "../bekendheid/bekendheid.consumer.js";
import { Bekendheidsverzoek } from "../bekendheid/bekendheidsverzoek.js";
import { beslissers, gevraagd } from "../bekendheid/bekendheidsverzoek.controller.js";
import { metRegister } from "../organisatie/organisatie.js";
import { Toegang } from "../toegang.js";
import { Tekst } from "../velden.js";
import { verzegeld } from "../verzegeld.js";
import { magGeven, toets } from "./geven.js";
import { geef, magLezen, Verstrekking, zonderInhoud, type Uittreksel } from "./verstrekking.js";

class Gift {
  @Tekst() @IsNotEmpty() bron!: string;
  @IsDefined() @ValidateNested() @Type(() => HerkomstVerzoek) herkomst!: HerkomstVerzoek;
  /** Who of the supplier consented, where that is needed. */
  @IsOptional() @Tekst() toestemmingVan: string | null = null;
  @IsString() @IsNotEmpty() @MaxLength(4000) tekst!: string;
}

class Lijst {
  @IsString() @IsNotEmpty() huis!: string;
  @IsUUID() triageId!: string;
}

/** What one house gives another about a person whom both know, after the question and its answer (WGS 2.28, L06). */
@Controller()
export class VerstrekkingController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly agendapunten: Agendapunten,
    private readonly toegang: Toegang,
  ) {}

  /** A named person of the house that knows somebody gives an extract, with all that makes it lawful (R64, L09, L10). */
  @Post("bekendheidsverzoeken/:verzoekId/verstrekkingen")
  @Roles(...beslissers)
  geef(@Param("verzoekId", ParseUUIDPipe) verzoekId: string, @Body() gift: Gift, @By() by: Cause, @Me() me: Person) {
    return this.store.run(by, async (work) => {
      const verzoek = await work.lock(Bekendheidsverzoek, { verzoekId });
      this.toegang.eis(by, me, { ...gevraagd(verzoek), wat: "verstrekken" });
      const huis = await metRegister(work.tx, this.huizen.huis(verzoek.huis));
      magGeven(verzoek, huis, work.nu);
      const wie = gift.toestemmingVan && { huis: huis.code, medewerkerId: gift.toestemmingVan };
      const instemmer = wie ? await work.tx.findOneBy(Aanstelling, wie) : null;
      toets({ ...gift, instemmer }, verzoek.doel, huis, work.nu);
      const gegeven = geef(this.uittreksel(gift, verzoek, huis, instemmer, me, work.nu));
      return zonderInhoud(await work.insert(Verstrekking, gegeven));
    });
  }

  /** What other houses gave for an item; for who may not read it there is nothing (L15). */
  @Get("verstrekkingen")
  @Roles("triagevoorzitter", "triagelid")
  async lijst(@Query() { huis, triageId }: Lijst, @By() by: Cause, @Me() me: Person) {
    if (!by.huizen.includes(huis)) return { items: [] };
    // Asked before anything is read: how long it takes tells nothing of what there is.
    const item = await this.agendapunten.vraag(triageId, inHuis(huis, by));
    if (!magLezen(item, me, huis)) return { items: [] };
    const where = { huis, triageId, richting: "ontvangen" } as const;
    const rijen = await this.store.read(by, (tx) =>
      tx.find(Verstrekking, { where, order: { gegevenOp: "asc", verstrekkingId: "asc" }, take: 100 }),
    );
    return { items: rijen.map((rij) => this.beeld(rij)) };
  }

  private uittreksel(
    gift: Gift,
    verzoek: Bekendheidsverzoek,
    huis: Huis,
    instemmer: Aanstelling | null,
    me: Person,
    gegevenOp: Date,
  ) {
    const { bron, tekst, toestemmingVan } = gift;
    const { voorwaardeToelichting = null, ...herkomst } = gift.herkomst;
    const verstrekkingId = newId();
    const woorden: Uittreksel = { tekst, voorwaardeToelichting };
    return {
      verstrekkingId,
      huis: huis.code,
      verzoekId: verzoek.verzoekId,
      anderHuis: verzoek.vanHuis,
      persoonId: verzoek.persoonId!,
      bron,
      bronNaam: huis.organisatie(bron)!.naam,
      ...herkomst,
      toestemmingVan,
      toestemmingVanNaam: instemmer?.naam ?? null,
      inhoud: this.vault.seal(woorden, verzegeld.uittreksel, verstrekkingId),
      door: me.id,
      doorNaam: me.naam,
      gegevenOp,
    };
  }

  private beeld({ inhoud, ...codes }: Verstrekking) {
    const { verstrekkingId } = codes;
    return {
      ...codes,
      inhoud: inhoud && this.vault.open<Uittreksel>(inhoud, verzegeld.uittreksel, verstrekkingId),
    };
  }
}
