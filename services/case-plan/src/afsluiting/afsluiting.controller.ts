import { Body, Controller, Injectable, Param, ParseUUIDPipe, Post } from "@nestjs/common";
import { Type } from "class-transformer";
import { IsArray, IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from "class-validator";
import type { EntityManager } from "typeorm";
import { By, found, Me, newId, OnDeadline, Roles, type Cause, type Person } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import { Actie } from "../actie/actie.js";
import { heropen } from "../casus/casus.js";
import { Datum } from "../datum.js";
import { Dossiers, openstaande } from "../dossier.js";
import { Plan } from "../plan/plan.js";
import { Afsluiting, borg, Borging, doeluitkomsten, wijzen, type Doeluitkomst, type Wijze } from "./afsluiting.js";
import { eindigMonitoring, sluitAf, type Sluitingseisen } from "./afsluiting.sluiten.js";

class BorgingVerzoek {
  @IsString() @IsNotEmpty() @MaxLength(4000) toelichting!: string;
}

class HeropeningVerzoek {
  @IsString() @IsNotEmpty() @MaxLength(4000) reden!: string;
}

class DoeluitkomstVerzoek {
  @IsUUID() doelId!: string;
  @IsIn(doeluitkomsten) uitkomst!: Doeluitkomst["uitkomst"];
}

class AfsluitingVerzoek {
  @IsIn(wijzen) wijze!: Wijze;
  @IsString() @IsNotEmpty() reden!: string;
  /** Code of the organisation that goes on. */
  @IsOptional() @IsString() ontvanger?: string;
  @IsString() @IsNotEmpty() @MaxLength(4000) toelichting!: string;
  @IsOptional() @Datum() totDatum?: string;
  /** What became of the goals of the plan (R63). */
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DoeluitkomstVerzoek)
  doelen?: DoeluitkomstVerzoek[];
}

const laatsteAfsluiting = async (tx: EntityManager, casusId: string): Promise<Afsluiting> =>
  found(await tx.findOne(Afsluiting, { where: { casusId }, order: { afgeslotenOp: "desc" } }));

const eisenVan = ({ schakelaars, termijnen, afsluitredenen, organisaties }: Huis): Sluitingseisen => ({
  ...schakelaars,
  voorlopigeAfsluitingMaanden: termijnen.voorlopigeAfsluitingMaanden,
  afsluitredenen,
  organisaties: organisaties.map(({ code }) => code),
});

/** The end of a case: care secured by a partner, closed provisionally or for good, and taken up again (R17, R38, R95). */
@Controller("casussen/:casusId")
export class AfsluitingController {
  constructor(private readonly dossiers: Dossiers) {}

  @Post("borging")
  @Roles("deelnemer")
  async borg(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Body() { toelichting }: BorgingVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Borging> {
    const { borging } = await this.dossiers.wijzig(by, me, casusId, "borgen", async ({ tx, nu }, casus) =>
      borg({ casus, openstaand: await openstaande(tx, casusId) }, { toelichting, door: by.by }, nu, newId()),
    );
    return borging;
  }

  @Post("afsluiting")
  @Roles("procesregisseur")
  async sluitAf(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Body() verzoek: AfsluitingVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Afsluiting> {
    const { afsluiting } = await this.dossiers.wijzig(by, me, casusId, "regie", async ({ tx, nu }, casus, huis) => {
      const plan = await tx.findOneBy(Plan, { casusId, versie: casus.planVersie ?? 0 });
      const stand = {
        casus,
        openstaand: await openstaande(tx, casusId),
        acties: await tx.findBy(Actie, { casusId }),
        borgingen: await tx.findBy(Borging, { casusId }),
        doelen: plan?.doelen ?? [],
      };
      return sluitAf(stand, { ...verzoek, door: by.by }, eisenVan(huis), nu, newId());
    });
    return afsluiting;
  }

  @Post("heropening")
  @Roles("procesregisseur")
  async heropen(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Body() { reden }: HeropeningVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Afsluiting> {
    const { afsluiting } = await this.dossiers.wijzig(by, me, casusId, "regie", async ({ tx, nu }, casus) => {
      const besluit = heropen(casus, { door: by.by }, nu);
      const laatste = await laatsteAfsluiting(tx, casusId);
      return {
        ...besluit,
        state: { ...besluit.state, afsluiting: { ...laatste, heropendOp: nu, heropendReden: reden } },
      };
    });
    return afsluiting;
  }
}

/** Ends the monitoring of a provisionally closed case at its end date (decision 11). */
@Injectable()
export class AfsluitingTermijn {
  constructor(private readonly dossiers: Dossiers) {}

  @OnDeadline("monitoring-voorbij")
  async eindig({ subject: casusId }: { subject: string }, cause: Cause): Promise<void> {
    await this.dossiers.wijzigVanzelf(cause, casusId, async ({ tx, nu }, casus) => {
      if (casus.status !== "voorlopig-afgesloten") return { state: {}, tijdlijn: [] };
      const voorlopig = await laatsteAfsluiting(tx, casusId);
      return eindigMonitoring({ casus, openstaand: await openstaande(tx, casusId) }, voorlopig, cause.by, nu);
    });
  }
}
