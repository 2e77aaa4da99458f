import { Body, Controller, Param, ParseUUIDPipe, Post } from "@nestjs/common";
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from "class-validator";
import { By, found, Me, newId, Roles, type Cause, type Person } from "@zvh/platform";
import { Datum, datumVan } from "../datum.js";
import { Dossiers, openstaande } from "../dossier.js";
import { beslis, stelVoor, Voorstel } from "./voorstel.js";

class VoorstelVerzoek {
  @IsString() @IsNotEmpty() organisatie!: string;
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(200) team?: string;
  @IsString() @IsNotEmpty() medewerker!: string;
  @IsString() @IsNotEmpty() @MaxLength(200) naam!: string;
  /** Code of a ground to take part. */
  @IsString() @IsNotEmpty() grondslag!: string;
  /** The last day of the access; without it as many days as the house sets. */
  @IsOptional() @Datum() tot?: string;
  @IsString() @IsNotEmpty() @MaxLength(4000) toelichting!: string;
}

class BesluitVerzoek {
  @IsIn(["toegelaten", "afgewezen"]) besluit!: "toegelaten" | "afgewezen";
  @IsString() @IsNotEmpty() @MaxLength(4000) toelichting!: string;
}

/** New partners: the casusregisseur proposes, the process director decides, and only then access opens (R52, R72). */
@Controller("casussen/:casusId/voorstellen")
export class VoorstelController {
  constructor(private readonly dossiers: Dossiers) {}

  @Post()
  @Roles("deelnemer", "procesregisseur")
  async stelVoor(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Body() { team, tot, ...verzoek }: VoorstelVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Voorstel> {
    const { voorstel } = await this.dossiers.wijzig(by, me, casusId, "voorstellen", async ({ tx, nu }, casus, huis) => {
      const stand = { casus, openstaand: await openstaande(tx, casusId) };
      const standaard = datumVan(new Date(nu.getTime() + huis.termijnen.tijdelijkeDeelnameDagen * 86_400_000));
      const voordracht = { ...verzoek, team: team ?? null, tot: tot ?? standaard, door: by.by };
      return stelVoor(stand, voordracht, huis, nu, newId());
    });
    return voorstel;
  }

  @Post(":voorstelId/besluit")
  @Roles("procesregisseur")
  async beslis(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Param("voorstelId", ParseUUIDPipe) voorstelId: string,
    @Body() verzoek: BesluitVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Voorstel> {
    const { voorstel } = await this.dossiers.wijzig(by, me, casusId, "toelaten", async ({ tx, nu }, casus, huis) => {
      const gedaan = found(await tx.findOneBy(Voorstel, { casusId, voorstelId }));
      const stand = { casus, openstaand: await openstaande(tx, casusId) };
      return beslis(stand, gedaan, { ...verzoek, door: by.by }, huis, nu, newId());
    });
    return voorstel;
  }
}
