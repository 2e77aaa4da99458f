import type { Samengesteld } from "./typen.js";
import type { Herkomst } from "./typen-casus.js";

export type ZsmAntwoord = "NIET_BEKEND" | "GEEN_GRONDSLAG" | "BEKEND_ZONDER_ADVIES" | "BEKEND_MET_ADVIES";
type Verteld = { advies?: string | null; contact?: string; voorwaarde?: string | null };

/** What the ZSM desk asked, with what each house that was asked told. */
export type Zsmaanvraag = {
  aanvraagId: string;
  verzoekNummer: string;
  opgehoudenOp: string;
  verstrijktOp: string;
  verdachte: { naam: string; geboortedatum: string | null; leeftijd: number | null } | null;
  verdenking: string | null;
  antwoord: ZsmAntwoord | null;
  gevraagd: ({ huis: string; naam: string; huiscontact: string; antwoord: ZsmAntwoord | null } & Verteld)[];
};
/** With the arrondissementen in which this desk may ask. */
export type Zsmaanvragen = { items: Zsmaanvraag[]; arrondissementen: string[] };

/** What the desk may know of somebody on the list, with where it comes from. */
export type Zsmkaart = Herkomst & {
  bron: string;
  advies: string | null;
  contact: string;
  geldigTot: string;
  door: string;
  vastgesteldOp: string;
};
/** Somebody on the list of prioritised cases. */
export type Prioritering = {
  prioriteringId: string;
  huis: string;
  persoonId: string;
  /** Codes of the published criteria of the house. */
  criteria: string[];
  herzieningOp: string;
  /** That day came, and nobody judged yet. */
  teHerzien: boolean;
  door: string;
  vastgesteldOp: string;
  zsmkaart: Zsmkaart | null;
};

/** What the ZSM desk asks this house, as it stands in the list. */
export type ZsmverzoekRij = {
  verzoekId: string;
  verzoekNummer: string;
  kenmerk: string;
  opgehoudenOp: string;
  ontvangenOp: string;
  verstrijktOp: string;
  antwoord: ZsmAntwoord | null;
  beantwoordDoor: string | null;
  beantwoordOp: string | null;
};
export type Zsmvoorstel = { antwoord: ZsmAntwoord | null; reden: string };
/** On what an answer rests: the place on the list, with its card. */
export type Zsmbron = Omit<Prioritering, "zsmkaart"> & { kaart: Zsmkaart | null };
type Wie = { naam: string; geboortedatum: string | null; leeftijd: number | null; gemeente: string | null };
export type Zsmkandidaat = Wie & {
  persoonId: string;
  redenen: string[];
  voorstel: Zsmvoorstel;
  bron: Zsmbron | null;
};
/** One request: while it is open who is meant, why, and what would be told; after that what was told. */
export type Zsmverzoek = ZsmverzoekRij &
  Samengesteld & {
    verteld: Verteld | null;
    verdachte?: Wie & { bsn: "geldig" | "ongeldig" | "ontbreekt" };
    verdenking?: string;
    match?: { wijze: "bsn" | "naam-geboortedatum" | null; kandidaten: Zsmkandidaat[] };
    voorstel?: Zsmvoorstel;
    bron?: Zsmbron | null;
  };
