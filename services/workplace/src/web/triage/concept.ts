import { legeHerkomst } from "../ui/lege-herkomst.js";
import { gaatErover } from "../ui/betrokkene.js";
import type { Niveau, Oordelen } from "../typen.js";
import type { Herkomst } from "../typen-casus.js";
import type { Triage } from "../typen-triage.js";

/** An answer that may still be open, with what was typed already. */
export type Antwoord = { oordeel?: boolean; motivering: string };
export type Antwoorden = Record<string, Antwoord>;

/** What the meeting has filled in for one item and not yet sent. */
export type Concept = {
  aard: string;
  ernst?: Niveau;
  aveNiveau: string;
  huiscriteria: Antwoorden;
  toetsen: Record<string, Antwoorden>;
  namens: string[];
  herkomst: Herkomst;
  uitkomst?: string;
  motivering: string;
  personen: string[];
  categorie: string;
  procesregisseur: string;
  partner: string;
  informatie: { organisatie: string; vraag: string }[];
  stap: string;
  eigenaar: string;
};

/** Persons who can be tested: recognised, and more than a victim or a witness. */
export const toetsbaar = ({ betrokkenen }: Pick<Triage, "betrokkenen">): string[] => [
  ...new Set(betrokkenen.filter(gaatErover).flatMap(({ persoonId }) => (persoonId ? [persoonId] : []))),
];

/** @param vandaag "2026-11-24" */
export const beginVan = ({ oordeel, aveNiveau }: Pick<Triage, "oordeel" | "aveNiveau">, vandaag: string): Concept => ({
  aard: oordeel?.aard ?? "",
  ernst: oordeel?.ernst,
  aveNiveau: aveNiveau === null ? "" : String(aveNiveau),
  huiscriteria: oordeel?.huiscriteria ?? {},
  toetsen: Object.fromEntries(oordeel?.toetsen.map(({ persoonId, criteria }) => [persoonId, criteria]) ?? []),
  namens: oordeel?.namens ?? [],
  herkomst: oordeel?.herkomst ?? legeHerkomst(vandaag, "wgs-noodzaak-toets"),
  motivering: "",
  personen: [],
  categorie: "",
  procesregisseur: "",
  partner: "",
  informatie: [{ organisatie: "", vraag: "" }],
  stap: "",
  eigenaar: "",
});

const beantwoord = (antwoorden: Antwoorden): Oordelen =>
  Object.fromEntries(
    Object.entries(antwoorden).flatMap(([code, { oordeel, motivering }]) =>
      oordeel === undefined ? [] : [[code, { oordeel, motivering }]],
    ),
  );

/** The body of PUT oordeel; every person in the order of the screen, so that a fault finds its field. */
export const oordeelUit = (
  { aard, ernst, aveNiveau, huiscriteria, toetsen, namens, herkomst }: Concept,
  personen: string[],
) => ({
  aard,
  ernst,
  huiscriteria: beantwoord(huiscriteria),
  toetsen: personen.map((persoonId) => ({ persoonId, criteria: beantwoord(toetsen[persoonId] ?? {}) })),
  namens,
  herkomst,
  ...(aveNiveau !== "" && { aveNiveau: Number(aveNiveau) }),
});

/** The body of POST besluit: each outcome has its own fields. */
export const besluitUit = (concept: Concept) => {
  const { uitkomst, motivering, stap, eigenaar, personen, categorie, procesregisseur, partner, informatie } = concept;
  return {
    uitkomst,
    motivering,
    vervolgstap: { omschrijving: stap, eigenaar },
    ...(uitkomst === "procesregie" && { personen, categorie, procesregisseur }),
    ...(uitkomst === "partner-pakt-op" && { partner }),
    ...(uitkomst === "informatie-nodig" && { informatie }),
  };
};

/** How a person stands against the statutory criteria: all four yes, one no, or still open (L13). */
export const standVan = (antwoorden: Antwoorden | undefined, codes: string[]): "voldoet" | "voldoet-niet" | "open" => {
  const oordelen = codes.map((code) => antwoorden?.[code]?.oordeel);
  if (oordelen.includes(false)) return "voldoet-niet";
  return oordelen.every(Boolean) ? "voldoet" : "open";
};
