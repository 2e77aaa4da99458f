import { IsArray, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches } from "class-validator";
import { Contract, dag } from "./contract.js";
import { NazorgGestart } from "./nazorg.js";

/** The five basic conditions of a return (Bestuurlijk akkoord 2019), and the network around somebody. */
export const basisvoorwaarden = ["identiteitsbewijs", "onderdak", "werk-en-inkomen", "schulden", "zorg"] as const;
export const nazorgthemas = [...basisvoorwaarden, "sociaal-netwerk"] as const;
export type Nazorgthema = (typeof nazorgthemas)[number];

/** When a condition is looked at. */
export const peilmomenten = ["bij-binnenkomst", "voor-vrijlating", "na-vrijlating"] as const;
export type Peilmoment = (typeof peilmomenten)[number];

/** How a condition stands; `opvang` is a bed in the maatschappelijke opvang, which is not arranged (decision 14). */
export const voorwaardestanden = ["geregeld", "niet-nodig", "loopt", "opvang", "niet-geregeld"] as const;
export type Voorwaardestand = (typeof voorwaardestanden)[number];

const { dossierId, huis } = NazorgGestart.voorbeeld;
const actieId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0062";

@Contract({
  service: "nazorg",
  key: "dossierId",
  version: 1,
  summary: "Van een basisvoorwaarde of het sociaal netwerk is vastgesteld hoe het ermee staat (R43).",
})
export class BasisvoorwaardeGewijzigd {
  @IsUUID() dossierId!: string;
  @IsString() huis!: string;
  @IsIn(nazorgthemas) thema!: Nazorgthema;
  @IsIn(peilmomenten) moment!: Peilmoment;
  @IsIn(voorwaardestanden) stand!: Voorwaardestand;
  /** Code of the partner who sees to it; absent when nobody does. */
  @IsOptional() @IsString() organisatie?: string;
  @IsISO8601() gewijzigdOp!: string;

  static readonly voorbeeld: BasisvoorwaardeGewijzigd = {
    dossierId,
    huis,
    thema: "onderdak",
    moment: "voor-vrijlating",
    stand: "loopt",
    organisatie: "gemeente-proefstad",
    gewijzigdOp: "2026-11-24T09:00:00.000Z",
  };
}

@Contract({
  service: "nazorg",
  key: "dossierId",
  version: 1,
  summary: "Een actie is belegd bij iemand van een partner, al tijdens de detentie (R42, R43).",
})
export class NazorgactieBelegd {
  @IsUUID() dossierId!: string;
  @IsUUID() actieId!: string;
  @IsString() huis!: string;
  @IsIn(nazorgthemas) thema!: Nazorgthema;
  @IsString() organisatie!: string;
  @IsString() medewerker!: string;
  @Matches(dag) uiterlijkDatum!: string;
  @IsISO8601() belegdOp!: string;

  static readonly voorbeeld: NazorgactieBelegd = {
    dossierId,
    actieId,
    huis,
    thema: "onderdak",
    organisatie: "gemeente-proefstad",
    medewerker: "deelnemer-1",
    uiterlijkDatum: "2026-11-30",
    belegdOp: "2026-11-24T09:00:00.000Z",
  };
}

export const actiestanden = ["gedaan", "lukt-niet"] as const;
export type Actiestand = (typeof actiestanden)[number];

@Contract({
  service: "nazorg",
  key: "dossierId",
  version: 1,
  summary: "Wie een actie uitvoert, heeft laten weten hoe het ermee staat (R43).",
})
export class NazorgactieTeruggekoppeld {
  @IsUUID() dossierId!: string;
  @IsUUID() actieId!: string;
  @IsString() huis!: string;
  @IsIn(actiestanden) stand!: Actiestand;
  @IsISO8601() teruggekoppeldOp!: string;

  static readonly voorbeeld: NazorgactieTeruggekoppeld = {
    dossierId,
    actieId,
    huis,
    stand: "gedaan",
    teruggekoppeldOp: "2026-11-28T09:00:00.000Z",
  };
}

@Contract({
  service: "nazorg",
  key: "dossierId",
  version: 1,
  summary: "Na de vrijlating is elk open punt overgedragen aan een partner (R44).",
})
export class NazorgOvergedragen {
  @IsUUID() dossierId!: string;
  @IsString() huis!: string;
  /** Codes of the partners who go on with what is open. */
  @IsArray() @IsString({ each: true }) organisaties!: string[];
  @IsISO8601() overgedragenOp!: string;

  static readonly voorbeeld: NazorgOvergedragen = {
    dossierId,
    huis,
    organisaties: ["gemeente-proefstad"],
    overgedragenOp: "2026-12-02T09:00:00.000Z",
  };
}

@Contract({
  service: "nazorg",
  key: "dossierId",
  version: 1,
  summary: "Een nazorgdossier is gesloten; de bewaartermijn van zijn regime loopt.",
})
export class NazorgAfgesloten {
  @IsUUID() dossierId!: string;
  @IsString() huis!: string;
  /** Code out of the list of the house. */
  @IsString() reden!: string;
  @Matches(dag) bewarenTot!: string;
  @IsISO8601() afgeslotenOp!: string;

  static readonly voorbeeld: NazorgAfgesloten = {
    dossierId,
    huis,
    reden: "zorg-geborgd",
    bewarenTot: "2032-01-04",
    afgeslotenOp: "2027-01-04T09:00:00.000Z",
  };
}

@Contract({
  service: "nazorg",
  key: "dossierId",
  version: 1,
  summary: "De bewaartermijn is voorbij: wat in het nazorgdossier stond, is vernietigd.",
})
export class NazorgVernietigd {
  @IsUUID() dossierId!: string;
  @IsString() huis!: string;
  @IsISO8601() vernietigdOp!: string;

  static readonly voorbeeld: NazorgVernietigd = { dossierId, huis, vernietigdOp: "2032-01-05T00:00:00.000Z" };
}
