import type { Zsmverzoek, ZsmAntwoord } from "../typen-zsm.js";

/** What a house can say to the ZSM desk. */
export const antwoorden: Record<ZsmAntwoord, string> = {
  NIET_BEKEND: "Niet bekend",
  GEEN_GRONDSLAG: "Geen grondslag om iets te zeggen",
  BEKEND_ZONDER_ADVIES: "Bekend, zonder advies",
  BEKEND_MET_ADVIES: "Bekend, met advies",
};

/** On what a proposal rests, by the code that the service gives. */
export const voorstelredenen: Record<string, string> = {
  "termijn-voorbij": "De termijn is voorbij: voor deze vraag is er geen grondslag meer.",
  twijfel: "Kies eerst wie dit is; dan volgt er een voorstel.",
  "niet-op-de-lijst": "Deze persoon staat niet op de lijst van geprioriteerde «casus.meervoud».",
  "lopende-casus":
    "Er loopt hier een «casus» van deze persoon, die niet op de lijst staat; ook daarop antwoordt «huis.de».",
  "voorwaarde-leverancier": "Wie de informatie op de kaart leverde, wil niet dat zij verder gaat.",
  "geen-kaart": "Deze persoon staat op de lijst; er is geen kaart die nu geldt.",
  "kaart-met-advies": "Deze persoon staat op de lijst; op de kaart staat een advies.",
  "kaart-zonder-advies": "Deze persoon staat op de lijst; op de kaart staat geen advies.",
};

/** Why the register takes somebody for the one who is meant. */
export const matchVan = ({ wijze, kandidaten }: NonNullable<Zsmverzoek["match"]>): string => {
  if (wijze === "bsn") return "Zeker: zelfde burgerservicenummer";
  if (wijze === "naam-geboortedatum") return "Zeker: zelfde naam en geboortedatum";
  return kandidaten.length > 0 ? "Niet zeker: kies wie het is" : "Niemand in het register lijkt op deze persoon";
};
