import { type ValidationError, validateSync } from "class-validator";
import type { Huis } from "./huis.js";
import type { Boom } from "./lagen.js";
import { tekstslots } from "./teksten.js";
import { begrippen, inWoorden, slotsIn, type Woorden } from "./woorden.js";

/** What is wrong, at which key, and what to do about it. */
export type Bevinding = { pad: string[]; fout: string };

const uitleg: Record<string, string> = {
  whitelistValidation: "deze sleutel bestaat niet; verbeter de spelling of haal hem weg",
  isString: "is geen tekst; zet er een woord of zin neer",
  isNotEmpty: "is leeg; zet er een woord of zin neer",
  isInt: "is geen geheel getal; vul een getal in",
  min: "is te klein; vul een hoger getal in",
  max: "is te groot; vul een lager getal in",
  isBoolean: "is geen ja of nee; schrijf true of false",
  isEmail: "is geen e-mailadres; schrijf bijvoorbeeld bureau@huis.example",
  isHexColor: 'is geen kleur; schrijf bijvoorbeeld "#1f5f3a"',
  nestedValidation: "heeft niet de juiste vorm; zet er sleutels onder",
  arrayUnique: "is geen lijst zonder herhaling; schrijf elke code één keer",
  arrayNotEmpty: "is leeg; noem er ten minste één",
};

/** Checks form and keys of a loaded file against its class. */
export function controleerVorm(waarde: object): Bevinding[] {
  return validateSync(waarde, { whitelist: true, forbidNonWhitelisted: true }).flatMap((fout) => bevindingen(fout, []));
}

function bevindingen(fout: ValidationError, ouders: string[]): Bevinding[] {
  const code = Array.isArray(fout.target) ? (fout.value as { code?: string } | undefined)?.code : undefined;
  const pad = [...ouders, code ?? fout.property];
  const dieper = (fout.children ?? []).flatMap((kind) => bevindingen(kind, pad));
  const [naam, bericht] = Object.entries(fout.constraints ?? {})[0] ?? [];
  if (naam === undefined) return dieper;
  if (fout.value === undefined && naam !== "whitelistValidation")
    return [{ pad, fout: "ontbreekt; vul deze sleutel in" }];
  return [...dieper, { pad, fout: (naam === "matches" ? bericht : uitleg[naam]) ?? `klopt niet (${bericht})` }];
}

/** Fills in the words of the house in every text of the tree, in place; finds references that lead nowhere. */
export function verwoord(boom: Boom, woorden: Woorden, pad: string[] = []): Bevinding[] {
  return Object.entries(boom).flatMap(([sleutel, waarde]): Bevinding[] => {
    const hier = [...pad, sleutel];
    if (typeof waarde === "object" && waarde !== null)
      return hier[0] === "woorden" ? [] : verwoord(waarde as Boom, woorden, hier);
    if (typeof waarde !== "string") return [];
    try {
      boom[sleutel] = inWoorden(woorden, waarde);
      return [];
    } catch (fout) {
      return [{ pad: hier, fout: `${(fout as Error).message}; gebruik een ander begrip of vul de vorm aan` }];
    }
  });
}

/**
 * Checks what a class can't see: codes that refer to each other, texts and their slots, contrast. A check that needs a
 * key that is broken already (`eerder`) is left out.
 */
export function controleerSamenhang(huis: Huis, eerder: Bevinding[]): Bevinding[] {
  const controles: [(keyof Huis)[], (huis: Huis) => Bevinding[]][] = [
    [["begrippen", "teksten"], sleutels],
    [["teksten"], slots],
    [
      ["criteria", "uitkomsten", "screeningsuitkomsten", "triageuitkomsten", "organisaties", "organisatiesoorten"],
      codes,
    ],
    [["screeningsthemas", "grondslagen"], grondslagen],
    [["uitkomsten"], uitkomsten],
    [["accentkleur"], kleur],
  ];
  const kapot = new Set(eerder.map(({ pad }) => pad[0]));
  return controles.flatMap(([nodig, controle]) => (nodig.some((sleutel) => kapot.has(sleutel)) ? [] : controle(huis)));
}

function sleutels(huis: Huis): Bevinding[] {
  const lijsten = [
    ["begrippen", huis.begrippen, begrippen],
    ["teksten", huis.teksten, Object.keys(tekstslots)],
  ] as const;
  return lijsten.flatMap(([lijst, waarde, nodig]) => [
    ...nodig
      .filter((sleutel) => typeof (waarde as Boom)[sleutel] !== "string")
      .map((sleutel) => ({ pad: [lijst, sleutel], fout: "ontbreekt; vul deze sleutel in" })),
    ...Object.keys(waarde)
      .filter((sleutel) => !(nodig as readonly string[]).includes(sleutel))
      .map((sleutel) => ({ pad: [lijst, sleutel], fout: uitleg["whitelistValidation"]! })),
  ]);
}

function slots(huis: Huis): Bevinding[] {
  const toegestaan = tekstslots as Record<string, readonly string[]>;
  return Object.entries(huis.teksten).flatMap(([sleutel, tekst]) =>
    slotsIn(String(tekst))
      .filter((slot) => toegestaan[sleutel] && !toegestaan[sleutel].includes(slot))
      .map((slot) => ({
        pad: ["teksten", sleutel],
        fout: `{${slot}} mag hier niet; gebruik alleen ${toegestaan[sleutel]!.map((naam) => `{${naam}}`).join(" ") || "vaste tekst"}`,
      })),
  );
}

function codes(huis: Huis): Bevinding[] {
  const alleVan = (lijst: { code: string }[]) => lijst.map(({ code }) => code);
  const regel = huis.criteria.regel;
  const uitkomstcodes = alleVan(huis.uitkomsten);
  const paren: [string[], string[], string[]][] = [
    [["criteria", "regel", "nodig"], regel.nodig, alleVan(huis.criteria.huis)],
    [["criteria", "regel", "ofAlleen"], regel.ofAlleen, alleVan(huis.criteria.huis)],
    [["screeningsuitkomsten"], huis.screeningsuitkomsten, uitkomstcodes],
    [["triageuitkomsten"], huis.triageuitkomsten, uitkomstcodes],
    ...huis.organisaties.map(({ code, soort }): [string[], string[], string[]] => [
      ["organisaties", code, "soort"],
      [soort],
      alleVan(huis.organisatiesoorten),
    ]),
  ];
  return paren.flatMap(([pad, gebruikt, bekend]) =>
    gebruikt
      .filter((code) => !bekend.includes(code))
      .map((code) => ({ pad, fout: `de code ${code} is onbekend; kies uit ${bekend.join(", ")}` })),
  );
}

/** A theme is screened on a ground of the national list that is one for screening (R24). */
function grondslagen(huis: Huis): Bevinding[] {
  const bekend = huis.grondslagen.filter(({ voor }) => voor.includes("screening")).map(({ code }) => code);
  return huis.screeningsthemas
    .filter(({ grondslag }) => !bekend.includes(grondslag))
    .map(({ code, grondslag }) => ({
      pad: ["screeningsthemas", code, "grondslag"],
      fout: `de code ${grondslag} is onbekend; kies uit ${bekend.join(", ")}`,
    }));
}

function uitkomsten(huis: Huis): Bevinding[] {
  return huis.uitkomsten
    .filter(({ opgepakt, aanMelder }) => (opgepakt === null) !== (aanMelder === undefined))
    .map(({ code }) => ({
      pad: ["uitkomsten", code],
      fout: "een einduitkomst heeft opgepakt én aanMelder, een andere geen van beide; vul aan of haal weg",
    }));
}

/** WCAG 2.2 §1.4.3: the accent is used for text on white. */
function kleur(huis: Huis): Bevinding[] {
  const kanalen = [1, 3, 5].map((plaats) => {
    const kanaal = parseInt(huis.accentkleur.slice(plaats, plaats + 2), 16) / 255;
    return kanaal <= 0.04045 ? kanaal / 12.92 : ((kanaal + 0.055) / 1.055) ** 2.4;
  });
  const contrast = 1.05 / (0.2126 * kanalen[0]! + 0.7152 * kanalen[1]! + 0.0722 * kanalen[2]! + 0.05);
  if (contrast >= 4.5) return [];
  return [
    { pad: ["accentkleur"], fout: `contrast met wit is ${contrast.toFixed(1)}; kies een kleur met ten minste 4,5` },
  ];
}
