import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsEmail,
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
import { rollenVanBetrokkene, type RolVanBetrokkene } from "@zvh/contracts";
import { HerkomstVerzoek } from "@zvh/regions";
import type { Oordelen } from "./melding.js";

export class Adres {
  @IsOptional() @IsString() @MaxLength(80) straat?: string | null;
  @IsOptional() @IsString() @MaxLength(20) huisnummer?: string | null;
  @IsOptional() @IsString() @MaxLength(10) postcode?: string | null;
  @IsOptional() @IsString() @MaxLength(80) woonplaats?: string | null;
  @IsOptional() @Matches(/^GM\d{4}$/, { message: "gemeente moet GM en vier cijfers zijn" }) gemeente?: string | null;
}

/** A person in a melding, as the sender knows them. No nationality (L25). */
export class Identiteit {
  @IsIn(rollenVanBetrokkene) rol!: RolVanBetrokkene;
  @IsOptional() @Matches(/^\d{8,9}$/, { message: "bsn moet acht of negen cijfers zijn" }) bsn?: string | null;
  @IsOptional() @IsString() @MaxLength(200) voornamen?: string | null;
  @IsOptional() @IsString() @MaxLength(40) tussenvoegsel?: string | null;
  @IsString() @IsNotEmpty() @MaxLength(200) achternaam!: string;
  @IsOptional() @IsISO8601() geboortedatum?: string | null;
  @IsOptional() @IsString() @MaxLength(10) geslacht?: string | null;
  @IsOptional() @ValidateNested() @Type(() => Adres) adres?: Adres | null;
}

export class Melder {
  @IsString() @IsNotEmpty() @MaxLength(200) organisatie!: string;
  @IsOptional() @IsString() @MaxLength(200) naam?: string | null;
  @IsOptional() @IsEmail() email?: string | null;
}

export class Geinformeerd {
  @IsBoolean() geinformeerd!: boolean;
  @IsOptional() @IsString() @MaxLength(1000) reden?: string;
}

/** A melding as it arrives by the API: the fields of the national draft *Melding* where it has them. */
export class MeldingVerzoek {
  @IsIn(["ZVH"]) soort!: "ZVH";
  /** The sender's own reference: the same one again is the same melding. */
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
  @IsOptional() @ValidateNested() @Type(() => Geinformeerd) betrokkeneGeinformeerd?: Geinformeerd;
  @IsOptional() @IsArray() @IsString({ each: true }) @MaxLength(200, { each: true }) reedsBetrokken?: string[];
  @IsOptional() @IsInt() @Min(0) @Max(4) aveNiveau?: number;
  @IsOptional() @IsObject() huiscriteria?: Oordelen;
  @IsOptional() @IsObject() wettelijkeCriteria?: Oordelen;
  @IsOptional() @IsBoolean() terugkoppelingGewenst?: boolean;
  /** Veilig Thuis may ask that the other partners do not see that it reported (decision 5). */
  @IsOptional() @IsBoolean() melderAfgeschermd?: boolean;
  /** Ground, purpose, kind of data and conditions of the sender; without it what its work brings along (R64, L08–L10). */
  @IsOptional() @ValidateNested() @Type(() => HerkomstVerzoek) herkomst?: HerkomstVerzoek;
}

/** BSN test: weights 9 … 2 and −1, the sum a multiple of eleven. Eight digits get a leading zero. */
export const isBsn = (text: string): boolean => {
  const cijfers = text.padStart(9, "0");
  const som = [...cijfers].reduce((totaal, cijfer, i) => totaal + Number(cijfer) * (i === 8 ? -1 : 9 - i), 0);
  return /^\d{9}$/.test(cijfers) && cijfers !== "000000000" && som % 11 === 0;
};

/** What is odd about the persons of a melding without being a reason to refuse it. */
export const opmerkingenBij = (
  betrokkenen: Identiteit[],
  kentGemeente: (gemeente: string) => boolean,
): { veld: string; code: string }[] =>
  betrokkenen.flatMap(({ bsn, adres }, i) => [
    ...(bsn && !isBsn(bsn) ? [{ veld: `betrokkenen.${i}.bsn`, code: "bsn-voldoet-niet-aan-elfproef" }] : []),
    ...(adres?.gemeente && !kentGemeente(adres.gemeente)
      ? [{ veld: `betrokkenen.${i}.adres.gemeente`, code: "gemeente-onbekend" }]
      : []),
  ]);
