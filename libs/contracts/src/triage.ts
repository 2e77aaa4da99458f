import { ArrayUnique, IsArray, IsIn, IsISO8601, IsOptional, IsString, IsUUID } from "class-validator";
import { Contract } from "./contract.js";
import { MeldingOntvangen } from "./intake.js";
import { PersoonHerkend } from "./information-hub.js";

/** Outcomes with which an item leaves the triage; `informatie-nodig` is none: it brings the item back. */
export const triageuitkomsten = [
  "procesregie",
  "partner-pakt-op",
  "terug-naar-lokaal-veld",
  "regieteam",
  "geen-vervolg",
] as const;
export type Triageuitkomst = (typeof triageuitkomsten)[number];

const triageId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0010";
const { meldingId, huis } = MeldingOntvangen.voorbeeld;

@Contract({
  service: "triage",
  key: "triageId",
  version: 1,
  summary: "Een melding staat op de agenda van een triageoverleg (R28).",
})
export class TriageGeagendeerd {
  @IsUUID() triageId!: string;
  @IsUUID() meldingId!: string;
  @IsString() huis!: string;
  @IsString() regime!: string;
  @IsISO8601() overlegDatum!: string;

  static readonly voorbeeld: TriageGeagendeerd = {
    triageId,
    meldingId,
    huis,
    regime: "triage",
    overlegDatum: "2026-11-26",
  };
}

@Contract({
  service: "triage",
  key: "triageId",
  version: 1,
  summary: "De triage vraagt partners om informatie en zet het agendapunt opnieuw op de agenda (R33).",
})
export class InformatieGevraagd {
  @IsUUID() triageId!: string;
  @IsUUID() meldingId!: string;
  @IsString() huis!: string;
  @IsArray() @IsString({ each: true }) organisaties!: string[];
  @IsISO8601() overlegDatum!: string;

  static readonly voorbeeld: InformatieGevraagd = {
    triageId,
    meldingId,
    huis,
    organisaties: ["reclassering"],
    overlegDatum: "2026-12-03",
  };
}

@Contract({
  service: "triage",
  key: "triageId",
  version: 1,
  summary: "De triage vraagt een deelnemer om de melding op te pakken; die moet nog aanvaarden (R32).",
})
export class PartnerGevraagd {
  @IsUUID() triageId!: string;
  @IsUUID() meldingId!: string;
  @IsString() huis!: string;
  @IsString() organisatie!: string;

  static readonly voorbeeld: PartnerGevraagd = { triageId, meldingId, huis, organisatie: "ggz" };
}

@Contract({
  service: "triage",
  key: "triageId",
  version: 1,
  dataref: "/v1/triages/{triageId}",
  summary: "De triage heeft besloten; bij procesregie staat er per persoon die de toets doorstond een casus op.",
})
export class TriageBesloten {
  @IsUUID() triageId!: string;
  @IsUUID() meldingId!: string;
  @IsString() huis!: string;
  @IsIn(triageuitkomsten) uitkomst!: Triageuitkomst;
  /** The persons who each passed the test by themselves; empty unless the outcome is procesregie (decision 7). */
  @IsArray() @ArrayUnique() @IsUUID(undefined, { each: true }) personen!: string[];
  /** Category of the house for the cases to open (R35); absent unless the outcome is procesregie. */
  @IsOptional() @IsString() categorie?: string;
  /** Who was appointed as process director; absent unless the outcome is procesregie (R21). */
  @IsOptional() @IsString() procesregisseur?: string;
  @IsString() door!: string;
  @IsISO8601() beslotenOp!: string;

  static readonly voorbeeld: TriageBesloten = {
    triageId,
    meldingId,
    huis,
    uitkomst: "procesregie",
    personen: [PersoonHerkend.voorbeeld.persoonId],
    categorie: "top-x",
    procesregisseur: "procesregisseur-1",
    door: "voorzitter-1",
    beslotenOp: "2026-11-26T09:30:00.000Z",
  };
}
