import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import type { Namen } from "../typen.js";
import type { Actie, CasusRij, Vandaag as Overzicht } from "../typen-casus.js";
import { Naam } from "../ui/persoon.js";
import { Gelezen, Leeg } from "../ui/staat.js";
import { Termijn, useNu } from "../ui/termijn.js";
import { weekdag } from "../ui/tijd.js";

/** What waits for me, with terms, across all kinds of work. */
export function Vandaag() {
  const { huis } = useHuis();
  const vraag = useQuery(vragen.vandaag(huis.code));
  const nu = useNu();
  return (
    <div className="bladzijde">
      <Titel venster="Vandaag">
        Vandaag <span className="titel__bij">{weekdag(new Date(nu).toISOString())}</span>
      </Titel>
      <Gelezen vraag={vraag}>{(vandaag) => <Werk vandaag={vandaag} />}</Gelezen>
    </div>
  );
}

function Werk({ vandaag }: { vandaag: Overzicht }) {
  const { huis } = useHuis();
  const namen = vandaag.namen ?? {};
  const delen = [
    (vandaag.screening?.teScreenen ?? 0) > 0 && <TeScreenen key="screening" vandaag={vandaag} />,
    (vandaag.triage?.aantal ?? 0) > 0 && <Agenda key="triage" triage={vandaag.triage!} />,
    (vandaag.acties?.length ?? 0) > 0 && <Acties key="acties" acties={vandaag.acties!} namen={namen} />,
    (vandaag.casussen?.length ?? 0) > 0 && <Casussen key="casussen" casussen={vandaag.casussen!} namen={namen} />,
  ].filter(Boolean);
  if (delen.length === 0) return <Leeg>{huis.teksten["scherm.leeg.vandaag"]}</Leeg>;
  return <div className="vandaag">{delen}</div>;
}

function Deel({ kop, bij, children }: { kop: string; bij?: ReactNode; children: ReactNode }) {
  return (
    <section className="deel">
      <div className="deel__kop">
        <h2 className="utrecht-heading-2">{kop}</h2>
        {bij}
      </div>
      {children}
    </section>
  );
}

function TeScreenen({ vandaag: { screening, herkenningen } }: { vandaag: Overzicht }) {
  const { huis, w } = useHuis();
  const { teScreenen, gescreend } = screening!;
  return (
    <Deel kop={hoofdletter(w("«screening»"))}>
      <Link to="/$huis/screening" params={{ huis: huis.code }} className="rij rij--groot">
        <span className="rij__getal">{teScreenen}</span>
        <span className="rij__tekst">
          {w(teScreenen === 1 ? "«melding» wacht op «screening»" : "«melding.meervoud» wachten op «screening»")}
          <span className="stil">
            {w("{n} al «screening.voltooid»", { n: gescreend })}
            {herkenningen ? `, bij ${herkenningen} is nog de vraag om wie het gaat` : ""}
          </span>
        </span>
        <span className="rij__naar">{hoofdletter(w("«screening.infinitief»"))}</span>
      </Link>
    </Deel>
  );
}

function Agenda({ triage: { overlegDatum, aantal } }: { triage: { overlegDatum: string; aantal: number } }) {
  const { huis, w } = useHuis();
  return (
    <Deel kop={hoofdletter(w("«triageoverleg»"))}>
      <Link to="/$huis/triage" params={{ huis: huis.code }} search={{ overlegDatum }} className="rij rij--groot">
        <span className="rij__getal">{aantal}</span>
        <span className="rij__tekst">
          {aantal === 1 ? "agendapunt" : "agendapunten"} voor {weekdag(overlegDatum)}
          <span className="stil">{huis.triageoverleg ? `om ${huis.triageoverleg.tijd}` : ""}</span>
        </span>
        <span className="rij__naar">Naar de agenda</span>
      </Link>
    </Deel>
  );
}

function Acties({ acties, namen }: { acties: Actie[]; namen: Namen }) {
  const { huis, w } = useHuis();
  return (
    <Deel
      kop={hoofdletter(w("mijn «actie.meervoud»"))}
      bij={
        <Link to="/$huis/acties" params={{ huis: huis.code }} className="utrecht-link">
          {w("Alle «actie.meervoud»")}
        </Link>
      }
    >
      <ul className="rijen">
        {acties.map(({ actieId, omschrijving, uiterlijkDatum, persoonId }) => (
          <li key={actieId}>
            <Link to="/$huis/acties" params={{ huis: huis.code }} search={{ actie: actieId }} className="rij">
              <span className="rij__hoofd">{omschrijving}</span>
              <span className="rij__bij">{persoonId && <Naam persoonId={persoonId} namen={namen} />}</span>
              <Termijn tot={uiterlijkDatum} />
            </Link>
          </li>
        ))}
      </ul>
    </Deel>
  );
}

function Casussen({ casussen, namen }: { casussen: CasusRij[]; namen: Namen }) {
  const { huis, w } = useHuis();
  return (
    <Deel
      kop={hoofdletter(w("mijn «casus.meervoud»"))}
      bij={
        <Link to="/$huis/casussen" params={{ huis: huis.code }} search={{ mijn: true }} className="utrecht-link">
          {w("Alle «casus.meervoud»")}
        </Link>
      }
    >
      <ul className="rijen">
        {casussen.map(({ casusId, persoonId, categorie, aantalOpenActies, volgendeTermijn }) => (
          <li key={casusId}>
            <Link to="/$huis/casussen/$casusId" params={{ huis: huis.code, casusId }} className="rij">
              <span className="rij__hoofd">
                <Naam persoonId={persoonId} namen={namen} />
              </span>
              <span className="rij__bij">
                {naamVan(huis.casuscategorieen, categorie)}
                {aantalOpenActies > 0 && ` · ${aantalOpenActies} open`}
              </span>
              <Termijn tot={volgendeTermijn} />
            </Link>
          </li>
        ))}
      </ul>
    </Deel>
  );
}
