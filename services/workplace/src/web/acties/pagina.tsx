import { useEffect, useRef } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import { useOrganisatie, useZelf } from "../shell/zelf.js";
import type { Namen } from "../typen.js";
import type { Actie } from "../typen-casus.js";
import { Herkomstregels, Voorwaarde } from "../ui/herkomst.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { Naam } from "../ui/persoon.js";
import { Gelezen, Leeg } from "../ui/staat.js";
import { Moment, Termijn } from "../ui/termijn.js";
import { Twee } from "../ui/twee.js";
import { Terugkoppelformulier } from "./terugkoppeling.js";

/** My actions by term; a director sees those of the cases he directs (R15). */
export function MijnActies() {
  const { huis, w } = useHuis();
  const { actie: gekozen } = useSearch({ from: "/$huis/acties" });
  const vraag = useQuery(vragen.acties(huis.code));
  useLijsttoetsen();
  const actie = vraag.data?.items.find(({ actieId }) => actieId === gekozen);
  return (
    <Twee
      gekozen={gekozen}
      lijst={w("Mijn «actie.meervoud»")}
      kop={<Titel venster={w("Mijn «actie.meervoud»")}>{w("Mijn «actie.meervoud»")}</Titel>}
      wat={hoofdletter(w("«actie»"))}
      item={actie && <Item key={actie.actieId} actie={actie} namen={vraag.data!.namen} />}
      leeg={w("Kies links een «actie» om te vertellen hoe het ervoor staat.")}
    >
      <Gelezen vraag={vraag} rijen={8}>
        {({ items, namen }) =>
          items.length === 0 ? (
            <Leeg>{huis.teksten["scherm.leeg.acties"]}</Leeg>
          ) : (
            <ul className="rijen rijen--lijst">
              {items.map((een) => (
                <li key={een.actieId}>
                  <Rij actie={een} namen={namen} gekozen={een.actieId === gekozen} />
                </li>
              ))}
            </ul>
          )
        }
      </Gelezen>
    </Twee>
  );
}

function Rij({ actie, namen, gekozen }: { actie: Actie; namen: Namen; gekozen: boolean }) {
  const { huis } = useHuis();
  return (
    <Link
      to="/$huis/acties"
      params={{ huis: huis.code }}
      search={{ actie: actie.actieId }}
      className="rij"
      data-rij
      aria-current={gekozen ? "page" : undefined}
    >
      <span className="rij__hoofd">{actie.omschrijving}</span>
      <span className="rij__bij">{actie.persoonId && <Naam persoonId={actie.persoonId} namen={namen} />}</span>
      <Termijn tot={actie.uiterlijkDatum} />
    </Link>
  );
}

function Item({ actie, namen }: { actie: Actie; namen: Namen }) {
  const { huis, w } = useHuis();
  const { id } = useZelf();
  const organisatie = useOrganisatie();
  const kop = useRef<HTMLHeadingElement>(null);
  useEffect(() => kop.current?.focus(), []);
  return (
    <article className="item">
      <Link to="/$huis/acties" params={{ huis: huis.code }} className="terug utrecht-link">
        ‹ Terug naar de lijst
      </Link>
      <header className="item__kop">
        <div className="item__boven">
          <span>{naamVan(huis.leefgebieden, actie.leefgebied)}</span>
          <span>{hoofdletter(actie.soort)}</span>
          <span>{organisatie(actie.organisatie)}</span>
          <Termijn tot={actie.uiterlijkDatum} />
        </div>
        <h2 ref={kop} tabIndex={-1} className="utrecht-heading-2 item__titel">
          {actie.omschrijving}
        </h2>
        <p className="item__van">
          <Link
            to="/$huis/casussen/$casusId"
            params={{ huis: huis.code, casusId: actie.casusId }}
            className="utrecht-link"
          >
            {w("«Casus»")} {actie.persoonId && <Naam persoonId={actie.persoonId} namen={namen} />}
          </Link>
        </p>
      </header>
      <Voorwaarde voorwaarde={actie.voorwaarde} />
      {actie.terugkoppelingen.length > 0 && (
        <ul className="stappen">
          {actie.terugkoppelingen.map((een) => (
            <li key={een.teruggekoppeldOp}>
              <strong>{hoofdletter(een.soort.replace("-", " "))}</strong> {een.toelichting}
              <span className="stil">
                {" "}
                <Moment op={een.teruggekoppeldOp} />
              </span>
              <Herkomstregels herkomst={een.herkomst} />
            </li>
          ))}
        </ul>
      )}
      {actie.uitvoerder === id ? (
        <Terugkoppelformulier actie={actie} />
      ) : (
        <p className="stil">{w("Alleen wie «actie.de» uitvoert, koppelt terug.")}</p>
      )}
    </article>
  );
}
