import { Type } from "class-transformer";
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from "class-validator";
import { Contract } from "./contract.js";

export const rollenVanBetrokkene = [
  "betrokkene",
  "verdachte",
  "slachtoffer",
  "getuige",
  "vader",
  "moeder",
  "kind",
  "partner",
  "familielid",
] as const;
export type RolVanBetrokkene = (typeof rollenVanBetrokkene)[number];

export const screeningsuitkomsten = ["triage", "lokaal-zorgoverleg", "preventieve-actie", "geen-vervolg"] as const;
export type Screeningsuitkomst = (typeof screeningsuitkomsten)[number];

export const niveaus = ["laag", "midden", "hoog"] as const;
export type Niveau = (typeof niveaus)[number];

/** The first final outcome of a melding, from screening or from triage: what the reporter hears (R01, R02). */
export const einduitkomsten = [
  "lokaal-zorgoverleg",
  "preventieve-actie",
  "geen-vervolg",
  "procesregie",
  "partner-pakt-op",
  "terug-naar-lokaal-veld",
  "regieteam",
] as const;
export type Einduitkomst = (typeof einduitkomsten)[number];

export class BetrokkeneInMelding {
  @IsUUID() betrokkeneId!: string;
  @IsIn(rollenVanBetrokkene) rol!: RolVanBetrokkene;
  /** Known once the information-hub has recognised the person; absent before. */
  @IsOptional() @IsUUID() persoonId?: string;
}

const meldingId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0001";
const betrokkeneId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0002";

@Contract({
  service: "intake",
  key: "meldingId",
  version: 1,
  dataref: "/v1/meldingen/{meldingId}/identiteit",
  summary: "Een organisatie heeft een melding gedaan; de identiteit ligt verzegeld bij intake.",
})
export class MeldingOntvangen {
  @IsUUID() meldingId!: string;
  @IsString() huis!: string;
  @IsString() regime!: string;
  /** `ZVH` for an aanmelding, an opschaling or what the knooppunt passed on, else the kind of police report. */
  @IsIn(["ZVH", "incident", "delict"]) soort!: "ZVH" | "incident" | "delict";
  /** The extract of the knooppunt that it was taken from (R79). */
  @IsOptional() @IsUUID() uittrekselId?: string;
  @IsString() afzender!: string;
  @IsISO8601() ontvangenOp!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => BetrokkeneInMelding) betrokkenen!: BetrokkeneInMelding[];

  static readonly voorbeeld: MeldingOntvangen = {
    meldingId,
    huis: "proefhuis",
    regime: "dagelijkse-selectie",
    soort: "incident",
    afzender: "politie-limburg",
    ontvangenOp: "2026-11-23T07:00:00.000Z",
    betrokkenen: [{ betrokkeneId, rol: "betrokkene" }],
  };
}

@Contract({
  service: "intake",
  key: "meldingId",
  version: 1,
  dataref: "/v1/meldingen/{meldingId}/voor-triage",
  summary: "Een bij naam bekende screener heeft de melding beoordeeld op risico en complexiteit (R03, R25).",
})
export class MeldingGescreend {
  @IsUUID() meldingId!: string;
  @IsString() huis!: string;
  @IsIn(screeningsuitkomsten) uitkomst!: Screeningsuitkomst;
  @IsIn(niveaus) risico!: Niveau;
  @IsIn(niveaus) complexiteit!: Niveau;
  @IsOptional() @IsInt() aveNiveau?: number;
  @IsString() door!: string;
  @IsISO8601() gescreendOp!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => BetrokkeneInMelding) betrokkenen!: BetrokkeneInMelding[];

  static readonly voorbeeld: MeldingGescreend = {
    meldingId,
    huis: "proefhuis",
    uitkomst: "triage",
    risico: "midden",
    complexiteit: "hoog",
    door: "screener-1",
    gescreendOp: "2026-11-23T08:10:00.000Z",
    betrokkenen: [{ betrokkeneId, rol: "betrokkene", persoonId: "5b0c2a52-9c1d-4a0e-8a0e-5d9f1b1f0003" }],
  };
}

@Contract({
  service: "intake",
  key: "meldingId",
  version: 1,
  dataref: "/v1/meldingen/{meldingId}/terugzending",
  summary: "Een melding van het knooppunt hoort niet in dit huis en gaat daarheen terug, met een reden (R83).",
})
export class MeldingTeruggestuurd {
  @IsUUID() meldingId!: string;
  @IsString() huis!: string;
  @IsUUID() uittrekselId!: string;
  @IsString() door!: string;
  @IsISO8601() teruggestuurdOp!: string;

  static readonly voorbeeld: MeldingTeruggestuurd = {
    meldingId,
    huis: "proefhuis",
    uittrekselId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0092",
    door: "screener-1",
    teruggestuurdOp: "2026-11-23T09:00:00.000Z",
  };
}

@Contract({
  service: "intake",
  key: "meldingId",
  version: 1,
  dataref: "/v1/meldingen/{meldingId}/terugkoppeling",
  summary: "De melding heeft haar eerste definitieve uitkomst; de melder krijgt precies één terugkoppeling (R01, R02).",
})
export class MeldingAfgerond {
  @IsUUID() meldingId!: string;
  @IsString() huis!: string;
  @IsIn(einduitkomsten) uitkomst!: Einduitkomst;
  @IsBoolean() opgepakt!: boolean;
  @IsISO8601() afgerondOp!: string;

  static readonly voorbeeld: MeldingAfgerond = {
    meldingId,
    huis: "proefhuis",
    uitkomst: "lokaal-zorgoverleg",
    opgepakt: false,
    afgerondOp: "2026-11-23T08:10:00.000Z",
  };
}
