import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import { By, Me, newId, organisationIn, Refused, refuseFaults, Roles, Store, Vault } from "@zvh/platform";
import type { Cause, Person, Work } from "@zvh/platform";
import { foutenInHerkomst, Huizen, knooppunt } from "@zvh/regions";
import { geldigBsn } from "../identiteit.js";
import { Huisvraag } from "../persoon.verzoek.js";
import { verzegeld } from "../verzegeld.js";
import { foutAls } from "../weigering.js";
import { leesLijst, leesTelling } from "./meldpunt.lijst.js";
import { Meldpuntlijst, Routeverzoek, Sluiting, Triageverzoek, Verrijkingsverzoek } from "./meldpunt.verzoek.js";
import { Meldpunten } from "./meldpunten.js";
import {
  bewaarTot,
  gaNaarHuis,
  grondVan,
  Meldpuntmelding,
  Meldpuntverrijking,
  moetTeRouterenZijn,
  moetTeTrierenZijn,
  rondAf,
  trieer,
} from "./meldpuntmelding.js";
import { Meldpuntroute } from "./meldpuntroute.js";

/** The work of the knooppunt: enrich, triage, and see that a report comes where it belongs (R78, R79, R83). */
@Controller("meldpuntmeldingen")
@Roles("meldpuntmedewerker")
export class MeldpuntController {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly huizen: Huizen,
    private readonly meldpunten: Meldpunten,
  ) {}

  /** What is in one state; of what must be routed also where it would go. */
  @Get()
  lijst(@Query() vraag: Meldpuntlijst, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, async (tx, nu) => {
      const { items, volgende } = await leesLijst(tx, me, vraag);
      const regels = items.map(({ cursor: _cursor, ...regel }) => {
        const voorstel = regel.stand === "te-routeren" ? this.meldpunten.voorstelVoor(regel, nu) : null;
        return { ...regel, voorstel };
      });
      return { items: regels, volgende };
    });
  }

  @Get("telling")
  telling(@Query() { huis }: Huisvraag, @Me() me: Person, @By() by: Cause) {
    return this.store.read(by, (tx) => leesTelling(tx, me, huis));
  }

  @Get(":meldpuntmeldingId")
  een(@Param("meldpuntmeldingId", ParseUUIDPipe) meldpuntmeldingId: string, @Me() me: Person, @By() by: Cause) {
    return this.meldpunten.lees(by, me, meldpuntmeldingId);
  }

  /**
   * What one organisation knows, once, while it is not triaged yet (R78).
   * @throws Refused al-getrieerd, al-verrijkt, tekst-ontbreekt, and what makes it unlawful (R64, L08–L10)
   */
  @Post(":meldpuntmeldingId/verrijkingen")
  verrijk(
    @Param("meldpuntmeldingId", ParseUUIDPipe) meldpuntmeldingId: string,
    @Body() verzoek: Verrijkingsverzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.meldpunten.wijzig(by, me, meldpuntmeldingId, "verrijken", async (work, melding) => {
      moetTeTrierenZijn(melding);
      const organisatie = organisationIn(me, melding.huis)!;
      if (await work.tx.existsBy(Meldpuntverrijking, { meldpuntmeldingId, organisatie }))
        throw new Refused("al-verrijkt");
      this.toets(verzoek, organisatie, work.nu);
      const rij = this.verrijking(melding, verzoek, organisatie, me, work.nu);
      await work.insert(Meldpuntverrijking, { state: rij });
      work.touch(meldpuntmeldingId);
    });
  }

  /** Refused: al-getrieerd, nog-niet-verrijkt. */
  @Post(":meldpuntmeldingId/triage")
  trieer(
    @Param("meldpuntmeldingId", ParseUUIDPipe) meldpuntmeldingId: string,
    @Body() { urgentie, motivering }: Triageverzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.meldpunten.wijzig(by, me, meldpuntmeldingId, "meldpuntBehandelen", async (work, melding) => {
      const verrijkingen = await work.tx.countBy(Meldpuntverrijking, { meldpuntmeldingId });
      const dicht = this.vault.seal(motivering, verzegeld.meldpuntmotivering, meldpuntmeldingId);
      const oordeel = { urgentie, motivering: dicht, door: me.id };
      await work.update(Meldpuntmelding, trieer(melding, verrijkingen, oordeel, work.nu));
    });
  }

  /**
   * Asks the houses that allow it whether a case runs of this person, by keyed hash; what each of them keeps of it is the
   * same for known and unknown (L06). Refused: nog-niet-getrieerd, melding-al-weg, bsn-ontbreekt, al-gevraagd.
   */
  @Post(":meldpuntmeldingId/casusvraag")
  @HttpCode(202)
  vraagCasus(@Param("meldpuntmeldingId", ParseUUIDPipe) meldpuntmeldingId: string, @Me() me: Person, @By() by: Cause) {
    return this.meldpunten.wijzig(by, me, meldpuntmeldingId, "meldpuntBehandelen", async (work, melding) => {
      moetTeRouterenZijn(melding);
      if (melding.casushuizen) throw new Refused("al-gevraagd");
      if (!geldigBsn(this.meldpunten.inhoudVan(melding)?.betrokkene.bsn)) throw new Refused("bsn-ontbreekt");
      const todo = { kind: "casus-vragen", subject: meldpuntmeldingId, data: { door: me.id } };
      await work.update(Meldpuntmelding, { state: melding, todos: [todo] });
    });
  }

  /**
   * A person sends it to a house of the platform, or hands it over to one outside it (R79).
   * @throws Refused nog-niet-getrieerd, melding-al-weg, ander-huis-onbekend, reden-ontbreekt
   */
  @Post(":meldpuntmeldingId/route")
  routeer(
    @Param("meldpuntmeldingId", ParseUUIDPipe) meldpuntmeldingId: string,
    @Body() { naar, reden }: Routeverzoek,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.meldpunten.wijzig(by, me, meldpuntmeldingId, "meldpuntBehandelen", async (work, melding) => {
      const buiten = this.huizen.buitenHuizen().some(({ code }) => code === naar);
      const binnen = this.huizen.alle().some(({ code }) => code === naar);
      refuseFaults(foutAls(!buiten && !binnen, "naar", "ander-huis-onbekend", "kies een huis uit de lijst"));
      const route = await this.meldpunten.routeVan(work.tx, meldpuntmeldingId);
      const grond = grondVan(melding, { naar, reden }, this.meldpunten.voorstelVoor(melding, work.nu), route);
      const routeId = newId();
      const dicht = reden && this.vault.seal(reden, verzegeld.routereden, routeId, meldpuntmeldingId);
      const stap = { routeId, huis: melding.huis, meldpuntmeldingId, volgnummer: route.length + 1, van: knooppunt };
      const todos = binnen ? [{ kind: "meldpunt-routeren", subject: routeId, data: {} }] : [];
      await work.insert(Meldpuntroute, {
        state: { ...stap, naar, grond, reden: dicht, door: me.id, op: work.nu },
        todos,
      });
      const bewaren = this.bewaren(melding, work);
      const overgedragen = { uitkomst: "ander-huis", ontvanger: naar, bewaren } as const;
      const weg = binnen ? gaNaarHuis(melding, naar, bewaren) : rondAf(melding, overgedragen, work.nu);
      await work.update(Meldpuntmelding, weg);
    });
  }

  /** Nobody needs to do anything: the reporter hears it (R01). Refused: nog-niet-getrieerd, melding-al-weg. */
  @Post(":meldpuntmeldingId/sluiting")
  sluit(
    @Param("meldpuntmeldingId", ParseUUIDPipe) meldpuntmeldingId: string,
    @Body() { motivering }: Sluiting,
    @Me() me: Person,
    @By() by: Cause,
  ) {
    return this.meldpunten.wijzig(by, me, meldpuntmeldingId, "meldpuntBehandelen", async (work, melding) => {
      const dicht = this.vault.seal(motivering, verzegeld.meldpuntmotivering, meldpuntmeldingId);
      const einde = { uitkomst: "geen-vervolg", motivering: dicht, bewaren: this.bewaren(melding, work) } as const;
      await work.update(Meldpuntmelding, rondAf(melding, einde, work.nu));
    });
  }

  private bewaren({ meldpuntmeldingId, regime }: Meldpuntmelding, { nu }: Work) {
    return bewaarTot(meldpuntmeldingId, this.huizen.regimes[regime]!.bewaartermijn.duur, nu);
  }

  private toets({ bekend, tekst, herkomst }: Verrijkingsverzoek, organisatie: string, nu: Date): void {
    const waar = this.huizen.huis(knooppunt);
    refuseFaults([
      ...foutAls(bekend && !tekst, "tekst", "tekst-ontbreekt", "schrijf op wat je weet"),
      ...(bekend ? foutenInHerkomst(herkomst, organisatie, waar, nu, "screening") : []),
    ]);
  }

  private verrijking(
    { meldpuntmeldingId, huis }: Meldpuntmelding,
    { bekend, tekst, herkomst }: Verrijkingsverzoek,
    organisatie: string,
    me: Person,
    op: Date,
  ): Meldpuntverrijking {
    const verrijkingId = newId();
    const seal = (wat: unknown, at: "verrijkingstekst" | "verrijkingsherkomst") =>
      bekend ? this.vault.seal(wat, verzegeld[at], verrijkingId, meldpuntmeldingId) : null;
    const woorden = { tekst: seal(tekst, "verrijkingstekst"), herkomst: seal(herkomst, "verrijkingsherkomst") };
    const wie = { organisatie, door: me.id, doorNaam: me.naam };
    return { verrijkingId, huis, meldpuntmeldingId, bekend, ...woorden, ...wie, op };
  }
}
