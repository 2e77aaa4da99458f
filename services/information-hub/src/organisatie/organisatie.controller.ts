import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from "@nestjs/common";
import { And, IsNull, MoreThan, Not } from "typeorm";
import { By, found, Me, pageOf, Refused, Roles, Store, type Cause, type Person, type Work } from "@zvh/platform";
import { Aanstelling, beeindig as beeindigAanstelling } from "../aanstelling/aanstelling.js";
import { Register } from "../aanstelling/register.js";
import { opNaam } from "../opnaam.js";
import { Toegang } from "../toegang.js";
import { beeindig, bureau, legVast, Organisatie, organisatieIdVan } from "./organisatie.js";
import {
  Keuzevraag,
  NieuweOrganisatie,
  Organisatieverzoek,
  Registervraag,
  Registerzoek,
} from "./organisatie.verzoek.js";
import { hefOp, Team } from "./team.js";

/** The organisations of a house, for who manages them. */
@Controller("organisaties")
export class OrganisatieController {
  constructor(
    private readonly store: Store,
    private readonly register: Register,
    private readonly toegang: Toegang,
  ) {}

  @Get()
  @Roles("beheerder")
  lijst(@Query() vraag: Registervraag, @By() by: Cause) {
    return this.zoek(vraag, by);
  }

  /** As the list, with a part of a name or a code. */
  @Post("_zoek")
  @HttpCode(200)
  @Roles("beheerder")
  zoek(@Body() vraag: Registerzoek, @By() by: Cause) {
    return this.store.read(by, (tx) => opNaam(tx.createQueryBuilder(Organisatie, "r"), vraag, ["naam", "code"]));
  }

  /** With whom one works in a house, by code, for everybody who works there: not how they are reached (L12). */
  @Get("keuze")
  @Roles("medewerker")
  async keuze(@Query() { huis, na = "", aantal }: Keuzevraag, @Me() ik: Person, @By() by: Cause) {
    if (!this.toegang.magInHuis(by, ik, huis, "collegasZien")) return { items: [], volgende: null };
    const where = { huis, code: And(MoreThan(na), Not(bureau)) };
    const rijen = await this.store.read(by, (tx) =>
      tx.find(Organisatie, { where, order: { code: "asc" }, take: aantal + 1 }),
    );
    const items = rijen.map(({ code, naam, domein, klasse, beroepsgeheim, beeindigdOp }) => {
      return { code, naam, domein, klasse, beroepsgeheim, actief: !beeindigdOp };
    });
    return pageOf(items, aantal, ({ code }) => code);
  }

  /** An organisation that the house did not have. Refused('organisatie-bekend') for one that it has, or had. */
  @Post()
  @Roles("beheerder")
  async legVast(
    @Body() { huis, code, ...gegevens }: NieuweOrganisatie,
    @Me() ik: Person,
    @By() by: Cause,
  ): Promise<Organisatie> {
    this.toegang.eisInHuis(by, ik, huis, "beheren");
    return await this.store.run(by, async (work) => {
      await this.register.alleen(work, huis);
      const change = legVast({ huis, code }, gegevens, by.by, work.nu);
      const organisatieId = organisatieIdVan(huis, code);
      if (await work.tx.existsBy(Organisatie, { organisatieId })) throw new Refused("organisatie-bekend");
      return work.insert(Organisatie, change);
    });
  }

  /** Everything that may change of an organisation, at once; one that had ended takes part again. */
  @Put(":organisatieId")
  @Roles("beheerder")
  wijzig(
    @Param("organisatieId", ParseUUIDPipe) organisatieId: string,
    @Body() verzoek: Organisatieverzoek,
    @Me() ik: Person,
    @By() by: Cause,
  ): Promise<Organisatie> {
    return this.store.run(by, async (work) => {
      const was = await this.teWijzigen(work, by, ik, organisatieId);
      const change = legVast(was, { ...verzoek }, by.by, work.nu);
      if (was.klasse !== change.state.klasse) await this.eisZonderMensen(work, was);
      return work.update(Organisatie, change);
    });
  }

  /** Ends the part of an organisation, and with it its teams and the access of its people, at once. */
  @Post(":organisatieId/einde")
  @HttpCode(200)
  @Roles("beheerder")
  beeindig(
    @Param("organisatieId", ParseUUIDPipe) organisatieId: string,
    @Me() ik: Person,
    @By() by: Cause,
  ): Promise<Organisatie> {
    return this.store.run(by, async (work) => {
      const was = await this.teWijzigen(work, by, ik, organisatieId);
      const change = beeindig(was, by.by, work.nu);
      const van = { huis: was.huis, organisatie: was.code, beeindigdOp: IsNull() };
      for (const team of await work.tx.findBy(Team, van)) await work.update(Team, hefOp(team, by.by, work.nu));
      for (const { aanstellingId } of await work.tx.findBy(Aanstelling, van)) {
        const [aanstelling, beheer] = await this.register.teWijzigen(work, aanstellingId, by.by);
        await work.update(Aanstelling, beeindigAanstelling(aanstelling, beheer, work.nu));
      }
      return work.update(Organisatie, change);
    });
  }

  private async teWijzigen(work: Work, by: Cause, ik: Person, organisatieId: string): Promise<Organisatie> {
    const { huis } = found(await work.tx.findOneBy(Organisatie, { organisatieId }));
    this.toegang.eis(by, ik, { type: "Registerrij", id: organisatieId, huis, wat: "beheren" });
    await this.register.alleen(work, huis);
    return work.lock(Organisatie, { organisatieId });
  }

  /** People were appointed to an organisation as it took part then: who still is, must be judged again first. */
  private async eisZonderMensen({ tx }: Work, { huis, code }: Organisatie): Promise<void> {
    if (await tx.existsBy(Aanstelling, { huis, organisatie: code, beeindigdOp: IsNull() }))
      throw new Refused("organisatie-heeft-mensen");
  }
}
