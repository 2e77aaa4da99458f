import "reflect-metadata";
import { ArrayNotEmpty, IsBoolean, IsEmail, IsIn, Matches } from "class-validator";
import { Code, Codes, Een, Gemeente, PerCode, Tekst } from "./waarden.js";

/** How long data of a regime are kept: an ISO 8601 duration, and from which moment it runs (L19, L20). */
export class Bewaartermijn {
  @Matches(/^P(?=\d)(\d+Y)?(\d+M)?(\d+D)?$/, { message: "is geen duur; schrijf bijvoorbeeld P5Y" }) duur!: string;
  @IsIn(["eerste-verwerking", "ontvangst", "besluit", "afsluiting"]) vanaf!: string;
}

/** The legal regime of a dossier: ground, controller, retention, who may see. `instelling`: practice may differ. */
export class Regime {
  @Code() code!: string;
  @Tekst() omschrijving!: string;
  @Tekst() grondslag!: string;
  @Tekst() verwerkingsverantwoordelijke!: string;
  @Een(() => Bewaartermijn) bewaartermijn!: Bewaartermijn;
  @ArrayNotEmpty() @Codes() inzage!: string[];
  @IsBoolean() instelling!: boolean;
}

/** A house that is not on the platform: a report that belongs there is handed over (R79). */
export class BuitenHuis {
  @Code() code!: string;
  @Tekst() naam!: string;
  @IsEmail() email!: string;
  @ArrayNotEmpty() @PerCode(() => Gemeente) gemeenten!: Gemeente[];
}

export class Landelijk {
  @PerCode(() => Regime) regimes!: Regime[];
  @PerCode(() => BuitenHuis) andereHuizen!: BuitenHuis[];
}
