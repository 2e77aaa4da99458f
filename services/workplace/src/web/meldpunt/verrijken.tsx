import { PrimaryActionButton } from "@utrecht/component-library-react";
import { serverNow } from "../api.js";
import type { Herkomst } from "../typen-casus.js";
import type { Meldpuntmelding } from "../typen-meldpunt.js";
import { useConcept } from "../ui/concept.js";
import { Formulier } from "../ui/fouten.js";
import { Herkomstvelden } from "../ui/herkomst.js";
import { legeHerkomst } from "../ui/lege-herkomst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Radiogroep } from "../ui/radiogroep.js";
import { dagVan } from "../ui/tijd.js";
import { Tekstvak } from "../ui/veld.js";

type Concept = { bekend?: "ja" | "nee"; tekst: string; herkomst: Herkomst };

/** What my organisation knows of this person, with where that comes from; knowing nothing is an answer too (R64, R78). */
export function Verrijken({ melding: { meldpuntmeldingId } }: { melding: Meldpuntmelding }) {
  const leeg: Concept = { tekst: "", herkomst: legeHerkomst(dagVan(serverNow())) };
  const [concept, zet, wis] = useConcept(`verrijking-${meldpuntmeldingId}`, leeg);
  const { mutate, error, isPending } = useOpdracht("Vastgelegd wat jullie weten.", wis);
  const { bekend, tekst, herkomst } = concept;
  const inhoud = bekend && { bekend: bekend === "ja", ...(bekend === "ja" && { tekst: tekst || null, herkomst }) };
  return (
    <section className="blok blok--taak" aria-labelledby="kop-verrijken">
      <h2 id="kop-verrijken" className="utrecht-heading-2">
        Verrijken
      </h2>
      <Formulier
        className="formulier"
        fout={error}
        onVerstuur={() =>
          mutate({
            pad: `/information-hub/meldpuntmeldingen/${meldpuntmeldingId}/verrijkingen`,
            inhoud: inhoud ?? {},
          })
        }
      >
        <Radiogroep
          waar="bekend"
          legenda="Is deze persoon bij jullie bekend?"
          vorm="naast"
          opties={[
            { code: "ja", naam: "Bekend" },
            { code: "nee", naam: "Niets bekend" },
          ]}
          waarde={bekend}
          op={(code) => zet({ bekend: code as "ja" | "nee" })}
        />
        {bekend === "ja" && (
          <>
            <Tekstvak
              waar="tekst"
              label="Wat weten jullie?"
              hint="Alleen wat nodig is om te bepalen hoe snel er iemand moet kijken, en waar."
              waarde={tekst}
              op={(getypt) => zet({ tekst: getypt })}
            />
            <fieldset className="groep groep--velden">
              <legend className="groep__legenda">Waar komt dit vandaan?</legend>
              <Herkomstvelden herkomst={herkomst} zet={(gekozen) => zet({ herkomst: gekozen })} voor="screening" />
            </fieldset>
          </>
        )}
        <PrimaryActionButton type="submit" disabled={isPending}>
          Vastleggen wat wij weten
        </PrimaryActionButton>
      </Formulier>
    </section>
  );
}
