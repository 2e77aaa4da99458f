import { useHuis } from "../shell/woorden.js";
import type { Criterium, Oordelen } from "../typen.js";

type Props = { kop: string; huiscriteria?: Oordelen | null; wettelijk?: Oordelen | null };

/** The criteria as the reporter answered them: folded, for who wants to read them. */
export function Criteria({ kop, huiscriteria, wettelijk }: Props) {
  const { huis } = useHuis();
  if (!huiscriteria && !wettelijk) return null;
  return (
    <details className="vouwdeel">
      <summary>{kop}</summary>
      {huiscriteria && <Lijst criteria={huis.criteria.huis} oordelen={huiscriteria} />}
      {wettelijk && <Lijst criteria={huis.criteria.wettelijk} oordelen={wettelijk} />}
    </details>
  );
}

/** Each criterion with yes or no and the motivation. */
export function Lijst({ criteria, oordelen }: { criteria: Criterium[]; oordelen: Oordelen }) {
  return (
    <dl className="criteria">
      {criteria.map(({ code, tekst }) => (
        <div key={code} className="criteria__een">
          <dt>{tekst}</dt>
          <dd>
            <strong>{oordelen[code] ? (oordelen[code].oordeel ? "Ja" : "Nee") : "Niet beantwoord"}</strong>
            {oordelen[code]?.motivering && ` – ${oordelen[code].motivering}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
