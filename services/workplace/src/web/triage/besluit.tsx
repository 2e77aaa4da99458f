import { SubtleButton } from "@utrecht/component-library-react";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import type { Triage } from "../typen-triage.js";
import { Collegakeuze } from "../ui/collegakeuze.js";
import { Radiogroep } from "../ui/radiogroep.js";
import { Keuze, Tekstregel, Tekstvak, Vinkjes } from "../ui/veld.js";
import { Zoekkeuze } from "../ui/zoekkeuze.js";
import { standVan, toetsbaar, type Concept } from "./concept.js";

type Props = { triage: Triage; concept: Concept; zet: (deel: Partial<Concept>) => void };

/** The outcome with its own fields, why, and the next step with its owner (R31). */
export function Besluitvelden({ triage, concept, zet }: Props) {
  const { huis } = useHuis();
  const organisaties = [{ code: "huis", naam: huis.korteNaam }, ...huis.organisaties];
  return (
    <section className="blok" aria-labelledby="kop-besluit">
      <h3 id="kop-besluit" className="utrecht-heading-3">
        Besluit
      </h3>
      <Radiogroep
        waar="uitkomst"
        legenda="Uitkomst"
        vorm="naast"
        opties={huis.triageuitkomsten.map((code) => ({
          code,
          naam: (
            <>
              {naamVan(huis.uitkomsten, code)}
              {triage.voorstel?.uitkomst === code && <span className="merk">voorstel</span>}
            </>
          ),
        }))}
        waarde={concept.uitkomst}
        op={(uitkomst) => zet({ uitkomst })}
      />
      {concept.uitkomst === "procesregie" && <Procesregie triage={triage} concept={concept} zet={zet} />}
      {concept.uitkomst === "partner-pakt-op" && (
        <Zoekkeuze
          waar="partner"
          label="Wie pakt dit op?"
          hint="Deze organisatie zegt eerst ja of nee."
          opties={huis.triagepartners}
          waarde={concept.partner}
          op={(partner) => zet({ partner })}
        />
      )}
      {concept.uitkomst === "informatie-nodig" && <Informatie concept={concept} zet={zet} />}
      <Tekstvak
        waar="motivering"
        label="Motivering"
        waarde={concept.motivering}
        op={(motivering) => zet({ motivering })}
      />
      <div className="naast-elkaar">
        <Tekstregel waar="vervolgstap" label="Vervolgstap" waarde={concept.stap} op={(stap) => zet({ stap })} />
        <Zoekkeuze
          waar="vervolgstap.eigenaar"
          label="Eigenaar van de vervolgstap"
          opties={organisaties}
          waarde={concept.eigenaar}
          op={(eigenaar) => zet({ eigenaar })}
        />
      </div>
    </section>
  );
}

/** For whom, in which category, and who directs (R21, R35). */
function Procesregie({ triage, concept, zet }: Props) {
  const { huis, w } = useHuis();
  const codes = huis.criteria.wettelijk.map(({ code }) => code);
  const personen = toetsbaar(triage).map((persoonId) => {
    const voldoet = standVan(concept.toetsen[persoonId], codes) === "voldoet";
    return {
      code: persoonId,
      naam: `${triage.namen[persoonId]?.naam ?? "Naam niet op te halen"}${voldoet ? "" : " (voldoet nog niet aan de wettelijke criteria)"}`,
    };
  });
  return (
    <>
      <Vinkjes
        waar="personen"
        legenda={w("Voor wie wordt een «casus» geopend?")}
        opties={personen}
        gekozen={concept.personen}
        op={(gekozen) => zet({ personen: gekozen })}
      />
      <div className="naast-elkaar">
        <Keuze
          waar="categorie"
          label="Categorie"
          opties={huis.casuscategorieen}
          waarde={concept.categorie}
          op={(categorie) => zet({ categorie })}
        />
        <Collegakeuze
          waar="procesregisseur"
          label={hoofdletter(w("«procesregisseur»"))}
          rol="procesregisseur"
          waarde={concept.procesregisseur}
          op={(wie) => zet({ procesregisseur: wie?.medewerkerId ?? "" })}
        />
      </div>
    </>
  );
}

/** Who is asked what; the item comes back on the following agenda (R33). */
function Informatie({ concept: { informatie }, zet }: Omit<Props, "triage">) {
  const { huis } = useHuis();
  const wijzig = (plek: number, deel: Partial<Concept["informatie"][number]>) =>
    zet({ informatie: informatie.map((een, hier) => (hier === plek ? { ...een, ...deel } : een)) });
  return (
    <fieldset className="groep">
      <legend className="groep__legenda">Wie weten meer?</legend>
      {informatie.map((een, plek) => (
        <div key={plek} className="naast-elkaar naast-elkaar--rij">
          <Zoekkeuze
            waar={`informatie.${plek}`}
            label="Organisatie"
            opties={huis.organisaties}
            waarde={een.organisatie}
            op={(organisatie) => wijzig(plek, { organisatie })}
          />
          <Tekstregel
            waar={`informatie.${plek}.vraag`}
            label="Vraag"
            waarde={een.vraag}
            op={(vraag) => wijzig(plek, { vraag })}
          />
          {informatie.length > 1 && (
            <SubtleButton
              type="button"
              aria-label={`Weg: vraag ${plek + 1}`}
              onClick={() => zet({ informatie: informatie.filter((_, hier) => hier !== plek) })}
            >
              Weg
            </SubtleButton>
          )}
        </div>
      ))}
      <SubtleButton type="button" onClick={() => zet({ informatie: [...informatie, { organisatie: "", vraag: "" }] })}>
        + Nog een organisatie
      </SubtleButton>
    </fieldset>
  );
}
