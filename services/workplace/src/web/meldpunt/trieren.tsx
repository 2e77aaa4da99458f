import { PrimaryActionButton } from "@utrecht/component-library-react";
import type { Meldpuntmelding, Urgentie } from "../typen-meldpunt.js";
import { useConcept } from "../ui/concept.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Radiogroep } from "../ui/radiogroep.js";
import { Tekstvak } from "../ui/veld.js";
import { urgenties } from "./woorden.js";

type Concept = { urgentie?: Urgentie; motivering: string };

/** How soon somebody must look, judged by a named person after somebody said what is known (R78, L26). */
export function Trieren({ melding: { meldpuntmeldingId } }: { melding: Meldpuntmelding }) {
  const [concept, zet, wis] = useConcept<Concept>(`meldpunttriage-${meldpuntmeldingId}`, { motivering: "" });
  const { mutate, error, isPending } = useOpdracht("Getrieerd. Kies nu waar de melding heen gaat.", wis);
  const pad = `/information-hub/meldpuntmeldingen/${meldpuntmeldingId}/triage`;
  return (
    <section className="blok blok--taak" aria-labelledby="kop-trieren">
      <h2 id="kop-trieren" className="utrecht-heading-2">
        Triëren
      </h2>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: concept })}>
        <Radiogroep
          waar="urgentie"
          legenda="Hoe snel moet er iemand kijken?"
          vorm="segment"
          opties={Object.entries(urgenties).map(([code, naam]) => ({ code, naam }))}
          waarde={concept.urgentie}
          op={(code) => zet({ urgentie: code as Urgentie })}
        />
        <Tekstvak
          waar="motivering"
          label="Waarom?"
          waarde={concept.motivering}
          op={(motivering) => zet({ motivering })}
        />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Triage vastleggen
        </PrimaryActionButton>
      </Formulier>
    </section>
  );
}
