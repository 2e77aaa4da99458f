import type { SealedColumn } from "@zvh/platform";

/** Where intake keeps sealed values, all under the key of their melding. */
export const verzegeld = {
  inhoud: { table: "melding", column: "inhoud", row: ["melding_id"], dossier: "melding_id" },
  motivering: { table: "melding", column: "motivering", row: ["melding_id"], dossier: "melding_id" },
  identiteit: { table: "betrokkene", column: "identiteit", row: ["betrokkene_id"], dossier: "melding_id" },
  toelichting: { table: "screeningsantwoord", column: "toelichting", row: ["antwoord_id"], dossier: "melding_id" },
  herkomst: { table: "screeningsantwoord", column: "herkomst", row: ["antwoord_id"], dossier: "melding_id" },
} satisfies Record<string, SealedColumn>;
