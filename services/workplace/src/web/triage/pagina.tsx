import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { FormLabel, Select, SelectOption } from "@utrecht/component-library-react";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import type { Namen } from "../typen.js";
import type { Agendaregel, TriageRij } from "../typen-triage.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { hoofdpersoon } from "../ui/betrokkene.js";
import { Naam } from "../ui/persoon.js";
import { Gelezen, Leeg } from "../ui/staat.js";
import { weekdag } from "../ui/tijd.js";
import { statusTekst } from "./status.js";

/** The weekly meeting: its agenda left, the item in the middle. */
export function Triages() {
  const { huis, w } = useHuis();
  const { overlegDatum } = useSearch({ from: "/$huis/triage" });
  const { triageId } = useParams({ strict: false });
  const vraag = useQuery(vragen.triages(huis.code, overlegDatum));
  useLijsttoetsen();
  return (
    <div className="twee twee--smal" data-gekozen={triageId ? true : undefined}>
      <section className="twee__lijst" aria-label={w("Agenda van «triageoverleg.de»")}>
        <div className="lijstkop">
          <Titel venster={hoofdletter(w("«triage»"))}>{hoofdletter(w("«triage»"))}</Titel>
          <Overlegkeuze gekozen={overlegDatum} />
        </div>
        <Gelezen vraag={vraag} rijen={8}>
          {({ items, namen }) =>
            items.length === 0 ? (
              <Leeg>{huis.teksten["scherm.leeg.triage"]}</Leeg>
            ) : (
              <>
                <Agenda items={items} namen={namen} gekozen={triageId} />
                {items.some(({ zichtbaar }) => !zichtbaar) && (
                  <p className="lijst__uitleg stil">{huis.teksten["scherm.agendapunt"]}</p>
                )}
              </>
            )
          }
        </Gelezen>
      </section>
      <Outlet />
    </div>
  );
}

/** Which meeting; the dates are those of the items there are. */
function Overlegkeuze({ gekozen }: { gekozen: string | undefined }) {
  const { huis } = useHuis();
  const navigate = useNavigate();
  const { data } = useQuery(vragen.triages(huis.code));
  const datums = [...new Set([...(data?.items.map((een) => een.overlegDatum) ?? []), ...(gekozen ? [gekozen] : [])])];
  if (datums.length < 2 && !gekozen) return null;
  return (
    <div className="kiesregel">
      <FormLabel htmlFor="overleg" className="alleen-voorlezen">
        Overleg
      </FormLabel>
      <Select
        id="overleg"
        value={gekozen ?? ""}
        onChange={({ target }) =>
          void navigate({
            to: "/$huis/triage",
            params: { huis: huis.code },
            search: target.value ? { overlegDatum: target.value } : {},
          })
        }
      >
        <SelectOption value="">Alle data</SelectOption>
        {datums.toSorted().map((datum) => (
          <SelectOption key={datum} value={datum}>
            {weekdag(datum)}
          </SelectOption>
        ))}
      </Select>
    </div>
  );
}

type Regel = TriageRij | Agendaregel;

function Agenda({ items, namen, gekozen }: { items: Regel[]; namen: Namen; gekozen: string | undefined }) {
  const perDatum = Object.entries(Object.groupBy(items, (een) => een.overlegDatum)) as [string, Regel[]][];
  return perDatum.map(([datum, punten]) => (
    <section key={datum} aria-labelledby={`overleg-${datum}`}>
      <h2 id={`overleg-${datum}`} className="lijst__datum">
        {hoofdletter(weekdag(datum))}
        <span className="stil"> {punten.filter(({ status }) => status !== "besloten").length} open</span>
      </h2>
      <ul className="rijen rijen--lijst">
        {punten.map((punt) => (
          <li key={punt.zichtbaar ? punt.triageId : punt.agendapunt}>
            {punt.zichtbaar ? (
              <Punt punt={punt} namen={namen} gekozen={punt.triageId === gekozen} />
            ) : (
              <Afgeschermd punt={punt} />
            )}
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** There is an item; below the agenda stands why one sees no more of it. */
function Afgeschermd({ punt: { agendapunt, status } }: { punt: Agendaregel }) {
  const { w } = useHuis();
  return (
    <div className="rij rij--punt" data-klaar={status === "besloten" || undefined}>
      <span className="rij__nummer">{agendapunt}</span>
      <span className="rij__hoofd">Agendapunt {agendapunt}</span>
      <span className="rij__bij">{w(statusTekst[status])}</span>
    </div>
  );
}

function Punt({ punt, namen, gekozen }: { punt: TriageRij; namen: Namen; gekozen: boolean }) {
  const { huis, w } = useHuis();
  const { eerste, anderen } = hoofdpersoon(punt.betrokkenen);
  return (
    <Link
      to="/$huis/triage/$triageId"
      params={{ huis: huis.code, triageId: punt.triageId }}
      search={true}
      className="rij rij--punt"
      data-rij
      data-klaar={punt.status === "besloten" || undefined}
      aria-current={gekozen ? "page" : undefined}
    >
      <span className="rij__nummer">{punt.agendapunt ?? <abbr title="Beperkt: alleen voor wie meedoet">B</abbr>}</span>
      <span className="rij__hoofd">
        {eerste && <Naam persoonId={eerste.persoonId} namen={namen} />}
        {anderen > 0 && <span className="stil"> +{anderen}</span>}
        {punt.onderwerp && <span className="rij__onder">{hoofdletter(punt.onderwerp)}</span>}
      </span>
      <span className="rij__bij">
        {punt.status === "besloten" ? naamVan(huis.uitkomsten, punt.uitkomst) : w(statusTekst[punt.status])}
      </span>
    </Link>
  );
}

const uitleg = (items: Regel[]): string => {
  if (items.length === 0) return "";
  if (items.some(({ zichtbaar }) => zichtbaar)) return "Kies links een agendapunt.";
  return "Jouw organisatie doet nu bij geen van deze punten mee.";
};

export function NietsGekozen() {
  const { huis, w } = useHuis();
  const { overlegDatum } = useSearch({ from: "/$huis/triage" });
  const { data } = useQuery(vragen.triages(huis.code, overlegDatum));
  const eerste = data?.items.find((een): een is TriageRij => een.zichtbaar && een.status === "geagendeerd");
  return (
    <section className="twee__item twee__item--leeg" aria-label="Agendapunt">
      {eerste ? (
        <>
          <p>{w("Open het eerste punt van «triageoverleg.de».")}</p>
          <Link
            to="/$huis/triage/$triageId"
            params={{ huis: huis.code, triageId: eerste.triageId }}
            search={true}
            className="utrecht-button utrecht-button--primary-action"
          >
            Begin met punt {eerste.agendapunt ?? "B"}
          </Link>
        </>
      ) : (
        <p className="stil">{data && uitleg(data.items)}</p>
      )}
    </section>
  );
}
