import type { SealedColumn } from "@zvh/platform";

/** Where notification keeps sealed values: a message is a dossier of its own. */
export const verzegeld = {
  toelichting: { table: "taak", column: "toelichting", row: ["taak_id"], dossier: "bericht_id" },
} satisfies Record<string, SealedColumn>;
