import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  Equals,
  IsArray,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateBy,
  ValidateNested,
} from "class-validator";
import { geldigBsn } from "./identiteit.js";

/** A BSN that passes the 11-check. */
const IsBsn = () =>
  ValidateBy(
    { name: "isBsn", validator: { validate: (waarde) => typeof waarde === "string" && geldigBsn(waarde) !== null } },
    { message: "doorstaat de elfproef niet; controleer het nummer" },
  );
const IsDatum = (): PropertyDecorator => (doel, veld) => {
  IsISO8601({ strict: true })(doel, veld as string);
  Length(10, 10, { message: "moet een datum zijn als 1980-12-31" })(doel, veld as string);
};
const IsTekst = (): PropertyDecorator => (doel, veld) => {
  IsString()(doel, veld as string);
  MaxLength(200)(doel, veld as string);
};

export class ZoekOpId {
  @IsString() @IsNotEmpty() huis!: string;
  @IsArray() @ArrayMaxSize(200) @IsUUID(undefined, { each: true }) persoonIds!: string[];
}

export class ZoekOpNaam {
  @IsString() @IsNotEmpty() huis!: string;
  @IsOptional() @IsTekst() naam?: string;
  @IsOptional() @IsDatum() geboortedatum?: string;
  @IsOptional() @IsBsn() bsn?: string;
}

class AdresVerzoek {
  @IsOptional() @IsTekst() straat: string | null = null;
  @IsOptional() @IsTekst() huisnummer: string | null = null;
  @IsOptional() @IsTekst() postcode: string | null = null;
  @IsOptional() @IsTekst() woonplaats: string | null = null;
  @IsOptional() @Matches(/^GM\d{4}$/) gemeente: string | null = null;
}

/** An identity to register by hand. */
export class Registratie {
  @IsString() @IsNotEmpty() huis!: string;
  @IsOptional() @IsBsn() bsn: string | null = null;
  @IsTekst() @IsNotEmpty() voornamen!: string;
  @IsOptional() @IsTekst() tussenvoegsel: string | null = null;
  @IsTekst() @IsNotEmpty() achternaam!: string;
  @IsOptional() @IsDatum() geboortedatum: string | null = null;
  @IsOptional() @ValidateNested() @Type(() => AdresVerzoek) adres: AdresVerzoek | null = null;
  /** Whoever registers has looked: this is none of the persons that it resembles. */
  @IsOptional() @Equals(true) nieuw?: true;
}
