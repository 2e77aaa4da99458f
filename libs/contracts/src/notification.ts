import { IsIn, IsISO8601, IsOptional, IsString, IsUUID } from "class-validator";
import { Contract } from "./contract.js";
import { MeldingOntvangen } from "./intake.js";

/** Exactly one `terugkoppeling` per melding; the others are other kinds of message (R01). */
export const berichtsoorten = ["terugkoppeling", "ontvangstbevestiging", "tussenbericht", "dagoverzicht"] as const;
export type Berichtsoort = (typeof berichtsoorten)[number];

export const redenenVanMislukken = ["geen-adres", "ongeldig-adres", "geweigerd", "onbereikbaar"] as const;
export type RedenVanMislukken = (typeof redenenVanMislukken)[number];

const berichtId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0030";
const { meldingId, huis } = MeldingOntvangen.voorbeeld;

@Contract({ service: "notification", key: "berichtId", version: 1, summary: "Een bericht is per e-mail afgeleverd." })
export class BerichtAfgeleverd {
  @IsUUID() berichtId!: string;
  @IsString() huis!: string;
  @IsIn(berichtsoorten) soort!: Berichtsoort;
  @IsOptional() @IsUUID() meldingId?: string;
  @IsISO8601() afgeleverdOp!: string;

  static readonly voorbeeld: BerichtAfgeleverd = {
    berichtId,
    huis,
    soort: "terugkoppeling",
    meldingId,
    afgeleverdOp: "2026-11-23T08:10:01.000Z",
  };
}

@Contract({
  service: "notification",
  key: "berichtId",
  version: 1,
  summary: "Een bericht kan niet per e-mail worden afgeleverd; er staat een taak klaar voor een mens.",
})
export class AfleveringMislukt {
  @IsUUID() berichtId!: string;
  @IsString() huis!: string;
  @IsIn(berichtsoorten) soort!: Berichtsoort;
  @IsOptional() @IsUUID() meldingId?: string;
  @IsIn(redenenVanMislukken) reden!: RedenVanMislukken;
  @IsISO8601() misluktOp!: string;

  static readonly voorbeeld: AfleveringMislukt = {
    berichtId,
    huis,
    soort: "terugkoppeling",
    meldingId,
    reden: "geen-adres",
    misluktOp: "2026-11-23T08:10:01.000Z",
  };
}
