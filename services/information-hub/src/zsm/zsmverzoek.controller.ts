import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import { IsNull, type EntityManager } from "typeorm";
import { By, found, Me, Roles, Store, Vault, type Cause, type Person } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import type { Uitslag } from "../herken.js";
import { geldigBsn } from "../identiteit.js";
import { Personen } from "../personen.js";
import { weergave } from "../persoon.js";
import { Toegang } from "../toegang.js";
import { verzegeld } from "../verzegeld.js";
import { nietBekend, stelVoor, toetsAntwoord, vertel, wieIsHet, type Bronnen } from "./voorstel.js";
import { beantwoord, moetOpenZijn, Zsmverzoek, type Verdenking } from "./zsmverzoek.js";
import { Lijst, Vrijgave } from "./zsmverzoek.verzoek.js";
import { Zsmzoeker } from "./zsmzoeker.js";

/** What the ZSM desk asks this house: who it is, what the software proposes, and the answer that a person releases (R74). */
@Controller("zsm-verzoeken")
@Roles("procesregisseur")
export class ZsmverzoekController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
    private readonly zoeker: Zsmzoeker,
    private readonly personen: Personen,
  ) {}

  /** What waits for an answer, the shortest time first, a hundred at most; who it is about shows one by one. */
  @Get()
  lijst(@Query() { huis }: Lijst, @By() by: Cause) {
    return this.store.read(by, async (tx) => {
      const where = { huis, antwoord: IsNull() };
      const rijen = await tx.find(Zsmverzoek, { where, order: { verstrijktOp: "asc" }, take: 100 });
      return { items: rijen.map(kop) };
    });
  }

  /** One of them: who is meant and why, the proposal, and beside it its sources. */
  @Get(":verzoekId")
  een(@Param("verzoekId", ParseUUIDPipe) verzoekId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx, nu) => {
      const verzoek = found(await tx.findOneBy(Zsmverzoek, { verzoekId }));
      this.eis(verzoek, me, by);
      const ontvangen = this.zoeker.ontvangen(verzoek);
      const open = ontvangen && (await this.behandeling(tx, verzoek, ontvangen, nu));
      return { ...kop(verzoek), ...open, verteld: this.zoeker.verteld(verzoek) };
    });
  }

  /**
   * A named person of the house releases the answer, which its sources must carry (R74, L26).
   * Refused: zsm-al-beantwoord, match-onbeslist, antwoord-past-niet, motivering-ontbreekt.
   */
  @Post(":verzoekId/vrijgave")
  @HttpCode(200)
  geefVrij(
    @Param("verzoekId", ParseUUIDPipe) verzoekId: string,
    @Body() { antwoord, persoonId: keuze, motivering }: Vrijgave,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.store.run(by, async (work) => {
      const verzoek = await work.lock(Zsmverzoek, { verzoekId });
      this.eis(verzoek, me, by);
      moetOpenZijn(verzoek);
      const huis = this.huizen.huis(verzoek.huis);
      const uitslag = await this.zoeker.herken(work.tx, huis.code, this.zoeker.ontvangen(verzoek)!);
      // Who says that there is no ground need not say who it is.
      const wie = antwoord === "GEEN_GRONDSLAG" ? null : wieIsHet(uitslag, keuze);
      const bronnen = await this.zoeker.bronnen(work.tx, huis.code, wie);
      toetsAntwoord(antwoord, motivering, bronnen, huis, work.nu);
      const verteld = vertel(antwoord, bronnen, huis, work.nu);
      const met = {
        antwoord,
        wijze: "vrijgave",
        persoonId: verteld?.persoonId ?? null,
        inhoud: verteld && this.vault.seal(verteld.woorden, verzegeld.zsmantwoord, verzoekId),
        motivering: motivering === null ? null : this.vault.seal(motivering, verzegeld.zsmmotivering, verzoekId),
        beantwoordDoor: me.id,
      } as const;
      return kop(await work.update(Zsmverzoek, beantwoord(verzoek, met, work.nu)));
    });
  }

  private eis({ verzoekId: id, huis }: Zsmverzoek, me: Person, by: Cause): void {
    this.toegang.eis(by, me, { type: "Zsmverzoek", id, huis, wat: "zsmBehandelen" });
  }

  private async behandeling(tx: EntityManager, verzoek: Zsmverzoek, { verdachte, verdenking }: Verdenking, nu: Date) {
    const { huis } = verzoek;
    const uitslag = await this.zoeker.herken(tx, huis, { verdachte, verdenking });
    const bronnen = await this.zoeker.bronnen(tx, huis, "zelfde" in uitslag ? uitslag.zelfde : null);
    const bsn = geldigBsn(verdachte.bsn) ? "geldig" : verdachte.bsn ? "ongeldig" : "ontbreekt";
    return {
      verdachte: { ...weergave(verdachte, nu), bsn },
      verdenking,
      match: await this.match(tx, verzoek, { verdachte, verdenking }, uitslag, nu),
      voorstel: stelVoor(verzoek, uitslag, bronnen, this.huizen.huis(huis), nu),
      bron: bronVan(bronnen),
    };
  }

  /** Why the register takes somebody for the one who is meant, or whom it may be and what would then be proposed. */
  private async match(tx: EntityManager, verzoek: Zsmverzoek, ontvangen: Verdenking, uitslag: Uitslag, nu: Date) {
    if ("zelfde" in uitslag) return { wijze: uitslag.wijze, kandidaten: [] };
    if (!("twijfel" in uitslag)) return { wijze: null, kandidaten: [] };
    const { huis: code } = verzoek;
    const huis = this.huizen.huis(code);
    const gelijkenden = await this.personen.gelijkenden(tx, code, ontvangen.verdachte);
    const ids = gelijkenden.map(({ persoonId }) => persoonId);
    const bekenden = await this.zoeker.bronnenVan(tx, code, ids);
    const kandidaten = gelijkenden.map((kandidaat) => {
      const { persoonId, score, redenen } = kandidaat;
      const bronnen = bekenden.get(persoonId) ?? nietBekend;
      const voorstel = stelVoor(verzoek, { zelfde: persoonId, wijze: "naam-geboortedatum" }, bronnen, huis, nu);
      return { persoonId, ...weergave(kandidaat, nu), score, redenen, voorstel, bron: bronVan(bronnen) };
    });
    return { wijze: null, kandidaten };
  }
}

/** What an answer rests on, for who releases it: the place on the list, with its card. */
const bronVan = ({ prioritering, kaart }: Bronnen) =>
  prioritering && { ...prioritering, reden: undefined, kaart: kaart && { ...kaart, inhoud: undefined } };

/** What stands in a list: numbers, moments and the answer; not that the same was asked elsewhere. */
const kop = (verzoek: Zsmverzoek) => {
  const { aanvraagId: _, ontvangen: __, inhoud: ___, motivering: ____, ...codes } = verzoek;
  return { ...codes, regime: "zsm" };
};
