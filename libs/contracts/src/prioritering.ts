import { ArrayNotEmpty, IsArray, IsBoolean, IsISO8601, IsString, IsUUID, Matches } from "class-validator";
import { Contract, dag } from "./contract.js";

const huis = "westelijke-mijnstreek";
const prioriteringId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0070";

// Who it is about is not in these: nobody who hears them needs it, and the list is of the house alone.

@Contract({
  service: "information-hub",
  key: "prioriteringId",
  version: 1,
  summary: "Een persoon staat op de lijst van geprioriteerde casussen, of is daarvoor opnieuw bekeken (WGS 2.32, L17).",
})
export class PrioriteringVastgesteld {
  @IsUUID() prioriteringId!: string;
  @IsString() huis!: string;
  /** Codes of the published criteria of the house. */
  @IsArray() @ArrayNotEmpty() @IsString({ each: true }) criteria!: string[];
  /** The day on which somebody judges again whether it is still necessary. */
  @Matches(dag) herzieningOp!: string;

  static readonly voorbeeld: PrioriteringVastgesteld = {
    prioriteringId,
    huis,
    criteria: ["ernstigeOverlast"],
    herzieningOp: "2027-05-24",
  };
}

@Contract({
  service: "information-hub",
  key: "prioriteringId",
  version: 1,
  summary: "De dag is er waarop een prioritering opnieuw bekeken moet worden (WGS 2.32, vierde lid).",
})
export class PrioriteringHerzieningNodig {
  @IsUUID() prioriteringId!: string;
  @IsString() huis!: string;
  @Matches(dag) herzieningOp!: string;

  static readonly voorbeeld: PrioriteringHerzieningNodig = { prioriteringId, huis, herzieningOp: "2027-05-24" };
}

@Contract({
  service: "information-hub",
  key: "prioriteringId",
  version: 1,
  summary: "Een persoon is van de lijst gehaald; de ZSM-kaart is vernietigd (WGS 2.32, vierde lid, L17).",
})
export class PrioriteringBeeindigd {
  @IsUUID() prioriteringId!: string;
  @IsString() huis!: string;
  @IsISO8601() beeindigdOp!: string;

  static readonly voorbeeld: PrioriteringBeeindigd = { prioriteringId, huis, beeindigdOp: "2027-02-01T09:00:00.000Z" };
}

@Contract({
  service: "information-hub",
  key: "prioriteringId",
  version: 1,
  summary: "Het huis legde vast wat de ZSM-desk over een geprioriteerde persoon mag weten (R74).",
})
export class ZsmkaartVastgesteld {
  @IsUUID() prioriteringId!: string;
  @IsString() huis!: string;
  /** Whether there is an agreed advice, or only somebody to call. */
  @IsBoolean() metAdvies!: boolean;
  @Matches(dag) geldigTot!: string;

  static readonly voorbeeld: ZsmkaartVastgesteld = { prioriteringId, huis, metAdvies: true, geldigTot: "2027-05-24" };
}

@Contract({
  service: "information-hub",
  key: "prioriteringId",
  version: 1,
  summary: "De bewaartermijn is voorbij: wat er van een plaats op de lijst bewaard was, is vernietigd (L19).",
})
export class PrioriteringVernietigd {
  @IsUUID() prioriteringId!: string;
  @IsString() huis!: string;
  @IsISO8601() vernietigdOp!: string;

  static readonly voorbeeld: PrioriteringVernietigd = {
    prioriteringId,
    huis,
    vernietigdOp: "2031-11-22T23:00:00.000Z",
  };
}

@Contract({
  service: "information-hub",
  key: "prioriteringId",
  version: 1,
  summary: "Wat de leverancier gaf mag niet langer bewaard worden: de ZSM-kaart is vernietigd (L19).",
})
export class ZsmkaartVernietigd {
  @IsUUID() prioriteringId!: string;
  @IsString() huis!: string;
  @IsISO8601() vernietigdOp!: string;

  static readonly voorbeeld: ZsmkaartVernietigd = { prioriteringId, huis, vernietigdOp: "2031-11-19T23:00:00.000Z" };
}
