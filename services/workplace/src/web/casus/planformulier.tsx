import { PrimaryActionButton, SubtleButton } from "@utrecht/component-library-react";
import { useHuis } from "../shell/woorden.js";
import type { Afspraak, Casus, Doel } from "../typen-casus.js";
import { useConcept } from "../ui/concept.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Keuze, Tekstregel, Tekstvak } from "../ui/veld.js";
import { Actievelden } from "./actievelden.js";

type Concept = { gezamenlijkDoel: string; doelen: Doel[]; acties: Afspraak[]; reden: string };

const leegDoel: Doel = { doel: "", resultaat: "", leefgebied: "" };
const legeActie: Afspraak = {
  omschrijving: "",
  soort: "zorg",
  leefgebied: "",
  organisatie: "",
  uitvoerder: "",
  uiterlijkDatum: "",
};

const alleen = ({
  actieId,
  omschrijving,
  soort,
  leefgebied,
  organisatie,
  uitvoerder,
  uiterlijkDatum,
  bijdrageId,
}: Afspraak): Afspraak => ({
  ...(actieId && { actieId }),
  omschrijving,
  soort,
  leefgebied,
  organisatie,
  uitvoerder,
  uiterlijkDatum,
  ...(bijdrageId && { bijdrageId }),
});

const beginVan = ({ plan }: Casus): Concept => ({
  gezamenlijkDoel: plan?.gezamenlijkDoel ?? "",
  doelen: plan?.doelen ?? [leegDoel],
  acties: plan?.acties.map(alleen) ?? [legeActie],
  reden: plan ? "" : "Eerste versie",
});

/** A new version of the whole plan, with the reason (R16, R85); the version before stays readable. */
export function Planformulier({ casus, sluit }: { casus: Casus; sluit: () => void }) {
  const { w } = useHuis();
  const versie = (casus.planVersie ?? 0) + 1;
  const [concept, zet, wis] = useConcept<Concept>(`plan-${casus.casusId}-${versie}`, beginVan(casus));
  const { mutate, error, isPending } = useOpdracht(w("«Plan»: versie {versie} vastgesteld.", { versie }), () => {
    wis();
    sluit();
  });
  const pad = `/case-plan/casussen/${casus.casusId}/plan`;
  const wijzigActie = (plek: number, deel: Partial<Afspraak>) =>
    zet({ acties: concept.acties.map((een, hier) => (hier === plek ? { ...een, ...deel } : een)) });
  return (
    <Formulier
      className="formulier formulier--breed"
      fout={error}
      onVerstuur={() => mutate({ methode: "PUT", pad, inhoud: concept })}
    >
      <h2 className="utrecht-heading-2">{w("«Plan»: versie {versie}", { versie })}</h2>
      <Tekstvak
        waar="gezamenlijkDoel"
        label={w("Gezamenlijk «doel»")}
        rijen={2}
        waarde={concept.gezamenlijkDoel}
        op={(gezamenlijkDoel) => zet({ gezamenlijkDoel })}
      />
      <Doelen doelen={concept.doelen} zet={(doelen) => zet({ doelen })} />
      <fieldset className="groep">
        <legend className="groep__legenda">{w("«Actie.meervoud»")}</legend>
        {concept.acties.map((actie, plek) => (
          <Actievelden
            key={actie.actieId ?? plek}
            actie={actie}
            plek={plek}
            casus={casus}
            wijzig={(deel) => wijzigActie(plek, deel)}
            weg={() => zet({ acties: concept.acties.filter((_, hier) => hier !== plek) })}
          />
        ))}
        <SubtleButton type="button" onClick={() => zet({ acties: [...concept.acties, legeActie] })}>
          {w("+ Nog een «actie»")}
        </SubtleButton>
      </fieldset>
      <Tekstregel waar="reden" label="Reden van deze versie" waarde={concept.reden} op={(reden) => zet({ reden })} />
      <div className="knoppen">
        <PrimaryActionButton type="submit" disabled={isPending}>
          {w("«Plan.kort» vaststellen")}
        </PrimaryActionButton>
        <SubtleButton type="button" onClick={sluit}>
          Later verder
        </SubtleButton>
        <span className="stil">Wat je typt, blijft in dit venster bewaard.</span>
      </div>
    </Formulier>
  );
}

function Doelen({ doelen, zet }: { doelen: Doel[]; zet: (doelen: Doel[]) => void }) {
  const { huis, w } = useHuis();
  const wijzig = (plek: number, deel: Partial<Doel>) =>
    zet(doelen.map((een, hier) => (hier === plek ? { ...een, ...deel } : een)));
  return (
    <fieldset className="groep">
      <legend className="groep__legenda">{w("«Doel.meervoud»")}</legend>
      {doelen.map((doel, plek) => (
        <div key={doel.doelId ?? plek} className="rijvelden rijvelden--doel">
          <Keuze
            waar={`doelen.${plek}.leefgebied`}
            label="Leefgebied"
            opties={huis.leefgebieden}
            waarde={doel.leefgebied}
            op={(leefgebied) => wijzig(plek, { leefgebied })}
          />
          <Tekstregel
            waar={`doelen.${plek}.doel`}
            label={w("«Doel»")}
            waarde={doel.doel}
            op={(tekst) => wijzig(plek, { doel: tekst })}
          />
          <Tekstregel
            waar={`doelen.${plek}.resultaat`}
            label="Meetbaar resultaat"
            waarde={doel.resultaat}
            op={(resultaat) => wijzig(plek, { resultaat })}
          />
          <SubtleButton
            type="button"
            aria-label={w("Weg: «doel» {n}", { n: plek + 1 })}
            onClick={() => zet(doelen.filter((_, hier) => hier !== plek))}
          >
            Weg
          </SubtleButton>
        </div>
      ))}
      <SubtleButton type="button" onClick={() => zet([...doelen, leegDoel])}>
        {w("+ Nog een «doel»")}
      </SubtleButton>
    </fieldset>
  );
}
