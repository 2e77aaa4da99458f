import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plusDagen } from "../../deploy/demo/dagbestanden.js";

/** The police file that comes with the demo: twenty meldingen of Midden-Limburg, and two rows that are refused. */
const bestand = readFileSync(
  join(import.meta.dirname, "../../deploy/demo/dag/politie-meldingen-midden-limburg.csv"),
  "utf8",
);

/** How many meldingen the file holds. */
export const meldingenPerBestand = new Set(bestand.match(/^PL2300-\d+(?=;)/gm)).size;

/** An invented BSN: starts with 99 and passes the 11-check; always the same for a number below 600,000. */
export const bsn = (nummer: number): string => {
  for (let poging = 0; ; poging++) {
    const cijfers = `99${String((nummer + poging * 600_000) % 1_000_000).padStart(6, "0")}`;
    const rest = [...cijfers].reduce((som, cijfer, i) => som + Number(cijfer) * (9 - i), 0) % 11;
    if (rest < 10) return `${cijfers}${rest}`;
  }
};

/**
 * The police file once more, about other incidents and other persons: each keeps its likeness to the others of the
 * same file, so every file brings the same doubts. The file itself is number 0.
 */
export const politiebestand = (nummer: number): string => {
  if (nummer === 0) return bestand;
  const bekend = [...new Set(bestand.match(/(?<=;)99\d{7}(?=;)/g))];
  return bestand
    .replace(/^PL2300-2026101/gm, `PL2300-2026${101 + nummer}`)
    .replace(/(?<=;)99\d{7}(?=;)/g, (van) => bsn(nummer * 100 + bekend.indexOf(van)))
    .replace(/(?<=;)\d{4}-\d\d-\d\d(?=;)/g, (dag) => plusDagen(dag, nummer * 9))
    .replace(/(?<=;)(\d+)(?=[^;]{0,4};\d{4} [A-Z]{2};)/g, (huisnummer) => String(Number(huisnummer) + nummer * 300));
};
