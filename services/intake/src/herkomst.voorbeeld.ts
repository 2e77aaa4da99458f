import type { HerkomstVerzoek } from "@zvh/regions";

/** Where something comes from that an organisation of help tells. */
export const herkomst: HerkomstVerzoek = {
  grondslag: "wettelijke-plicht",
  doelbinding: "onveilige-situaties",
  categorie: "hulpverlening",
  voorwaarde: "geen",
  eerstVerwerktOp: "2026-11-20",
};
