import type { HuisKort, Persoon, Sessie } from "../typen.js";

/** "triagevoorzitter" as people read it; what everybody is, is left out. */
export const rolnaam = (rol: string): string => (rol === "medewerker" ? "" : rol.replaceAll("-", " "));

export type Groep = { huis: HuisKort; mensen: Persoon[] };

const past = ({ naam, organisatie, rollen }: Persoon, huis: HuisKort, woorden: string[]): boolean => {
  const alles = [naam, organisatie, huis.naam, huis.korteNaam, ...rollen].join(" ").toLowerCase();
  return woorden.every((woord) => alles.includes(woord));
};

/** The people to choose from, below their first house; every word of the search must be found. */
export const perHuis = ({ mensen, huizen }: Pick<Sessie, "mensen" | "huizen">, zoek: string): Groep[] => {
  const woorden = zoek.toLowerCase().split(/\s+/).filter(Boolean);
  return huizen
    .map((huis) => ({
      huis,
      mensen: mensen.filter((een) => een.huizen[0] === huis.code && past(een, huis, woorden)),
    }))
    .filter((groep) => groep.mensen.length > 0);
};
