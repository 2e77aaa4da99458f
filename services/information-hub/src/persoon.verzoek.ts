import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  Equals,
  IsArray,
  IsEmail,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateBy,
  ValidateNested,
} from "class-validator";
import { geldigBsn } from "./identiteit.js";
import { Dag, Tekst } from "./velden.js";

/** A BSN that passes the 11-check. */
const IsBsn = () =>
  ValidateBy(
    { name: "isBsn", validator: { validate: (waarde) => typeof waarde === "string" && geldigBsn(waarde) !== null } },
    { message: "doorstaat de elfproef niet; controleer het nummer" },
  );

export class Huisvraag {
  @IsString() @IsNotEmpty() huis!: string;
}

export class ZoekOpId {
  @IsString() @IsNotEmpty() huis!: string;
  @IsArray() @ArrayMaxSize(200) @IsUUID(undefined, { each: true }) persoonIds!: string[];
  /** Tickets of the services that showed these persons to the asker just now. */
  @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(12_000, { each: true }) bewijzen: string[] = [];
}

export class ZoekOpNaam {
  @IsString() @IsNotEmpty() huis!: string;
  @IsOptional() @Tekst() naam?: string;
  @IsOptional() @Dag() geboortedatum?: string;
  @IsOptional() @IsBsn() bsn?: string;
}

export class AdresVerzoek {
  @IsOptional() @Tekst() straat: string | null = null;
  @IsOptional() @Tekst() huisnummer: string | null = null;
  @IsOptional() @Tekst() postcode: string | null = null;
  @IsOptional() @Tekst() woonplaats: string | null = null;
  @IsOptional() @Matches(/^GM\d{4}$/) gemeente: string | null = null;
}

/** Somebody as a sender wrote him down: anything may be missing or wrong, also the BSN. No nationality (L25). */
export class OntvangenIdentiteit {
  @IsOptional() @IsString() @MaxLength(20) bsn: string | null = null;
  @IsOptional() @Tekst() voornamen = "";
  @IsOptional() @Tekst() tussenvoegsel: string | null = null;
  @Tekst() @IsNotEmpty() achternaam!: string;
  @IsOptional() @IsString() @MaxLength(10) geboortedatum: string | null = null;
  @IsOptional() @ValidateNested() @Type(() => AdresVerzoek) adres: AdresVerzoek | null = null;
}

/** Who sends something, and where he can be reached. */
export class Inzender {
  @Tekst() @IsNotEmpty() organisatie!: string;
  @IsOptional() @Tekst() naam: string | null = null;
  @IsOptional() @IsEmail() email: string | null = null;
}

/** An identity to register by hand. */
export class Registratie {
  @IsString() @IsNotEmpty() huis!: string;
  @IsOptional() @IsBsn() bsn: string | null = null;
  @Tekst() @IsNotEmpty() voornamen!: string;
  @IsOptional() @Tekst() tussenvoegsel: string | null = null;
  @Tekst() @IsNotEmpty() achternaam!: string;
  @IsOptional() @Dag() geboortedatum: string | null = null;
  @IsOptional() @ValidateNested() @Type(() => AdresVerzoek) adres: AdresVerzoek | null = null;
  /** Whoever registers has looked: this is none of the persons that it resembles. */
  @IsOptional() @Equals(true) nieuw?: true;
}
