import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Document, isMap, isScalar, LineCounter, parseDocument } from "yaml";

/** Where a value stands: a file as people see it ("huizen/zeeland.yaml") and a line from 1. */
export type Plek = { bestand: string; regel: number };
export type Boom = { [sleutel: string]: unknown };
export type Bestand = { naam: string; inhoud: Boom; document: Document; regels: LineCounter };

export const isBoom = (waarde: unknown): waarde is Boom =>
  typeof waarde === "object" && waarde !== null && !Array.isArray(waarde);

/** Reads one YAML file; what is wrong with its form goes to `fouten`, a line each, and gives undefined. */
export function leesBestand(pad: string, fouten: string[]): Bestand | undefined {
  const regels = new LineCounter();
  const document = parseDocument(readFileSync(pad, "utf8"), { lineCounter: regels, prettyErrors: false });
  const map = dirname(pad);
  const naam = join(basename(map) === "regios" ? join(basename(dirname(map)), "regios") : basename(map), basename(pad));
  for (const fout of document.errors)
    fouten.push(`${naam}:${regels.linePos(fout.pos[0]).line} – ${fout.message}; herstel de YAML op deze regel`);
  if (document.errors.length > 0) return undefined;
  const inhoud: unknown = document.toJS();
  if (isBoom(inhoud)) return { naam, inhoud, document, regels };
  fouten.push(`${naam}:1 – het bestand heeft geen sleutels; vul het of haal het weg`);
  return undefined;
}

/**
 * Lays files over each other, the last on top: maps merge per key, all else is replaced, `null` strikes a key out. A
 * word (`woorden.<begrip>`) is replaced as a whole, so that no form of another word stays behind.
 */
export function stapel(lagen: Bestand[]): Boom {
  return lagen.reduce<Boom>((boom, { inhoud }) => leg(boom, inhoud, 0), {});
}

function leg(onder: Boom, boven: Boom, diepte: number, heel = false): Boom {
  const samen = { ...onder };
  for (const [sleutel, waarde] of Object.entries(boven)) {
    const oud = samen[sleutel];
    if (waarde === null) delete samen[sleutel];
    else if (!isBoom(waarde)) samen[sleutel] = Array.isArray(waarde) ? structuredClone(waarde) : waarde;
    else
      samen[sleutel] = leg(isBoom(oud) && !heel ? oud : {}, waarde, diepte + 1, diepte === 0 && sleutel === "woorden");
  }
  return samen;
}

/** The place of a key in the topmost file that has it; if none has: the key around it in the top file, or line 1. */
export function plekVan(pad: string[], lagen: Bestand[]): Plek {
  for (const bestand of lagen.toReversed()) {
    const regel = regelVan(pad, bestand) ?? (pad[0] === "woorden" ? regelVan(pad.slice(0, 2), bestand) : undefined);
    if (regel !== undefined) return { bestand: bestand.naam, regel };
  }
  const boven = lagen.at(-1)!;
  const ouders = pad.map((_, plaats) => regelVan(pad.slice(0, pad.length - 1 - plaats), boven));
  return { bestand: boven.naam, regel: ouders.find((regel) => regel !== undefined) ?? 1 };
}

function regelVan(pad: string[], { document, regels }: Bestand): number | undefined {
  let knoop: unknown = document.contents;
  let plaats: number | undefined;
  for (const sleutel of pad) {
    const paar = isMap(knoop)
      ? knoop.items.find(({ key }) => isScalar(key) && String(key.value) === sleutel)
      : undefined;
    if (!paar) return undefined;
    plaats = isScalar(paar.key) ? paar.key.range?.[0] : undefined;
    knoop = paar.value;
  }
  return plaats === undefined ? undefined : regels.linePos(plaats).line;
}
