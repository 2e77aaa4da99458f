import { useNavigate } from "@tanstack/react-router";
import { SecondaryActionButton } from "@utrecht/component-library-react";
import { urgenties } from "../meldpunt/woorden.js";
import { useHuis } from "../shell/woorden.js";
import type { VanKnooppunt } from "../typen-meldpunt.js";
import type { Melding } from "../typen.js";
import { useConcept } from "../ui/concept.js";
import { Formulier } from "../ui/fouten.js";
import { Herkomstregels } from "../ui/herkomst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Moment } from "../ui/termijn.js";
import { Tekstvak } from "../ui/veld.js";

/** What the knooppunt judged and gave along: what each organisation knows, on what ground, and what it asks (R64, R79). */
export function VanHetKnooppunt({ knooppunt }: { knooppunt: VanKnooppunt }) {
  const { kenmerk, ontvangenOp, urgentie, verrijkingen } = knooppunt;
  return (
    <section className="blok" aria-labelledby="kop-knooppunt">
      <h3 id="kop-knooppunt" className="utrecht-heading-3">
        Van het knooppunt
      </h3>
      <p>
        Urgentie: <strong>{urgenties[urgentie].toLowerCase()}</strong>.{" "}
        <span className="stil">
          Kenmerk van wie het meldde: {kenmerk}. Bij het knooppunt sinds <Moment op={ontvangenOp} />.
        </span>
      </p>
      {verrijkingen.length === 0 && <p className="stil">Geen van de organisaties van het knooppunt wist iets.</p>}
      <ul className="stappen">
        {verrijkingen.map(({ organisatie, tekst, herkomst }, plek) => (
          <li key={plek}>
            <strong>{organisatie}</strong>: {tekst}
            <Herkomstregels herkomst={herkomst} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** It does not belong in this house: back to where it came from, which reads why and looks further (R83). */
export function TerugNaarKnooppunt({ melding: { meldingId } }: { melding: Melding }) {
  const { huis, w } = useHuis();
  const navigate = useNavigate();
  const [concept, zet, wis] = useConcept(`terug-${meldingId}`, { reden: "" });
  const { mutate, error, isPending } = useOpdracht("Teruggestuurd. Het knooppunt leest waarom.", () => {
    wis();
    void navigate({ to: "/$huis/screening", params: { huis: huis.code }, search: {} });
  });
  return (
    <details className="vouwdeel" open={Boolean(concept.reden) || undefined}>
      <summary>{w("«Melding.deze» hoort niet hier: terug naar het knooppunt")}</summary>
      <Formulier
        className="formulier"
        fout={error}
        onVerstuur={() => mutate({ pad: `/intake/meldingen/${meldingId}/terugzending`, inhoud: concept })}
      >
        <Tekstvak
          waar="reden"
          label="Waarom hoort dit hier niet?"
          hint={w("Het knooppunt leest dit en zoekt verder. «Melder.de» hoort nog niets.")}
          waarde={concept.reden}
          op={(reden) => zet({ reden })}
        />
        <SecondaryActionButton type="submit" disabled={isPending}>
          Terug naar het knooppunt
        </SecondaryActionButton>
      </Formulier>
    </details>
  );
}
