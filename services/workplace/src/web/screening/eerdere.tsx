import { Link } from "@tanstack/react-router";
import { naamVan, useHuis } from "../shell/woorden.js";
import type { Melding } from "../typen.js";
import { Moment } from "../ui/termijn.js";
import { Soort } from "./lijst.js";

/** Other reports about the same persons, and what became of them; the one that this seems to be a copy of first. */
export function Eerdere({ melding: { eerdere } }: { melding: Melding }) {
  const { huis, w } = useHuis();
  if (!eerdere)
    return <p className="stil">{w("Andere «melding.meervoud» over deze mensen zijn nu niet op te halen.")}</p>;
  if (eerdere.length === 0) return null;
  return (
    <section className="blok" aria-labelledby="kop-eerdere">
      <h3 id="kop-eerdere" className="utrecht-heading-3">
        {w("Andere «melding.meervoud» over dezelfde mensen")}
      </h3>
      <ul className="rijen">
        {eerdere.map((een) => (
          <li key={een.meldingId}>
            <Link
              to="/$huis/screening/$meldingId"
              params={{ huis: huis.code, meldingId: een.meldingId }}
              search={true}
              className="rij rij--eerdere"
            >
              <span className="rij__hoofd">
                <Soort melding={een} metWat />
              </span>
              <span className="rij__bij">{een.kenmerk}</span>
              <span className="rij__bij">
                {een.status === "te-screenen"
                  ? w("nog te «screening.infinitief»")
                  : een.status === "teruggestuurd"
                    ? "terug naar het knooppunt"
                    : naamVan(huis.uitkomsten, een.uitkomst) || w("in «triage»")}
              </span>
              <span className="rij__bij">
                <Moment op={een.ontvangenOp} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
