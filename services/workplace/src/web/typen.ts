import type { Woorden } from "@zvh/regions/woorden";
import type { Herkomst } from "./typen-casus.js";
import type { VanKnooppunt } from "./typen-meldpunt.js";

/** What the BFF answers; the fields are those of the services, plus `namen` and `nu`. */
export type Persoon = {
  id: string;
  naam: string;
  organisatie: string;
  /** For whom he works in each house; where it is absent, for `organisatie` in all. */
  organisatieIn?: Record<string, string>;
  huizen: string[];
  rollen: string[];
};
export type HuisKort = { code: string; naam: string; korteNaam: string; accentkleur: string };
export type Sessie = {
  persoon: Persoon | null;
  /** Why somebody who signed in has no access. */
  geweigerd: { code: string; title: string } | null;
  huizen: HuisKort[];
};

export type Benoemd = { code: string; naam: string };
export type Uitkomst = Benoemd & { opgepakt: boolean | null };
export type Organisatie = Benoemd & { soort: string; domein: string; deelname: string; gemeente?: string };
export type Criterium = { code: string; tekst: string };
export type Huis = HuisKort & {
  contact: { naam: string; telefoon: string; email: string };
  woorden: Woorden;
  teksten: Record<string, string>;
  foutteksten: Record<string, string>;
  uitkomsten: Uitkomst[];
  screeningsuitkomsten: string[];
  triageuitkomsten: string[];
  criteria: {
    huis: Criterium[];
    wettelijk: Criterium[];
    prioritering: Criterium[];
    regel: { nodig: string[]; ofAlleen: string[] };
  };
  schakelaars: Record<string, boolean | number | null>;
  termijnen: Record<string, number | number[]>;
  organisaties: Organisatie[];
  /** Who takes part no more. */
  voormalig: Benoemd[];
  triagepartners: Organisatie[];
  casuscategorieen: Benoemd[];
  triageoverleg: { weekdag: number; tijd: string };
  screeningpartners: { code: string; naam: string; thema: string }[];
  screeningsthemas: Benoemd[];
  overlegsoorten: (Benoemd & { eenmalig: boolean; casus: boolean })[];
  meldingsoorten: Benoemd[];
  leefgebieden: Benoemd[];
  basisvoorwaarden: Benoemd[];
  grondslagen: (Benoemd & { voor: string[] })[];
  doelbindingen: Benoemd[];
  gegevenscategorieen: (Benoemd & { toestemming?: boolean })[];
  leveringsvoorwaarden: (Benoemd & { sluitUit: string[] })[];
  weigeringsgronden: (Benoemd & { toelichting: boolean })[];
  aveNiveaus: number[];
  afsluitredenen: (Benoemd & { borgingNodig: boolean })[];
  gemeenten: Benoemd[];
  teamsoorten: Benoemd[];
  /** The regimes of the law, with the ground on which each rests. */
  regimes: { code: string; omschrijving: string; grondslag: string }[];
  /** The houses that are not on this platform; only the knooppunt has them (R79). */
  buitenHuizen?: Benoemd[];
};

export type Naam = {
  naam: string;
  geboortedatum: string | null;
  leeftijd: number | null;
  gemeente: string | null;
};
export type Namen = Record<string, Naam>;
/** What colleagues are called, by id, as the register knows them. */
export type Collegas = Record<string, string>;
export type Samengesteld = { namen: Namen; collegas: Collegas; nu: string };
export type Bladzijde<T> = Samengesteld & { items: T[]; volgende: string | null };

export type Niveau = "laag" | "midden" | "hoog";
export type Betrokkene = {
  betrokkeneId: string;
  rol: string;
  persoonId: string | null;
  status?: "verzegeld" | "herkend" | "betwijfeld";
};

export type MeldingRij = {
  meldingId: string;
  kenmerk: string;
  huis: string;
  onderwerp: string;
  soort: string;
  classificatie: string | null;
  afzender: string;
  ontvangenOp: string;
  status: "te-screenen" | "in-triage" | "afgerond" | "teruggestuurd";
  risico?: Niveau | null;
  complexiteit?: Niveau | null;
  uitkomst: string | null;
  screeningsuitkomst?: string | null;
  aveNiveau: number | null;
  gemeente: string | null;
  /** The oldest other one of the same status about the same person. */
  dubbelVan?: string | null;
  screeningUiterlijkOp: string;
  betrokkenen: Betrokkene[];
  aantalEerdereMeldingen?: number | null;
};
/** What waits, and what of the last day is done. */
export type Telling = { teScreenen: number; gescreend: number };
export type Screeninglijst = Bladzijde<MeldingRij> & { telling: Telling | null };

/** Who was there at the screening of a day; `op` is null when nobody kept it. */
export type Screeningssessie = { huis: string; datum: string; aanwezig: string[]; op: string | null };

export type Screeningbesluit = {
  risico: Niveau;
  complexiteit: Niveau;
  uitkomst: string;
  motivering: string;
  doorNaam: string;
  gescreendOp: string;
  ontvanger: string | null;
};
export type Kandidaat = {
  persoonId: string;
  naam: string;
  geboortedatum: string | null;
  gemeente: string | null;
  score: number;
  redenen: string[];
};
export type Herkenning = {
  betrokkeneId: string;
  meldingId: string;
  rol: string;
  gevraagdOp: string;
  ontvangen: { naam?: string; geboortedatum?: string | null; gemeente?: string | null; [veld: string]: unknown };
  kandidaten: Kandidaat[];
};
export type Oordelen = Record<string, { oordeel: boolean; motivering: string }>;
export type Melding = MeldingRij &
  Samengesteld & {
    situatieschets: string;
    herkomst?: Herkomst;
    /** Of what came by the knooppunt alone. */
    knooppunt?: VanKnooppunt;
    eerdereMeldingen: number | null;
    /** What it is about: the partners of these themes screen along (R24). */
    themas: string[];
    reedsBetrokken?: string[];
    betrokkeneGeinformeerd?: { geinformeerd: boolean; reden?: string } | null;
    opmerkingen?: { veld: string; code: string }[];
    melder: { organisatie: string; naam: string | null };
    huiscriteria?: Oordelen | null;
    wettelijkeCriteria?: Oordelen | null;
    gebeurdOp: string | null;
    /** When it ended here, or went back to the knooppunt. */
    afgerondOp: string | null;
    screening: Screeningbesluit | null;
    screeningsantwoorden?: Screeningsantwoord[];
    terugkoppelingOp: string | null;
    terugkoppelingMislukt: string | null;
    /** null when the service that knows it did not answer */
    herkenningen: Herkenning[] | null;
    eerdere: MeldingRij[] | null;
  };

/** What a screening partner sees of a melding of its theme (R24). */
export type Screeningsantwoord = {
  organisatie: string;
  antwoord: string;
  risicosignaal: boolean;
  toelichting: string | null;
  doorNaam: string;
  op: string;
  herkomst: Herkomst | null;
};
export type Screeningsvraag = {
  meldingId: string;
  huis: string;
  kenmerk: string | null;
  onderwerp: string;
  situatieschets: string;
  herkomst?: Herkomst;
  ontvangenOp: string;
  screeningUiterlijkOp: string;
  melder: { afgeschermd: boolean; organisatie: string | null };
  betrokkenen: Betrokkene[];
  mijnAntwoord: Omit<Screeningsantwoord, "organisatie"> | null;
};
