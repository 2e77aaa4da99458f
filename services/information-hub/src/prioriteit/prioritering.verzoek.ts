import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from "class-validator";
import { HerkomstVerzoek } from "@zvh/regions";
import { Dag, Tekst } from "../velden.js";

export class Lijst {
  @IsString() @IsNotEmpty() huis!: string;
  /** Only this one. */
  @IsOptional() @IsUUID() persoonId?: string;
  @IsOptional() @IsUUID() na?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) aantal = 50;
}

export class Herziening {
  @IsArray() @ArrayNotEmpty() @ArrayUnique() @ArrayMaxSize(20) @IsString({ each: true }) criteria!: string[];
  @Dag() herzieningOp!: string;
}

export class Plaatsing extends Herziening {
  @IsString() @IsNotEmpty() huis!: string;
  @IsUUID() persoonId!: string;
}

export class Einde {
  @IsString() @IsNotEmpty() @MaxLength(4000) reden!: string;
}

export class Kaart {
  /** The organisation that supplied what is on it. */
  @Tekst() @IsNotEmpty() bron!: string;
  @IsDefined() @ValidateNested() @Type(() => HerkomstVerzoek) herkomst!: HerkomstVerzoek;
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(4000) advies: string | null = null;
  /** Whom the desk calls: a function or a number, of whoever is on duty. */
  @Tekst() @IsNotEmpty() contact!: string;
  @Dag() geldigTot!: string;
}
