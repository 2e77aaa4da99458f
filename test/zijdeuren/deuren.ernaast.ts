import { een, huis, lijst, motivering, verander, type Deur } from "./soorten.js";
import { herkomst } from "./verzinsels.js";

// What comes in beside the meldingen: signals of who is no participant, and questions for advice.

export const ernaastdeuren: Record<string, Deur> = {
  "POST signalen": huis("signalen", (code) => ({ huis: code })),
  "GET signalen": lijst("signaal", "signalen"),
  "GET signalen/:signaalId": een("signaal", "signalen/{}"),
  "GET signalen/:signaalId/ontvangstbewijs": {
    kind: "huis",
    vraag: (_, { id }) => ({ pad: `signalen/${id}/ontvangstbewijs` }),
  },
  "POST signalen/:signaalId/overname": verander("signaal", "signalen/{}/overname", { organisatie: "ggz", herkomst }),
  "POST signalen/:signaalId/afwijzing": verander("signaal", "signalen/{}/afwijzing", { motivering }),
  "POST adviesvragen": huis("adviesvragen", (code) => ({ huis: code })),
  "GET adviesvragen": lijst("adviesvraag", "adviesvragen"),
  "GET adviesvragen/telling": huis("adviesvragen/telling"),
  "GET adviesvragen/:adviesvraagId": een("adviesvraag", "adviesvragen/{}"),
  "POST adviesvragen/:adviesvraagId/antwoord": verander("adviesvraag", "adviesvragen/{}/antwoord", {
    thema: "overig",
    antwoord: motivering,
  }),
  "POST adviesvragen/:adviesvraagId/melding": verander("adviesvraag", "adviesvragen/{}/melding", {
    soort: "ZVH",
    kenmerk: "ZIJDEUR-OM",
    huis: "midden-limburg",
    melder: { organisatie: "Proef" },
    onderwerp: motivering,
    situatieschets: motivering,
    betrokkenen: [{ rol: "betrokkene", achternaam: "Niemand" }],
    herkomst,
  }),
};
