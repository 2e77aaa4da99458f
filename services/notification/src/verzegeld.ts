import type { SealedColumn } from "@zvh/platform";

/** Where notification keeps sealed values: a message is a dossier of its own, and so is a subscription. */
export const verzegeld = {
  toelichting: { table: "taak", column: "toelichting", row: ["taak_id"], dossier: "bericht_id" },
  toegangstoken: { table: "abonnement", column: "toegangstoken", row: ["abonnement_id"], dossier: "abonnement_id" },
  geheim: { table: "geheim", column: "waarde", row: ["geheim_id"], dossier: "abonnement_id" },
} satisfies Record<string, SealedColumn>;
