import { ArrayNotEmpty } from "class-validator";
import { Codes, Criterium, Een, PerCode } from "./waarden.js";

/** All of `nodig`, or any one of `ofAlleen` (R07). */
export class Criteriumregel {
  @ArrayNotEmpty() @Codes() nodig!: string[];
  @Codes() ofAlleen!: string[];
}

export class Criteria {
  @PerCode(() => Criterium, "tekst") huis!: Criterium[];
  @Een(() => Criteriumregel) regel!: Criteriumregel;
  @PerCode(() => Criterium, "tekst") wettelijk!: Criterium[];
  /** Objective and published, by which somebody comes on the prioritised list (WGS 2.32, L17). */
  @PerCode(() => Criterium, "tekst") prioritering!: Criterium[];
}
