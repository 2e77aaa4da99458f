import type { SealedColumn } from "@zvh/platform";

/** Where intake keeps sealed values, each under the key of its dossier. */
export const verzegeld = {
  inhoud: { table: "melding", column: "inhoud", row: ["melding_id"], dossier: "melding_id" },
  motivering: { table: "melding", column: "motivering", row: ["melding_id"], dossier: "melding_id" },
  identiteit: { table: "betrokkene", column: "identiteit", row: ["betrokkene_id"], dossier: "melding_id" },
  toelichting: { table: "screeningsantwoord", column: "toelichting", row: ["antwoord_id"], dossier: "melding_id" },
  herkomst: { table: "screeningsantwoord", column: "herkomst", row: ["antwoord_id"], dossier: "melding_id" },
  signaal: { table: "signaal", column: "inhoud", row: ["signaal_id"], dossier: "signaal_id" },
  signaalmotivering: { table: "signaal", column: "motivering", row: ["signaal_id"], dossier: "signaal_id" },
  vraag: { table: "adviesvraag", column: "inhoud", row: ["adviesvraag_id"], dossier: "adviesvraag_id" },
  antwoord: { table: "adviesvraag", column: "antwoord", row: ["adviesvraag_id"], dossier: "adviesvraag_id" },
} satisfies Record<string, SealedColumn>;
