import { Type } from "class-transformer";
import {
  IsBoolean,
  IsIn,
  IsISO8601,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from "class-validator";
import { adviesthemas, type Adviesthema } from "@zvh/contracts";
import { Melder } from "../ontvangst.js";

/** A question as it arrives by the API: there is no field for a person, and none may be added. */
export class AdviesvraagVerzoek {
  @IsIn(["ADVIESVRAAG"]) soort!: "ADVIESVRAAG";
  /** The sender's own reference: the same one again is the same question. */
  @IsString() @IsNotEmpty() @MaxLength(100) kenmerk!: string;
  @IsString() @IsNotEmpty() huis!: string;
  @IsOptional() @IsISO8601() ontvangenOp?: string;
  @ValidateNested() @Type(() => Melder) @IsObject() melder!: Melder;
  @IsString() @IsNotEmpty() @MaxLength(4000) vraag!: string;
  @IsOptional() @IsBoolean() terugkoppelingGewenst?: boolean;
}

export class AntwoordVerzoek {
  @IsIn(adviesthemas) thema!: Adviesthema;
  @IsString() @IsNotEmpty() @MaxLength(4000) antwoord!: string;
}

export class HuisVraag {
  @IsString() huis!: string;
}
