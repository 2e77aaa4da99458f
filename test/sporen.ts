import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

/** What a day's input says that may go nowhere by itself: who somebody is, and what was told of them. */
export type Sporen = { identiteit: string[]; vertelling: string[] };

type Gegevens = Record<string, unknown>;

const persoonlijk = ["bsn", "voornamen", "achternaam", "geboortedatum", "straat", "postcode"];
const verteld = ["situatieschets", "toelichting"];

/** Every object in a JSON value, however deep. */
const objectenIn = (waarde: unknown): Gegevens[] => {
  if (typeof waarde !== "object" || waarde === null) return [];
  const dieper = Object.values(waarde).flatMap(objectenIn);
  return Array.isArray(waarde) ? dieper : [waarde as Gegevens, ...dieper];
};

const leesBestand = (pad: string): Gegevens[] => {
  if (pad.endsWith(".json")) return objectenIn(JSON.parse(readFileSync(pad, "utf8")));
  return parse<Gegevens>(readFileSync(pad), {
    bom: true,
    delimiter: ";",
    relax_column_count: true,
    relax_quotes: true,
    columns: true,
  });
};

const waarden = (gegevens: Gegevens[], velden: string[]): string[] => [
  ...new Set(
    gegevens.flatMap((iets) => velden.map((veld) => iets[veld])).filter((waarde) => typeof waarde === "string"),
  ),
];

const leesMap = (folder: string): Gegevens[] =>
  readdirSync(folder)
    .filter((naam) => /\.(json|csv)$/.test(naam) && naam !== "besluiten.json")
    .flatMap((naam) => leesBestand(join(folder, naam)));

/** Who must hear about a message, by the sender's reference. */
export const meldersIn = (folder: string): Map<string, string> =>
  new Map(
    leesMap(folder).flatMap((iets): [string, string][] => {
      const kenmerk = iets["kenmerk"] ?? iets["registratienummer"];
      const email = (iets["melder"] as Gegevens | undefined)?.["email"] ?? iets["melder_email"];
      return typeof kenmerk === "string" && typeof email === "string" ? [[kenmerk, email]] : [];
    }),
  );

/** The traces of persons in the files of a folder: BSNs, names, birth dates, streets, postcodes, and what was told. */
export const sporenIn = (folder: string): Sporen => {
  const gegevens = leesMap(folder);
  const zinnen = waarden(gegevens, verteld).flatMap((tekst) => tekst.split(/[.;\n]/).map((zin) => zin.trim()));
  return {
    identiteit: waarden(gegevens, persoonlijk).filter((waarde) => waarde.length > 2),
    vertelling: zinnen.filter((zin) => zin.length > 12),
  };
};

const letterlijk = (tekst: string): string => tekst.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The traces that occur in a text as whole words, in any case. */
export const lekkenIn = (tekst: string, sporen: string[]): string[] => {
  const eenVan = sporen.map(letterlijk).join("|");
  return [...new Set(tekst.match(new RegExp(`(?<![\\p{L}\\d])(?:${eenVan})(?![\\p{L}\\d])`, "giu")))];
};
