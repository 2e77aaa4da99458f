import type { Fault } from "@zvh/platform";
import { isBsn } from "../ontvangst.js";

/** What points straight at a person, as far as its form tells: a name does not, so who writes is asked to leave it out. */
const vormen: [wat: string, herkent: (tekst: string) => boolean][] = [
  ["een burgerservicenummer", (tekst) => (tekst.match(/(?<!\d)\d{8,9}(?!\d)/g) ?? []).some(isBsn)],
  ["een e-mailadres", (tekst) => /[\w.+-]+@[\w-]+\.[\w.]+/.test(tekst)],
  ["een telefoonnummer", (tekst) => /(?<!\d)(?:\+31|0031|0)(?:[\s-]?\d){9}(?!\d)/.test(tekst)],
  ["een postcode", (tekst) => /(?<![\w])[1-9]\d{3}\s?[A-Z]{2}(?!\w)/.test(tekst)],
  [
    "een geboortedatum",
    (tekst) => /(?<!\d)(?:\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})(?!\d)/.test(tekst),
  ],
];

/**
 * What in a text points straight at a person, a fault each: which kind it is, never the value itself.
 * @param where path of the field
 */
export const persoonsgegevensIn = (where: string, tekst: string): Fault[] =>
  vormen
    .filter(([, herkent]) => herkent(tekst))
    .map(([wat]) => ({ where, code: "persoonsgegeven-in-adviesvraag", message: `hierin staat ${wat}; haal het weg` }));
