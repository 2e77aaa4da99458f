import type { Samengesteld, Telling } from "./typen.js";
import type { Prioritering, ZsmverzoekRij } from "./typen-zsm.js";

export type Medewerker = { id: string; naam: string | null };
export type CasusRij = {
  casusId: string;
  huis: string;
  regime: string;
  persoonId: string;
  gezinId: string | null;
  triageId: string | null;
  meldingId: string | null;
  categorie: string;
  status: "actief" | "voorlopig-afgesloten" | "afgesloten";
  procesregisseur: Medewerker;
  casusregisseur: Medewerker | null;
  geopendOp: string;
  laatsteContactOp: string;
  totDatum: string | null;
  volgendeTermijn: string | null;
  aantalOpenActies: number;
  planVersie: number | null;
};
export type Deelname = {
  deelnameId: string;
  organisatie: string;
  medewerker: string;
  naam: string | null;
  rol: "procesregisseur" | "casusregisseur" | "deelnemer";
  grondslag: string;
  team: string | null;
  uiterlijk: string | null;
  vervanger: string | null;
  vervangerNaam: string | null;
  vervangerVan: string | null;
  vervangerTot: string | null;
  van: string;
  tot: string | null;
  eindeReden: string | null;
};
/** A partner whom the casusregisseur wants to have in the case, and what was decided. */
export type Voorstel = {
  voorstelId: string;
  organisatie: string;
  medewerker: string;
  naam: string;
  grondslag: string;
  tot: string;
  toelichting: string;
  door: string;
  besluit: "toegelaten" | "afgewezen" | null;
  besluitToelichting: string | null;
};
/** The casusregie, offered and not answered yet. */
export type Overdracht = { overdrachtId: string; van: string; naar: string; toelichting: string; door: string };
/** Where an item comes from and on what ground it is here. */
export type Herkomst = {
  grondslag: string;
  doelbinding: string;
  categorie: string;
  voorwaarde: string;
  voorwaardeToelichting?: string | null;
  eerstVerwerktOp: string;
};
export type Overleg = {
  overlegId: string;
  soort: string;
  datum: string;
  genodigden: string[];
  aanwezig: string[];
  afspraken: string[];
  afgerondOp: string | null;
};
export type Bijdrage = {
  bijdrageId: string;
  organisatie: string;
  medewerker: string;
  leefgebied: string;
  toelichting: string;
  gegevenOp: string;
  herkomst: Herkomst;
  alleenVoor: string[] | null;
  vastgelegdDoor: string | null;
  bevestiging: "gevraagd" | "klopt" | "klopt-niet" | null;
  bevestigdOp: string | null;
};
export type Doel = { doelId?: string; doel: string; resultaat: string; leefgebied: string };
export type Terugkoppeling = {
  soort: string;
  toelichting: string;
  door: string;
  teruggekoppeldOp: string;
  herkomst: Herkomst | null;
};
export type SoortActie = "zorg" | "straf" | "bestuur";
export type Afspraak = {
  actieId?: string;
  omschrijving: string;
  soort: SoortActie;
  leefgebied: string;
  organisatie: string;
  uitvoerder: string;
  uiterlijkDatum: string;
  bijdrageId?: string | null;
};
export type Actie = Afspraak & {
  actieId: string;
  casusId: string;
  persoonId?: string;
  status: "open" | "lukt-niet" | "gedaan" | "vervallen";
  /** What the supplier of the bijdrage asks from which it was made. */
  voorwaarde: string | null;
  terugkoppelingen: Terugkoppeling[];
};
export type Plan = {
  versie: number;
  gezamenlijkDoel: string;
  doelen: Doel[];
  acties: Actie[];
  reden: string;
  vastgesteldOp: string;
  vastgesteldDoor: string;
};
export type Gebeurtenis = { op: string; soort: string; wie: string; gegevens: { verwijzing: string | null } };
export type Borging = {
  borgingId: string;
  organisatie: string;
  medewerker: string;
  toelichting: string;
  bevestigdOp: string;
};
export type Afsluiting = {
  afsluitingId: string;
  wijze: "voorlopig" | "definitief";
  reden: string;
  ontvanger: string | null;
  toelichting: string;
  totDatum: string | null;
  afgeslotenOp: string;
};
export type Casus = CasusRij &
  Samengesteld & {
    /** The place of its person on the list, or none; null for who may not see that list. */
    prioriteringen: Pick<Prioritering, "prioriteringId" | "herzieningOp" | "teHerzien">[] | null;
    deelnames: Deelname[];
    voorstellen: Voorstel[];
    overdracht: Overdracht | null;
    overleggen: Overleg[];
    probleembepaling: Bijdrage[];
    plan: Plan | null;
    acties: Actie[];
    borgingen: Borging[];
    afsluitingen: Afsluiting[];
    gezin: { gezinId: string; casussen: { casusId: string; persoonId: string }[] } | null;
    gezinsleden: { persoonId: string; relatie: string; leefgebieden: string[] }[];
    afstemmingen: { persoonId: string; samenhang: string; noodzaak: string }[];
    tijdlijn: Gebeurtenis[];
  };
export type Gezin = Samengesteld & { gezinId: string; casussen: CasusRij[] };

export type Vandaag = Partial<Samengesteld> & {
  screening: Telling | null;
  triage: { overlegDatum: string; aantal: number } | null;
  acties: Actie[] | null;
  casussen: CasusRij[] | null;
  herkenningen: number | null;
  nazorg: { open: number; waarschuwingen: number } | null;
  /** What the ZSM desk waits for, the shortest time first. */
  zsm: ZsmverzoekRij[] | null;
  /** How many places on the list of prioritised cases are due for review. */
  prioriteringen: { teHerzien: number } | null;
};
export type Taak = {
  taakId: string;
  huis: string;
  soort: string;
  meldingId: string | null;
  kenmerk: string | null;
  /** The organisation of the reporter; null when it is about a colleague. */
  afzender: string | null;
  /** The colleague who was not reached; null when the house has nobody in that role. */
  medewerker: string | null;
  /** The dossier or request that a colleague must see. */
  onderwerpId: string | null;
  datum: string | null;
  reden: string;
  status: "open" | "afgehandeld";
  aangemaaktOp: string;
  toelichting: string | null;
};
