import { Refused, type Fault } from "@zvh/platform";
import type { Casus } from "./casus/casus.js";

/** One thing that is wrong with a request, with a sentence that says what to do. */
export const fout = (where: string, code: string, message: string): Fault => ({ where, code, message });

/** The fault when something is wrong, else none: so that a list of checks reads as a list. */
export const foutAls = (mis: boolean, where: string, code: string, message: string): Fault[] =>
  mis ? [fout(where, code, message)] : [];

/** The codes out of which somebody may choose, for the sentence of a fault. */
export const keuzeUit = (codes: string[]): string => `kies een van: ${codes.join(", ")}`;

/** Refused('casus-niet-actief') for a case that is closed, provisionally or for good. */
export const eisActief = ({ status }: Casus): void => {
  if (status !== "actief") throw new Refused("casus-niet-actief");
};

/** Refused('casus-afgesloten') for a case that is closed for good: it is shielded, nothing changes any more (L16). */
export const eisNietAfgesloten = ({ status }: Casus): void => {
  if (status === "afgesloten") throw new Refused("casus-afgesloten");
};

/** A fault for each organisation that the house doesn't know. */
export const onbekendeOrganisaties = (where: string, gegeven: string[], bekend: string[]): Fault[] =>
  gegeven
    .filter((organisatie) => !bekend.includes(organisatie))
    .map((organisatie) =>
      fout(where, "organisatie-onbekend", `${organisatie} is geen organisatie van dit huis; kies er een uit de lijst`),
    );
