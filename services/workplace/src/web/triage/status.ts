import type { Handeling, TriageStatus } from "../typen-triage.js";

/** What an item waits for, in the words of the house. */
export const statusTekst: Record<TriageStatus, string> = {
  geagendeerd: "",
  "wacht-op-informatie": "wacht op informatie",
  "wacht-op-partner": "wacht op «partner»",
  besloten: "besloten",
};

/** What the software proposes rests on a rule of the house; the codes of the service, in words. */
export const voorstelReden: Record<string, string> = {
  "ave-te-laag": "het AVE-niveau ligt onder de grens van «huis.de»",
};

const handelingen: Record<string, string> = {
  geagendeerd: "Op de agenda gezet voor {waarde}",
  "ave-gemeld": "Gemeld met AVE-niveau {waarde}",
  "ave-vastgesteld": "AVE-niveau vastgesteld op {waarde}",
  "inhoud-ontvangen": "Inhoud van «melding.de» ontvangen",
  "doeltoets-positief": "Past bij het doel",
  "doeltoets-negatief": "Past niet bij het doel",
  "beoordelaar-aangewezen": "Iemand aangewezen voor de doeltoets",
  "beoordelaar-ingetrokken": "Aanwijzing voor de doeltoets ingetrokken",
  betrokken: "{waarde} doet mee",
  "niet-meer-betrokken": "{waarde} doet niet meer mee",
  beperkt: "Beperkt tot wie meedoet",
  "niet-meer-beperkt": "Niet meer beperkt",
  beoordeeld: "Oordeel vastgelegd",
  besloten: "Besloten: {waarde}",
  "partner-gevraagd": "Gevraagd of {waarde} dit oppakt",
  "partner-aanvaardt": "{waarde} pakt dit op",
  "partner-weigert": "{waarde} pakt dit niet op",
  "partner-antwoordt-niet": "Geen antwoord van {waarde} binnen de termijn",
  "informatie-gevraagd": "Informatie gevraagd aan {waarde}",
  "informatie-geweigerd": "{waarde} levert dit niet",
  "informatie-gegeven": "Antwoord gekregen van {waarde}",
};

/** A line of the history as a sentence with the slot {waarde}; a code that is new here, as it is. */
export const handelingTekst = ({ code }: Pick<Handeling, "code">): string =>
  handelingen[code] ?? code.replaceAll("-", " ");
