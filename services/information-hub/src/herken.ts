import type { WijzeVanHerkennen } from "@zvh/contracts";
import {
  adresSleutel,
  dagEnMaandVerwisseld,
  geldigBsn,
  geldigeDatum,
  gelijkenis,
  normaal,
  volledigeNaam,
  zoeknaam,
  type Identiteit,
} from "./identiteit.js";

/** What each reason is worth: a score is the sum of its reasons, at most 1. */
export const punten = {
  "zelfde-bsn": 0.5,
  "zelfde-achternaam": 0.35,
  "achternaam-lijkt": 0.25,
  "achternaam-klinkt-gelijk": 0.2,
  "zelfde-voornamen": 0.2,
  "voornamen-lijken": 0.1,
  "zelfde-geboortedatum": 0.3,
  "dag-en-maand-verwisseld": 0.2,
  "zelfde-adres": 0.15,
} as const;
export type Reden = keyof typeof punten;

/** An identity with the Daitch–Mokotoff codes of its surname. */
export type Gezocht = Identiteit & { klanken: string[] };
export type Kandidaat = Gezocht & { persoonId: string };
export type Gelijkende = { persoonId: string; score: number; redenen: Reden[] };
export type Uitslag =
  | { zelfde: string; wijze: Extract<WijzeVanHerkennen, "bsn" | "naam-geboortedatum"> }
  | { nieuw: true }
  | { twijfel: Gelijkende[] };

/** Measured on 16 pairs of names: trigram or sound finds 14, each alone at most 11. */
const lijktVanaf = 0.3;

export const redenVanAchternaam = (een: Gezocht, ander: Gezocht): Reden | undefined => {
  const [a, b] = [zoeknaam(een.achternaam), zoeknaam(ander.achternaam)];
  if (!a || !b) return undefined;
  if (a === b) return "zelfde-achternaam";
  if (gelijkenis(a, b) >= lijktVanaf) return "achternaam-lijkt";
  return een.klanken.some((klank) => ander.klanken.includes(klank)) ? "achternaam-klinkt-gelijk" : undefined;
};

const redenVanVoornamen = (een: Identiteit, ander: Identiteit): Reden | undefined => {
  const [a, b] = [normaal(een.voornamen), normaal(ander.voornamen)];
  if (!a || !b) return undefined;
  if (a === b) return "zelfde-voornamen";
  const voorletter = a[0] === b[0] && Math.min(a.split(" ")[0]!.length, b.split(" ")[0]!.length) === 1;
  return voorletter || gelijkenis(a, b) >= lijktVanaf ? "voornamen-lijken" : undefined;
};

export const redenVanDatum = (een: string | null, ander: string | null): Reden | undefined => {
  const [a, b] = [geldigeDatum(een), geldigeDatum(ander)];
  if (!a || !b) return undefined;
  if (a === b) return "zelfde-geboortedatum";
  return dagEnMaandVerwisseld(a) === b ? "dag-en-maand-verwisseld" : undefined;
};

const zelfdeBsn = (een: Identiteit, ander: Identiteit): boolean =>
  geldigBsn(een.bsn) !== null && geldigBsn(een.bsn) === geldigBsn(ander.bsn);

/** Two different valid BSNs are two persons, whatever else is alike. */
export const anderBsn = (een: Identiteit, ander: Identiteit): boolean =>
  geldigBsn(een.bsn) !== null && geldigBsn(ander.bsn) !== null && !zelfdeBsn(een, ander);

const zelfdeAdres = (een: Identiteit, ander: Identiteit): boolean =>
  adresSleutel(een.adres) !== null && adresSleutel(een.adres) === adresSleutel(ander.adres);

/** Known surnames that are not alike, and known dates that differ in more than a swap or one of year, month and day. */
const heelAnders = (een: Gezocht, ander: Gezocht): boolean => {
  const [a, b] = [geldigeDatum(een.geboortedatum), geldigeDatum(ander.geboortedatum)];
  const namenBekend = normaal(een.achternaam) && normaal(ander.achternaam);
  if (!namenBekend || redenVanAchternaam(een, ander) || !a || !b || redenVanDatum(a, b)) return false;
  const delen = b.split("-");
  return a.split("-").filter((deel, plaats) => deel === delen[plaats]).length < 2;
};

const vergelijk = (gezocht: Gezocht, kandidaat: Kandidaat): Gelijkende | undefined => {
  const achternaam = redenVanAchternaam(gezocht, kandidaat);
  const voornamen = redenVanVoornamen(gezocht, kandidaat);
  const datum = redenVanDatum(gezocht.geboortedatum, kandidaat.geboortedatum);
  const bsn = zelfdeBsn(gezocht, kandidaat) ? ("zelfde-bsn" as const) : undefined;
  const adres = zelfdeAdres(gezocht, kandidaat) ? ("zelfde-adres" as const) : undefined;
  // A family shares a surname and a front door: an address says something of those with such a first name too.
  const opAdres =
    adres && (voornamen || !geldigeDatum(gezocht.geboortedatum) || !geldigeDatum(kandidaat.geboortedatum));
  if (!bsn && !(achternaam && (datum || opAdres))) return undefined;
  const redenen = [bsn, achternaam, voornamen, datum, adres].filter((reden) => reden !== undefined);
  const score = Math.min(1, Math.round(redenen.reduce((som, reden) => som + punten[reden], 0) * 100) / 100);
  return { persoonId: kandidaat.persoonId, score, redenen };
};

/** Those who may be the same person, the best first, at most ten; each score is the sum of its reasons. */
export const gelijkenden = (gezocht: Gezocht, kandidaten: Kandidaat[]): Gelijkende[] =>
  kandidaten
    .filter((kandidaat) => !anderBsn(gezocht, kandidaat))
    .flatMap((kandidaat) => vergelijk(gezocht, kandidaat) ?? [])
    .toSorted((een, ander) => ander.score - een.score || een.persoonId.localeCompare(ander.persoonId))
    .slice(0, 10);

const zelfdeNaamEnDatum = (een: Identiteit, ander: Identiteit): boolean =>
  normaal(volledigeNaam(een)) === normaal(volledigeNaam(ander)) &&
  redenVanDatum(een.geboortedatum, ander.geboortedatum) === "zelfde-geboortedatum";

/**
 * Whether the house knows this person. The software recognises only what is certain; a person decides a doubt (L26).
 * @param kandidaten all persons of the house with the same BSN, birth date (or day and month changed) or address
 */
export const herken = (gezocht: Gezocht, kandidaten: Kandidaat[]): Uitslag => {
  const bekend = kandidaten.find((kandidaat) => zelfdeBsn(gezocht, kandidaat));
  if (bekend && !heelAnders(gezocht, bekend)) return { zelfde: bekend.persoonId, wijze: "bsn" };
  const precies = kandidaten.filter((kandidaat) => zelfdeNaamEnDatum(gezocht, kandidaat));
  if (!geldigBsn(gezocht.bsn) && normaal(gezocht.achternaam) && precies.length === 1)
    return { zelfde: precies[0]!.persoonId, wijze: "naam-geboortedatum" };
  const twijfel = gelijkenden(gezocht, kandidaten);
  return twijfel.length > 0 ? { twijfel } : { nieuw: true };
};
