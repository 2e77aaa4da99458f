import type { Voorwaardestand } from "@zvh/contracts";
import type { Nazorgactie } from "./actie/nazorgactie.js";
import type { Detentiebericht } from "./bericht/detentiebericht.js";
import { nieuweVoorwaarden, type Basisvoorwaarde } from "./dossier/basisvoorwaarde.js";
import { open, type Nazorgdossier } from "./dossier/nazorgdossier.js";

// For the tests of the rules: a house of the invented municipality, on an ordinary day.

export const nu = new Date("2026-11-23T08:00:00Z");
export const persoonId = "5b0c2a52-9c1d-4a0e-8a0e-5d9f1b1f0003";
const id = (nummer: number) => `0199b6c2-a529-7c1d-8a0e-${String(nummer).padStart(12, "0")}`;
const dicht = Buffer.from("verzegeld");
/** Days before release at which there must be a roof. */
export const dagen = 28;

export const bericht = (meer: Partial<Detentiebericht> = {}): Detentiebericht => ({
  berichtId: id(1),
  huis: "proefhuis",
  regime: "nazorg",
  afzender: "dji",
  kenmerk: "D-1",
  soort: "start",
  gemeente: "GM9901",
  namens: "gemeente-proefstad",
  inrichting: dicht,
  insluitingsdatum: "2026-11-20",
  vrijlatingsdatum: "2027-01-20",
  ontvangenOp: nu,
  status: "verzegeld",
  identiteit: dicht,
  dossierId: null,
  ...meer,
});

/** What a rule hears of a message. */
export const nieuws = (meer: Partial<Detentiebericht> = {}, dossierId = id(2)) => ({
  bericht: bericht(meer),
  persoonId,
  dossierId,
  inrichting: dicht,
  dagen,
});

/** A dossier as a first message opens it, and as it became since. */
export const dossier = (meer: Partial<Nazorgdossier> = {}): Nazorgdossier => ({
  ...open(nieuws(), [], nu).state,
  ...meer,
});

/** The conditions of a dossier, of which these stand like this before release. */
export const voorwaarden = (standen: Partial<Record<Basisvoorwaarde["thema"], Voorwaardestand>> = {}) =>
  nieuweVoorwaarden(dossier()).map((een) => ({ ...een, voorVrijlating: standen[een.thema] ?? null }));

export const actie = (meer: Partial<Nazorgactie> = {}): Nazorgactie => ({
  actieId: id(3),
  dossierId: id(2),
  huis: "proefhuis",
  thema: "onderdak",
  omschrijving: dicht,
  organisatie: "gemeente-proefstad",
  medewerker: "deelnemer-1",
  uiterlijkDatum: "2026-11-30",
  stand: "open",
  toelichting: null,
  door: "nazorgcoordinator-1",
  belegdOp: nu,
  teruggekoppeldOp: null,
  ...meer,
});
