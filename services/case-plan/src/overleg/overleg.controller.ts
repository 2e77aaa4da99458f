import { Body, Controller, Param, ParseUUIDPipe, Post } from "@nestjs/common";
import { ArrayUnique, IsArray, IsNotEmpty, IsOptional, IsString, MaxLength } from "class-validator";
import { By, found, Me, newId, Roles, type Cause, type Person } from "@zvh/platform";
import { Terugkoppeling } from "../actie/actie.js";
import { Datum } from "../datum.js";
import { Dossiers, openstaande } from "../dossier.js";
import { Bijdrage } from "../plan/plan.js";
import { Overleg, planOverleg, rondAf } from "./overleg.js";

class OverlegVerzoek {
  @IsString() @IsNotEmpty() soort!: string;
  @Datum() datum!: string;
  /** Ids of the persons to invite; without it, everybody who takes part. */
  @IsOptional() @IsArray() @ArrayUnique() @IsString({ each: true }) deelnemers?: string[];
}

class AfrondingVerzoek {
  /** Codes of the organisations that were there. */
  @IsArray() @ArrayUnique() @IsString({ each: true }) aanwezig!: string[];
  @IsArray()
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(4000, { each: true })
  afspraken!: string[];
  /** Id of somebody who takes part. */
  @IsOptional() @IsString() @IsNotEmpty() casusregisseur?: string;
}

/** The meetings of a case, which its process director convenes and chairs (R36, R92). */
@Controller("casussen/:casusId/overleggen")
export class OverlegController {
  constructor(private readonly dossiers: Dossiers) {}

  @Post()
  @Roles("procesregisseur")
  async plan(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Body() verzoek: OverlegVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Overleg> {
    const { overleg } = await this.dossiers.wijzig(by, me, casusId, "regie", async ({ tx }, casus, huis) => {
      const stand = {
        casus,
        openstaand: await openstaande(tx, casusId),
        eerder: await tx.findBy(Overleg, { casusId }),
      };
      return planOverleg(stand, { ...verzoek, door: by.by }, huis.overlegsoorten, newId());
    });
    return overleg;
  }

  @Post(":overlegId/afronding")
  @Roles("procesregisseur")
  async rondAf(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Param("overlegId", ParseUUIDPipe) overlegId: string,
    @Body() verzoek: AfrondingVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Overleg> {
    const { overleg } = await this.dossiers.wijzig(by, me, casusId, "regie", async ({ tx, nu }, casus, huis) => {
      const gepland = found(await tx.findOneBy(Overleg, { casusId, overlegId }));
      const { schakelaars, organisaties, leveringsvoorwaarden } = huis;
      const eisen = {
        casusregisseurVerplicht: schakelaars.casusregisseurVerplichtBijEersteOverleg,
        organisaties: organisaties.map(({ code }) => code),
        leveringsvoorwaarden,
      };
      const stand = {
        casus,
        overleg: gepland,
        openstaand: await openstaande(tx, casusId),
        bijdragen: await tx.findBy(Bijdrage, { casusId }),
        gezegd: await tx.findBy(Terugkoppeling, { casusId }),
      };
      return rondAf(stand, { ...verzoek, door: by.by }, eisen, nu);
    });
    return overleg;
  }
}
