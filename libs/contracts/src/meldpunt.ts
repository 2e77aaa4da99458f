import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Min } from "class-validator";
import { Contract } from "./contract.js";

/** How soon somebody must look at it, as the knooppunt judged (R78). */
export const urgenties = ["spoed", "vandaag", "deze-week"] as const;
export type Urgentie = (typeof urgenties)[number];

/** Why a report went where it went: the first of these that points to a place, or a person who decided otherwise (R79). */
export const routegronden = ["lopende-casus", "inschrijving", "verblijf", "incident", "mens"] as const;
export type Routegrond = (typeof routegronden)[number];

/** How a report ends at the knooppunt itself: handed over to a house outside the platform, or no further. */
export const meldpuntuitkomsten = ["ander-huis", "geen-vervolg"] as const;
export type Meldpuntuitkomst = (typeof meldpuntuitkomsten)[number];

const huis = "knooppunt";
const meldpuntmeldingId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0090";

@Contract({
  service: "information-hub",
  key: "meldpuntmeldingId",
  version: 1,
  summary: "Bij het knooppunt is een melding over verward gedrag binnengekomen; zij heeft nog geen huis (R78).",
})
export class MeldpuntmeldingOntvangen {
  @IsUUID() meldpuntmeldingId!: string;
  @IsString() huis!: string;
  @IsString() regime!: string;
  @IsString() afzender!: string;
  @IsISO8601() ontvangenOp!: string;

  static readonly voorbeeld: MeldpuntmeldingOntvangen = {
    meldpuntmeldingId,
    huis,
    regime: "verward-gedrag",
    afzender: "politie",
    ontvangenOp: "2026-11-23T00:30:00.000Z",
  };
}

@Contract({
  service: "information-hub",
  key: "meldpuntmeldingId",
  version: 1,
  summary: "Het knooppunt heeft een melding verrijkt en getrieerd: hoe snel er iemand naar moet kijken (R78).",
})
export class MeldpuntmeldingGetrieerd {
  @IsUUID() meldpuntmeldingId!: string;
  @IsString() huis!: string;
  @IsIn(urgenties) urgentie!: Urgentie;
  @IsString() door!: string;
  @IsISO8601() getrieerdOp!: string;

  static readonly voorbeeld: MeldpuntmeldingGetrieerd = {
    meldpuntmeldingId,
    huis,
    urgentie: "vandaag",
    door: "meldpuntmedewerker-1",
    getrieerdOp: "2026-11-23T07:10:00.000Z",
  };
}

@Contract({
  service: "information-hub",
  key: "vraagId",
  version: 1,
  summary:
    "Het knooppunt heeft dit huis gevraagd of er van iemand een casus loopt; hetzelfde voor bekend en onbekend (L06).",
})
export class LopendeCasusGevraagd {
  @IsUUID() vraagId!: string;
  @IsString() huis!: string;
  @IsString() door!: string;
  @IsISO8601() gevraagdOp!: string;

  static readonly voorbeeld: LopendeCasusGevraagd = {
    vraagId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0091",
    huis: "westelijke-mijnstreek",
    door: "meldpuntmedewerker-1",
    gevraagdOp: "2026-11-23T07:12:00.000Z",
  };
}

@Contract({
  service: "information-hub",
  key: "uittrekselId",
  version: 1,
  dataref: "/v1/meldpuntuittreksels/{uittrekselId}",
  summary: "Het knooppunt geeft een melding over verward gedrag door aan het huis waar zij hoort (R79).",
})
export class MeldingGerouteerd {
  @IsUUID() uittrekselId!: string;
  @IsString() huis!: string;
  @IsIn(routegronden) grond!: Routegrond;
  @IsISO8601() gerouteerdOp!: string;

  static readonly voorbeeld: MeldingGerouteerd = {
    uittrekselId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0092",
    huis: "westelijke-mijnstreek",
    grond: "inschrijving",
    gerouteerdOp: "2026-11-23T07:20:00.000Z",
  };
}

@Contract({
  service: "information-hub",
  key: "meldpuntmeldingId",
  version: 1,
  summary: "Een melding komt voor de tweede keer of vaker terug bij het knooppunt: zij wordt rondgepompt (R83).",
})
export class MeldingRondgepompt {
  @IsUUID() meldpuntmeldingId!: string;
  @IsString() huis!: string;
  /** How often it came back. */
  @IsInt() @Min(2) lussen!: number;
  @IsISO8601() gesignaleerdOp!: string;

  static readonly voorbeeld: MeldingRondgepompt = {
    meldpuntmeldingId,
    huis,
    lussen: 2,
    gesignaleerdOp: "2026-11-25T09:00:00.000Z",
  };
}

@Contract({
  service: "information-hub",
  key: "meldpuntmeldingId",
  version: 1,
  dataref: "/v1/meldpuntmeldingen/{meldpuntmeldingId}/terugkoppeling",
  summary:
    "Een melding eindigt bij het knooppunt: overgedragen aan een huis buiten het platform, of zonder vervolg (R01, R79).",
})
export class MeldpuntmeldingAfgerond {
  @IsUUID() meldpuntmeldingId!: string;
  @IsString() huis!: string;
  @IsIn(meldpuntuitkomsten) uitkomst!: Meldpuntuitkomst;
  /** Code of the house outside the platform that it was handed over to. */
  @IsOptional() @IsString() ontvanger?: string;
  @IsISO8601() afgerondOp!: string;

  static readonly voorbeeld: MeldpuntmeldingAfgerond = {
    meldpuntmeldingId,
    huis,
    uitkomst: "ander-huis",
    ontvanger: "maastricht-heuvelland",
    afgerondOp: "2026-11-23T07:25:00.000Z",
  };
}
