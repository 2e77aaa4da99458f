import type { Benoemd, Bladzijde, Collegas } from "./typen.js";

/** Somebody in the register of the house, as its manager sees him. */
export type Medewerker = {
  aanstellingId: string;
  medewerkerId: string;
  naam: string;
  telefoon: string | null;
  email: string | null;
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
  beroepsgeheim: boolean;
  onderdeel: string | null;
  oin: string | null;
  contactNaam: string | null;
  contactTelefoon: string | null;
  contactEmail: string | null;
  verklaringOp: string | null;
  beeindigdOp: string | null;
};
/** A team within an organisation; contact persons by their code. */
export type Team = {
  teamId: string;
  organisatie: string;
  naam: string;
  soort: string;
  postbus: string | null;
  contactpersonen: string[];
  beeindigdOp: string | null;
};
/** What the register of a house holds, by the name of its routes. */
export type Registeritems = { medewerkers: Medewerker; organisaties: Registerorganisatie; teams: Team };
export type Registerdeel = keyof Registeritems;
export type Registerbladzijde<D extends Registerdeel> = {
  items: Registeritems[D][];
  volgende: string | null;
  collegas?: Collegas;
};
/** Somebody of a house as his colleagues see him. */
export type Collega = { medewerkerId: string; naam: string; organisatie: string; rollen: string[] };

/** An event that a service holds, as an operator sees it: nothing of what it says. */
export type Gehouden = {
  berichtId: string;
  /** Who sent it, and who holds it. */
  dienst: string;
  ontvanger: string;
  onderwerp: string;
  volgnummer: number;
  type: string;
  toestand: "geparkeerd" | "wachtend" | "erachter";
  reden: string;
  wachtOp: string | null;
  sinds: string;
};
export type Gehoudenlijst = Bladzijde<Gehouden> & { zonderAntwoord: string[] };
/** That the system of a partner hears what happens in the house, as its manager sees it. */
export type Abonnement = {
  id: string;
  types: string[];
  systeem: string;
  organisatie: string;
  /** Where webhooks go; absent for who comes to get its events. */
  sink?: string;
  staat: "actief" | "uitgeschakeld";
  reden: string | null;
  pogingen: number;
  volgendePogingOp: string | null;
  geleverdOp: string | null;
};
