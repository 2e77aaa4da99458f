import { IsIn, IsISO8601, IsString, IsUUID } from "class-validator";
import { Contract } from "./contract.js";

/** What one house hears of another about a person; GEEN_MEDEDELING says neither yes nor no (WGS 2.28, L06). */
export const bekendheidsantwoorden = ["BEKEND", "GEEN_MEDEDELING"] as const;
export type Bekendheidsantwoord = (typeof bekendheidsantwoorden)[number];

const huis = "zeeland";
const vanHuis = "noord-limburg";

@Contract({
  service: "information-hub",
  key: "verzoekId",
  version: 1,
  summary:
    "Een ander huis heeft gevraagd of dit huis een persoon kent (WGS 2.28, L06); gelijk of het hem kent of niet.",
})
export class BekendheidGevraagd {
  /** As the house that is asked calls it. */
  @IsUUID() verzoekId!: string;
  /** The house that is asked. */
  @IsString() huis!: string;
  @IsString() vanHuis!: string;
  /** A purpose out of the list of WGS 2.25. */
  @IsString() doel!: string;
  @IsISO8601() gevraagdOp!: string;
  /** Until when it can be confirmed. */
  @IsISO8601() uiterlijkOp!: string;

  static readonly voorbeeld: BekendheidGevraagd = {
    verzoekId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0051",
    huis,
    vanHuis,
    doel: "criminaliteit",
    gevraagdOp: "2026-11-23T09:00:00.000Z",
    uiterlijkOp: "2026-11-24T09:00:00.000Z",
  };
}

@Contract({
  service: "information-hub",
  key: "vraagId",
  version: 1,
  summary: "Een huis heeft antwoord op zijn vraag of een ander huis een persoon kent (WGS 2.28, L06).",
})
export class BekendheidBeantwoord {
  /** As the house that asked calls it. */
  @IsUUID() vraagId!: string;
  /** The house that asked. */
  @IsString() huis!: string;
  @IsString() aanHuis!: string;
  @IsIn(bekendheidsantwoorden) antwoord!: Bekendheidsantwoord;
  @IsISO8601() beantwoordOp!: string;

  static readonly voorbeeld: BekendheidBeantwoord = {
    vraagId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0050",
    huis: vanHuis,
    aanHuis: huis,
    antwoord: "GEEN_MEDEDELING",
    beantwoordOp: "2026-11-24T09:00:00.000Z",
  };
}
