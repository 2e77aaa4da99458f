import { hoofdletter, useHuis } from "../shell/woorden.js";
import type { Niveau } from "../typen.js";
import type { Triage } from "../typen-triage.js";
import { Herkomstvelden } from "../ui/herkomst.js";
import { Naam } from "../ui/persoon.js";
import { Radiogroep } from "../ui/radiogroep.js";
import { Keuze, Tekstregel, Vinkjes } from "../ui/veld.js";
import { standVan, toetsbaar, type Concept } from "./concept.js";
import { Criteriavelden } from "./criteria.js";

type Props = { triage: Triage; concept: Concept; zet: (deel: Partial<Concept>) => void };

const niveaus = ["laag", "midden", "hoog"].map((code) => ({ code, naam: hoofdletter(code) }));
const stand = {
  voldoet: "✓ voldoet aan alle vier",
  "voldoet-niet": "✕ voldoet niet",
  open: "… nog niet beantwoord",
};

/** Nature and severity, the criteria of the house, the statutory ones per person, and for whom was judged. */
export function Oordeelvelden({ triage, concept, zet }: Props) {
  const { huis, w } = useHuis();
  const { herkomst } = concept;
  const metAve = triage.aveNiveau !== null || huis.schakelaars.aveVanaf !== null;
  return (
    <section className="blok" aria-labelledby="kop-oordeel">
      <h3 id="kop-oordeel" className="utrecht-heading-3">
        Oordeel
      </h3>
      <div className="naast-elkaar naast-elkaar--ongelijk">
        <Tekstregel waar="aard" label="Aard" waarde={concept.aard} op={(aard) => zet({ aard })} />
        <Radiogroep
          waar="ernst"
          legenda="Ernst"
          vorm="segment"
          opties={niveaus}
          waarde={concept.ernst}
          op={(code) => zet({ ernst: code as Niveau })}
        />
        {metAve && (
          <Keuze
            waar="aveNiveau"
            label="AVE-niveau"
            opties={huis.aveNiveaus.map((niveau) => ({ code: String(niveau), naam: `AVE ${niveau}` }))}
            waarde={concept.aveNiveau}
            op={(aveNiveau) => zet({ aveNiveau })}
          />
        )}
      </div>
      <h4 className="utrecht-heading-4">{w("Criteria van «huis.de»")}</h4>
      <Criteriavelden
        waar="huiscriteria"
        criteria={huis.criteria.huis}
        antwoorden={concept.huiscriteria}
        gemeld={triage.gemeldeCriteria.huiscriteria}
        op={(huiscriteria) => zet({ huiscriteria })}
      />
      <Toetsen triage={triage} concept={concept} zet={zet} />
      <details className="vouwdeel" open={concept.namens.length > 0 || undefined}>
        <summary>
          Geoordeeld namens <span className="stil">{concept.namens.length || "nog niemand"}</span>
        </summary>
        <Vinkjes
          waar="namens"
          legenda={w("Welke «partner.meervoud» waren erbij?")}
          opties={huis.triagepartners}
          gekozen={concept.namens}
          op={(namens) => zet({ namens })}
        />
      </details>
      <details className="vouwdeel" open={!(herkomst.categorie && herkomst.doelbinding) || undefined}>
        <summary>Herkomst van dit oordeel</summary>
        <Herkomstvelden herkomst={herkomst} zet={(een) => zet({ herkomst: een })} />
      </details>
    </section>
  );
}

/** The four statutory criteria, for each person by itself (L13). */
function Toetsen({ triage, concept, zet }: Props) {
  const { huis } = useHuis();
  const codes = huis.criteria.wettelijk.map(({ code }) => code);
  const personen = toetsbaar(triage);
  return (
    <>
      <h4 className="utrecht-heading-4">Wettelijke criteria, per persoon</h4>
      {personen.map((persoonId, plek) => (
        <details key={persoonId} className="vouwdeel vouwdeel--persoon" open={personen.length === 1 || undefined}>
          <summary>
            <Naam persoonId={persoonId} namen={triage.namen} />
            <span className="stil"> {stand[standVan(concept.toetsen[persoonId], codes)]}</span>
          </summary>
          <Criteriavelden
            waar={`toetsen.${plek}.criteria`}
            criteria={huis.criteria.wettelijk}
            antwoorden={concept.toetsen[persoonId] ?? {}}
            gemeld={triage.gemeldeCriteria.wettelijkeCriteria}
            op={(criteria) => zet({ toetsen: { ...concept.toetsen, [persoonId]: criteria } })}
          />
        </details>
      ))}
    </>
  );
}
