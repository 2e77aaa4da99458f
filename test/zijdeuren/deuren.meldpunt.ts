import { een, huis, lijst, motivering, systeem, verander, type Deur } from "./soorten.js";

const met = (pad: string, inhoud: object = {}) => verander("meldpuntmelding", `meldpuntmeldingen/{}/${pad}`, inhoud);

/** The doors of the knooppunt for reports about confused behaviour (R78, R79). */
export const meldpuntdeuren: Record<string, Deur> = {
  "POST meldpuntmeldingen": huis("meldpuntmeldingen", () => ({})),
  "GET meldpuntmeldingen": lijst("meldpuntmelding", "meldpuntmeldingen"),
  "GET meldpuntmeldingen/telling": huis("meldpuntmeldingen/telling"),
  "GET meldpuntmeldingen/:meldpuntmeldingId": een("meldpuntmelding", "meldpuntmeldingen/{}"),
  "POST meldpuntmeldingen/:meldpuntmeldingId/verrijkingen": met("verrijkingen", { bekend: false }),
  "POST meldpuntmeldingen/:meldpuntmeldingId/triage": met("triage", { urgentie: "spoed", motivering }),
  "POST meldpuntmeldingen/:meldpuntmeldingId/casusvraag": met("casusvraag"),
  "POST meldpuntmeldingen/:meldpuntmeldingId/route": met("route", { naar: "zeeland", reden: motivering }),
  "POST meldpuntmeldingen/:meldpuntmeldingId/sluiting": met("sluiting", { motivering }),
  "GET meldpuntmeldingen/:meldpuntmeldingId/terugkoppeling": systeem("meldpuntmeldingen/{}/terugkoppeling"),
  "GET meldpuntuittreksels/:uittrekselId": systeem("meldpuntuittreksels/{}"),
};
