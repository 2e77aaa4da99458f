import type { Herkomst } from "../typen-casus.js";

/** @param vandaag "2026-11-24": most often the day on which it is first processed */
export const legeHerkomst = (vandaag: string, grondslag = ""): Herkomst => ({
  grondslag,
  doelbinding: "",
  categorie: "",
  voorwaarde: "geen",
  eerstVerwerktOp: vandaag,
});
