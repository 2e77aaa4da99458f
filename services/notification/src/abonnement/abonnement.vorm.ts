import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  Equals,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from "class-validator";
import { Refused } from "@zvh/platform";
import { aanbod } from "./aanbod.js";
import type { Abonnement } from "./abonnement.js";
import { isOpenbaar } from "./adres.js";
import { handtekeningen, type Handtekening } from "./handtekening.js";

class Toegang {
  @Equals("ACCESSTOKEN") credentialtype!: "ACCESSTOKEN";
  @IsString() @MaxLength(4000) @Matches(/^[\w.~+/=-]+$/) accesstoken!: string;
}

class Instelling {
  @IsString() huis!: string;
}

class Protocol {
  @IsOptional() @IsIn(handtekeningen) handtekening?: Handtekening;
}

export class Wijziging {
  @ArrayNotEmpty() @ArrayUnique() @ArrayMaxSize(50) @IsIn([...aanbod.keys()], { each: true }) types!: string[];
  /** Where webhooks go; without it there are none, and the system comes to get its events. */
  @IsOptional() @IsString() @MaxLength(2000) sink?: string;
  /** The bearer token that the subscriber wants to see (NL GOV profile). */
  @IsOptional() @ValidateNested() @Type(() => Toegang) sinkcredential?: Toegang;
}

/** A subscription as it is asked for (CloudEvents Subscription API); `config.huis` is the one house it is about. */
export class Verzoek extends Wijziging {
  @IsDefined() @ValidateNested() @Type(() => Instelling) config!: Instelling;
  @IsOptional() @Equals("HTTP") protocol?: "HTTP";
  @IsOptional() @ValidateNested() @Type(() => Protocol) protocolsettings?: Protocol;
}

/**
 * Refused('sink-niet-toegestaan') for what is no https address of the public internet. What a name stands for is looked
 * up at every webhook.
 * @param alles development only: http and any address
 */
export const eisSink = (sink: string | null, alles: boolean): void => {
  if (sink === null) return;
  const url = URL.parse(sink);
  const host = url?.hostname.replace(/^\[|\]$/g, "") ?? "";
  const isGetal = /^[\d.]+$/.test(host) || host.includes(":");
  const veilig = url && !url.username && !url.password && !url.hash && /^https?:$/.test(url.protocol);
  if (veilig && (alles || (url.protocol === "https:" && (!isGetal || isOpenbaar(host))))) return;
  throw new Refused("sink-niet-toegestaan", [
    {
      where: "sink",
      code: "sink-niet-toegestaan",
      message: "sink moet een https-adres op het openbare internet zijn, zonder gebruiker, wachtwoord of #",
    },
  ]);
};

/** A subscription as it is shown: without secrets. */
export const beeldVan = (abonnement: Abonnement) => {
  const { abonnementId, huis, organisatie, systeem, types, sink, handtekening, toegangstoken } = abonnement;
  const { staat, reden, hoogste, geleverd, pogingen, wachtTot, geleverdOp, aangemaaktOp, bewezenOp } = abonnement;
  return {
    id: abonnementId,
    types,
    config: { huis },
    protocol: "HTTP",
    protocolsettings: { handtekening },
    ...(sink && { sink }),
    ...(toegangstoken && { sinkcredential: { credentialtype: "ACCESSTOKEN" } }),
    systeem,
    organisatie,
    staat,
    reden,
    /** The last number that was given, and the last that was delivered by webhook. */
    hoogste,
    geleverd,
    pogingen,
    volgendePogingOp: staat === "actief" && pogingen > 0 ? wachtTot : null,
    geleverdOp,
    aangemaaktOp,
    bewezenOp,
  };
};
