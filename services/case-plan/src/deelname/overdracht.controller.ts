import { Body, Controller, Param, ParseUUIDPipe, Post } from "@nestjs/common";
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from "class-validator";
import { IsNull } from "typeorm";
import { By, found, Me, newId, Roles, Store, type Cause, type Person } from "@zvh/platform";
import { Dossiers, openstaande } from "../dossier.js";
import { antwoorden, beantwoord, bied, Overdracht, type Antwoord } from "./overdracht.js";

class OverdrachtVerzoek {
  /** Id of the participant to whom the casusregie is offered. */
  @IsString() @IsNotEmpty() naar!: string;
  @IsString() @IsNotEmpty() @MaxLength(4000) toelichting!: string;
}

class AntwoordVerzoek {
  @IsIn(antwoorden) antwoord!: Antwoord;
  @IsOptional() @IsString() @MaxLength(4000) toelichting?: string;
}

/** Handing over the casusregie: offered, and accepted by the successor himself (R89). */
@Controller("casussen/:casusId/overdrachten")
export class OverdrachtController {
  constructor(
    private readonly store: Store,
    private readonly dossiers: Dossiers,
  ) {}

  @Post()
  @Roles("deelnemer", "procesregisseur")
  async bied(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Body() verzoek: OverdrachtVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Overdracht> {
    const { overdracht } = await this.dossiers.wijzig(by, me, casusId, "aanbieden", async ({ tx, nu }, casus) => {
      const lopend = await tx.findOneBy(Overdracht, { casusId, antwoord: IsNull() });
      const openstaand = await openstaande(tx, casusId);
      return bied({ casus, openstaand, lopend }, { ...verzoek, door: by.by }, nu, newId());
    });
    return overdracht;
  }

  /** Accepts or declines, as the one to whom it was offered; or takes the offer back, as who may make one. */
  @Post(":overdrachtId/antwoord")
  @Roles("deelnemer", "procesregisseur")
  async beantwoord(
    @Param("casusId", ParseUUIDPipe) casusId: string,
    @Param("overdrachtId", ParseUUIDPipe) overdrachtId: string,
    @Body() verzoek: AntwoordVerzoek,
    @Me() me: Person,
    @By() by: Cause,
  ): Promise<Overdracht> {
    const { naar: van } = await this.store.read(by, async (tx) =>
      found(await tx.findOneBy(Overdracht, { casusId, overdrachtId })),
    );
    const wil = verzoek.antwoord === "ingetrokken" ? "aanbieden" : ({ wat: "aanvaarden", van } as const);
    const { overdracht } = await this.dossiers.wijzig(by, me, casusId, wil, async ({ tx, nu }, casus) => {
      const aangeboden = found(await tx.findOneBy(Overdracht, { casusId, overdrachtId }));
      const stand = { casus, openstaand: await openstaande(tx, casusId) };
      return beantwoord(stand, aangeboden, { ...verzoek, door: by.by }, nu);
    });
    return overdracht;
  }
}
