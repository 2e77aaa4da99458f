import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Put } from "@nestjs/common";
import { IsNotEmpty, IsString, MaxLength } from "class-validator";
import { IsNull } from "typeorm";
import { By, found, Me, Roles, type Cause, type Person } from "@zvh/platform";
import { Dossiers } from "../dossier.js";
import { Afstemming, eindigAfstemming, stemAf } from "./afstemming.js";
import { Casus } from "./casus.js";
import { Gezinslid } from "./gezinslid.js";

class AfstemmingVerzoek {
  @IsString() @IsNotEmpty() @MaxLength(4000) samenhang!: string;
  @IsString() @IsNotEmpty() @MaxLength(4000) noodzaak!: string;
}

/** Tuning the plan of a case to that of somebody of the direct circle, by the director of the case (L14). */
@Controller("casussen/:casusId/afstemmingen/:persoonId")
export class AfstemmingController {
  constructor(private readonly dossiers: Dossiers) {}

  @Put()
  @Roles("procesregisseur")
  async stemAf(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Param("persoonId", ParseUUIDPipe) persoonId: string,
    @Body() verzoek: AfstemmingVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Afstemming> {
    const { afstemming } = await this.dossiers.wijzig(by, me, casusId, "regie", async ({ tx, nu }, casus) => {
      const kring = await tx.findBy(Gezinslid, { casusId });
      const heeftCasus = await tx.existsBy(Casus, { huis: casus.huis, persoonId, status: "actief" });
      return stemAf({ casus, kring, heeftCasus }, { ...verzoek, persoonId, door: by.by }, nu);
    });
    return afstemming;
  }

  @Post("einde")
  @HttpCode(200)
  @Roles("procesregisseur")
  async eindig(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Param("persoonId", ParseUUIDPipe) persoonId: string,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Afstemming> {
    const { afstemming } = await this.dossiers.wijzig(by, me, casusId, "regie", async ({ tx, nu }) => {
      const loopt = await tx.findOneBy(Afstemming, { casusId, persoonId, beeindigdOp: IsNull() });
      return eindigAfstemming(found(loopt), by.by, nu);
    });
    return afstemming;
  }
}
