import { Type } from "class-transformer";
import {
  IsArray,
  IsBoolean,
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
} from "class-validator";
import { domeinen, wgsKlassen, type Domein, type WgsKlasse } from "@zvh/contracts";
import { Dag, Tekst } from "../velden.js";
import type { Gegevens } from "./organisatie.js";
import type { Teamgegevens } from "./team.js";

/** Everything of an organisation that a manager sets; what is left out is empty. */
export class Organisatieverzoek implements Gegevens {
  @Tekst() @IsNotEmpty() naam!: string;
  @IsIn(domeinen) domein!: Domein;
  @IsIn(wgsKlassen) klasse!: WgsKlasse;
  @IsOptional() @IsBoolean() beroepsgeheim: boolean = false;
  @IsOptional() @Matches(/^[a-g]$/, { message: "is een letter van a tot en met g" }) onderdeel: string | null = null;
  @IsOptional() @Matches(/^\d{20}$/, { message: "is geen OIN: een OIN heeft 20 cijfers" }) oin: string | null = null;
  @IsOptional() @Tekst() contactNaam: string | null = null;
  @IsOptional() @Tekst() contactTelefoon: string | null = null;
  @IsOptional() @IsEmail() contactEmail: string | null = null;
  @IsOptional() @Dag() verklaringOp: string | null = null;
}

export class Nieuw extends Organisatieverzoek {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: "bestaat uit kleine letters, cijfers en streepjes" }) code!: string;
}

export class NieuweOrganisatie extends Nieuw {
  @IsString() @IsNotEmpty() huis!: string;
}

export class Teamverzoek implements Teamgegevens {
  @Tekst() @IsNotEmpty() naam!: string;
  @IsString() @IsNotEmpty() soort!: string;
  @IsOptional() @IsEmail() postbus: string | null = null;
  @IsArray() @IsString({ each: true }) contactpersonen: string[] = [];
}

export class NieuwTeam extends Teamverzoek {
  @IsString() @IsNotEmpty() huis!: string;
  @IsString() @IsNotEmpty() organisatie!: string;
}

export class Registervraag {
  @IsString() @IsNotEmpty() huis!: string;
  @IsOptional() @IsString() organisatie?: string;
  /** The last id of the page before. */
  @IsOptional() @IsUUID() na?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) aantal = 50;
}

/** The organisations of a house, as those who work there choose from them. */
export class Keuzevraag {
  @IsString() @IsNotEmpty() huis!: string;
  /** The last code of the page before. */
  @IsOptional() @IsString() na?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) aantal = 100;
}

/** As the list, by a part of a name: in a body, because a name may not stand in a URL. */
export class Registerzoek extends Registervraag {
  @IsOptional() @IsString() @MaxLength(100) tekst?: string;
}
