import { useState } from "react";
import { PrimaryActionButton, SubtleButton } from "@utrecht/component-library-react";
import { naamVan, useHuis } from "../shell/woorden.js";
import type { Casus } from "../typen-casus.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Naam } from "../ui/persoon.js";
import { Tekstvak } from "../ui/veld.js";
import { useVelden } from "../ui/velden.js";

/** The direct circle, and to whose plans this one is tuned and why (L11, L14); `mag` for who directs the case. */
export function Kring({ casus, mag }: { casus: Casus; mag: boolean }) {
  const { huis } = useHuis();
  const [gekozen, zet] = useState<string>();
  const { mutate: eindig, isPending } = useOpdracht("De plannen worden niet meer afgestemd.");
  const pad = `/case-plan/casussen/${casus.casusId}/afstemmingen`;
  if (casus.gezinsleden.length === 0) return null;
  return (
    <section className="blok">
      <h2 className="utrecht-heading-3">Directe kring</h2>
      <ul className="stappen">
        {casus.gezinsleden.map(({ persoonId, relatie, leefgebieden }) => {
          const afgestemd = casus.afstemmingen.find((een) => een.persoonId === persoonId);
          const naam = casus.namen[persoonId]?.naam ?? "deze persoon";
          return (
            <li key={persoonId}>
              <Naam persoonId={persoonId} namen={casus.namen} />, {relatie.replaceAll("-", " ")}
              <span className="stil"> {leefgebieden.map((code) => naamVan(huis.leefgebieden, code)).join(", ")}</span>
              {afgestemd && (
                <span className="regel">
                  De plannen worden afgestemd. {afgestemd.samenhang} {afgestemd.noodzaak}
                </span>
              )}
              {mag && !afgestemd && (
                <SubtleButton aria-label={`Plan afstemmen met ${naam}`} onClick={() => zet(persoonId)}>
                  Plannen afstemmen
                </SubtleButton>
              )}
              {mag && afgestemd && (
                <SubtleButton
                  aria-label={`Plan niet meer afstemmen met ${naam}`}
                  disabled={isPending}
                  onClick={() => eindig({ pad: `${pad}/${persoonId}/einde`, inhoud: {} })}
                >
                  Niet meer afstemmen
                </SubtleButton>
              )}
            </li>
          );
        })}
      </ul>
      {gekozen && <Afstemmen pad={`${pad}/${gekozen}`} sluit={() => zet(undefined)} />}
    </section>
  );
}

/** Only when their problems depend on each other and it is needed: both are written down. */
function Afstemmen({ pad, sluit }: { pad: string; sluit: () => void }) {
  const { w } = useHuis();
  const { velden: inhoud, veld } = useVelden({ samenhang: "", noodzaak: "" });
  const { mutate, error, isPending } = useOpdracht("Vastgelegd dat de plannen worden afgestemd.", sluit);
  return (
    <Dialoog titel="Plannen afstemmen" sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ methode: "PUT", pad, inhoud })}>
        <p>{w("Alleen wie beide «casus.meervoud» ziet, ziet dit.")}</p>
        <Tekstvak {...veld("samenhang", "Hoe hangen hun problemen samen?")} />
        <Tekstvak {...veld("noodzaak", "Waarom is afstemmen nodig?")} />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Afstemmen
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}
