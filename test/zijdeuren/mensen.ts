import type { Ernaastsoort } from "./wereld.ernaast.js";
import type { Person } from "@zvh/platform";
import type { Partnersoort } from "./wereld.partners.js";
import type { Muursoort } from "./wereld.verstrekking.js";

// Two houses with things in them, and what everybody in them is made of.

export const [huisA, huisB] = ["midden-limburg", "zeeland"] as const;
/** Where reports come in that have no house yet. */
export const meldpunt = "knooppunt";
export type Huis = typeof huisA | typeof huisB | typeof meldpunt;

export type Soort =
  | "melding"
  | "screeningsvraag"
  | "triage"
  | "casus"
  | "stuk"
  | "nazorg"
  | "detentiebericht"
  | "prioritering"
  | "zsmaanvraag"
  | "zsmverzoek"
  | "meldpuntmelding"
  | Muursoort
  | Partnersoort
  | Ernaastsoort;
export type Ding = {
  soort: Soort;
  /** As the table of who sees what calls it: `A casus 1`. */
  naam: string;
  huis: Huis;
  id: string;
  /** What may stand in no answer to who does not see it: ids, the sender's reference, words, persons, names. */
  sporen: string[];
  /** Those of them that say only who it is about. */
  wie: string[];
  /** The number by which another house may know who it is about; it stands in no answer. */
  bsn?: string;
  /** The thing that one asks it by. */
  bij?: string;
};

export const mens = (id: string, huizen: Record<string, string[]>, organisatie = "huis"): Person => ({
  id: `proef.${id}`,
  naam: `Verzonnen ${id}`,
  organisatie,
  huizen: Object.keys(huizen),
  rollen: [...new Set(Object.values(huizen).flat())],
  rollenIn: huizen,
});
/** Somebody of the first house, with one role. */
export const inA = (id: string, rol: string, organisatie?: string) =>
  mens(id, { [huisA]: ["medewerker", rol] }, organisatie);
