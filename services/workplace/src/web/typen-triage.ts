import type { Bekendheidsvraag, Ontvangen } from "./typen-bekendheid.js";
import type { Herkomst } from "./typen-casus.js";
import type { Samengesteld, Niveau, Betrokkene, Oordelen } from "./typen.js";

export type TriageStatus = "geagendeerd" | "wacht-op-informatie" | "wacht-op-partner" | "besloten";
/** All that somebody sees of an item to which his organisation was not chosen (L15). */
export type Agendaregel = {
  zichtbaar: false;
  huis: string;
  overlegDatum: string;
  agendapunt: number;
  status: TriageStatus;
};
export type TriageRij = {
  zichtbaar: true;
  /** For its judges and participants alone; it has no number then (R93). */
  beperkt: boolean;
  triageId: string;
  meldingId: string;
  kenmerk: string | null;
  huis: string;
  agendapunt: number | null;
  overlegDatum: string;
  status: TriageStatus;
  onderwerp: string | null;
  voorwaarde: string | null;
  aard: string | null;
  ernst: Niveau | null;
  risico: Niveau;
  complexiteit: Niveau;
  aveNiveau: number | null;
  betrokkenen: Betrokkene[];
  uitkomst: string | null;
  voorstel: { uitkomst: string; reden: string } | null;
};
export type Toets = { persoonId: string; criteria: Oordelen };
export type Oordeel = {
  aard: string;
  ernst: Niveau;
  huiscriteria: Oordelen;
  toetsen: Toets[];
  namens: string[];
  herkomst?: Herkomst;
};
export type Vervolgstap = { omschrijving: string; eigenaar: string };
type Gegeven = { doorNaam: string; op: string };
export type Informatieverzoek = {
  organisatie: string;
  vraag: string;
  gevraagdOp: string;
  antwoord: (Gegeven & { tekst: string | null; herkomst?: Herkomst }) | null;
  weigering?: Gegeven & { grond: string; toelichting: string | null };
};
export type Partnervraag = {
  organisatie: string;
  gevraagdOp: string;
  antwoord: (Gegeven & { aanvaard: boolean; motivering: string }) | null;
};
export type Triagebesluit = {
  uitkomst: string;
  motivering: string;
  personen: string[];
  categorie?: string;
  procesregisseur?: string;
  partner?: string;
  doorNaam: string;
  beslotenOp: string;
};
export type Handeling = { op: string; wie: string; code: string; waarde: string | null };
export type Triage = TriageRij &
  Samengesteld & {
    situatieschets: string | null;
    herkomst: Herkomst | null;
    gemeldeCriteria: { huiscriteria: Oordelen | null; wettelijkeCriteria: Oordelen | null };
    doeltoets: (Gegeven & { oordeel: boolean; motivering: string }) | null;
    deelnames: { organisatie: string; grondslag: string; van: string; door: string }[];
    beoordelaars: { medewerker: string; van: string; door: string }[];
    oordeel: Oordeel | null;
    oordeelVoorwaarde: string | null;
    informatieverzoeken: Informatieverzoek[];
    partnervragen: Partnervraag[];
    stappen: Vervolgstap[];
    besluit: Triagebesluit | null;
    geschiedenis: Handeling[];
    /** Null for who may not ask, and when the register does not answer. */
    bekendheidsvragen: Bekendheidsvraag[] | null;
    verstrekkingen: Ontvangen[] | null;
  };
