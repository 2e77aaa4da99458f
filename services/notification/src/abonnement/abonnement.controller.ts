import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from "@nestjs/common";
import { IsInt, IsOptional, IsString, IsUUID, Matches, Min } from "class-validator";
import {
  By,
  Config,
  Me,
  newId,
  pageOf,
  Refused,
  Roles,
  Scope,
  Store,
  Vault,
  type Cause,
  type Person,
} from "@zvh/platform";
import { verzegeld } from "../verzegeld.js";
import { Abonnement, lever, nieuwAbonnement, schakelUit } from "./abonnement.js";
import { Abonnementtoegang, gezien } from "./abonnement.zicht.js";
import { beeldVan, eisSink, Verzoek, Wijziging } from "./abonnement.vorm.js";
import { openbareSleutels, wisselGeheim } from "./geheim.js";

class Lijstvraag {
  @IsOptional() @IsString() huis?: string;
  /** The last id of the page before. */
  @IsOptional() @IsUUID() na?: string;
  @IsOptional() @Matches(/^([1-9]\d?|100)$/, { message: "is een getal van 1 tot en met 100" }) aantal?: string;
}

class Herlevering {
  /** The number of the event from which all is sent again; without it: what waits. */
  @IsOptional() @IsInt() @Min(1) vanaf?: number;
}

/** What the tokens of systems must be for. */
export const scope = "gebeurtenissen:lezen";

/** Subscriptions, in the shape of the CloudEvents Subscription API: for the systems of partners, and their houses' managers. */
@Controller("abonnementen")
@Scope(scope)
export class AbonnementController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly config: Config,
    private readonly toegang: Abonnementtoegang,
  ) {}

  /** Its secret is in this answer and in no other. */
  @Post()
  @Roles("afzender")
  async abonneer(@Body() verzoek: Verzoek, @Me() me: Person, @By() by: Cause) {
    const { types, sink = null, sinkcredential, config, protocolsettings } = verzoek;
    const { huis } = config;
    const organisatie = me.organisatieIn?.[huis];
    if (!organisatie)
      throw new Refused("onbekend-huis", [
        {
          where: "config.huis",
          code: "onbekend-huis",
          message: "Bij dit huis hoort je systeem niet, of het bestaat niet.",
        },
      ]);
    eisSink(sink, this.config.OUTBOUND === "any");
    const abonnementId = newId();
    const token = sinkcredential?.accesstoken;
    const toegangstoken = token ? this.vault.seal(token, verzegeld.toegangstoken, abonnementId) : null;
    const handtekening = protocolsettings?.handtekening ?? "ed25519";
    const gekozen = { abonnementId, huis, systeem: me.id, organisatie, types, sink, handtekening, toegangstoken };
    return this.store.run(by, async (work) => {
      const abonnement = await work.insert(Abonnement, { state: nieuwAbonnement(gekozen, work.nu) });
      const geheim = await wisselGeheim(work, this.vault, abonnement);
      return { ...beeldVan(abonnement), geheim: geheim.openbaar ?? geheim.waarde };
    });
  }

  /** One's own; for a manager those of the house. */
  @Get()
  @Roles("afzender", "beheerder")
  async lijst(@Query() { huis, na, aantal = "50" }: Lijstvraag, @Me() me: Person, @By() by: Cause) {
    const rijen = await this.store.read(by, (tx) => {
      const vraag = tx.createQueryBuilder(Abonnement, "a").where(...gezien(me));
      if (huis) vraag.andWhere("a.huis = :huis", { huis });
      if (na) vraag.andWhere("a.abonnementId > :na", { na });
      return vraag
        .orderBy("a.abonnementId", "ASC")
        .limit(Number(aantal) + 1)
        .getMany();
    });
    return pageOf(rijen.map(beeldVan), Number(aantal), ({ id }) => id);
  }

  @Get(":abonnementId")
  @Roles("afzender", "beheerder")
  toon(@Param("abonnementId", ParseUUIDPipe) abonnementId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.run(by, async (work) => {
      const abonnement = await this.toegang.eis(work, by, me, abonnementId, "zien");
      return { ...beeldVan(abonnement), sleutels: await openbareSleutels(work.tx, abonnementId) };
    });
  }

  /** Other types, or another address. */
  @Put(":abonnementId")
  @Roles("afzender")
  wijzig(
    @Param("abonnementId", ParseUUIDPipe) abonnementId: string,
    @Body() verzoek: Wijziging,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    const { types, sink = null, sinkcredential } = verzoek;
    eisSink(sink, this.config.OUTBOUND === "any");
    const token = sinkcredential?.accesstoken;
    const toegangstoken = token ? this.vault.seal(token, verzegeld.toegangstoken, abonnementId) : null;
    return this.store.run(by, async (work) => {
      const eerder = await this.toegang.eis(work, by, me, abonnementId, "beheren");
      const gewijzigd = { ...eerder, types, sink, toegangstoken, wachtTot: work.nu };
      return beeldVan(await work.update(Abonnement, { state: gewijzigd }));
    });
  }

  /** Ends it; what waited is gone. */
  @Delete(":abonnementId")
  @HttpCode(204)
  @Roles("afzender")
  beeindig(@Param("abonnementId", ParseUUIDPipe) abonnementId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.run(by, async (work) => {
      await this.toegang.eis(work, by, me, abonnementId, "beheren");
      await work.tx.query("delete from abonnement where abonnement_id = $1", [abonnementId]);
    });
  }

  /** A new secret; the one before it signs another day beside it. */
  @Post(":abonnementId/geheimen")
  @Roles("afzender")
  wissel(@Param("abonnementId", ParseUUIDPipe) abonnementId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.run(by, async (work) => {
      const { openbaar, waarde } = await wisselGeheim(
        work,
        this.vault,
        await this.toegang.eis(work, by, me, abonnementId, "beheren"),
      );
      return { geheim: openbaar ?? waarde };
    });
  }

  /** No webhook goes any more; what happens waits. */
  @Post(":abonnementId/uitschakeling")
  @HttpCode(200)
  @Roles("afzender", "beheerder")
  schakelUit(@Param("abonnementId", ParseUUIDPipe) abonnementId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.run(by, async (work) => {
      const abonnement = await this.toegang.eis(work, by, me, abonnementId, "bedienen");
      const reden = abonnement.systeem === me.id ? "systeem" : "beheerder";
      return beeldVan(await work.update(Abonnement, schakelUit(abonnement, reden)));
    });
  }

  /** Sends again at once, also what was disabled: what waits, or all from a number on. */
  @Post(":abonnementId/herlevering")
  @HttpCode(200)
  @Roles("afzender", "beheerder")
  lever(
    @Param("abonnementId", ParseUUIDPipe) abonnementId: string,
    @Body() { vanaf }: Herlevering,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.run(by, async (work) => {
      const abonnement = await this.toegang.eis(work, by, me, abonnementId, "bedienen");
      return beeldVan(await work.update(Abonnement, lever(abonnement, vanaf, work.nu)));
    });
  }
}
