import { Transform, Type } from "class-transformer";
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from "class-validator";
import { HerkomstVerzoek } from "@zvh/regions";
import { Identiteit, Melder } from "../ontvangst.js";

/** A signal as it arrives by the API. It states no ground: who takes it over does that under his own (L04). */
export class SignaalVerzoek {
  @IsIn(["SIGNAAL"]) soort!: "SIGNAAL";
  /** The sender's own reference: the same one again is the same signal. */
  @IsString() @IsNotEmpty() @MaxLength(100) kenmerk!: string;
  @IsString() @IsNotEmpty() huis!: string;
  @IsOptional() @IsISO8601() ontvangenOp?: string;
  @ValidateNested() @Type(() => Melder) @IsObject() melder!: Melder;
  @IsString() @IsNotEmpty() @MaxLength(200) onderwerp!: string;
  @IsString() @IsNotEmpty() @MaxLength(10_000) situatieschets!: string;
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => Identiteit)
  betrokkenen!: Identiteit[];
  @IsOptional() @IsBoolean() terugkoppelingGewenst?: boolean;
}

export class OvernameVerzoek {
  /** The participant that takes it over. */
  @IsString() @IsNotEmpty() organisatie!: string;
  /** On what ground of its own, and for what (R64). */
  @ValidateNested() @Type(() => HerkomstVerzoek) @IsObject() herkomst!: HerkomstVerzoek;
}

export class AfwijzingVerzoek {
  @IsString() @IsNotEmpty() @MaxLength(4000) motivering!: string;
}

/** A page of at most a hundred, oldest first, from the cursor of the page before. */
export class ErnaastLijstVraag {
  @IsString() huis!: string;
  @IsOptional() @IsIn(["open", "afgehandeld"]) status?: "open" | "afgehandeld";
  @IsOptional() @Matches(/^[\w:.+-]+_[0-9a-f-]{36}$/) na?: string;
  @IsOptional() @Transform(({ value }) => Number(value)) @IsInt() @Min(1) @Max(100) aantal?: number;
}
