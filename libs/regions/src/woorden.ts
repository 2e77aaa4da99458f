// Safe for the browser: no file access and no decorators, so that the screen fills in the same words as the mail.

/** The concepts a house may name in its own words. The key is the canonical word; it never changes (R76, R77). */
export const begrippen = [
  "melding",
  "melder",
  "signaal",
  "screening",
  "triage",
  "triageoverleg",
  "casus",
  "gezin",
  "procesregisseur",
  "casusregisseur",
  "procesregie",
  "overleg",
  "verslag",
  "plan",
  "actie",
  "doel",
  "terugkoppeling",
  "partner",
  "lokaalVeld",
  "betrokkene",
  "nazorg",
  "basisvoorwaarde",
  "regieteam",
  "afsluiting",
  "huis",
  "opschaling",
] as const;

export type Begrip = (typeof begrippen)[number];

/** Forms of a verb; `deel` is the loose part of a separable verb ("sluit … af"). */
export type Werkwoordvormen = {
  infinitief: string;
  tegenwoordig: string;
  verleden: string;
  voltooid: string;
  deel?: string;
};

export type Woordvormen = {
  lidwoord: "de" | "het";
  enkelvoud: string;
  meervoud: string;
  kort: string;
  samenstelling: string;
  definitie: string;
  werkwoord?: Werkwoordvormen;
};

export type Woorden = Record<Begrip, Woordvormen>;
export type Slots = Record<string, string | number>;

const verwijzing = /( ?)«(\p{L}+)(?:\.(\p{L}+))?»/gu;
const slot = /\{(\w+)\}/g;

/**
 * Fills the references «begrip» and «begrip.vorm» of a text with the words of a house; a capital in the reference
 * gives a capital in the result. Throws an Error that names the reference when the house has no such form.
 */
export function inWoorden(woorden: Woorden, tekst: string): string {
  return tekst.replace(verwijzing, (heel: string, spatie: string, naam: string, gevraagd = "enkelvoud") => {
    const begrip = (naam.charAt(0).toLowerCase() + naam.slice(1)) as Begrip;
    const vorm = vormVan(woorden[begrip], gevraagd);
    if (vorm === undefined) throw new Error(`de verwijzing ${heel.trim()} bestaat niet in de woorden van dit huis`);
    if (vorm === "") return "";
    const hoofdletter = naam.charAt(0) !== begrip.charAt(0);
    return spatie + (hoofdletter ? vorm.charAt(0).toUpperCase() + vorm.slice(1) : vorm);
  });
}

function vormVan(woord: Woordvormen | undefined, vorm: string): string | undefined {
  if (!woord) return undefined;
  const het = woord.lidwoord === "het";
  switch (vorm) {
    case "enkelvoud":
    case "meervoud":
    case "kort":
    case "samenstelling":
      return woord[vorm];
    case "de":
      return `${woord.lidwoord} ${woord.enkelvoud}`;
    case "deze":
      return `${het ? "dit" : "deze"} ${woord.enkelvoud}`;
    case "die":
      return `${het ? "dat" : "die"} ${woord.enkelvoud}`;
    case "infinitief":
    case "tegenwoordig":
    case "verleden":
    case "voltooid":
      return woord.werkwoord?.[vorm];
    case "deel":
      return woord.werkwoord && (woord.werkwoord.deel ?? "");
    default:
      return undefined;
  }
}

/** Fills the slots {naam} of a text; throws an Error that names the slot when its value is missing. */
export function vulIn(tekst: string, slots: Slots): string {
  return tekst.replace(slot, (_, naam: string) => {
    const waarde = slots[naam];
    if (waarde === undefined) throw new Error(`Geef een waarde voor {${naam}} in de tekst "${tekst.slice(0, 60)}".`);
    return String(waarde);
  });
}

/** The names of the slots in a text. */
export const slotsIn = (tekst: string): string[] => [...tekst.matchAll(slot)].map(([, naam]) => naam!);
