import { hoofdletter, naamVan, useHuis, type InWoorden } from "../shell/woorden.js";
import type { Betrokkene, Namen } from "../typen.js";
import { datumKort } from "./tijd.js";

/** "vader" as reported; the concept itself in the word of the house. */
export const rolNaam = (w: InWoorden, rol: string): string =>
  rol === "betrokkene" ? w("«Betrokkene»") : hoofdletter(rol.replaceAll("-", " "));

/** Name of a person of this house, or why there is none. */
export function Naam({
  persoonId,
  namen,
  status,
}: {
  persoonId: string | null;
  namen: Namen;
  status?: Betrokkene["status"];
}) {
  const naam = persoonId ? namen[persoonId]?.naam : undefined;
  if (naam) return <>{naam}</>;
  if (persoonId) return <span className="stil">Naam niet op te halen</span>;
  return <span className="stil">{status === "betwijfeld" ? "Wie is dit?" : "Wordt herkend…"}</span>;
}

/** "12-05-1984 (42)", or nothing. */
export const geboren = (geboortedatum: string | null | undefined, leeftijd?: number | null): string => {
  if (!geboortedatum) return "";
  return `${datumKort(geboortedatum)}${typeof leeftijd === "number" ? ` (${leeftijd})` : ""}`;
};

/** Name of the municipality by its code. */
export const useGemeente = (): ((code: string | null | undefined) => string) => {
  const { huis } = useHuis();
  return (code) => naamVan(huis.gemeenten, code);
};
