import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from "class-validator";
import { Nieuw, Registervraag } from "../organisatie/organisatie.verzoek.js";
import { Dag, Tekst } from "../velden.js";
import { rollen, screeningen, type Gegevens, type Rol, type Screening } from "./aanstelling.js";

const Code = () => Matches(/^[a-z0-9][a-z0-9._:-]{2,79}$/i, { message: "bestaat uit letters, cijfers, en - . _ :" });

/** Everything of an appointment that a manager sets; what is left out is empty. */
export class Aanstellingsverzoek implements Gegevens {
  @Tekst() @IsNotEmpty() naam!: string;
  @IsOptional() @Tekst() telefoon: string | null = null;
  @IsOptional() @IsEmail() email: string | null = null;
  @Tekst() @IsNotEmpty() organisatie!: string;
  @IsArray() @ArrayMaxSize(50) @IsUUID(undefined, { each: true }) teams: string[] = [];
  @IsArray() @IsIn(rollen, { each: true }) rollen!: Rol[];
  @IsOptional() @IsIn(screeningen) screening: Screening | null = null;
  @IsOptional() @Dag() gescreendTot: string | null = null;
  @Dag() van!: string;
  @IsOptional() @Dag() tot: string | null = null;
  @IsOptional() @Code() vervanger: string | null = null;
  @IsOptional() @Dag() vervangerVan: string | null = null;
  @IsOptional() @Dag() vervangerTot: string | null = null;
}

export class NieuweMedewerker extends Aanstellingsverzoek {
  @IsString() @IsNotEmpty() huis!: string;
  @Code() medewerkerId!: string;
}

export class Lijstvraag extends Registervraag {
  @IsOptional() @IsIn(rollen) rol?: Rol;
  /** Only those of whom a manager must do something within thirty days. */
  @IsOptional() @IsIn(["aandacht"]) alleen?: "aandacht";
}

export class Zoekvraag extends Lijstvraag {
  /** A part of the name, or of the code. */
  @IsOptional() @IsString() @MaxLength(100) tekst?: string;
}

/** Of whom another service wants the address. */
export class Adresvraag {
  @IsString() @IsNotEmpty() huis!: string;
  @Code() medewerkerId!: string;
}

export class Collegavraag {
  @IsString() @IsNotEmpty() huis!: string;
  @IsOptional() @IsString() organisatie?: string;
  @IsOptional() @IsIn(rollen) rol?: Rol;
  /** The last medewerkerId of the page before. */
  @IsOptional() @IsString() na?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) aantal = 100;
}

export class Namenvraag {
  @IsString() @IsNotEmpty() huis!: string;
  @IsArray() @ArrayMaxSize(200) @IsString({ each: true }) medewerkerIds!: string[];
}

class Uitgerold extends Aanstellingsverzoek {
  @Code() medewerkerId!: string;
}

export class Uitrol {
  /** Organisations that the house file does not have. */
  @IsArray() @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => Nieuw) organisaties: Nieuw[] = [];
  @IsArray() @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => Uitgerold) medewerkers!: Uitgerold[];
}
