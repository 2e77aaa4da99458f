import { IsIn, IsISO8601, IsString, IsUUID } from "class-validator";
import { BekendheidBeantwoord, BekendheidGevraagd } from "./bekendheid.js";
import { Contract } from "./contract.js";

/** Why an extract is not there any more: who asked decided about the item, or it was for one meeting alone (L09). */
export const vervalredenen = ["agendapunt-besloten", "eenmalig"] as const;
export type Vervalreden = (typeof vervalredenen)[number];

const { huis, vanHuis } = BekendheidGevraagd.voorbeeld;
const gegeven = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0060";
const ontvangen = "0199b6c2-a529-5c1d-8a0e-5d9f1b1f0061";

@Contract({
  service: "information-hub",
  key: "verstrekkingId",
  version: 1,
  summary:
    "Een bij naam bekende medewerker geeft een ander huis een uittreksel over iemand die beide kennen (WGS 2.28, R64).",
})
export class VerstrekkingGegeven {
  /** As the house that gives calls it. */
  @IsUUID() verstrekkingId!: string;
  /** The house that gives. */
  @IsString() huis!: string;
  @IsString() aanHuis!: string;
  /** The question that this follows, as the house that gives calls it. */
  @IsUUID() verzoekId!: string;
  @IsISO8601() gegevenOp!: string;

  static readonly voorbeeld: VerstrekkingGegeven = {
    verstrekkingId: gegeven,
    huis,
    aanHuis: vanHuis,
    verzoekId: BekendheidGevraagd.voorbeeld.verzoekId,
    gegevenOp: "2026-11-24T10:00:00.000Z",
  };
}

@Contract({
  service: "information-hub",
  key: "verstrekkingId",
  version: 1,
  summary: "Een huis heeft van een ander huis een uittreksel over een persoon, voor één agendapunt (WGS 2.28).",
})
export class VerstrekkingOntvangen {
  /** As the house that has it calls it. */
  @IsUUID() verstrekkingId!: string;
  @IsString() huis!: string;
  @IsString() vanHuis!: string;
  /** The question that it follows, as the house that asked calls it. */
  @IsUUID() vraagId!: string;
  @IsISO8601() ontvangenOp!: string;

  static readonly voorbeeld: VerstrekkingOntvangen = {
    verstrekkingId: ontvangen,
    huis: vanHuis,
    vanHuis: huis,
    vraagId: BekendheidBeantwoord.voorbeeld.vraagId,
    ontvangenOp: "2026-11-24T10:00:01.000Z",
  };
}

@Contract({
  service: "information-hub",
  key: "verstrekkingId",
  version: 1,
  summary: "Een ontvangen uittreksel is vervallen: de inhoud is weg, dat het er was en waarom blijft staan (L09).",
})
export class VerstrekkingVervallen {
  /** As the house that had it calls it. */
  @IsUUID() verstrekkingId!: string;
  @IsString() huis!: string;
  @IsIn(vervalredenen) reden!: Vervalreden;
  @IsISO8601() vervallenOp!: string;

  static readonly voorbeeld: VerstrekkingVervallen = {
    verstrekkingId: ontvangen,
    huis: vanHuis,
    reden: "agendapunt-besloten",
    vervallenOp: "2026-11-26T09:30:00.000Z",
  };
}
