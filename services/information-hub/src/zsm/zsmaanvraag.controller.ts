import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import {
  By,
  found,
  housesWith,
  Me,
  newId,
  Roles,
  Store,
  Vault,
  type Cause,
  type Person,
  type Visible,
  type Work,
} from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { weergave } from "../persoon.js";
import { Toegang } from "../toegang.js";
import { verzegeld } from "../verzegeld.js";
import { stelVoor, vertel } from "./voorstel.js";
import { beantwoord, moetTeVragenZijn, samen, stel, Zsmverzoek, type Verdenking, type Vraag } from "./zsmverzoek.js";
import { Aanvraag, Bureaulijst } from "./zsmverzoek.verzoek.js";
import { Zsmzoeker } from "./zsmzoeker.js";

/** What the ZSM desk asks, and what it may read of the answers: one desk, several houses (R73, R74, R82). */
@Controller("zsm-aanvragen")
@Roles("zsm-desk")
export class ZsmaanvraagController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly toegang: Toegang,
    private readonly zoeker: Zsmzoeker,
  ) {}

  /** The last hundred questions to these houses, the newest first; and where this desk may ask. */
  @Get()
  lijst(@Query() { huis }: Bureaulijst, @By() by: Cause) {
    return this.store.read(by, async (tx, nu) => {
      const where = huis ? { huis } : {};
      const rijen = await tx.find(Zsmverzoek, { where, order: { ontvangenOp: "desc", huis: "asc" }, take: 100 });
      const aanvragen = Map.groupBy(rijen, ({ aanvraagId }) => aanvraagId);
      const items = [...aanvragen.values()].map((delen) => this.beeld(delen, nu));
      return { items, arrondissementen: this.arrondissementen(by) };
    });
  }

  @Get(":aanvraagId")
  een(@Param("aanvraagId", ParseUUIDPipe) aanvraagId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx, nu) => {
      const delen = await tx.find(Zsmverzoek, { where: { aanvraagId }, order: { huis: "asc" } });
      this.eisLezen(delen, me, by);
      return this.beeld(delen, nu);
    });
  }

  /** Asks every house of the arrondissement at once; the clock runs from the moment of holding (R73). */
  @Post()
  async vraag(@Body() aanvraag: Aanvraag, @Me() me: Person, @By() by: Cause) {
    const huizen = this.gevraagd(aanvraag.arrondissement, me, by);
    return this.store.run(by, async (work) => {
      const { verzoekNummer, kenmerk, arrondissement, klok } = aanvraag;
      const opgehoudenOp = new Date(aanvraag.opgehoudenOp);
      moetTeVragenZijn({ huizen, opgehoudenOp }, work.nu);
      await work.alone(`zsm ${verzoekNummer}`);
      const eerder = await work.tx.findOneBy(Zsmverzoek, { verzoekNummer });
      if (eerder) return this.beeld(await this.delen(work, eerder.aanvraagId), work.nu);
      const vraag = { aanvraagId: newId(), verzoekNummer, kenmerk, arrondissement, opgehoudenOp, gevraagdDoor: me.id };
      const delen = [];
      for (const huis of huizen)
        delen.push(await this.stel(work, huis, { ...vraag, klok: klok ?? this.termijnen(huis).zsmKlok }, aanvraag));
      return this.beeld(delen, work.nu);
    });
  }

  /**
   * The desk reads, at any hour, the cards that were agreed beforehand. Where there is none, or it is not certain who it
   * is, nothing changes: a person of that house answers (R74).
   */
  @Post(":aanvraagId/kaart")
  @HttpCode(200)
  async leesKaart(@Param("aanvraagId", ParseUUIDPipe) aanvraagId: string, @Me() me: Person, @By() by: Cause) {
    return this.store.run(by, async (work) => {
      const delen = await this.delen(work, aanvraagId);
      this.eisLezen(delen, me, by);
      const gelezen = [];
      for (const { verzoekId } of delen)
        gelezen.push(await this.metKaart(work, await work.lock(Zsmverzoek, { verzoekId }), me));
      return this.beeld(gelezen, work.nu);
    });
  }

  private arrondissementen({ huizen }: Cause): string[] {
    const eigen = this.huizen.alle().filter(({ code }) => huizen.includes(code));
    return [...new Set(eigen.flatMap(({ arrondissement }) => arrondissement ?? []))].toSorted();
  }

  private termijnen(huis: string) {
    return this.huizen.huis(huis).termijnen;
  }

  private delen({ tx }: Work, aanvraagId: string): Promise<Zsmverzoek[]> {
    return tx.find(Zsmverzoek, { where: { aanvraagId }, order: { huis: "asc" } });
  }

  private eisLezen(delen: Zsmverzoek[], me: Person, by: Cause): void {
    found(delen[0]);
    for (const { verzoekId: id, huis } of delen)
      this.toegang.eis(by, me, { type: "Zsmverzoek", id, huis, wat: "zsmLezen" });
  }

  private gevraagd(arrondissement: string, me: Person, by: Cause): string[] {
    const huizen = this.huizen.alle().filter((huis) => huis.arrondissement === arrondissement);
    const codes = huizen.map(({ code }) => code).filter((code) => by.huizen.includes(code));
    for (const huis of codes) this.toegang.eisInHuis(by, me, huis, "zsmVragen");
    return codes;
  }

  private stel(work: Work, huis: string, vraag: Vraag, { verdachte, verdenking }: Aanvraag): Promise<Zsmverzoek> {
    const verzoekId = newId();
    const { rol: _, ...identiteit } = verdachte;
    const ontvangen: Verdenking = { verdachte: identiteit, verdenking };
    const dicht = this.vault.seal(ontvangen, verzegeld.zsmontvangen, verzoekId);
    const percentages = this.termijnen(huis).zsmWaarschuwingPercentages;
    const { bewaartermijn } = this.huizen.regimes.zsm!;
    const van = { verzoekId, huis, percentages, ontvangen: dicht, bewaartermijn };
    return work.insert(Zsmverzoek, stel(vraag, van, work.nu));
  }

  private async metKaart(work: Work, verzoek: Zsmverzoek, me: Person): Promise<Zsmverzoek> {
    const ontvangen = this.zoeker.ontvangen(verzoek);
    if (!ontvangen) return verzoek;
    const { huis: code, verzoekId } = verzoek;
    const huis = this.huizen.huis(code);
    const uitslag = await this.zoeker.herken(work.tx, code, ontvangen);
    const bronnen = await this.zoeker.bronnen(work.tx, code, "zelfde" in uitslag ? uitslag.zelfde : null);
    const { antwoord, reden } = stelVoor(verzoek, uitslag, bronnen, huis, work.nu);
    const verteld = antwoord && reden.startsWith("kaart") ? vertel(antwoord, bronnen, huis, work.nu) : null;
    if (!antwoord || !verteld) return verzoek;
    const inhoud = this.vault.seal(verteld.woorden, verzegeld.zsmantwoord, verzoekId);
    const wie = { persoonId: verteld.persoonId, beantwoordDoor: me.id, motivering: null };
    return work.update(Zsmverzoek, beantwoord(verzoek, { antwoord, wijze: "kaart", inhoud, ...wie }, work.nu));
  }

  /** One question with all houses that were asked, by name; of a house that did not answer yet nothing else. */
  private beeld(delen: Zsmverzoek[], nu: Date) {
    const ontvangen = delen.map((deel) => this.zoeker.ontvangen(deel)).find(Boolean) ?? null;
    return {
      ...kop(delen[0]!),
      regime: "zsm",
      verdachte: ontvangen && weergave(ontvangen.verdachte, nu),
      verdenking: ontvangen?.verdenking ?? null,
      antwoord: samen(delen.map(({ antwoord }) => antwoord)),
      gevraagd: delen.map((deel) => {
        const { huis, antwoord, wijze, persoonId, beantwoordOp } = deel;
        const { naam, contact } = this.huizen.huis(huis);
        const huiscontact = `${contact.naam}, ${contact.telefoon}`;
        return { huis, naam, antwoord, wijze, persoonId, beantwoordOp, huiscontact, ...this.zoeker.verteld(deel) };
      }),
    };
  }
}

/** What of a question is the same in every house that was asked. */
const kop = (een: Zsmverzoek) => {
  const { aanvraagId, verzoekNummer, kenmerk, arrondissement, klok, opgehoudenOp, verstrijktOp, ontvangenOp } = een;
  return { aanvraagId, verzoekNummer, kenmerk, arrondissement, klok, opgehoudenOp, verstrijktOp, ontvangenOp };
};

/** Whose screens read again when a request came or was answered. */
export const zichtbaarInZsm: Visible = (tx, wie, ids) =>
  tx.query("select distinct huis from zsmverzoek where huis = any($1) and verzoek_id = any($2::uuid[])", [
    housesWith(wie, "procesregisseur", "zsm-desk"),
    ids,
  ]);
