import { useEffect } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useParams, useSearch } from "@tanstack/react-router";
import { noemToetsen } from "../shell/sneltoetsen.js";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import type { Telling } from "../typen.js";
import { alleenDeze, useLijsttoetsen } from "../ui/lijst.js";
import { Gelezen, Leeg, Meer } from "../ui/staat.js";
import { Lijst } from "./lijst.js";
import { letterVoor } from "./letters.js";
import { Sessie } from "./sessie.js";
import { vouwSamen } from "./samenvouwen.js";

const statussen = [
  { status: "te-screenen", tekst: "Te «screening.infinitief»" },
  { status: "in-triage", tekst: "In «triage»" },
  { status: "afgerond", tekst: "Afgerond" },
  { status: "teruggestuurd", tekst: "Teruggestuurd" },
];

/** Clears the day's reports one by one: list left, item right. */
export function Screening() {
  const { huis, w } = useHuis();
  const { status = "te-screenen" } = useSearch({ from: "/$huis/screening" });
  const { meldingId } = useParams({ strict: false });
  const vraag = useQuery(vragen.screening(huis.code, status));
  useLijsttoetsen();
  useEffect(() => {
    const letters = letterVoor(huis.screeningsuitkomsten);
    noemToetsen([
      { toets: "1 2 3", doet: "risico laag, midden, hoog" },
      { toets: "4 5 6", doet: "complexiteit laag, midden, hoog" },
      ...huis.uitkomsten
        .filter(({ code }) => letters[code])
        .map(({ code, naam }) => ({ toets: letters[code]!, doet: `uitkomst: ${naam}` })),
      { toets: "m", doet: "naar de motivering" },
      { toets: "Ctrl Enter", doet: "vastleggen en door naar de volgende" },
    ]);
    return () => noemToetsen([]);
  }, [huis]);
  return (
    <div className="twee" data-gekozen={meldingId ? true : undefined}>
      <section className="twee__lijst" aria-label={w("Lijst van «melding.meervoud»")}>
        <div className="lijstkop">
          <Titel venster={hoofdletter(w("«screening»"))}>{hoofdletter(w("«screening»"))}</Titel>
          <nav className="filters" aria-label="Welke">
            {statussen.map((een) => (
              <Link
                key={een.status}
                to="/$huis/screening"
                params={{ huis: huis.code }}
                search={een.status === "te-screenen" ? {} : { status: een.status }}
                className="filters__knop"
                activeOptions={alleenDeze}
                aria-current={een.status === status || undefined}
              >
                {w(een.tekst)}
              </Link>
            ))}
          </nav>
          {vraag.data?.telling && <Voortgang telling={vraag.data.telling} />}
        </div>
        {status === "te-screenen" && <Sessie />}
        <Gelezen vraag={vraag} rijen={15}>
          {({ items, namen, volgende }) =>
            items.length === 0 ? (
              <Leeg>
                {status === "te-screenen"
                  ? huis.teksten["scherm.leeg.screening"]
                  : w("Hier staan nog geen «melding.meervoud».")}
              </Leeg>
            ) : (
              <>
                <Lijst groepen={vouwSamen(items)} namen={namen} status={status} gekozen={meldingId} />
                <Meer volgende={volgende} />
              </>
            )
          }
        </Gelezen>
      </section>
      <Outlet />
    </div>
  );
}

/** The bar counts down: "nog 8 van 20". */
function Voortgang({ telling: { teScreenen, gescreend } }: { telling: Telling }) {
  const totaal = teScreenen + gescreend;
  if (totaal === 0) return null;
  return (
    <div className="voortgang">
      <span id="voortgang">
        nog <strong>{teScreenen}</strong> van {totaal}
      </span>
      <progress value={gescreend} max={totaal} aria-labelledby="voortgang" />
    </div>
  );
}

/** Nothing opened yet: the largest button opens the oldest. */
export function NietsGekozen() {
  const { huis, w } = useHuis();
  const { status = "te-screenen" } = useSearch({ from: "/$huis/screening" });
  const { data } = useQuery(vragen.screening(huis.code, status));
  const eerste = data && vouwSamen(data.items)[0]?.eerste;
  return (
    <section className="twee__item twee__item--leeg" aria-label={w("«Melding»")}>
      {eerste && status === "te-screenen" ? (
        <>
          <p>{w("Begin met «melding.de» die het langst wacht.")}</p>
          <Link
            to="/$huis/screening/$meldingId"
            params={{ huis: huis.code, meldingId: eerste.meldingId }}
            search={true}
            className="utrecht-button utrecht-button--primary-action"
          >
            Begin met de oudste
          </Link>
          <p className="stil">
            Met het toetsenbord: <kbd>j</kbd> <kbd>k</kbd> kiezen, <kbd>Enter</kbd> openen, <kbd>?</kbd> alle toetsen.
          </p>
        </>
      ) : (
        <p className="stil">{w("Kies links een «melding».")}</p>
      )}
    </section>
  );
}
