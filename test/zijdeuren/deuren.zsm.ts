import { een, huis, lijst, verander, type Deur } from "./soorten.js";

/** What the ZSM desk asks and reads, and what the house that is asked sees and says (R73, R74). */
export const zsmdeuren: Record<string, Deur> = {
  "GET zsm-aanvragen": lijst("zsmaanvraag", "zsm-aanvragen"),
  "GET zsm-aanvragen/:aanvraagId": een("zsmaanvraag", "zsm-aanvragen/{}"),
  "POST zsm-aanvragen": huis("zsm-aanvragen", (code) => ({
    verzoekNummer: "ZIJDEUR",
    kenmerk: "ZIJDEUR",
    arrondissement: code,
    opgehoudenOp: "1999-01-01T00:00:00Z",
    verdenking: "bedreiging",
    verdachte: { achternaam: "Niemand" },
  })),
  "POST zsm-aanvragen/:aanvraagId/kaart": verander("zsmaanvraag", "zsm-aanvragen/{}/kaart", {}),
  "GET zsm-verzoeken": lijst("zsmverzoek", "zsm-verzoeken"),
  "GET zsm-verzoeken/:verzoekId": een("zsmverzoek", "zsm-verzoeken/{}"),
  "POST zsm-verzoeken/:verzoekId/vrijgave": verander("zsmverzoek", "zsm-verzoeken/{}/vrijgave", {
    antwoord: "NIET_BEKEND",
  }),
};
