import { Param, ParseUUIDPipe } from "@nestjs/common";
import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from "class-validator";
import { niveaus, type Niveau } from "@zvh/contracts";
import { HerkomstVerzoek } from "@zvh/regions";
import type { Antwoorden } from "./criteria.js";
import type { Oordeel } from "./oordeel.js";
import { statussen, type Status } from "./triage.js";

export const Triagenummer = () => Param("triageId", ParseUUIDPipe);

/** A page of the agenda; `na` is the cursor of the page before. */
export class Lijstvraag {
  @IsOptional() @IsString() @MaxLength(100) huis?: string;
  @IsOptional() @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d\d-\d\d$/) overlegDatum?: string;
  @IsOptional() @IsIn(statussen) status?: Status;
  @IsOptional() @Matches(/^\d{1,6}_\d{1,10}_[a-z0-9-]{1,100}$/) na?: string;
  @Type(() => Number) @IsInt() @Min(1) @Max(100) aantal = 50;
}

export class AntwoordVerzoek {
  @IsBoolean() oordeel!: boolean;
  @IsString() @MaxLength(4000) motivering!: string;
}

export class ToetsVerzoek {
  @IsUUID() persoonId!: string;
  @IsObject() @ValidateNested({ each: true }) @Type(() => AntwoordVerzoek) criteria!: Map<string, AntwoordVerzoek>;
}

export class OordeelVerzoek {
  @IsString() @MaxLength(200) aard!: string;
  @IsIn(niveaus) ernst!: Niveau;
  @IsObject() @ValidateNested({ each: true }) @Type(() => AntwoordVerzoek) huiscriteria!: Map<string, AntwoordVerzoek>;
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => ToetsVerzoek) toetsen!: ToetsVerzoek[];
  @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) namens!: string[];
  @IsOptional() @IsInt() aveNiveau?: number;
  @IsDefined() @ValidateNested() @Type(() => HerkomstVerzoek) herkomst!: HerkomstVerzoek;
}

/** The judgement as the rules know it: answers by code. */
export const oordeelVan = ({ aard, ernst, huiscriteria, toetsen, namens, herkomst }: OordeelVerzoek): Oordeel => ({
  aard,
  ernst,
  huiscriteria: antwoordenVan(huiscriteria),
  toetsen: toetsen.map(({ persoonId, criteria }) => ({ persoonId, criteria: antwoordenVan(criteria) })),
  namens,
  herkomst,
});

const antwoordenVan = (antwoorden: Map<string, AntwoordVerzoek>): Antwoorden => Object.fromEntries(antwoorden);

export class VervolgstapVerzoek {
  @IsString() @MaxLength(1000) omschrijving!: string;
  @IsString() @MaxLength(100) eigenaar!: string;
}

export class VraagVerzoek {
  @IsString() @MaxLength(100) organisatie!: string;
  @IsString() @MaxLength(4000) vraag!: string;
}

/** Only form; what an outcome needs is for the rule to say, all of it at once. */
export class BesluitVerzoek {
  @IsString() @IsNotEmpty() @MaxLength(100) uitkomst!: string;
  @IsString() @MaxLength(4000) motivering!: string;
  @IsOptional() @ValidateNested() @Type(() => VervolgstapVerzoek) vervolgstap?: VervolgstapVerzoek;
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsUUID(undefined, { each: true }) personen?: string[];
  @IsOptional() @IsString() @MaxLength(100) categorie?: string;
  @IsOptional() @IsString() @MaxLength(200) procesregisseur?: string;
  @IsOptional() @IsString() @MaxLength(100) partner?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => VraagVerzoek)
  informatie?: VraagVerzoek[];
}

export class PartnerantwoordVerzoek {
  @IsBoolean() aanvaard!: boolean;
  @IsString() @MaxLength(4000) motivering!: string;
}

export class InformatieantwoordVerzoek {
  @IsString() @MaxLength(8000) antwoord!: string;
  @IsDefined() @ValidateNested() @Type(() => HerkomstVerzoek) herkomst!: HerkomstVerzoek;
}

export class WeigeringVerzoek {
  @IsString() @MaxLength(100) grond!: string;
  @IsOptional() @IsString() @MaxLength(4000) toelichting: string = "";
}
