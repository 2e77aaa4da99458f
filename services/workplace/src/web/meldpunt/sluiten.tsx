import { SecondaryActionButton } from "@utrecht/component-library-react";
import type { Meldpuntmelding } from "../typen-meldpunt.js";
import { useConcept } from "../ui/concept.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Tekstvak } from "../ui/veld.js";

/** Nobody needs to do anything: the reporter hears that (R01). */
export function Sluiten({ melding: { meldpuntmeldingId } }: { melding: Meldpuntmelding }) {
  const [concept, zet, wis] = useConcept(`meldpuntsluiting-${meldpuntmeldingId}`, { motivering: "" });
  const { mutate, error, isPending } = useOpdracht("Gesloten. De melder hoort dat er geen vervolg is.", wis);
  const pad = `/information-hub/meldpuntmeldingen/${meldpuntmeldingId}/sluiting`;
  return (
    <details className="vouwdeel" open={Boolean(concept.motivering) || undefined}>
      <summary>Niemand hoeft iets te doen: sluiten</summary>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: concept })}>
        <Tekstvak
          waar="motivering"
          label="Waarom is er niets nodig?"
          hint="De melder hoort dat er geen vervolg is; dit leest hij niet mee."
          waarde={concept.motivering}
          op={(motivering) => zet({ motivering })}
        />
        <SecondaryActionButton type="submit" disabled={isPending}>
          Melding sluiten
        </SecondaryActionButton>
      </Formulier>
    </details>
  );
}
