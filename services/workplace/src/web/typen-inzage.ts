import type { Bladzijde } from "./typen.js";

/** That somebody saw, sought or changed a person, as a service wrote it down. */
export type Inzage = {
  besluitId: string;
  dienst: string;
  op: string;
  wie: string;
  wat: "gezien" | "gezocht" | "gewijzigd";
  handeling: string;
  onderwerp: string | null;
  regime: string | null;
  uitkomst: "permit" | "deny";
  reden: string | null;
  beleid: string[];
  beleidsversie: string | null;
};
export type Inzagelijst = Bladzijde<Inzage> & {
  zonderAntwoord: string[];
  metEerdereNummers: boolean;
  /** Names of colleagues by their number. */
  collegas: Record<string, string>;
};
/** Somebody whom a search found: no more than is needed to choose. */
export type Gevonden = { persoonId: string; naam: string; geboortedatum: string | null };
/** What the list is about; days are inclusive. */
export type Inzagezoek = { persoon?: string; van?: string; tot?: string };
