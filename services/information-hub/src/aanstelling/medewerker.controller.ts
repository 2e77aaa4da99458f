import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from "@nestjs/common";
import { In } from "typeorm";
import { By, found, Me, Refused, Roles, Store, type Cause, type Person } from "@zvh/platform";
import { dagVan } from "@zvh/regions";
import { Toegang } from "../toegang.js";
import { Aanstelling, beeindig, isActief, stelAan, wijzig, type Gegevens } from "./aanstelling.js";
import { beoordeel, eisCodeZonderNaam } from "./beoordeel.js";
import { leesCollegas, leesMedewerkers, weergave } from "./medewerker.lijst.js";
import {
  Aanstellingsverzoek,
  Adresvraag,
  Collegavraag,
  Lijstvraag,
  Namenvraag,
  NieuweMedewerker,
  Zoekvraag,
} from "./medewerker.verzoek.js";
import { Register } from "./register.js";

/** The people of a house and what they may do there, for who manages them. */
@Controller("medewerkers")
export class MedewerkerController {
  constructor(
    private readonly store: Store,
    private readonly register: Register,
    private readonly toegang: Toegang,
  ) {}

  @Get()
  @Roles("beheerder")
  lijst(@Query() vraag: Lijstvraag, @By() by: Cause) {
    return this.store.read(by, (tx, nu) => leesMedewerkers(tx, vraag, nu));
  }

  /** How many people lose their access within thirty days when nobody does anything, counted to a hundred at most. */
  @Get("telling")
  @Roles("beheerder")
  async telling(@Query() { huis }: Lijstvraag, @By() by: Cause): Promise<{ aandacht: number }> {
    const vraag = { huis, alleen: "aandacht", aantal: 100 } as const;
    const { items } = await this.store.read(by, (tx, nu) => leesMedewerkers(tx, vraag, nu));
    return { aandacht: items.length };
  }

  /** As the list, by a part of a name: in a body, because a name may not stand in a URL. */
  @Post("_zoek")
  @HttpCode(200)
  @Roles("beheerder")
  zoek(@Body() vraag: Zoekvraag, @By() by: Cause) {
    return this.store.read(by, (tx, nu) => leesMedewerkers(tx, vraag, nu));
  }

  /** Whom one can choose in a house: who may do something there today, by id; no number, nothing of a screening (L12). */
  @Get("collegas")
  @Roles("medewerker")
  async collegas(@Query() vraag: Collegavraag, @Me() ik: Person, @By() by: Cause) {
    if (!this.toegang.magInHuis(by, ik, vraag.huis, "collegasZien")) return { items: [], volgende: null };
    return await this.store.read(by, (tx, nu) => leesCollegas(tx, vraag, nu));
  }

  /** How colleagues of a house are called and reached; a code that the house does not know is simply absent (L12). */
  @Post("_namen")
  @HttpCode(200)
  @Roles("medewerker")
  async namen(@Body() { huis, medewerkerIds }: Namenvraag, @Me() ik: Person, @By() by: Cause) {
    if (!this.toegang.magInHuis(by, ik, huis, "collegasZien")) return { medewerkers: [] };
    const mensen = await this.store.read(by, (tx) => tx.findBy(Aanstelling, { huis, medewerkerId: In(medewerkerIds) }));
    return {
      medewerkers: mensen.map(({ medewerkerId, naam, telefoon, organisatie }) => ({
        medewerkerId,
        naam,
        telefoon,
        organisatie,
      })),
    };
  }

  /**
   * For notification alone, when it has to tell somebody something: where he is reached by e-mail today (L12). Null for
   * who gave no address, and for who may do nothing here any more (L22).
   */
  @Get("adres")
  @Roles("systeem")
  async adres(@Query() { huis, medewerkerId }: Adresvraag, @Me() ik: Person, @By() by: Cause) {
    this.toegang.eisInHuis(by, ik, huis, "aanschrijven");
    return await this.store.read(by, async (tx, nu) => {
      const wie = await tx.findOneBy(Aanstelling, { huis, medewerkerId });
      return { email: wie && isActief(wie, dagVan(nu)) ? wie.email : null };
    });
  }

  @Get(":aanstellingId")
  @Roles("beheerder")
  toon(@Param("aanstellingId", ParseUUIDPipe) aanstellingId: string, @Me() ik: Person, @By() by: Cause) {
    return this.store.read(by, async (tx, nu) => {
      const aanstelling = found(await tx.findOneBy(Aanstelling, { aanstellingId }));
      this.eis(by, ik, aanstelling);
      return weergave(aanstelling, nu);
    });
  }

  /** Somebody new in a house. Refused('al-aangesteld') for whom the house has, whatever he may do now. */
  @Post()
  @Roles("beheerder")
  async stelAan(@Body() { huis, medewerkerId, ...gegevens }: NieuweMedewerker, @Me() ik: Person, @By() by: Cause) {
    this.toegang.eisInHuis(by, ik, huis, "beheren");
    if (medewerkerId === by.by) throw new Refused("eigen-aanstelling");
    return await this.store.run(by, async (work) => {
      await this.register.alleen(work, huis);
      eisCodeZonderNaam(medewerkerId, gegevens.naam);
      beoordeel(medewerkerId, gegevens, await this.register.wereld(work.tx, huis, gegevens, work.nu));
      if (await work.tx.existsBy(Aanstelling, { huis, medewerkerId })) throw new Refused("al-aangesteld");
      const aanstelling = await work.insert(Aanstelling, stelAan({ huis, medewerkerId }, gegevens, by.by, work.nu));
      return weergave(aanstelling, work.nu);
    });
  }

  /** Everything that may change of somebody, at once; whoever had gone, is back. */
  @Put(":aanstellingId")
  @Roles("beheerder")
  wijzig(
    @Param("aanstellingId", ParseUUIDPipe) aanstellingId: string,
    @Body() verzoek: Aanstellingsverzoek,
    @Me() ik: Person,
    @By() by: Cause,
  ) {
    const gegevens: Gegevens = { ...verzoek };
    return this.store.run(by, async (work) => {
      const [was, beheer] = await this.register.teWijzigen(work, aanstellingId, by.by);
      this.eis(by, ik, was);
      beoordeel(was.medewerkerId, gegevens, await this.register.wereld(work.tx, was.huis, gegevens, work.nu));
      const aanstelling = await work.update(Aanstelling, wijzig(was, gegevens, beheer, work.nu));
      await this.register.verlaatTeams(work, aanstelling, by.by);
      return weergave(aanstelling, work.nu);
    });
  }

  /** Ends somebody's access at once. */
  @Post(":aanstellingId/einde")
  @HttpCode(200)
  @Roles("beheerder")
  beeindig(@Param("aanstellingId", ParseUUIDPipe) aanstellingId: string, @Me() ik: Person, @By() by: Cause) {
    return this.store.run(by, async (work) => {
      const [was, beheer] = await this.register.teWijzigen(work, aanstellingId, by.by);
      this.eis(by, ik, was);
      const aanstelling = await work.update(Aanstelling, beeindig(was, beheer, work.nu));
      await this.register.verlaatTeams(work, aanstelling, by.by);
      return weergave(aanstelling, work.nu);
    });
  }

  private eis(by: Cause, ik: Person, { aanstellingId: id, huis }: Aanstelling): void {
    this.toegang.eis(by, ik, { type: "Registerrij", id, huis, wat: "beheren" });
  }
}
