import type { Herkomst } from "./typen-casus.js";
import type { Collegas } from "./typen.js";

/** Reports about confused behaviour at the knooppunt, as the register answers them (R78, R79, R83). */
export type Meldpuntstand = "te-trieren" | "te-routeren" | "bij-huis" | "overgedragen" | "gesloten";
export type Urgentie = "spoed" | "vandaag" | "deze-week";
export type Routegrond = "lopende-casus" | "inschrijving" | "verblijf" | "incident" | "mens";
/** Where it would go, and why; null: a person chooses. */
export type Routevoorstel = { naar: string; buiten: boolean; grond: Routegrond } | null;

export type MeldpuntRij = {
  meldpuntmeldingId: string;
  huis: string;
  kenmerk: string;
  afzender: string;
  ontvangenOp: string;
  /** Municipalities of registration, of stay and of the incident. */
  inschrijving: string | null;
  verblijf: string | null;
  incident: string | null;
  stand: Meldpuntstand;
  urgentie: Urgentie | null;
  /** Where it is now: the knooppunt, or the house that has it. */
  plaats: string;
  /** How often it came back. */
  lussen: number;
  voorstel: Routevoorstel;
};
export type Meldpunttelling = { teTrieren: number; teRouteren: number; rondgepompt: number };
export type Meldpuntlijst = { items: MeldpuntRij[]; volgende: string | null; telling: Meldpunttelling | null };

export type Verrijking = {
  verrijkingId: string;
  organisatie: string;
  organisatieNaam: string;
  bekend: boolean;
  tekst: string | null;
  herkomst: Herkomst | null;
  doorNaam: string;
  op: string;
};
export type Routestap = {
  routeId: string;
  van: string;
  naar: string;
  grond: Routegrond;
  reden: string | null;
  door: string;
  op: string;
};
export type Meldpuntmelding = MeldpuntRij & {
  collegas: Collegas;
  /** These are absent when the term of its regime is over (L19). */
  situatieschets?: string;
  melder: { organisatie: string; naam: string | null } | null;
  betrokkene?: {
    bsn: string | null;
    voornamen: string;
    tussenvoegsel: string | null;
    achternaam: string;
    geboortedatum: string | null;
    adres: {
      straat: string | null;
      huisnummer: string | null;
      postcode: string | null;
      woonplaats: string | null;
      gemeente: string | null;
    } | null;
  };
  herkomst?: Herkomst;
  /** Why it was judged so, or closed. */
  motivering: string | null;
  getrieerdDoor: string | null;
  getrieerdOp: string | null;
  /** Houses where a case runs; null when they were not asked. */
  casushuizen: string[] | null;
  verrijkingen: Verrijking[];
  route: Routestap[];
};

/** What the knooppunt gave a house along with a report (R79). */
export type VanKnooppunt = {
  kenmerk: string;
  ontvangenOp: string;
  urgentie: Urgentie;
  verrijkingen: { organisatie: string; tekst: string; herkomst: Herkomst }[];
};
