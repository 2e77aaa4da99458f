import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from "@nestjs/common";
import { In, IsNull, MoreThan } from "typeorm";
import {
  By,
  found,
  housesWith,
  Me,
  newId,
  pageOf,
  Roles,
  Store,
  Vault,
  type Cause,
  type Person,
  type Visible,
  type Work,
} from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { Persoon } from "../persoon.js";
import { Huisvraag } from "../persoon.verzoek.js";
import { metRegister } from "../organisatie/organisatie.js";
import { Toegang } from "../toegang.js";
import { verzegeld } from "../verzegeld.js";
import { herzie, plaats, Prioritering, verwijder } from "./prioritering.js";
import { Einde, Herziening, Kaart, Lijst, Plaatsing } from "./prioritering.verzoek.js";
import { legVast, Zsmkaart, type Kaartinhoud } from "./zsmkaart.js";

/** The list of prioritised cases of a house, of who directs its cases; a list of its own under the Wgs (L03, L17). */
@Controller("prioriteringen")
@Roles("procesregisseur")
export class PrioriteringController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
  ) {}

  /** Who is on the list, each with the card for the ZSM desk. */
  @Get()
  async lijst(@Query() { huis, persoonId, na, aantal }: Lijst, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      const rijen = await tx.find(Prioritering, {
        where: {
          huis,
          beeindigdOp: IsNull(),
          ...(persoonId && { persoonId }),
          ...(na && { prioriteringId: MoreThan(na) }),
        },
        order: { prioriteringId: "asc" },
        take: aantal + 1,
      });
      const { items, volgende } = pageOf(rijen, aantal, ({ prioriteringId }) => prioriteringId);
      const kaarten = await tx.findBy(Zsmkaart, { prioriteringId: In(items.map((een) => een.prioriteringId)) });
      const opId = new Map(kaarten.map((kaart) => [kaart.prioriteringId, kaart]));
      return { items: items.map((een) => this.beeld(een, opId.get(een.prioriteringId))), volgende };
    });
  }

  /** How many are due for review; a thousand at most. */
  @Get("telling")
  telling(@Query() { huis }: Huisvraag, @By() by: Cause): Promise<{ teHerzien: number }> {
    return this.store.read(by, async (tx) => {
      const [telling] = await tx.query(
        `select count(*)::int as "teHerzien"
         from (select from prioritering where huis = $1 and beeindigd_op is null and te_herzien limit 1000) t`,
        [huis],
      );
      return telling;
    });
  }

  /** Puts somebody whom the house knows on its list (L17). */
  @Post()
  async plaats(@Body() { huis, persoonId, ...keuze }: Plaatsing, @Me() me: Person, @By() by: Cause) {
    this.toegang.eis(by, me, { type: "Registerrij", id: persoonId, huis, wat: "prioriteren" });
    return this.store.run(by, async (work) => {
      // Locked: two who put the same person on the list at once make one row, and the other is told.
      found(await work.find(Persoon, { huis, persoonId }));
      const staatErAl = await work.tx.existsBy(Prioritering, { huis, persoonId, beeindigdOp: IsNull() });
      const wie = { prioriteringId: newId(), huis, persoonId, door: me.id };
      const eisen = { huis: this.huizen.huis(huis), staatErAl, bewaartermijn: this.bewaartermijn() };
      return this.beeld(await work.insert(Prioritering, plaats(wie, keuze, eisen, work.nu)));
    });
  }

  /** It is still necessary, until another day (WGS 2.32(4)). */
  @Put(":prioriteringId")
  herzie(
    @Param("prioriteringId", ParseUUIDPipe) prioriteringId: string,
    @Body() keuze: Herziening,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.run(by, async (work) => {
      const eerst = await this.eigen(work, prioriteringId, me, by);
      const change = herzie(eerst, keuze, me.id, this.huizen.huis(eerst.huis), work.nu);
      return this.beeld(await work.update(Prioritering, change));
    });
  }

  /** It is not necessary any more: off the list, and the card is gone (WGS 2.32(4)). */
  @Post(":prioriteringId/einde")
  @HttpCode(200)
  verwijder(
    @Param("prioriteringId", ParseUUIDPipe) prioriteringId: string,
    @Body() { reden }: Einde,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.run(by, async (work) => {
      const eerst = await this.eigen(work, prioriteringId, me, by);
      const dicht = this.vault.seal(reden, verzegeld.prioriteringsreden, prioriteringId);
      const weg = await work.update(Prioritering, verwijder(eerst, { reden: dicht, door: me.id }, work.nu));
      await work.tx.delete(Zsmkaart, { prioriteringId });
      return this.beeld(weg);
    });
  }

  /** What the ZSM desk may know of this one; the card that was there is replaced. */
  @Put(":prioriteringId/zsmkaart")
  kaart(
    @Param("prioriteringId", ParseUUIDPipe) prioriteringId: string,
    @Body() { advies, contact, ...keuze }: Kaart,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.run(by, async (work) => {
      const eerst = await this.eigen(work, prioriteringId, me, by);
      const woorden: Kaartinhoud = {
        advies,
        contact,
        voorwaardeToelichting: keuze.herkomst.voorwaardeToelichting ?? null,
      };
      const inhoud = this.vault.seal(woorden, verzegeld.zsmkaart, prioriteringId);
      const huis = await metRegister(work.tx, this.huizen.huis(eerst.huis));
      const van = { huis, inhoud, door: me.id, bewaartermijn: this.bewaartermijn() };
      const change = legVast(eerst, { ...keuze, metAdvies: advies !== null }, van, work.nu);
      const was = await work.find(Zsmkaart, { prioriteringId });
      const kaart = await (was ? work.update(Zsmkaart, change) : work.insert(Zsmkaart, change));
      return this.beeld(eerst, kaart);
    });
  }

  private bewaartermijn() {
    return this.huizen.regimes.prioritering!.bewaartermijn;
  }

  private async eigen(work: Work, prioriteringId: string, me: Person, by: Cause): Promise<Prioritering> {
    const prioritering = await work.lock(Prioritering, { prioriteringId });
    const { huis } = prioritering;
    this.toegang.eis(by, me, { type: "Registerrij", id: prioriteringId, huis, wat: "prioriteren" });
    return prioritering;
  }

  private beeld(prioritering: Prioritering, kaart?: Zsmkaart) {
    const { prioriteringId } = prioritering;
    const inhoud = kaart && this.vault.open<Kaartinhoud>(kaart.inhoud, verzegeld.zsmkaart, prioriteringId);
    const zsmkaart = kaart ? { ...kaart, ...inhoud, inhoud: undefined } : null;
    return { ...prioritering, reden: undefined, regime: "prioritering", zsmkaart };
  }
}

/** Whose screens read again when the list changed. */
export const zichtbaarInPrioriteit: Visible = (tx, wie, ids) =>
  tx.query("select distinct huis from prioritering where huis = any($1) and prioritering_id = any($2::uuid[])", [
    housesWith(wie, "procesregisseur"),
    ids,
  ]);
