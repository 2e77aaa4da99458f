import { Injectable } from "@nestjs/common";
import { DecisionPoint, housesWith, organisationIn, Refused, type Cause, type Person } from "@zvh/platform";

/** The houses for which somebody coordinates the return from detention; a municipality decides no doubt for its house. */
export const nazorghuizen = (wie: Person): string[] =>
  housesWith(wie, "nazorgcoordinator").filter((huis) => organisationIn(wie, huis) === "huis");

/** Where somebody of the bureau of the knooppunt works: he triages and routes. */
export const meldpuntbureau = (wie: Person): string[] =>
  housesWith(wie, "meldpuntmedewerker").filter((huis) => organisationIn(wie, huis) === "huis");

/** What somebody may want with the register of a house; `beleid.cedar` says who may. */
export type InHuis =
  | "zoeken"
  | "zoekenOmTeHerkennen"
  | "toezien"
  | "namenZien"
  | "registreren"
  | "collegasZien"
  | "bekendheidVragen"
  | "uitrollen"
  | "aanschrijven"
  | "zsmVragen"
  | "meldpuntMelden"
  | "beheren";
/** One thing of it, and what somebody may want with that. */
export type Gevraagd =
  | { type: "Herkenning"; id: string; huis: string; dienst: string; toestand: string; wat: "zien" | "beslissen" }
  | { type: "Zsmverzoek"; id: string; huis: string; wat: "zsmBehandelen" | "zsmLezen" }
  | {
      type: "Meldpuntmelding";
      id: string;
      huis: string;
      stand: string;
      wat: "meldpuntZien" | "verrijken" | "meldpuntBehandelen";
    }
  | { type: "Meldpuntuittreksel"; id: string; huis: string; wat: "uittrekselOphalen" }
  | { type: "Registerrij"; id: string; huis: string; wat: "beheren" | "prioriteren" }
  | {
      type: "Bekendheidsverzoek";
      id: string;
      huis: string;
      bekend: boolean;
      wat: "verzoekZien" | "beantwoorden" | "verstrekken";
    };

/** Decides about the register of one house, or one thing of it, at a time; lists are within the walls of a role's houses. */
@Injectable()
export class Toegang {
  constructor(private readonly beleid: DecisionPoint) {}

  magInHuis(cause: Cause, wie: Person, huis: string, wat: InHuis): boolean {
    return this.beslis(cause, wie, wat, { type: "Huis", id: huis, properties: { huis } });
  }

  /** Refused('geen-toegang') when this person may not do this in this house. */
  eisInHuis(cause: Cause, wie: Person, huis: string, wat: InHuis): void {
    if (!this.magInHuis(cause, wie, huis, wat)) throw new Refused("geen-toegang");
  }

  /** Refused('niet-gevonden') when this person may not do this with it: the same as when it is not there. */
  eis(cause: Cause, wie: Person, gevraagd: Gevraagd): void {
    if (!this.mag(cause, wie, gevraagd)) throw new Refused("niet-gevonden");
  }

  mag(cause: Cause, wie: Person, { type, id, wat, ...properties }: Gevraagd): boolean {
    return this.beslis(cause, wie, wat, { type, id, properties });
  }

  private beslis(
    cause: Cause,
    wie: Person,
    name: string,
    resource: { type: string; id: string; properties: Record<string, string | boolean> },
  ): boolean {
    const properties = {
      screent: housesWith(wie, "screener"),
      coordineertNazorg: nazorghuizen(wie),
      houdtToezicht: housesWith(wie, "privacyofficer"),
      beheert: housesWith(wie, "beheerder"),
      leidt: housesWith(wie, "triagevoorzitter"),
      werkt: housesWith(wie, "medewerker"),
      regisseert: housesWith(wie, "procesregisseur"),
      isDesk: housesWith(wie, "zsm-desk"),
      meldt: housesWith(wie, "afzender", "meldpuntmedewerker"),
      meldpunt: housesWith(wie, "meldpuntmedewerker"),
      meldpuntbureau: meldpuntbureau(wie),
      vraagtVoor: housesWith(wie, "systeem"),
      rolUit: wie.id === "systeem:uitrol" ? housesWith(wie, "systeem") : [],
      schrijftAan: wie.id === "systeem:notification" ? housesWith(wie, "systeem") : [],
    };
    return this.beleid.allows(cause, {
      subject: { type: "Medewerker", id: wie.id, properties },
      action: { name },
      resource,
    });
  }
}
