import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Min } from "class-validator";
import { Contract, dag } from "./contract.js";
import { MeldingOntvangen } from "./intake.js";

export const wijzenVanHerkennen = ["bsn", "naam-geboortedatum", "nieuw", "handmatig"] as const;
export type WijzeVanHerkennen = (typeof wijzenVanHerkennen)[number];

/** The four domains on whose border a house works: each organisation has one of them (R50). */
export const domeinen = ["zorg", "justitieel", "bestuurlijk", "sociaal"] as const;
export type Domein = (typeof domeinen)[number];

/** How an organisation takes part (WGS 2.27, BGS 2.21): `geen` may report a signal, and nothing else. */
export const wgsKlassen = ["verantwoordelijk", "privaat", "incidenteel", "geen"] as const;
export type WgsKlasse = (typeof wgsKlassen)[number];

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
  /** The melding, or another message in which this one stood. */
  @IsUUID() meldingId!: string;
  @IsString() huis!: string;
  /** The service that holds that message; absent: intake. */
  @IsOptional() @IsIn(["nazorg"]) dienst?: "nazorg";
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
  /** The melding, or another message in which this one stood. */
  @IsUUID() meldingId!: string;
  @IsString() huis!: string;
  /** The service that holds that message; absent: intake. */
  @IsOptional() @IsIn(["nazorg"]) dienst?: "nazorg";
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
  @IsOptional() @Matches(dag) gescreendTot?: string;
  /** Who of the same organisation stands in for this one, from and up to which day (R89); absent: nobody. */
  @IsOptional() @IsString() vervanger?: string;
  @IsOptional() @Matches(dag) vervangerVan?: string;
  @IsOptional() @Matches(dag) vervangerTot?: string;

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

@Contract({
  service: "information-hub",
  key: "organisatieId",
  version: 1,
  summary:
    "Hoe een organisatie aan een huis deelneemt is veranderd: domein, klasse naar de WGS, of niet meer (R50, L04).",
})
export class OrganisatieGewijzigd {
  /** One per organisation and house. */
  @IsUUID() organisatieId!: string;
  @IsString() huis!: string;
  /** The code by which the house and its services call it; never its name. */
  @IsString() organisatie!: string;
  @IsIn(domeinen) domein!: Domein;
  @IsIn(wgsKlassen) klasse!: WgsKlasse;
  /** Whether its people are under medical secrecy (L08); absent from what is older than this was asked. */
  @IsOptional() @IsBoolean() beroepsgeheim?: boolean;
  /** The letter of WGS 2.27, first or second paragraph; absent where the house has not recorded it yet. */
  @IsOptional() @Matches(/^[a-g]$/) onderdeel?: string;
  @IsOptional() @Matches(/^\d{20}$/) oin?: string;
  @IsBoolean() actief!: boolean;

  static readonly voorbeeld: OrganisatieGewijzigd = {
    organisatieId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0041",
    huis,
    organisatie: "ggz",
    domein: "zorg",
    klasse: "privaat",
    beroepsgeheim: true,
    onderdeel: "d",
    oin: "00000001234567890000",
    actief: true,
  };
}

@Contract({
  service: "information-hub",
  key: "teamId",
  version: 1,
  summary: "Een team binnen een organisatie is gevormd, veranderd of opgeheven (R60).",
})
export class TeamGewijzigd {
  @IsUUID() teamId!: string;
  @IsString() huis!: string;
  @IsString() organisatie!: string;
  /** A kind out of the file of the house. */
  @IsString() soort!: string;
  /** Codes of the appointed contact persons: only with them a team has an inbox. */
  @IsArray() @IsString({ each: true }) contactpersonen!: string[];
  @IsBoolean() actief!: boolean;

  static readonly voorbeeld: TeamGewijzigd = {
    teamId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0042",
    huis,
    organisatie: "ggz",
    soort: "behandelteam",
    contactpersonen: ["deelnemer-1"],
    actief: true,
  };
}
