import type { Meldpuntmelding, Routestap } from "../typen-meldpunt.js";
import { useHuis } from "../shell/woorden.js";
import { wieVan } from "../shell/zelf.js";
import { Moment } from "../ui/termijn.js";
import { gronden, useStation } from "./woorden.js";

/** From where to where it went, each time with why; who of a house sent it back is that house's own matter (R83). */
export function Weg({ melding: { route, collegas } }: { melding: Meldpuntmelding }) {
  if (route.length === 0) return null;
  return (
    <section className="blok" aria-labelledby="kop-weg">
      <h2 id="kop-weg" className="utrecht-heading-2">
        De weg tot nu toe
      </h2>
      <ol className="stappen stappen--genummerd">
        {route.map((stap) => (
          <li key={stap.routeId}>
            <Stap stap={stap} wie={wieVan(collegas)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Stap({ stap: { van, naar, grond, reden, door, op }, wie }: { stap: Routestap; wie: (id: string) => string }) {
  const { huis } = useHuis();
  const station = useStation();
  const heen = van === huis.code;
  return (
    <>
      <p>
        {heen ? (
          <>
            Naar <strong>{station(naar)}</strong>: {gronden[grond]}
          </>
        ) : (
          <>
            Teruggestuurd door <strong>{station(van)}</strong>
          </>
        )}{" "}
        <span className="stil">
          {heen && `${wie(door)}, `}
          <Moment op={op} />
        </span>
      </p>
      {reden && <p className="gezegd">{reden}</p>}
    </>
  );
}
