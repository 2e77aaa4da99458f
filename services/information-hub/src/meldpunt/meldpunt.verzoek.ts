import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from "class-validator";
import { urgenties, type Urgentie } from "@zvh/contracts";
import { HerkomstVerzoek } from "@zvh/regions";
import { Inzender, OntvangenIdentiteit } from "../persoon.verzoek.js";
import type { Meldpuntmelding } from "./meldpuntmelding.js";

const Gemeente = (): PropertyDecorator =>
  Matches(/^GM\d{4}$/, { message: "moet GM en vier cijfers zijn, zoals GM0971" });

/** Who it is about. */
class Betrokkene extends OntvangenIdentiteit {
  @IsOptional() @IsIn(["betrokkene"]) rol?: "betrokkene";
}

/** A report about confused behaviour; the municipality of registration is that of the address (R78, R79). */
export class Meldpuntverzoek {
  @IsIn(["VERWARD_GEDRAG"]) soort!: "VERWARD_GEDRAG";
  /** The sender's own reference: the same one again is the same report. */
  @IsString() @IsNotEmpty() @MaxLength(100) kenmerk!: string;
  @IsOptional() @IsISO8601() ontvangenOp?: string;
  @IsDefined() @ValidateNested() @Type(() => Inzender) melder!: Inzender;
  @IsString() @IsNotEmpty() @MaxLength(10_000) situatieschets!: string;
  /** One person: who reports two, reports twice, for each belongs where he belongs. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1, { message: "noem één persoon; meld een ander met een eigen kenmerk" })
  @ValidateNested({ each: true })
  @Type(() => Betrokkene)
  betrokkenen!: [Betrokkene];
  /** CBS code of the municipality where he stays now, and of the incident. */
  @IsOptional() @Gemeente() verblijf: string | null = null;
  @IsOptional() @Gemeente() incident: string | null = null;
  /** Ground, purpose, kind of data and condition of the sender; without it what its work brings along (R64). */
  @IsOptional() @ValidateNested() @Type(() => HerkomstVerzoek) herkomst?: HerkomstVerzoek;
}

/** A page of what is in one state, or without one of what is at the knooppunt still; the oldest first. */
export class Meldpuntlijst {
  @IsString() @IsNotEmpty() huis!: string;
  @IsOptional()
  @IsIn(["te-trieren", "te-routeren", "bij-huis", "overgedragen", "gesloten"])
  stand?: Meldpuntmelding["stand"];
  @IsOptional() @Matches(/^\d+_[0-9a-f-]{36}$/) na?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) aantal = 50;
}

export class Verrijkingsverzoek {
  /** Whether the organisation knows this person; not knowing is an answer too. */
  @IsBoolean() bekend!: boolean;
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(4000) tekst: string | null = null;
  @IsOptional() @ValidateNested() @Type(() => HerkomstVerzoek) herkomst?: HerkomstVerzoek;
}

export class Triageverzoek {
  @IsIn(urgenties) urgentie!: Urgentie;
  @IsString() @IsNotEmpty() @MaxLength(4000) motivering!: string;
}

export class Routeverzoek {
  /** Code of the house: on the platform to route, outside it to hand over. */
  @IsString() @IsNotEmpty() naar!: string;
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(4000) reden: string | null = null;
}

export class Sluiting {
  @IsString() @IsNotEmpty() @MaxLength(4000) motivering!: string;
}
