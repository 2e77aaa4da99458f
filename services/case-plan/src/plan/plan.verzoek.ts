import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from "class-validator";
import { HerkomstVerzoek } from "@zvh/regions";
import { soortenActie, type SoortActie } from "../actie/actie.js";
import { Datum } from "../datum.js";

export class DoelVerzoek {
  /** Of a goal of the version before; absent for a new one. */
  @IsOptional() @IsUUID() doelId?: string;
  @IsString() @IsNotEmpty() @MaxLength(2000) doel!: string;
  @IsString() @IsNotEmpty() @MaxLength(2000) resultaat!: string;
  @IsString() leefgebied!: string;
}

export class ActieVerzoek {
  /** Of an action that exists: it keeps its feedback; absent for a new one. */
  @IsOptional() @IsUUID() actieId?: string;
  @IsString() @IsNotEmpty() @MaxLength(2000) omschrijving!: string;
  @IsIn(soortenActie) soort!: SoortActie;
  @IsString() leefgebied!: string;
  @IsString() @IsNotEmpty() organisatie!: string;
  @IsString() @IsNotEmpty() uitvoerder!: string;
  @Datum() uiterlijkDatum!: string;
  /** The bijdrage from which it is made: it is then seen by no more people than that one (R93). */
  @IsOptional() @IsUUID() bijdrageId?: string;
}

/** A version of the plan as the director records it, whole. */
export class PlanVerzoek {
  @IsString() @MaxLength(4000) gezamenlijkDoel!: string;
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => DoelVerzoek) doelen!: DoelVerzoek[];
  @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => ActieVerzoek) acties!: ActieVerzoek[];
  @IsString() @IsNotEmpty() @MaxLength(4000) reden!: string;
}

export class BijdrageVerzoek {
  @IsString() leefgebied!: string;
  @IsString() @IsNotEmpty() @MaxLength(4000) toelichting!: string;
  @IsDefined() @ValidateNested() @Type(() => HerkomstVerzoek) herkomst!: HerkomstVerzoek;
  /** Codes of the partners that alone may see it; the supplier always may (R93). */
  @IsOptional() @IsArray() @ArrayUnique() @IsString({ each: true }) alleenVoor?: string[];
  /** Id of a participant, when the director records it on that one's behalf (R57). */
  @IsOptional() @IsString() @IsNotEmpty() namens?: string;
}

export class BeperkingVerzoek {
  @IsArray() @ArrayUnique() @IsString({ each: true }) alleenVoor!: string[];
}

export class BevestigingVerzoek {
  @IsBoolean() klopt!: boolean;
}
