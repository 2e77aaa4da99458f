import type { Gehouden } from "../typen-register.js";

/** What a service answers to a try: how many went, and which one of the key still stands in front. */
export type Geprobeerd = { gelukt: number; staatNog: Gehouden | null };

const redenen: Record<string, string> = {
  "te-vroeg": "Het onderwerp is hier nog niet bekend",
  "wacht-op-eerder": "Wacht op een eerdere gebeurtenis",
};

/** Why an event is held, for who looks after the platform; a code that the service gave stays as it is. */
export const redenTekst = (reden: string): string => {
  const [soort, rest] = reden.split(": ", 2);
  if (rest && soort === "fout") return `Fout in de software (${rest})`;
  if (rest && soort === "ongeldig") return `Klopt niet met de afspraak (${reden.slice("ongeldig: ".length)})`;
  return redenen[reden] ?? `Geweigerd (${reden})`;
};

export const toestanden: Record<Gehouden["toestand"], string> = {
  geparkeerd: "Vast",
  wachtend: "Wacht",
  erachter: "Staat erachter",
};

/** "nl.zvh.melding.gescreend.v1" as "melding.gescreend". */
export const soortTekst = (type: string): string => type.replace(/^nl\.zvh\./, "").replace(/\.v\d+$/, "");

/** How a button and a dialog name one event. */
export const noemen = ({ type, volgnummer, dienst }: Gehouden): string =>
  `${soortTekst(type)} nummer ${volgnummer} van ${dienst}`;

/** The address of an act on an event, at the service that holds it. */
export const pad = ({ ontvanger, berichtId }: Gehouden, handeling: "opnieuw" | "laten-vallen"): string =>
  `/${ontvanger}/geparkeerd/${berichtId}/${handeling}`;

/** What became of a try, in a sentence. */
export const watErGebeurde = ({ gelukt, staatNog }: Geprobeerd): string => {
  const verwerkt = gelukt === 1 ? "1 gebeurtenis verwerkt" : `${gelukt} gebeurtenissen verwerkt`;
  if (!staatNog) return gelukt === 0 ? "Er werd niets meer vastgehouden." : `${verwerkt}; er staat niets meer achter.`;
  return `${gelukt === 0 ? "Het lukt nog niet" : verwerkt}. De eerste staat nog: ${redenTekst(staatNog.reden)}.`;
};
