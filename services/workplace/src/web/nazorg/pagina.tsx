import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { PrimaryActionButton, SecondaryActionButton } from "@utrecht/component-library-react";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import type { Nazorgdossier } from "../typen-nazorg.js";
import { alleenDeze } from "../ui/lijst.js";
import { geboren, Naam, useGemeente } from "../ui/persoon.js";
import { Gelezen } from "../ui/staat.js";
import { Moment } from "../ui/termijn.js";
import { datumVoluit } from "../ui/tijd.js";
import { Nazorgacties } from "./acties.js";
import { Overdragen, Sluiten } from "./overdragen.js";
import { Vrijlating } from "./standen.js";
import { Voorwaarden } from "./voorwaarden.js";

/** One return from detention on one page: when, what is arranged at which moment, who does what (R42–R44). */
export function NazorgPagina() {
  const { huis } = useHuis();
  const { dossierId } = useParams({ from: "/$huis/nazorg/$dossierId" });
  const vraag = useQuery(vragen.nazorg(huis.code, dossierId));
  return (
    <div className="bladzijde bladzijde--breed" key={dossierId}>
      <Gelezen vraag={vraag} rijen={10}>
        {(dossier) => (
          <>
            <Kop dossier={dossier} />
            <Voorwaarden dossier={dossier} />
            <Nazorgacties dossier={dossier} />
            {dossier.berichten.length > 0 && (
              <section className="deel nazorgdeel" aria-label="Berichten over detentie">
                <h2 className="utrecht-heading-2">Berichten</h2>
                <Berichten dossier={dossier} />
              </section>
            )}
          </>
        )}
      </Gelezen>
    </div>
  );
}

function Kop({ dossier }: { dossier: Nazorgdossier }) {
  const { huis, w } = useHuis();
  const [open, zetOpen] = useState<"overdragen" | "sluiten">();
  const { persoonId, namen, fase, magBijwerken, waarschuwingOp } = dossier;
  const persoon = namen[persoonId];
  const bij = geboren(persoon?.geboortedatum, persoon?.leeftijd);
  const sluit = () => zetOpen(undefined);
  const komtVrij = dossier.vrijgelaten || (dossier.dagenTotVrijlating ?? 1) <= 0;
  return (
    <header className="casuskop">
      <div className="casuskop__boven">
        <div>
          <Link
            to="/$huis/nazorg"
            params={{ huis: huis.code }}
            activeOptions={alleenDeze}
            className="terug-altijd utrecht-link"
          >
            {hoofdletter(w("«nazorg»"))}
          </Link>
          <Titel venster={hoofdletter(w("«nazorg»"))}>
            <Naam persoonId={persoonId} namen={namen} />
            {bij && <span className="titel__bij">{bij}</span>}
          </Titel>
        </div>
        {magBijwerken && fase !== "afgesloten" && (
          <div className="casuskop__knoppen">
            <SecondaryActionButton onClick={() => zetOpen("sluiten")}>Dossier sluiten</SecondaryActionButton>
            {fase === "detentie" && komtVrij && (
              <PrimaryActionButton onClick={() => zetOpen("overdragen")}>Overdragen na detentie</PrimaryActionButton>
            )}
          </div>
        )}
      </div>
      {waarschuwingOp && (
        <p className="let-op nazorgwaarschuwing" role="status">
          <strong>Onderdak is niet geregeld</strong> en de vrijlating is dichtbij. Een bed in de opvang telt niet als
          geregeld.
        </p>
      )}
      <Gegevens dossier={dossier} />
      {open === "overdragen" && <Overdragen dossier={dossier} sluit={sluit} />}
      {open === "sluiten" && <Sluiten dossier={dossier} sluit={sluit} />}
    </header>
  );
}

function Gegevens({ dossier }: { dossier: Nazorgdossier }) {
  const { huis } = useHuis();
  const gemeente = useGemeente();
  const { vrijlatingsdatum, dagenTotVrijlating, waarschuwingOp, fase, bewarenTot, afsluitreden } = dossier;
  const fasen = { detentie: "Tot de overdracht", "na-detentie": "Na detentie, overgedragen", afgesloten: "Gesloten" };
  const regels: [string, React.ReactNode][] = [
    ["Stand", fasen[fase]],
    [
      dossier.vrijgelaten ? "Vrijgelaten" : "Vrijlating",
      <>
        <Vrijlating dagen={dagenTotVrijlating} gewaarschuwd={Boolean(waarschuwingOp)} />
        {vrijlatingsdatum && <span className="stil regel">{datumVoluit(vrijlatingsdatum)}</span>}
      </>,
    ],
    ["Ingesloten", datumVoluit(dossier.insluitingsdatum)],
    ["Inrichting", dossier.inrichting],
    ["Namens gemeente", gemeente(dossier.gemeente)],
    ["Regime", hoofdletter(dossier.regime)],
  ];
  if (dossier.eerderDossierId) regels.push(["Eerder", "Zat eerder vast"]);
  if (bewarenTot)
    regels.push(["Gesloten", `${naamVan(huis.afsluitredenen, afsluitreden)}; bewaard tot ${datumVoluit(bewarenTot)}`]);
  return (
    <dl className="kopgegevens">
      {regels.map(([naam, waarde]) => (
        <div key={naam}>
          <dt>{naam}</dt>
          <dd>{waarde}</dd>
        </div>
      ))}
    </dl>
  );
}

const soorten: Record<string, string> = { start: "Begin", wijziging: "Wijziging", einde: "Einde" };

function Berichten({ dossier: { berichten } }: { dossier: Nazorgdossier }) {
  return (
    <ul className="rijen">
      {berichten.map(({ berichtId, soort, vrijlatingsdatum, ontvangenOp }) => (
        <li key={berichtId} className="rij">
          <span className="rij__hoofd">{soorten[soort] ?? soort}</span>
          <span className="rij__bij">
            {vrijlatingsdatum ? `vrijlating ${datumVoluit(vrijlatingsdatum)}` : "vrijlating onbekend"}
          </span>
          <span className="rij__eind">
            <Moment op={ontvangenOp} />
          </span>
        </li>
      ))}
    </ul>
  );
}
