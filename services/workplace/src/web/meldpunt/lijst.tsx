import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { SecondaryActionButton, Table, TableBody, TableCell, TableRow } from "@utrecht/component-library-react";
import { Titel } from "../shell/titel.js";
import { useHuis } from "../shell/woorden.js";
import { useOrganisatie } from "../shell/zelf.js";
import type { MeldpuntRij, Meldpuntstand, Meldpunttelling } from "../typen-meldpunt.js";
import { alleenDeze, useLijsttoetsen } from "../ui/lijst.js";
import { useGemeente } from "../ui/persoon.js";
import { Gelezen, Leeg } from "../ui/staat.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { Leeftijd } from "../ui/termijn.js";
import { meldpunt } from "./vragen.js";
import { gronden, standen, urgenties, useBureau, useStation } from "./woorden.js";

/** What would stand in an empty list, and how it gets there. */
const legen: Record<Meldpuntstand, string> = {
  "te-trieren": "Er wacht niets op triage. Wat over verward gedrag wordt gemeld, komt hier vanzelf te staan.",
  "te-routeren": "Er wacht niets op een huis. Wat getrieerd is, en wat een huis terugstuurt, komt hier te staan.",
  "bij-huis": "Er is nog niets bij een huis. Wat je naar een huis stuurt, komt hier te staan.",
  overgedragen: "Er is nog niets overgedragen aan een huis buiten dit platform.",
  gesloten: "Er is nog niets gesloten.",
};

/** What came in about confused behaviour, the oldest first: what must be triaged, and where the rest is (R78, R79). */
export function Meldpunt() {
  const { huis } = useHuis();
  const { stand = "te-trieren" } = useSearch({ from: "/$huis/meldpunt" });
  const vraag = useInfiniteQuery(meldpunt.lijst(huis.code, stand));
  const telling = vraag.data?.pages[0]?.telling;
  useLijsttoetsen();
  return (
    <div className="bladzijde bladzijde--breed">
      <div className="deel__kop">
        <Titel venster="Meldpunt">Meldpunt</Titel>
        <Link to="/$huis/meldpunt/nieuw" params={{ huis: huis.code }} className="utrecht-link deel__naar">
          Telefonische melding invoeren
        </Link>
      </div>
      {useBureau() && <Standen stand={stand} telling={telling} />}
      {Boolean(telling?.rondgepompt) && (
        <p className="let-op meldpuntwaarschuwing" role="status">
          <strong>{telling!.rondgepompt === 1 ? "Eén melding" : `${telling!.rondgepompt} meldingen`}</strong> kwam
          {telling!.rondgepompt === 1 ? "" : "en"} twee keer of vaker terug. Bel de huizen voordat je weer routeert.
        </p>
      )}
      <Gelezen vraag={vraag} rijen={12}>
        {({ pages }) => {
          const items = pages.flatMap((bladzijde) => bladzijde.items);
          return items.length === 0 ? <Leeg>{legen[stand]}</Leeg> : <Tabel items={items} stand={stand} />;
        }}
      </Gelezen>
      {vraag.hasNextPage && (
        <div className="knoppen">
          <SecondaryActionButton disabled={vraag.isFetchingNextPage} onClick={() => void vraag.fetchNextPage()}>
            Meer laten zien
          </SecondaryActionButton>
        </div>
      )}
    </div>
  );
}

/** The most that is counted. */
const veel = 1000;

/** The states to choose from, with how much waits in what still waits. */
function Standen({ stand, telling }: { stand: Meldpuntstand; telling: Meldpunttelling | null | undefined }) {
  const { huis } = useHuis();
  const aantal: Partial<Record<Meldpuntstand, number>> = telling
    ? { "te-trieren": telling.teTrieren, "te-routeren": telling.teRouteren }
    : {};
  return (
    <nav className="filters" aria-label="Welke">
      {standen.map((een) => (
        <Link
          key={een.stand}
          to="/$huis/meldpunt"
          params={{ huis: huis.code }}
          search={een.stand === "te-trieren" ? {} : { stand: een.stand }}
          className="filters__knop"
          activeOptions={alleenDeze}
          aria-current={een.stand === stand || undefined}
        >
          {een.tekst}{" "}
          {Boolean(aantal[een.stand]) && (
            <span className="aantal">{aantal[een.stand] === veel ? `${veel} of meer` : aantal[een.stand]}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}

const laatsteKop: Record<Meldpuntstand, string> = {
  "te-trieren": "Gemeente",
  "te-routeren": "Waarheen, en waarom",
  "bij-huis": "Bij",
  overgedragen: "Overgedragen aan",
  gesloten: "Gemeente",
};

function Tabel({ items, stand }: { items: MeldpuntRij[]; stand: Meldpuntstand }) {
  const { huis } = useHuis();
  const organisatie = useOrganisatie();
  return (
    <div className="schuif" role="region" aria-label="Meldingen" tabIndex={0}>
      <Table className="tabel tabel--rijen">
        <Tabelkop koppen={["Kenmerk", "Doorgegeven door", "Binnen sinds", "Urgentie", laatsteKop[stand]]} />
        <TableBody>
          {items.map((een) => (
            <TableRow key={een.meldpuntmeldingId}>
              <TableCell>
                <Link
                  to="/$huis/meldpunt/$meldpuntmeldingId"
                  params={{ huis: huis.code, meldpuntmeldingId: een.meldpuntmeldingId }}
                  className="tabel__link"
                  data-rij
                >
                  {een.kenmerk}
                </Link>
                {een.lussen > 1 && <span className="merk merk--let-op">{een.lussen} keer teruggekomen</span>}
              </TableCell>
              <TableCell>{organisatie(een.afzender)}</TableCell>
              <TableCell className="heel">
                <Leeftijd sinds={een.ontvangenOp} />
              </TableCell>
              <TableCell className="heel">
                {een.urgentie === "spoed" ? (
                  <strong>{urgenties.spoed}</strong>
                ) : (
                  een.urgentie && urgenties[een.urgentie]
                )}
              </TableCell>
              <TableCell>
                <Waar melding={een} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

/** Where it is, or would go; of what nobody knows where it belongs, that a person chooses (R79). */
function Waar({ melding: { stand, voorstel, plaats, ...waar } }: { melding: MeldpuntRij }) {
  const gemeente = useGemeente();
  const station = useStation();
  if (stand === "bij-huis" || stand === "overgedragen") return station(plaats);
  if (stand !== "te-routeren")
    return gemeente(waar.inschrijving ?? waar.verblijf ?? waar.incident) || <span className="stil">Onbekend</span>;
  if (!voorstel) return <strong>Een mens kiest</strong>;
  return (
    <>
      {station(voorstel.naar)}
      <span className="stil">: {gronden[voorstel.grond]}</span>
      {voorstel.buiten && <span className="merk">buiten het platform</span>}
    </>
  );
}
