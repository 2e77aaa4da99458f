import { IsBoolean, IsIn, IsISO8601, IsOptional, IsString, IsUUID } from "class-validator";
import { Contract } from "./contract.js";
import { MeldingOntvangen } from "./intake.js";

// What comes in beside the meldingen: signals of non-participants, and questions for advice.

/** What a question for advice is about: counted by it. */
export const adviesthemas = ["criteria", "samenwerking", "gegevens-delen", "opschalen", "overig"] as const;
export type Adviesthema = (typeof adviesthemas)[number];

const { huis, meldingId } = MeldingOntvangen.voorbeeld;
const signaalId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0050";
const adviesvraagId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0051";

@Contract({
  service: "intake",
  key: "signaalId",
  version: 1,
  summary: "Een organisatie die geen deelnemer is, heeft een signaal gegeven; het is nog geen melding (L04).",
})
export class SignaalOntvangen {
  @IsUUID() signaalId!: string;
  @IsString() huis!: string;
  @IsString() afzender!: string;
  @IsISO8601() ontvangenOp!: string;

  static readonly voorbeeld: SignaalOntvangen = {
    signaalId,
    huis,
    afzender: "woningcorporatie",
    ontvangenOp: "2026-11-23T08:40:00.000Z",
  };
}

@Contract({
  service: "intake",
  key: "signaalId",
  version: 1,
  summary: "Een bij naam bekende screener heeft vastgelegd of een deelnemer een signaal overneemt als melding (L04).",
})
export class SignaalBeoordeeld {
  @IsUUID() signaalId!: string;
  @IsString() huis!: string;
  @IsBoolean() overgenomen!: boolean;
  /** The melding that it became, when it was taken over. */
  @IsOptional() @IsUUID() meldingId?: string;
  @IsString() door!: string;
  @IsISO8601() beoordeeldOp!: string;

  static readonly voorbeeld: SignaalBeoordeeld = {
    signaalId,
    huis,
    overgenomen: true,
    meldingId,
    door: "screener-1",
    beoordeeldOp: "2026-11-23T09:10:00.000Z",
  };
}

@Contract({
  service: "intake",
  key: "adviesvraagId",
  version: 1,
  summary: "Iemand vraagt het huis om advies, zonder iets over een persoon.",
})
export class AdviesvraagOntvangen {
  @IsUUID() adviesvraagId!: string;
  @IsString() huis!: string;
  @IsString() afzender!: string;
  @IsISO8601() ontvangenOp!: string;

  static readonly voorbeeld: AdviesvraagOntvangen = {
    adviesvraagId,
    huis,
    afzender: "veilig-thuis",
    ontvangenOp: "2026-11-23T10:00:00.000Z",
  };
}

@Contract({
  service: "intake",
  key: "adviesvraagId",
  version: 1,
  summary: "Een bij naam bekende medewerker heeft een vraag om advies beantwoord; zij telt mee bij haar thema.",
})
export class AdviesvraagBeantwoord {
  @IsUUID() adviesvraagId!: string;
  @IsString() huis!: string;
  @IsIn(adviesthemas) thema!: Adviesthema;
  @IsString() door!: string;
  @IsISO8601() beantwoordOp!: string;

  static readonly voorbeeld: AdviesvraagBeantwoord = {
    adviesvraagId,
    huis,
    thema: "criteria",
    door: "screener-1",
    beantwoordOp: "2026-11-23T12:30:00.000Z",
  };
}
