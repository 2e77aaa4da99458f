import type { MeldingRij } from "../typen.js";
import { gaatErover } from "../ui/betrokkene.js";

export type Groep = { eerste: MeldingRij; andere: MeldingRij[] };

const overWie = ({ betrokkenen }: MeldingRij): string[] =>
  betrokkenen.filter(gaatErover).flatMap(({ persoonId }) => (persoonId ? [persoonId] : []));

/**
 * Folds reports about the same person below the oldest of them; oldest first, none lost. A shared victim or witness
 * folds nothing.
 */
export const vouwSamen = (items: MeldingRij[]): Groep[] => {
  const groepen: Groep[] = [];
  const vanPersoon = new Map<string, Groep>();
  const vanMelding = new Map<string, Groep>();
  for (const melding of items.toSorted((a, b) => a.ontvangenOp.localeCompare(b.ontvangenOp))) {
    const personen = overWie(melding);
    const dubbel = melding.dubbelVan ? vanMelding.get(melding.dubbelVan) : undefined;
    const groep = dubbel ?? personen.map((persoon) => vanPersoon.get(persoon)).find(Boolean);
    const thuis = groep ?? { eerste: melding, andere: [] };
    if (groep) groep.andere.push(melding);
    else groepen.push(thuis);
    vanMelding.set(melding.meldingId, thuis);
    personen.forEach((persoon) => vanPersoon.set(persoon, vanPersoon.get(persoon) ?? thuis));
  }
  return groepen;
};

/** All reports in the order of the screen: what lies folded below a report comes right after it. */
export const volgorde = (groepen: Groep[]): MeldingRij[] =>
  groepen.flatMap(({ eerste, andere }) => [eerste, ...andere]);

/** What to open after this one is done: the next in order, else the first that is left. */
export const volgendeNa = (meldingId: string, groepen: Groep[]): string | undefined => {
  const ids = volgorde(groepen).map((melding) => melding.meldingId);
  const plek = ids.indexOf(meldingId);
  return ids[plek + 1] ?? ids.find((id) => id !== meldingId);
};
