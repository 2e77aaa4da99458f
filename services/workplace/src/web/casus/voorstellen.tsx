import { useState } from "react";
import { PrimaryActionButton, SecondaryActionButton } from "@utrecht/component-library-react";
import { naamVan, useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan, useZelf } from "../shell/zelf.js";
import type { Casus, Voorstel } from "../typen-casus.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Tekstvak } from "../ui/veld.js";
import { voertRegie } from "./rol.js";

/** New partners who were proposed, and what was decided; the process director of the case decides here (R52, R72). */
export function Voorstellen({ casus }: { casus: Casus }) {
  const open = casus.voorstellen.filter(({ besluit }) => !besluit);
  const besloten = casus.voorstellen.filter(({ besluit }) => besluit);
  const { id } = useZelf();
  const mag = voertRegie(casus, id) && casus.status === "actief";
  return (
    <>
      {open.map((voorstel) => (
        <section key={voorstel.voorstelId} className="blok blok--taak" aria-label={`Voorstel: ${voorstel.naam}`}>
          <Inhoud voorstel={voorstel} casus={casus} />
          {mag ? <Besluit voorstel={voorstel} casus={casus} /> : <p className="stil">Wacht op een besluit.</p>}
        </section>
      ))}
      {besloten.length > 0 && (
        <details className="vouwdeel">
          <summary>Eerdere voorstellen</summary>
          {besloten.map((voorstel) => (
            <section key={voorstel.voorstelId} className="blok">
              <Inhoud voorstel={voorstel} casus={casus} />
              <p>
                {voorstel.besluit === "toegelaten" ? "✓ Toegelaten" : "✕ Afgewezen"}: {voorstel.besluitToelichting}
              </p>
            </section>
          ))}
        </details>
      )}
    </>
  );
}

function Inhoud({ voorstel, casus }: { voorstel: Voorstel; casus: Casus }) {
  const { huis } = useHuis();
  const organisatie = useOrganisatie();
  const wie = wieVan(casus.collegas, casus.deelnames);
  return (
    <>
      <h2 className="utrecht-heading-3">
        {voorstel.naam}, {organisatie(voorstel.organisatie)}
      </h2>
      <p>{voorstel.toelichting}</p>
      <p className="stil">
        Voorgesteld door {wie(voorstel.door)}. Grondslag: {naamVan(huis.grondslagen, voorstel.grondslag)}. Tot en met{" "}
        {voorstel.tot.split("-").reverse().join("-")}.
      </p>
    </>
  );
}

function Besluit({ voorstel, casus }: { voorstel: Voorstel; casus: Casus }) {
  const { w } = useHuis();
  const [toelichting, zet] = useState("");
  const { mutate, error, isPending } = useOpdracht("Besluit vastgelegd.");
  const pad = `/case-plan/casussen/${casus.casusId}/voorstellen/${voorstel.voorstelId}/besluit`;
  const beslis = (besluit: string) => mutate({ pad, inhoud: { besluit, toelichting } });
  return (
    <Formulier className="formulier" fout={error} onVerstuur={() => beslis("toegelaten")}>
      <Tekstvak waar="toelichting" label={w("Waarom wel of niet in «casus.deze»?")} waarde={toelichting} op={zet} />
      <div className="knoppen">
        <PrimaryActionButton type="submit" disabled={isPending}>
          Toelaten
        </PrimaryActionButton>
        <SecondaryActionButton type="button" disabled={isPending} onClick={() => beslis("afgewezen")}>
          Afwijzen
        </SecondaryActionButton>
      </div>
    </Formulier>
  );
}
