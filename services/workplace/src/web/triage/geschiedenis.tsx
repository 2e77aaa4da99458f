import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan } from "../shell/zelf.js";
import type { Handeling, Triage } from "../typen-triage.js";
import { Moment } from "../ui/termijn.js";
import { weekdag } from "../ui/tijd.js";
import { handelingTekst } from "./status.js";

/** Who did what, when: folded, for who wants to read it. */
export function Geschiedenis({ triage: { geschiedenis, collegas } }: { triage: Triage }) {
  const { huis, w } = useHuis();
  const organisatie = useOrganisatie();
  const wie = wieVan(collegas);
  const waardeVan = ({ code, waarde }: Handeling): string => {
    if (code === "geagendeerd") return weekdag(waarde ?? "");
    if (code === "besloten") return naamVan(huis.uitkomsten, waarde);
    return code.startsWith("ave") ? (waarde ?? "") : organisatie(waarde);
  };
  return (
    <details className="vouwdeel">
      <summary>Geschiedenis</summary>
      <ol className="geschiedenis">
        {geschiedenis.map((handeling, plek) => (
          <li key={plek}>
            <span className="stil">
              <Moment op={handeling.op} />
            </span>
            <span>{hoofdletter(w(handelingTekst(handeling), { waarde: waardeVan(handeling) }))}</span>
            <span className="stil">{wie(handeling.wie)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
