import { applyDecorators } from "@nestjs/common";
import { Type } from "class-transformer";
import {
  ArrayUnique,
  IsArray,
  IsIn,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from "class-validator";
import {
  actiestanden,
  nazorgthemas,
  peilmomenten,
  voorwaardestanden,
  type Actiestand,
  type Nazorgthema,
  type Peilmoment,
  type Voorwaardestand,
} from "@zvh/contracts";

/** A calendar day that exists. */
export const Dag = () => applyDecorators(Matches(/^\d{4}-\d\d-\d\d$/), IsISO8601({ strict: true }));
const Woorden = () => applyDecorators(IsString(), IsNotEmpty(), MaxLength(4000));

export class VerantwoordelijkeVerzoek {
  @IsString() @IsNotEmpty() organisatie!: string;
  @IsString() @IsNotEmpty() medewerker!: string;
}

export class PeilingVerzoek {
  @IsIn(peilmomenten) moment!: Peilmoment;
  @IsIn(voorwaardestanden) stand!: Voorwaardestand;
  @IsOptional() @Woorden() toelichting?: string;
  /** The partner who sees to it; absent: who did so before. */
  @IsOptional() @ValidateNested() @Type(() => VerantwoordelijkeVerzoek) verantwoordelijke?: VerantwoordelijkeVerzoek;
}

export class ActieVerzoek extends VerantwoordelijkeVerzoek {
  @IsIn(nazorgthemas) thema!: Nazorgthema;
  @Woorden() omschrijving!: string;
  @Dag() uiterlijkDatum!: string;
}

export class TerugkoppelingVerzoek {
  @IsIn(actiestanden) stand!: Actiestand;
  @Woorden() toelichting!: string;
}

class OvernameVerzoek extends VerantwoordelijkeVerzoek {
  @IsIn(nazorgthemas) thema!: Nazorgthema;
}

export class OverdrachtVerzoek {
  @IsArray()
  @ArrayUnique(({ thema }: OvernameVerzoek) => thema)
  @ValidateNested({ each: true })
  @Type(() => OvernameVerzoek)
  overnames!: OvernameVerzoek[];
}

export class AfsluitingVerzoek {
  @IsString() @IsNotEmpty() reden!: string;
  @IsOptional() @Woorden() toelichting?: string;
}
