// Words and contributions that stand nowhere else, so that a trace of them tells where they came from.

const letters = (nummer: number) =>
  [...String(nummer)].map((cijfer) => "bdfgklmprt"[Number(cijfer)]! + "aeiou"[Number(cijfer) % 5]!).join("");
/** Where what somebody tells comes from. */
export const herkomst = {
  grondslag: "wgs-verstrekkingsplicht",
  doelbinding: "onveilige-situaties",
  categorie: "woonsituatie",
  voorwaarde: "geen",
  eerstVerwerktOp: "2026-11-20",
};
/** What somebody contributes to a case. */
export const bijdrage = (toelichting: string) => ({ leefgebied: "wonen", toelichting, herkomst });
/** A word that stands nowhere else. */
export const woord = (begin: string, nummer: number) => `${begin}${letters(nummer)}`;

/** What one house gives another about a person. */
export const gift = (tekst: string) => ({
  bron: "politie",
  herkomst: { ...herkomst, doelbinding: "criminaliteit" },
  tekst,
});
