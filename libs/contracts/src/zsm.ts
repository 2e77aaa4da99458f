import { IsIn, IsInt, IsISO8601, IsString, IsUUID, Max, Min } from "class-validator";
import { Contract } from "./contract.js";

/** What the ZSM desk hears of a house about a suspect (R73, R74). */
export const zsmAntwoorden = ["NIET_BEKEND", "GEEN_GRONDSLAG", "BEKEND_ZONDER_ADVIES", "BEKEND_MET_ADVIES"] as const;
export type ZsmAntwoord = (typeof zsmAntwoorden)[number];

/** Somebody of the house released the answer, or the desk read the card that was agreed beforehand. */
export const zsmWijzen = ["vrijgave", "kaart"] as const;
export type ZsmWijze = (typeof zsmWijzen)[number];

const huis = "westelijke-mijnstreek";
const verzoekId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0080";
const verstrijktOp = "2026-11-23T18:20:00.000Z";

// What the answer is stands in none of these: it would say whether somebody is known.

@Contract({
  service: "information-hub",
  key: "verzoekId",
  version: 1,
  summary: "De ZSM-desk vraagt een huis om context over een verdachte die is opgehouden; de klok loopt (R73).",
})
export class ZsmVerzoekOntvangen {
  @IsUUID() verzoekId!: string;
  @IsString() huis!: string;
  /** When the holding began: from there on the clock counts. */
  @IsISO8601() opgehoudenOp!: string;
  @IsISO8601() verstrijktOp!: string;

  static readonly voorbeeld: ZsmVerzoekOntvangen = {
    verzoekId,
    huis,
    opgehoudenOp: "2026-11-23T12:20:00.000Z",
    verstrijktOp,
  };
}

@Contract({
  service: "information-hub",
  key: "verzoekId",
  version: 1,
  summary:
    "Van de termijn van een open ZSM-verzoek is een deel voorbij: 50 of 80 procent, of wat het huis instelde (R73).",
})
export class ZsmTermijnNadert {
  @IsUUID() verzoekId!: string;
  @IsString() huis!: string;
  @IsInt() @Min(1) @Max(99) percentage!: number;
  @IsISO8601() verstrijktOp!: string;

  static readonly voorbeeld: ZsmTermijnNadert = { verzoekId, huis, percentage: 80, verstrijktOp };
}

@Contract({
  service: "information-hub",
  key: "verzoekId",
  version: 1,
  summary: "De termijn van een ZSM-verzoek is verstreken zonder antwoord van het huis (R73).",
})
export class ZsmTermijnVerstreken {
  @IsUUID() verzoekId!: string;
  @IsString() huis!: string;
  @IsISO8601() verstrijktOp!: string;

  static readonly voorbeeld: ZsmTermijnVerstreken = { verzoekId, huis, verstrijktOp };
}

@Contract({
  service: "information-hub",
  key: "verzoekId",
  version: 1,
  summary: "Een huis heeft een ZSM-verzoek beantwoord: een mens gaf het vrij, of de desk las de kaart (R73, R74).",
})
export class ZsmContextVerstrekt {
  @IsUUID() verzoekId!: string;
  @IsString() huis!: string;
  @IsIn(zsmWijzen) wijze!: ZsmWijze;
  @IsISO8601() verstrektOp!: string;

  static readonly voorbeeld: ZsmContextVerstrekt = {
    verzoekId,
    huis,
    wijze: "vrijgave",
    verstrektOp: "2026-11-23T13:05:00.000Z",
  };
}

@Contract({
  service: "information-hub",
  key: "verzoekId",
  version: 1,
  summary: "De bewaartermijn is voorbij: wat er van een ZSM-verzoek bewaard was, is vernietigd (L19).",
})
export class ZsmVerzoekVernietigd {
  @IsUUID() verzoekId!: string;
  @IsString() huis!: string;
  @IsISO8601() vernietigdOp!: string;

  static readonly voorbeeld: ZsmVerzoekVernietigd = { verzoekId, huis, vernietigdOp: "2027-11-22T23:00:00.000Z" };
}
