import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from "@nestjs/common";
import { In } from "typeorm";
import { By, found, Me, newId, Roles, Store, type Cause, type Person, type Work } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { Aanstelling } from "../aanstelling/aanstelling.js";
import { Register } from "../aanstelling/register.js";
import { opNaam } from "../opnaam.js";
import { Toegang } from "../toegang.js";
import { Organisatie } from "./organisatie.js";
import { NieuwTeam, Registervraag, Registerzoek, Teamverzoek } from "./organisatie.verzoek.js";
import { hefOp, Team, vormTeam, type Teamgegevens } from "./team.js";

/** The teams within the organisations of a house, for who manages them. */
@Controller("teams")
export class TeamController {
  constructor(
    private readonly store: Store,
    private readonly huizen: Huizen,
    private readonly register: Register,
    private readonly toegang: Toegang,
  ) {}

  @Get()
  @Roles("beheerder")
  lijst(@Query() vraag: Registervraag, @By() by: Cause) {
    return this.zoek(vraag, by);
  }

  /** As the list, with a part of a name; and what the contact persons on this page are called. */
  @Post("_zoek")
  @HttpCode(200)
  @Roles("beheerder")
  zoek(@Body() vraag: Registerzoek, @By() by: Cause) {
    const { huis, organisatie } = vraag;
    return this.store.read(by, async (tx) => {
      const query = tx.createQueryBuilder(Team, "r");
      if (organisatie) query.andWhere("r.organisatie = :organisatie", { organisatie });
      const bladzijde = await opNaam(query, vraag, ["naam"]);
      const medewerkerId = In(bladzijde.items.flatMap(({ contactpersonen }) => contactpersonen));
      const mensen = await tx.findBy(Aanstelling, { huis, medewerkerId });
      return { ...bladzijde, collegas: Object.fromEntries(mensen.map((een) => [een.medewerkerId, een.naam])) };
    });
  }

  @Post()
  @Roles("beheerder")
  async vorm(@Body() { huis, organisatie, ...gegevens }: NieuwTeam, @Me() ik: Person, @By() by: Cause): Promise<Team> {
    this.toegang.eisInHuis(by, ik, huis, "beheren");
    return await this.store.run(by, async (work) => {
      await this.register.alleen(work, huis);
      const plek = { teamId: newId(), huis, organisatie };
      return work.insert(Team, vormTeam(plek, gegevens, await this.wereld(work, plek, gegevens), by.by, work.nu));
    });
  }

  /** Everything that may change of a team, at once; one that had ended is there again. */
  @Put(":teamId")
  @Roles("beheerder")
  wijzig(
    @Param("teamId", ParseUUIDPipe) teamId: string,
    @Body() verzoek: Teamverzoek,
    @Me() ik: Person,
    @By() by: Cause,
  ): Promise<Team> {
    const gegevens: Teamgegevens = { ...verzoek };
    return this.store.run(by, async (work) => {
      const was = await this.teWijzigen(work, by, ik, teamId);
      return work.update(Team, vormTeam(was, gegevens, await this.wereld(work, was, gegevens), by.by, work.nu));
    });
  }

  @Post(":teamId/einde")
  @HttpCode(200)
  @Roles("beheerder")
  hefOp(@Param("teamId", ParseUUIDPipe) teamId: string, @Me() ik: Person, @By() by: Cause): Promise<Team> {
    return this.store.run(by, async (work) =>
      work.update(Team, hefOp(await this.teWijzigen(work, by, ik, teamId), by.by, work.nu)),
    );
  }

  private async teWijzigen(work: Work, by: Cause, ik: Person, teamId: string): Promise<Team> {
    const { huis } = found(await work.tx.findOneBy(Team, { teamId }));
    this.toegang.eis(by, ik, { type: "Registerrij", id: teamId, huis, wat: "beheren" });
    await this.register.alleen(work, huis);
    return work.lock(Team, { teamId });
  }

  private async wereld(
    { tx, nu }: Work,
    { huis, organisatie: code }: Pick<Team, "huis" | "organisatie">,
    { contactpersonen }: Teamgegevens,
  ) {
    return {
      teamsoorten: this.huizen.huis(huis).teamsoorten,
      organisatie: await tx.findOneBy(Organisatie, { huis, code }),
      actieven: await this.register.actieven(tx, { huis, organisatie: code }, contactpersonen, nu),
    };
  }
}
