import { Body, Controller, Param, ParseUUIDPipe, Post } from "@nestjs/common";
import { IsIn, IsNotEmpty, IsString, MaxLength } from "class-validator";
import { IsNull, Not } from "typeorm";
import { rollenInCasus, type RolInCasus } from "@zvh/contracts";
import { By, found, Me, newId, Roles, type Cause, type Person } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { Dossiers, openstaande } from "../dossier.js";
import { Overleg } from "../overleg/overleg.js";
import { beeindig, Deelname, neemDeel } from "./deelname.js";

class DeelnameVerzoek {
  /** Code of a partner of the house; `huis` for its process director. */
  @IsString() @IsNotEmpty() organisatie!: string;
  /** Id of the person. */
  @IsString() @IsNotEmpty() medewerker!: string;
  @IsString() @IsNotEmpty() @MaxLength(200) naam!: string;
  @IsIn(rollenInCasus) rol!: RolInCasus;
  @IsString() @IsNotEmpty() @MaxLength(400) grondslag!: string;
}

class EindeVerzoek {
  @IsString() @IsNotEmpty() @MaxLength(4000) reden!: string;
}

/** Who takes part in a case: access opens and ends here, on a recorded decision (decision 8). */
@Controller("casussen/:casusId/deelnames")
export class DeelnameController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly huizen: Huizen,
  ) {}

  @Post()
  @Roles("procesregisseur")
  async neemDeel(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Body() verzoek: DeelnameVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Deelname> {
    const wil = verzoek.rol === "procesregisseur" ? "overnemen" : "regie";
    const { deelnames } = await this.dossiers.wijzig(by, me, casusId, wil, async (work, casus) => {
      const openstaand = await openstaande(work.tx, casusId);
      const organisaties = this.huizen.huis(casus.huis).organisaties.map(({ code }) => code);
      return neemDeel({ casus, openstaand }, { ...verzoek, door: by.by }, organisaties, work.nu, newId());
    });
    return deelnames.at(-1)!;
  }

  @Post(":deelnameId/einde")
  @Roles("procesregisseur")
  async beeindig(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Param("deelnameId", ParseUUIDPipe) deelnameId: string,
    @Body() { reden }: EindeVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Deelname> {
    const { deelnames } = await this.dossiers.wijzig(by, me, casusId, "regie", async ({ tx, nu }, casus) => {
      const deelname = found(await tx.findOneBy(Deelname, { casusId, deelnameId }));
      const { casusregisseurVerplichtBijEersteOverleg } = this.huizen.huis(casus.huis).schakelaars;
      const overlegGeweest = await tx.existsBy(Overleg, { casusId, afgerondOp: Not(IsNull()) });
      const casusregisseurNodig = casusregisseurVerplichtBijEersteOverleg && overlegGeweest;
      return beeindig(deelname, { reden, door: by.by }, { casusregisseurNodig }, nu);
    });
    return deelnames[0];
  }
}
