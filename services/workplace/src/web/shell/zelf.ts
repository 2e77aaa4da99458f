import { useSuspenseQuery } from "@tanstack/react-query";
import type { Benoemd, Collegas, Persoon } from "../typen.js";
import { vragen } from "./vragen.js";
import { naamVan, useHuis } from "./woorden.js";

/** Who is signed in, with for whom he works in this house. Only below the shell, which shows nothing to whoever is not. */
export const useZelf = (): Persoon => {
  const { huis } = useHuis();
  const persoon = useSuspenseQuery(vragen.sessie()).data.persoon!;
  return { ...persoon, organisatie: persoon.organisatieIn?.[huis.code] ?? persoon.organisatie };
};

/** The name of an organisation; the house itself goes by its short name. */
export const useOrganisatie = (): ((code: string | null | undefined) => string) => {
  const { huis } = useHuis();
  return (code) => {
    if (!code) return "";
    if (code === "huis" || code === huis.code) return huis.korteNaam;
    const bekend = [...huis.organisaties, ...huis.voormalig].find((een) => een.code === code);
    return bekend?.naam ?? code.replaceAll("-", " ");
  };
};

/**
 * Who did something, by id; the software itself is called so.
 * @param collegas as they come with an answer
 * @param bekend what the dossier itself calls them, for when the register does not answer
 */
export const wieVan =
  (collegas: Collegas = {}, bekend: { medewerker: string; naam: string | null }[] = []) =>
  (id: string): string =>
    collegas[id] ??
    bekend.find(({ medewerker }) => medewerker === id)?.naam ??
    (id.startsWith("systeem:") ? "automatisch" : id);

/** What a house is called, by its code; `andere` gives all but one of them to choose from. */
export const useHuizen = (): ((code: string) => string) & { andere: (dan: string) => Benoemd[] } => {
  const { huizen } = useSuspenseQuery(vragen.sessie()).data;
  const naam = (code: string): string => naamVan(huizen, code);
  return Object.assign(naam, { andere: (dan: string) => huizen.filter(({ code }) => code !== dan) });
};
