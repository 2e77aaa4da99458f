import type { BetrokkeneInMelding } from "@zvh/contracts";
import type { Huis } from "@zvh/regions";

export type Antwoord = { oordeel: boolean; motivering: string };
/** Answers by the code of the criterion. */
export type Antwoorden = Record<string, Antwoord>;
/** The statutory criteria, answered for one person (BGS 2.20; L13). */
export type Toets = { persoonId: string; criteria: Antwoorden };

const houdt = (antwoorden: Antwoorden, code: string): boolean => antwoorden[code]?.oordeel === true;

/**
 * What the house's own rule makes of the answers (R04–R07): `volledig` when all that it needs hold, `alleen` when it
 * holds only because of a criterion that suffices by itself, else `niet`. `alleen` belongs at the house but opens no
 * personal dossier (decision 3).
 */
export const huisregel = (
  { regel }: Pick<Huis["criteria"], "regel">,
  antwoorden: Antwoorden,
): "volledig" | "alleen" | "niet" => {
  if (regel.nodig.every((code) => houdt(antwoorden, code))) return "volledig";
  return regel.ofAlleen.some((code) => houdt(antwoorden, code)) ? "alleen" : "niet";
};

/** Whether this person passes the statutory test: a ∧ b ∧ c ∧ d (L13); one that is not answered does not hold. */
export const doorstaat = ({ wettelijk }: Pick<Huis["criteria"], "wettelijk">, { criteria }: Toets): boolean =>
  wettelijk.every(({ code }) => houdt(criteria, code));

/** Codes of the criteria that have no answer yet. */
export const onbeantwoord = (criteria: { code: string }[], antwoorden: Antwoorden): string[] =>
  criteria.map(({ code }) => code).filter((code) => !Object.hasOwn(antwoorden, code));

const nooitOnderwerp = ["slachtoffer", "getuige"];

/**
 * The place of a person in an item: `toetsbaar`, `uitgesloten` when the only roles are slachtoffer or getuige (they
 * never become the subject of a case by themselves), `onbekend` when the person is not in it.
 */
export const plaatsVan = (
  betrokkenen: BetrokkeneInMelding[],
  persoonId: string,
): "toetsbaar" | "uitgesloten" | "onbekend" => {
  const rollen = betrokkenen.filter((betrokkene) => betrokkene.persoonId === persoonId).map(({ rol }) => rol);
  if (rollen.length === 0) return "onbekend";
  return rollen.every((rol) => nooitOnderwerp.includes(rol)) ? "uitgesloten" : "toetsbaar";
};
