import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { DataListItem, DataListKey, DataListValue } from "@utrecht/component-library-react";
import { vragen } from "../shell/vragen.js";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import type { Melding } from "../typen.js";
import { Gegevens } from "../ui/gegevens.js";
import { Moment } from "../ui/termijn.js";
import { leesConcept } from "../ui/concept.js";
import { conceptSleutel, leegConcept } from "./concept.js";
import { volgendeNa, vouwSamen } from "./samenvouwen.js";

/** What was decided, by whom, and whether the reporter has heard. */
export function Besluit({ melding }: { melding: Melding }) {
  const { huis, w } = useHuis();
  const { screening, uitkomst, terugkoppelingOp, terugkoppelingMislukt } = melding;
  const concept = leesConcept(conceptSleutel(melding.meldingId), leegConcept).motivering;
  if (!screening) return null;
  const regels: [string, React.ReactNode][] = [
    [w("«Screening»"), naamVan(huis.uitkomsten, screening.uitkomst)],
    ["Risico", hoofdletter(screening.risico)],
    ["Complexiteit", hoofdletter(screening.complexiteit)],
    ["Motivering", screening.motivering],
    [
      "Door",
      <>
        {screening.doorNaam}, <Moment op={screening.gescreendOp} />
      </>,
    ],
  ];
  if (screening.ontvanger) regels.splice(1, 0, ["Opgepakt door", naamVan(huis.organisaties, screening.ontvanger)]);
  if (uitkomst && uitkomst !== screening.uitkomst) regels.push(["Uitkomst", naamVan(huis.uitkomsten, uitkomst)]);
  return (
    <section className="blok" aria-labelledby="kop-besluit">
      <h3 id="kop-besluit" className="utrecht-heading-3">
        Besluit
      </h3>
      {concept && (
        <div className="let-op">
          <p>{w("Een collega was je net voor. Wat jij had getypt, staat hier nog:")}</p>
          <blockquote>{concept}</blockquote>
        </div>
      )}
      <Gegevens regels={regels}>
        <DataListItem>
          <DataListKey>{w("«Terugkoppeling»")}</DataListKey>
          <DataListValue>
            {terugkoppelingOp ? (
              <>
                Verstuurd <Moment op={terugkoppelingOp} />
              </>
            ) : terugkoppelingMislukt ? (
              w("Niet aangekomen. Bel «melder.de»; de taak staat bij Taken.")
            ) : melding.status === "afgerond" ? (
              "Onderweg"
            ) : (
              w("Volgt na het besluit in «triageoverleg.de»")
            )}
          </DataListValue>
        </DataListItem>
      </Gegevens>
      <Volgende meldingId={melding.meldingId} />
    </section>
  );
}

/** On with the list, as long as something waits there. */
function Volgende({ meldingId }: { meldingId: string }) {
  const { huis } = useHuis();
  const { status } = useSearch({ from: "/$huis/screening" });
  const { data } = useQuery({ ...vragen.screening(huis.code, "te-screenen"), enabled: !status });
  const volgende = data && volgendeNa(meldingId, vouwSamen(data.items));
  if (status || !volgende) return null;
  return (
    <Link
      to="/$huis/screening/$meldingId"
      params={{ huis: huis.code, meldingId: volgende }}
      className="utrecht-button utrecht-button--primary-action"
    >
      Naar de volgende
    </Link>
  );
}
