import { naamVan, useHuis } from "../shell/woorden.js";
import type { Moment, Stand } from "../typen-nazorg.js";

export const standen: Record<Stand, { naam: string; teken: string }> = {
  geregeld: { naam: "Geregeld", teken: "✓" },
  "niet-nodig": { naam: "Niet nodig", teken: "–" },
  loopt: { naam: "Loopt", teken: "◔" },
  opvang: { naam: "Alleen opvang", teken: "!" },
  "niet-geregeld": { naam: "Niet geregeld", teken: "✕" },
};

export const momenten: { code: Moment; naam: string }[] = [
  { code: "bij-binnenkomst", naam: "Bij binnenkomst" },
  { code: "voor-vrijlating", naam: "Voor vrijlating" },
  { code: "na-vrijlating", naam: "Na vrijlating" },
];

/** Where a stand is not for every theme; the service refuses it anyway. */
export const past = (stand: string, thema: string): boolean =>
  stand === "opvang"
    ? thema === "onderdak"
    : stand !== "niet-nodig" || ["schulden", "zorg", "sociaal-netwerk"].includes(thema);

/** What the house calls a condition; the network around somebody is one of its areas of life. */
export const useThema = (): ((thema: string) => string) => {
  const { huis } = useHuis();
  return (thema) => naamVan([...huis.basisvoorwaarden, ...huis.leefgebieden], thema);
};

/** One stand with its sign and word. */
export function Standwoord({ stand }: { stand: Stand | null }) {
  if (!stand) return <span className="stil">Nog niet bekeken</span>;
  return (
    <span className="stand" data-stand={stand}>
      <span aria-hidden="true">{standen[stand].teken}</span> {standen[stand].naam}
    </span>
  );
}

/** The five conditions as five small stands: a letter for what, a sign for how. */
export function Vijf({ voorwaarden }: { voorwaarden: Record<string, Stand | null> }) {
  const { huis } = useHuis();
  return (
    <ul className="vijf">
      {huis.basisvoorwaarden.map(({ code, naam }) => {
        const stand = voorwaarden[code] ?? null;
        const hoe = stand ? standen[stand].naam.toLowerCase() : "nog niet bekeken";
        return (
          <li key={code} className="vijf__een" data-stand={stand ?? "onbekend"} title={`${naam}: ${hoe}`}>
            <span aria-hidden="true">
              {code.charAt(0).toUpperCase()} {stand ? standen[stand].teken : "?"}
            </span>
            <span className="alleen-voorlezen">{`${naam}: ${hoe}`}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** How many days it is to release, in words. */
export function Vrijlating({ dagen, gewaarschuwd }: { dagen: number | null; gewaarschuwd: boolean }) {
  if (dagen === null) return <span className="stil">onbekend</span>;
  const ver = dagen < 0 ? `${-dagen} ${dagen === -1 ? "dag" : "dagen"} geleden` : `nog ${dagen} dagen`;
  const tekst = { 0: "vandaag", 1: "morgen" }[dagen] ?? ver;
  return (
    <span className="termijn" data-stand={gewaarschuwd ? "voorbij" : "ruim"}>
      {gewaarschuwd && (
        <span className="termijn__teken" aria-hidden="true">
          !
        </span>
      )}
      {tekst}
    </span>
  );
}
