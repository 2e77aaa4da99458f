import { IsBoolean, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches } from "class-validator";
import { Contract, dag } from "./contract.js";

/** What a message about a detention tells. */
export const detentieberichtsoorten = ["start", "wijziging", "einde"] as const;
export type Detentieberichtsoort = (typeof detentieberichtsoorten)[number];

const berichtId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0060";
const dossierId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0061";
const huis = "proefhuis";

@Contract({
  service: "nazorg",
  key: "berichtId",
  version: 1,
  dataref: "/v1/detentieberichten/{berichtId}/identiteit",
  summary: "Er is een bericht over een detentie binnen; de identiteit ligt verzegeld bij nazorg (R42).",
})
export class DetentieberichtOntvangen {
  @IsUUID() berichtId!: string;
  @IsString() huis!: string;
  @IsString() regime!: string;
  @IsIn(detentieberichtsoorten) soort!: Detentieberichtsoort;
  @IsISO8601() ontvangenOp!: string;

  static readonly voorbeeld: DetentieberichtOntvangen = {
    berichtId,
    huis,
    regime: "nazorg",
    soort: "start",
    ontvangenOp: "2026-11-23T07:00:00.000Z",
  };
}

@Contract({
  service: "nazorg",
  key: "dossierId",
  version: 1,
  summary:
    "Een nazorgdossier is geopend, namens een gemeente; bij een hernieuwde detentie met het vorige (R39, R40, R42).",
})
export class NazorgGestart {
  @IsUUID() dossierId!: string;
  @IsString() huis!: string;
  @IsString() regime!: string;
  /** CBS code of the municipality on whose behalf the house acts (R39). */
  @IsString() gemeente!: string;
  @IsUUID() persoonId!: string;
  @Matches(dag) insluitingsdatum!: string;
  /** Absent when it is not known. */
  @IsOptional() @Matches(dag) vrijlatingsdatum?: string;
  /** The dossier of the detention before this one (R40). */
  @IsOptional() @IsUUID() eerderDossierId?: string;
  @IsISO8601() gestartOp!: string;

  static readonly voorbeeld: NazorgGestart = {
    dossierId,
    huis,
    regime: "nazorg",
    gemeente: "GM9901",
    persoonId: "5b0c2a52-9c1d-4a0e-8a0e-5d9f1b1f0003",
    insluitingsdatum: "2026-11-20",
    vrijlatingsdatum: "2026-12-02",
    gestartOp: "2026-11-23T07:00:01.000Z",
  };
}

@Contract({
  service: "nazorg",
  key: "dossierId",
  version: 1,
  summary: "De dag van vrijlating is bekend geworden, verschoven of weer onbekend, of de vrijlating is geweest.",
})
export class VrijlatingGewijzigd {
  @IsUUID() dossierId!: string;
  @IsString() huis!: string;
  @IsOptional() @Matches(dag) vrijlatingsdatum?: string;
  /** Whether the detention has ended. */
  @IsBoolean() vrijgelaten!: boolean;
  @IsISO8601() gewijzigdOp!: string;

  static readonly voorbeeld: VrijlatingGewijzigd = {
    dossierId,
    huis,
    vrijlatingsdatum: "2026-12-02",
    vrijgelaten: false,
    gewijzigdOp: "2026-11-23T07:00:02.000Z",
  };
}

@Contract({
  service: "nazorg",
  key: "dossierId",
  version: 1,
  summary: "De vrijlating is dichtbij en onderdak is niet geregeld; opvang telt niet als geregeld (R41).",
})
export class VrijlatingNadert {
  @IsUUID() dossierId!: string;
  @IsString() huis!: string;
  /** Code of the organisation of the municipality on whose behalf the house acts (R39); absent when it has none. */
  @IsOptional() @IsString() namens?: string;
  @Matches(dag) vrijlatingsdatum!: string;
  @IsISO8601() gewaarschuwdOp!: string;

  static readonly voorbeeld: VrijlatingNadert = {
    dossierId,
    huis,
    namens: "gemeente-proefstad",
    vrijlatingsdatum: "2026-12-02",
    gewaarschuwdOp: "2026-11-23T07:00:03.000Z",
  };
}
