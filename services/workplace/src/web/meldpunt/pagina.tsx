import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Titel } from "../shell/titel.js";
import { useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan, useZelf } from "../shell/zelf.js";
import type { Meldpuntmelding } from "../typen-meldpunt.js";
import { Gelezen } from "../ui/staat.js";
import { Moment } from "../ui/termijn.js";
import { Casusvraag } from "./casusvraag.js";
import { Inhoud } from "./inhoud.js";
import { Routeren } from "./routeren.js";
import { Sluiten } from "./sluiten.js";
import { Trieren } from "./trieren.js";
import { Verrijken } from "./verrijken.js";
import { meldpunt } from "./vragen.js";
import { Weg } from "./weg.js";
import { standen, urgenties, useBureau, useStation } from "./woorden.js";

/** One report at the knooppunt: what is known left, what must be decided right, the way it went below (R78, R79, R83). */
export function MeldpuntPagina() {
  const { huis } = useHuis();
  const { meldpuntmeldingId } = useParams({ from: "/$huis/meldpunt/$meldpuntmeldingId" });
  const vraag = useQuery(meldpunt.melding(huis.code, meldpuntmeldingId));
  return (
    <div className="bladzijde bladzijde--breed" key={meldpuntmeldingId}>
      <Gelezen vraag={vraag} rijen={10}>
        {(melding) => (
          <>
            <Kop melding={melding} />
            <div className="meldpunt">
              <div className="meldpunt__deel">
                <Inhoud melding={melding} />
                <Weg melding={melding} />
              </div>
              <div className="meldpunt__deel">
                <Handelingen melding={melding} />
              </div>
            </div>
          </>
        )}
      </Gelezen>
    </div>
  );
}

function Kop({ melding }: { melding: Meldpuntmelding }) {
  const { huis } = useHuis();
  const organisatie = useOrganisatie();
  const station = useStation();
  const { stand, kenmerk, afzender, melder, ontvangenOp, urgentie, lussen, plaats } = melding;
  const standTekst = standen.find((een) => een.stand === stand)!.tekst;
  const weg = stand === "bij-huis" || stand === "overgedragen";
  const van = [melder?.organisatie ?? organisatie(afzender), melder?.naam].filter(Boolean).join(", ");
  const regels: [string, React.ReactNode][] = [
    ["Stand", weg ? `${standTekst}: ${station(plaats)}` : standTekst],
    ["Urgentie", urgentie ? urgenties[urgentie] : "Nog niet beoordeeld"],
    ["Gemeld door", van],
    ["Binnengekomen", <Moment key="op" op={ontvangenOp} />],
  ];
  return (
    <header className="casuskop">
      <Link
        to="/$huis/meldpunt"
        params={{ huis: huis.code }}
        search={stand === "te-trieren" ? {} : { stand }}
        className="terug-altijd utrecht-link"
      >
        Meldpunt: {standTekst.toLowerCase()}
      </Link>
      <Titel venster="Meldpunt">{kenmerk}</Titel>
      {lussen > 1 && (
        <p className="let-op meldpuntwaarschuwing" role="status">
          <strong>Deze melding is {lussen} keer teruggekomen.</strong> Lees hieronder waarom, en bel de huizen voordat
          je haar weer routeert.
        </p>
      )}
      <dl className="kopgegevens">
        {regels.map(([naam, waarde]) => (
          <div key={naam}>
            <dt>{naam}</dt>
            <dd>{waarde}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

/** What this person may still do; what was judged stands where the forms were. */
function Handelingen({ melding }: { melding: Meldpuntmelding }) {
  const bureau = useBureau();
  const { organisatie } = useZelf();
  const { stand, verrijkingen } = melding;
  const verrijkt = verrijkingen.some((een) => een.organisatie === organisatie);
  return (
    <>
      <Oordeel melding={melding} />
      {stand === "te-trieren" && !verrijkt && <Verrijken melding={melding} />}
      {stand === "te-trieren" && bureau && <Trieren melding={melding} />}
      {stand === "te-routeren" && bureau && (
        <>
          <Casusvraag melding={melding} />
          <Routeren melding={melding} />
          <Sluiten melding={melding} />
        </>
      )}
    </>
  );
}

/** How it was judged or why it was closed, and by whom. */
function Oordeel({ melding: { stand, urgentie, motivering, getrieerdDoor, getrieerdOp, collegas } }: Props) {
  if (!urgentie || !getrieerdDoor || !getrieerdOp) return null;
  return (
    <section className="blok" aria-labelledby="kop-oordeel">
      <h2 id="kop-oordeel" className="utrecht-heading-2">
        {stand === "gesloten" ? "Waarom gesloten" : `Urgentie: ${urgenties[urgentie].toLowerCase()}`}
      </h2>
      {motivering && <p className="item__tekst">{motivering}</p>}
      <p className="stil">
        Getrieerd door {wieVan(collegas)(getrieerdDoor)}, <Moment op={getrieerdOp} />
      </p>
    </section>
  );
}

type Props = { melding: Meldpuntmelding };
