import type { SealedColumn } from "@zvh/platform";

const inDossier = (table: string, column: string, row: string[]): SealedColumn => {
  return { table, column, row, dossier: "dossier_id" };
};
const inBericht = (column: string): SealedColumn => {
  return { table: "detentiebericht", column, row: ["bericht_id"], dossier: "bericht_id" };
};

/** Where nazorg keeps sealed values: each dossier has a key, and each message until it belongs to one. */
export const verzegeld = {
  identiteit: inBericht("identiteit"),
  berichtinrichting: inBericht("inrichting"),
  inrichting: inDossier("nazorgdossier", "inrichting", ["dossier_id"]),
  slot: inDossier("nazorgdossier", "toelichting", ["dossier_id"]),
  voorwaarde: inDossier("basisvoorwaarde", "toelichting", ["dossier_id", "thema"]),
  actie: inDossier("nazorgactie", "omschrijving", ["actie_id"]),
  terugkoppeling: inDossier("nazorgactie", "toelichting", ["actie_id"]),
} satisfies Record<string, SealedColumn>;
