import { Link, useSearch } from "@tanstack/react-router";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan } from "../shell/zelf.js";
import type { Casus } from "../typen-casus.js";
import { alleenDeze } from "../ui/lijst.js";
import { Leeg } from "../ui/staat.js";
import { dagVan, klok, weekdag } from "../ui/tijd.js";
import { groepen, regelVan } from "./regels.js";

/** What happened, by day, newest first; filtered by kind. */
export function Tijdlijn({ casus }: { casus: Casus }) {
  const { huis, w } = useHuis();
  const organisatie = useOrganisatie();
  const wie = wieVan(casus.collegas, casus.deelnames);
  const { soort } = useSearch({ from: "/$huis/casussen/$casusId" });
  const regels = casus.tijdlijn
    .map((gebeurtenis) => ({ ...gebeurtenis, ...regelVan(gebeurtenis, casus, { huis, w, organisatie, wie }) }))
    .filter(({ groep }) => !soort || groep === soort);
  const dagen = Object.entries(Object.groupBy(regels, ({ op }) => dagVan(op)));
  return (
    <>
      <nav className="filters" aria-label="Filter de tijdlijn">
        {[{ code: undefined, naam: "Alles" }, ...groepen].map(({ code, naam }) => (
          <Link
            key={naam}
            to="/$huis/casussen/$casusId"
            params={{ huis: huis.code, casusId: casus.casusId }}
            search={{ soort: code }}
            replace
            className="filters__knop"
            activeOptions={alleenDeze}
            aria-current={soort === code || undefined}
          >
            {w(naam)}
          </Link>
        ))}
      </nav>
      {dagen.length === 0 && <Leeg>Hiervan is nog niets gebeurd. Wat er gebeurt, komt hier vanzelf te staan.</Leeg>}
      <ol className="tijdlijn">
        {dagen.map(([dag, momenten]) => (
          <li key={dag}>
            <h2 className="tijdlijn__dag">{hoofdletter(weekdag(dag))}</h2>
            <ol>
              {momenten!.map(({ op, tekst, bij, wie: id }, plek) => (
                <li key={plek} className="tijdlijn__moment">
                  <time dateTime={op}>{klok(op)}</time>
                  <div>
                    <p>{hoofdletter(tekst)}</p>
                    {bij && <p className="tijdlijn__bij">{bij}</p>}
                  </div>
                  <span className="stil">{wie(id)}</span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </>
  );
}
