import type { Bladzijde, Herkenning, Samengesteld } from "./typen.js";

export type Stand = "geregeld" | "niet-nodig" | "loopt" | "opvang" | "niet-geregeld";
export type Fase = "detentie" | "na-detentie" | "afgesloten";
export type Moment = "bij-binnenkomst" | "voor-vrijlating" | "na-vrijlating";

export type NazorgRij = {
  dossierId: string;
  persoonId: string;
  gemeente: string;
  fase: Fase;
  inrichting: string;
  insluitingsdatum: string;
  /** Expected until `vrijgelaten`; null when it is not known. */
  vrijlatingsdatum: string | null;
  vrijgelaten: boolean;
  dagenTotVrijlating: number | null;
  /** Whether this one was inside before (R40). */
  hernieuwd: boolean;
  /** Since when the alert stands that release is near without a roof (R41). */
  waarschuwingOp: string | null;
  voorwaarden: Record<string, Stand | null>;
};
/** `herkenningen` is null when the register does not answer, or who looks decides no doubts. */
export type Nazorglijst = Bladzijde<NazorgRij> & { herkenningen: Herkenning[] | null };

export type Voorwaarde = {
  thema: string;
  bijBinnenkomst: Stand | null;
  voorVrijlating: Stand | null;
  naVrijlating: Stand | null;
  stand: Stand | null;
  geregeld: boolean;
  /** One of the five, else the network around somebody. */
  basisvoorwaarde: boolean;
  toelichting: string | null;
  organisatie: string | null;
  medewerker: string | null;
};
export type Nazorgactie = {
  actieId: string;
  thema: string;
  omschrijving: string;
  organisatie: string;
  medewerker: string;
  uiterlijkDatum: string;
  stand: "open" | "lukt-niet" | "gedaan";
  toelichting: string | null;
};
export type Nazorgdossier = Omit<NazorgRij, "voorwaarden" | "hernieuwd"> &
  Samengesteld & {
    huis: string;
    regime: string;
    eerderDossierId: string | null;
    overgedragenOp: string | null;
    afsluitreden: string | null;
    bewarenTot: string | null;
    toelichting: string | null;
    /** Whether who looks coordinates it; else he sees his own part. */
    magBijwerken: boolean;
    voorwaarden: Voorwaarde[];
    acties: Nazorgactie[];
    berichten: { berichtId: string; soort: string; vrijlatingsdatum: string | null; ontvangenOp: string }[];
  };
