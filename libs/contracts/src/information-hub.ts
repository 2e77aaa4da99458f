import { IsIn, IsInt, IsString, IsUUID, Min } from "class-validator";
import { Contract } from "./contract.js";
import { MeldingOntvangen } from "./intake.js";

export const wijzenVanHerkennen = ["bsn", "naam-geboortedatum", "nieuw", "handmatig"] as const;
export type WijzeVanHerkennen = (typeof wijzenVanHerkennen)[number];

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
  @IsUUID() meldingId!: string;
  @IsString() huis!: string;
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
  @IsUUID() meldingId!: string;
  @IsString() huis!: string;
  @IsInt() @Min(1) aantalKandidaten!: number;

  static readonly voorbeeld: PersoonBetwijfeld = { betrokkeneId, meldingId, huis, aantalKandidaten: 1 };
}
