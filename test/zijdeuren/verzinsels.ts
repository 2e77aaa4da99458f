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

const overDagen = (aantal: number) => new Date(Date.now() + aantal * 86_400_000).toISOString().slice(0, 10);
/** Why somebody is on the list of prioritised cases, and until when. */
export const herziening = { criteria: ["ernstigeOverlast"], herzieningOp: overDagen(100) };
/** What the ZSM desk may know of somebody on that list. */
export const kaart = (advies: string) => ({
  bron: "politie",
  herkomst,
  advies,
  contact: "Procesregisseur van dienst",
  geldigTot: overDagen(90),
});
