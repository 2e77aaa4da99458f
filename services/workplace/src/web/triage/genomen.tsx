import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan } from "../shell/zelf.js";
import type { Triage } from "../typen-triage.js";
import { Lijst } from "../ui/criteria.js";
import { Gegevens } from "../ui/gegevens.js";
import { Voorwaarde } from "../ui/herkomst.js";
import { Naam } from "../ui/persoon.js";
import { Moment } from "../ui/termijn.js";

/** The judgement and the decision, to read. */
export function Genomen({ triage }: { triage: Triage }) {
  const { huis, w } = useHuis();
  const organisatie = useOrganisatie();
  const { oordeel, oordeelVoorwaarde, besluit, stappen, namen } = triage;
  return (
    <>
      {besluit && triage.status === "besloten" && <Besluit triage={triage} />}
      {stappen.length > 0 && (
        <section className="blok" aria-labelledby="kop-stappen">
          <h3 id="kop-stappen" className="utrecht-heading-3">
            Vervolgstappen
          </h3>
          <ul className="stappen">
            {stappen.map(({ omschrijving, eigenaar }, plek) => (
              <li key={plek}>
                {omschrijving} <span className="stil">{organisatie(eigenaar)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {oordeel ? (
        <section className="blok" aria-labelledby="kop-oordeel">
          <h3 id="kop-oordeel" className="utrecht-heading-3">
            Oordeel
          </h3>
          <p>
            {oordeel.aard || "Waarover het ging, was alleen voor het overleg dat is geweest."}{" "}
            <span className="stil">· ernst {oordeel.ernst}</span>
          </p>
          {Object.keys(oordeel.huiscriteria).length > 0 && (
            <Lijst criteria={huis.criteria.huis} oordelen={oordeel.huiscriteria} />
          )}
          {oordeel.toetsen
            .filter(({ criteria }) => Object.keys(criteria).length > 0)
            .map(({ persoonId, criteria }) => (
              <div key={persoonId}>
                <h4 className="utrecht-heading-4">
                  Wettelijke criteria: <Naam persoonId={persoonId} namen={namen} />
                </h4>
                <Lijst criteria={huis.criteria.wettelijk} oordelen={criteria} />
              </div>
            ))}
          <Voorwaarde voorwaarde={oordeelVoorwaarde} toelichting={oordeel.herkomst?.voorwaardeToelichting} />
          {oordeel.namens.length > 0 && <p className="stil">Namens {oordeel.namens.map(organisatie).join(", ")}</p>}
        </section>
      ) : oordeelVoorwaarde ? (
        <p className="stil">Er is een oordeel, maar dat gaat niet verder dan wie het gaf en wie voorzit.</p>
      ) : (
        triage.status !== "besloten" && (
          <p className="stil">{w("Er is nog geen oordeel. Dat komt in «triageoverleg.de».")}</p>
        )
      )}
    </>
  );
}

function Besluit({ triage: { besluit, namen, collegas } }: { triage: Triage }) {
  const { huis, w } = useHuis();
  const organisatie = useOrganisatie();
  const wie = wieVan(collegas);
  const { uitkomst, motivering, personen, categorie, procesregisseur, partner, doorNaam, beslotenOp } = besluit!;
  const regels: [string, React.ReactNode][] = [
    ["Uitkomst", naamVan(huis.uitkomsten, uitkomst)],
    ["Motivering", motivering],
  ];
  if (partner) regels.push([hoofdletter(w("«partner»")), organisatie(partner)]);
  if (personen.length > 0)
    regels.push([
      hoofdletter(w("«betrokkene.meervoud»")),
      personen.map((persoonId) => (
        <span key={persoonId} className="regel">
          <Naam persoonId={persoonId} namen={namen} />
        </span>
      )),
    ]);
  if (categorie) regels.push(["Categorie", naamVan(huis.casuscategorieen, categorie)]);
  if (procesregisseur) regels.push([hoofdletter(w("«procesregisseur»")), wie(procesregisseur)]);
  regels.push([
    "Door",
    <>
      {doorNaam}, <Moment op={beslotenOp} />
    </>,
  ]);
  return (
    <section className="blok" aria-labelledby="kop-besluit">
      <h3 id="kop-besluit" className="utrecht-heading-3">
        Besluit
      </h3>
      <Gegevens regels={regels} />
    </section>
  );
}
