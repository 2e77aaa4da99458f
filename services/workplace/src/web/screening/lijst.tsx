import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import type { MeldingRij, Namen } from "../typen.js";
import { hoofdpersoon } from "../ui/betrokkene.js";
import { Naam, useGemeente } from "../ui/persoon.js";
import { Termijn } from "../ui/termijn.js";
import type { Groep } from "./samenvouwen.js";

type Props = { groepen: Groep[]; namen: Namen; status: string; gekozen: string | undefined };

export function Lijst({ groepen, namen, status, gekozen }: Props) {
  const { w } = useHuis();
  return (
    <>
      <div className="koppen koppen--melding" data-status={status} aria-hidden="true">
        <span>{w("«Betrokkene»")}</span>
        <span>Wat</span>
        <span className="kolom--waar">Waar</span>
        <span className="kolom--kenmerk">Kenmerk</span>
        <span>{status === "te-screenen" ? "Termijn" : "Uitkomst"}</span>
      </div>
      <ul className="rijen rijen--lijst">
        {groepen.map((groep) => (
          <Groeprij key={groep.eerste.meldingId} groep={groep} namen={namen} status={status} gekozen={gekozen} />
        ))}
      </ul>
    </>
  );
}

/** The oldest report of a person; what lies below it folds open, and is open as soon as one of it is chosen. */
function Groeprij({ groep: { eerste, andere }, namen, status, gekozen }: { groep: Groep } & Omit<Props, "groepen">) {
  const { w } = useHuis();
  const [open, zetOpen] = useState(true);
  const erin = andere.some(({ meldingId }) => meldingId === gekozen);
  const rij = { namen, status, gekozen };
  return (
    <li className="groeprij">
      <Rij melding={eerste} {...rij} />
      {andere.length > 0 && (
        <button type="button" className="vouw" aria-expanded={open || erin} onClick={() => zetOpen(!open)}>
          <svg className="pijl" viewBox="0 0 12 8" aria-hidden="true">
            <path d="m1 1.5 5 5 5-5" fill="none" stroke="currentColor" strokeWidth="1.75" />
          </svg>
          {w(
            andere.length === 1
              ? "nog 1 «melding» over dezelfde persoon"
              : "nog {n} «melding.meervoud» over dezelfde persoon",
            { n: andere.length },
          )}
          <span className="alleen-voorlezen"> bij {eerste.kenmerk}</span>
        </button>
      )}
      {andere.length > 0 && (open || erin) && (
        <ul className="rijen rijen--onder">
          {andere.map((melding) => (
            <li key={melding.meldingId}>
              <Rij melding={melding} {...rij} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

type RijProps = { melding: MeldingRij; namen: Namen; status: string; gekozen: string | undefined };

function Rij({ melding, namen, status, gekozen }: RijProps) {
  const { huis } = useHuis();
  const gemeente = useGemeente();
  const { eerste, anderen } = hoofdpersoon(melding.betrokkenen);
  return (
    <Link
      to="/$huis/screening/$meldingId"
      params={{ huis: huis.code, meldingId: melding.meldingId }}
      search={true}
      className="rij rij--melding"
      data-rij
      data-status={status}
      aria-current={melding.meldingId === gekozen ? "page" : undefined}
    >
      <span className="rij__hoofd">
        {eerste && <Naam persoonId={eerste.persoonId} namen={namen} status={eerste.status} />}
        {anderen > 0 && <span className="stil"> +{anderen}</span>}
      </span>
      <span className="rij__wat">
        <Soort melding={melding} metWat />
      </span>
      <span className="rij__bij kolom--waar">{gemeente(melding.gemeente)}</span>
      <span className="rij__bij kolom--kenmerk">{melding.kenmerk}</span>
      <span className="rij__eind">
        {status === "te-screenen" ? (
          <Termijn tot={melding.screeningUiterlijkOp} van={melding.ontvangenOp} />
        ) : (
          <span className="rij__bij">{naamVan(huis.uitkomsten, melding.uitkomst ?? melding.screeningsuitkomst)}</span>
        )}
      </span>
    </Link>
  );
}

/** What kind of report, as the house names it; `metWat` gives its own classification where it has one. */
export function Soort({
  melding: { soort, classificatie, aveNiveau },
  metWat = false,
}: {
  melding: MeldingRij;
  metWat?: boolean;
}) {
  const { huis, w } = useHuis();
  const naam = soort === "ZVH" ? w("«Melding»") : naamVan(huis.meldingsoorten, soort);
  return (
    <>
      {hoofdletter((metWat && classificatie) || naam)}
      {aveNiveau !== null && aveNiveau !== undefined && <span className="merk">AVE {aveNiveau}</span>}
    </>
  );
}
