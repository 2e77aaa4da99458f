import { Type } from "class-transformer";
import {
  IsDefined,
  IsIn,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from "class-validator";
import { zsmAntwoorden, type ZsmAntwoord } from "@zvh/contracts";
import type { Clock } from "@zvh/platform";
import { Inzender, OntvangenIdentiteit } from "../persoon.verzoek.js";
import { Tekst } from "../velden.js";

const klokken: Clock[] = ["WALL_6H", "OPHOUDEN_6H", "OPHOUDEN_9H"];

/** A moment with its zone: without one nobody knows when the clock began. */
const Moment = (): PropertyDecorator => (doel, veld) => {
  IsISO8601({ strict: true })(doel, veld as string);
  Matches(/T.*(Z|[+-]\d\d:\d\d)$/, { message: "moet een moment zijn als 2026-11-23T13:20:00+01:00" })(
    doel,
    veld as string,
  );
};

/** A number as the desk gives it, in which no name fits. */
const Nummer = () => Matches(/^[A-Za-z0-9-]{1,40}$/, { message: "bestaat uit letters, cijfers en streepjes" });

/** Who is held. */
class Verdachte extends OntvangenIdentiteit {
  @IsOptional() @IsIn(["verdachte"]) rol?: "verdachte";
}

export class Aanvraag {
  /** The desk's own number: the same one again is the same request. */
  @Nummer() verzoekNummer!: string;
  @Nummer() kenmerk!: string;
  @Tekst() @IsNotEmpty() arrondissement!: string;
  @Moment() opgehoudenOp!: string;
  @IsOptional() @Moment() aangevraagdOp?: string;
  /** By which clock the holding is counted; otherwise that of the house. */
  @IsOptional() @IsIn(klokken) klok?: Clock;
  @Tekst() @IsNotEmpty() verdenking!: string;
  @IsOptional() @ValidateNested() @Type(() => Inzender) aanvrager?: Inzender;
  @IsDefined() @ValidateNested() @Type(() => Verdachte) verdachte!: Verdachte;
}

export class Bureaulijst {
  @IsOptional() @IsString() @IsNotEmpty() huis?: string;
}

export class Lijst {
  @IsString() @IsNotEmpty() huis!: string;
}

export class Vrijgave {
  @IsIn(zsmAntwoorden) antwoord!: ZsmAntwoord;
  /** In a doubt: who it is, or null for none of them. */
  @IsOptional() @IsUUID() persoonId?: string | null;
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(4000) motivering: string | null = null;
}
