import type { Benoemd } from "./typen.js";

/** Somebody in the register of the house, as its manager sees him. */
export type Medewerker = {
  aanstellingId: string;
  medewerkerId: string;
  naam: string;
  telefoon: string | null;
  organisatie: string;
  teams: string[];
  rollen: string[];
  screening: string | null;
  gescreendTot: string | null;
  van: string;
  tot: string | null;
  vervanger: string | null;
  vervangerVan: string | null;
  vervangerTot: string | null;
  stand: "actief" | "nog-niet" | "beeindigd" | "niet-gescreend" | "screening-verlopen";
  /** The day on which access ends by itself, when that is near. */
  aandacht: string | null;
};
export type Registerorganisatie = Benoemd & {
  organisatieId: string;
  domein: string;
  klasse: string;
  onderdeel: string | null;
  oin: string | null;
  contactNaam: string | null;
  contactTelefoon: string | null;
  contactEmail: string | null;
  verklaringOp: string | null;
  beeindigdOp: string | null;
};
