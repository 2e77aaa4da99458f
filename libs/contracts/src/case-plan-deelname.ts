import { IsIn, IsISO8601, IsOptional, IsString, IsUUID } from "class-validator";
import { CasusGeopend } from "./case-plan.js";
import { Contract } from "./contract.js";

export const rollenInCasus = ["procesregisseur", "casusregisseur", "deelnemer"] as const;
export type RolInCasus = (typeof rollenInCasus)[number];

const { casusId, huis } = CasusGeopend.voorbeeld;

@Contract({
  service: "case-plan",
  key: "casusId",
  version: 1,
  summary: "Iemand van een organisatie doet mee aan een casus, in een andere rol, of niet meer.",
})
export class DeelnameGewijzigd {
  @IsUUID() casusId!: string;
  @IsString() huis!: string;
  @IsString() organisatie!: string;
  @IsString() medewerker!: string;
  @IsIn(rollenInCasus) rol!: RolInCasus;
  @IsISO8601() van!: string;
  @IsOptional() @IsISO8601() tot?: string;
  /** When a temporary deelname ends by itself. */
  @IsOptional() @IsISO8601() uiterlijk?: string;
  /** Who stands in, from one moment to another. */
  @IsOptional() @IsString() vervanger?: string;
  @IsOptional() @IsISO8601() vervangerVan?: string;
  @IsOptional() @IsISO8601() vervangerTot?: string;
  /** A role that is offered to this participant, and that he has not accepted yet. */
  @IsOptional() @IsIn(rollenInCasus) aangebodenRol?: RolInCasus;

  static readonly voorbeeld: DeelnameGewijzigd = {
    casusId,
    huis,
    organisatie: "ggz",
    medewerker: "casusregisseur-1",
    rol: "casusregisseur",
    van: "2026-11-30T09:00:00.000Z",
  };
}

@Contract({
  service: "case-plan",
  key: "casusId",
  version: 1,
  summary: "De casusregisseur stelt een nieuwe partner voor; de procesregisseur beslist over de toegang (R52, R72).",
})
export class PartnerVoorgesteld {
  @IsUUID() casusId!: string;
  @IsUUID() voorstelId!: string;
  @IsString() huis!: string;
  @IsString() organisatie!: string;
  @IsString() procesregisseur!: string;
  @IsISO8601() voorgesteldOp!: string;

  static readonly voorbeeld: PartnerVoorgesteld = {
    casusId,
    voorstelId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0023",
    huis,
    organisatie: "reclassering",
    procesregisseur: "procesregisseur-1",
    voorgesteldOp: "2026-12-02T09:00:00.000Z",
  };
}
