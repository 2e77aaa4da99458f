import { Body, Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Post, Put } from "@nestjs/common";
import { By, found, Me, newId, Roles, Store, type Cause, type Person } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import { Actie } from "../actie/actie.js";
import { Toegang } from "../casus/toegang.js";
import { Dossiers, openstaande } from "../dossier.js";
import { draagBij } from "./bijdrage.js";
import { Bijdrage, Plan } from "./plan.js";
import type { Planeisen } from "./plan.toets.js";
import { stelVast } from "./plan.vaststellen.js";
import { verborgenIn } from "../stuk/verborgen.js";
import { BijdrageVerzoek, PlanVerzoek } from "./plan.verzoek.js";

const eisenVan = ({ schakelaars, organisaties, leefgebieden }: Huis): Planeisen => ({
  ...schakelaars,
  organisaties: organisaties.map(({ code }) => code),
  leefgebieden: leefgebieden.map(({ code }) => code),
});

/** The plan of a case, version after version, and the probleembepaling that goes before it (R10, R16, R85). */
@Controller("casussen/:casusId")
export class PlanController {
  constructor(
    private readonly store: Store,
    private readonly dossiers: Dossiers,
    private readonly toegang: Toegang,
  ) {}

  @Post("probleembepaling")
  @Roles("deelnemer", "procesregisseur")
  async draagBij(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Body() verzoek: BijdrageVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Bijdrage> {
    const wil = verzoek.namens ? "namens" : "bijdragen";
    const { bijdrage } = await this.dossiers.wijzig(by, me, casusId, wil, async ({ tx, nu }, casus, huis) => {
      const stand = { casus, openstaand: await openstaande(tx, casusId) };
      return draagBij(stand, { ...verzoek, door: by.by }, huis, nu, newId());
    });
    return bijdrage;
  }

  @Put("plan")
  @Roles("procesregisseur")
  async stelVast(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Body() verzoek: PlanVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Plan> {
    const { plan } = await this.dossiers.wijzig(by, me, casusId, "regie", async ({ tx, nu }, casus, huis) => {
      const stand = {
        casus,
        acties: await tx.findBy(Actie, { casusId }),
        openstaand: await openstaande(tx, casusId),
        bijdragen: await tx.findBy(Bijdrage, { casusId }),
      };
      return stelVast(stand, { ...verzoek, door: by.by }, eisenVan(huis), nu, newId);
    });
    return plan;
  }

  /** A version as it was fixed then (R16). */
  @Get("plan/:versie")
  @Roles("procesregisseur", "deelnemer")
  versie(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Param("versie", ParseIntPipe) versie: number,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Plan> {
    return this.store.read(by, async (tx) => {
      await this.toegang.eis(tx, by, me, casusId, "zien");
      const plan = found(await tx.findOneBy(Plan, { casusId, versie }));
      const verborgen = await verborgenIn(tx, me, [casusId]);
      return { ...plan, acties: plan.acties.filter(({ actieId }) => !verborgen.includes(actieId)) };
    });
  }
}
