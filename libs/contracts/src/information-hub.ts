import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Min } from "class-validator";
import { Contract } from "./contract.js";
import { MeldingOntvangen } from "./intake.js";

export const wijzenVanHerkennen = ["bsn", "naam-geboortedatum", "nieuw", "handmatig"] as const;
export type WijzeVanHerkennen = (typeof wijzenVanHerkennen)[number];

const { meldingId, huis } = MeldingOntvangen.voorbeeld;
const { betrokkeneId } = MeldingOntvangen.voorbeeld.betrokkenen[0]!;

@Contract({
  service: "information-hub",
  key: "betrokkeneId",
  version: 1,
  summary: "Wie een betrokkene is, is binnen het huis vastgesteld; de verzegelde identiteit kan weg.",
})
export class PersoonHerkend {
  @IsUUID() betrokkeneId!: string;
  @IsUUID() meldingId!: string;
  @IsString() huis!: string;
  @IsUUID() persoonId!: string;
  @IsIn(wijzenVanHerkennen) wijze!: WijzeVanHerkennen;

  static readonly voorbeeld: PersoonHerkend = {
    betrokkeneId,
    meldingId,
    huis,
    persoonId: "5b0c2a52-9c1d-4a0e-8a0e-5d9f1b1f0003",
    wijze: "bsn",
  };
}

@Contract({
  service: "information-hub",
  key: "betrokkeneId",
  version: 1,
  summary: "Een betrokkene lijkt op een of meer bekende personen; een mens beslist.",
})
export class PersoonBetwijfeld {
  @IsUUID() betrokkeneId!: string;
  @IsUUID() meldingId!: string;
  @IsString() huis!: string;
  @IsInt() @Min(1) aantalKandidaten!: number;

  static readonly voorbeeld: PersoonBetwijfeld = { betrokkeneId, meldingId, huis, aantalKandidaten: 1 };
}

@Contract({
  service: "information-hub",
  key: "aanstellingId",
  version: 1,
  summary: "Wat iemand in een huis mag is veranderd: rollen, organisatie, screening, of niets meer (R50, L22).",
})
export class AanstellingGewijzigd {
  /** One per medewerker and house. */
  @IsUUID() aanstellingId!: string;
  @IsString() huis!: string;
  /** A person, or the system of a partner (`afzender:…`); a code, never a name. */
  @IsString() medewerkerId!: string;
  @IsString() organisatie!: string;
  @IsArray() @IsString({ each: true }) rollen!: string[];
  /** False from the moment that nothing is allowed any more. */
  @IsBoolean() actief!: boolean;
  /** The last day of a recorded VOG or screening (L22, BGS 1.11); absent where none is recorded: no access then. */
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/) gescreendTot?: string;

  static readonly voorbeeld: AanstellingGewijzigd = {
    aanstellingId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0040",
    huis,
    medewerkerId: "screener-1",
    organisatie: "huis",
    rollen: ["medewerker", "screener"],
    actief: true,
    gescreendTot: "2028-11-30",
  };
}
