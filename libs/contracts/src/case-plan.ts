import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Min } from "class-validator";
import { Contract } from "./contract.js";
import { MeldingOntvangen } from "./intake.js";
import { PersoonHerkend } from "./information-hub.js";
import { TriageBesloten } from "./triage.js";

export const soortenTerugkoppeling = ["gedaan", "lukt-niet", "ontwikkeling"] as const;
export type SoortTerugkoppeling = (typeof soortenTerugkoppeling)[number];

const casusId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0020";
const actieId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0021";
const { huis } = MeldingOntvangen.voorbeeld;

@Contract({
  service: "case-plan",
  key: "casusId",
  version: 1,
  dataref: "/v1/casussen/{casusId}",
  summary: "Er is een casus geopend rond één betrokkene, met precies één procesregisseur (R21, R34).",
})
export class CasusGeopend {
  @IsUUID() casusId!: string;
  @IsString() huis!: string;
  @IsString() regime!: string;
  @IsUUID() persoonId!: string;
  @IsOptional() @IsUUID() gezinId?: string;
  @IsOptional() @IsUUID() triageId?: string;
  @IsOptional() @IsUUID() meldingId?: string;
  @IsString() procesregisseur!: string;
  @IsISO8601() geopendOp!: string;

  static readonly voorbeeld: CasusGeopend = {
    casusId,
    huis,
    regime: "casusoverleg",
    persoonId: PersoonHerkend.voorbeeld.persoonId,
    triageId: TriageBesloten.voorbeeld.triageId,
    meldingId: TriageBesloten.voorbeeld.meldingId,
    procesregisseur: "procesregisseur-1",
    geopendOp: "2026-11-26T09:30:00.000Z",
  };
}

@Contract({
  service: "case-plan",
  key: "casusId",
  version: 1,
  summary:
    "Een overleg over de casus is afgerond; het eerste wijst de casusregisseur aan waar het huis dat vraagt (R91).",
})
export class OverlegAfgerond {
  @IsUUID() casusId!: string;
  @IsUUID() overlegId!: string;
  @IsString() huis!: string;
  @IsString() soort!: string;
  @IsOptional() @IsString() casusregisseur?: string;
  @IsISO8601() afgerondOp!: string;

  static readonly voorbeeld: OverlegAfgerond = {
    casusId,
    overlegId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0022",
    huis,
    soort: "casusoverleg",
    casusregisseur: "casusregisseur-1",
    afgerondOp: "2026-11-30T10:00:00.000Z",
  };
}

@Contract({
  service: "case-plan",
  key: "casusId",
  version: 1,
  dataref: "/v1/casussen/{casusId}",
  summary: "Een versie van het plan is vastgesteld, met een gezamenlijk doel en afspraken (R16, R85).",
})
export class PlanVastgesteld {
  @IsUUID() casusId!: string;
  @IsString() huis!: string;
  @IsInt() @Min(1) versie!: number;
  @IsInt() @Min(1) aantalDoelen!: number;
  @IsInt() @Min(0) aantalActies!: number;
  @IsISO8601() vastgesteldOp!: string;

  static readonly voorbeeld: PlanVastgesteld = {
    casusId,
    huis,
    versie: 1,
    aantalDoelen: 2,
    aantalActies: 3,
    vastgesteldOp: "2026-11-30T10:00:00.000Z",
  };
}

@Contract({
  service: "case-plan",
  key: "casusId",
  version: 1,
  dataref: "/v1/casussen/{casusId}",
  summary: "Een actie is belegd bij één uitvoerder van een partner, met een datum (R14).",
})
export class ActieBelegd {
  @IsUUID() casusId!: string;
  @IsUUID() actieId!: string;
  @IsString() huis!: string;
  @IsString() organisatie!: string;
  @IsString() uitvoerder!: string;
  @IsISO8601() uiterlijkDatum!: string;
  /** Codes of the partners that alone may hear of it (R93). */
  @IsOptional() @IsString({ each: true }) alleenVoor?: string[];

  static readonly voorbeeld: ActieBelegd = {
    casusId,
    actieId,
    huis,
    organisatie: "ggz",
    uitvoerder: "casusregisseur-1",
    uiterlijkDatum: "2026-12-14",
  };
}

@Contract({
  service: "case-plan",
  key: "casusId",
  version: 1,
  summary: "De uitvoerder koppelt terug over een actie: gedaan, lukt niet, of een ontwikkeling (R88).",
})
export class ActieTeruggekoppeld {
  @IsUUID() casusId!: string;
  @IsUUID() actieId!: string;
  @IsString() huis!: string;
  @IsIn(soortenTerugkoppeling) soort!: SoortTerugkoppeling;
  @IsISO8601() teruggekoppeldOp!: string;
  /** Codes of the partners that alone may hear of it (R93). */
  @IsOptional() @IsString({ each: true }) alleenVoor?: string[];

  static readonly voorbeeld: ActieTeruggekoppeld = {
    casusId,
    actieId,
    huis,
    soort: "gedaan",
    teruggekoppeldOp: "2026-12-10T09:00:00.000Z",
  };
}

@Contract({
  service: "case-plan",
  key: "casusId",
  version: 1,
  summary: "De datum van een actie is voorbij zonder dat zij gedaan is.",
})
export class ActieVerlopen {
  @IsUUID() casusId!: string;
  @IsUUID() actieId!: string;
  @IsString() huis!: string;
  @IsISO8601() verlopenOp!: string;

  static readonly voorbeeld: ActieVerlopen = { casusId, actieId, huis, verlopenOp: "2026-12-15T00:00:00.000Z" };
}

@Contract({
  service: "case-plan",
  key: "casusId",
  version: 1,
  dataref: "/v1/casussen/{casusId}",
  summary: "De casus is gesloten met een reden, en een partner die de zorg geborgd heeft (R17, R38, R95).",
})
export class CasusAfgesloten {
  @IsUUID() casusId!: string;
  @IsString() huis!: string;
  @IsIn(["voorlopig", "definitief"]) wijze!: "voorlopig" | "definitief";
  @IsString() reden!: string;
  /** Code of the partner that receives; absent only where nobody can receive (death, moved). */
  @IsOptional() @IsString() ontvanger?: string;
  @IsISO8601() afgeslotenOp!: string;

  static readonly voorbeeld: CasusAfgesloten = {
    casusId,
    huis,
    wijze: "definitief",
    reden: "zorg-geborgd",
    ontvanger: "ggz",
    afgeslotenOp: "2027-03-01T09:00:00.000Z",
  };
}

@Contract({
  service: "case-plan",
  key: "casusId",
  version: 1,
  dataref: "/v1/casussen/{casusId}",
  summary: "Een voorlopig afgesloten casus is weer opgepakt (R95).",
})
export class CasusHeropend {
  @IsUUID() casusId!: string;
  @IsString() huis!: string;
  @IsISO8601() heropendOp!: string;

  static readonly voorbeeld: CasusHeropend = { casusId, huis, heropendOp: "2027-04-12T09:00:00.000Z" };
}
