import type { SealedColumn } from "@zvh/platform";

/** Where the triage keeps sealed values, under the key of their melding. */
export const verzegeld = {
  inhoud: { table: "triage", column: "inhoud", row: ["triage_id"], dossier: "melding_id" },
} satisfies Record<string, SealedColumn>;
