import { useState } from "react";
import { PrimaryActionButton, SubtleButton } from "@utrecht/component-library-react";
import type { Gehouden } from "../typen-register.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Tekstvak } from "../ui/veld.js";
import { noemen, pad, watErGebeurde, type Geprobeerd } from "./woorden.js";

/** Lets an event go without its effect: by a person, for a reason. */
export function LatenVallen({
  gebeurtenis,
  sluit,
  klaar,
}: {
  gebeurtenis: Gehouden;
  sluit: () => void;
  klaar: () => void;
}) {
  const [reden, zetReden] = useState("");
  const gedaan = (antwoord: Geprobeerd) =>
    antwoord.gelukt === 0 && !antwoord.staatNog
      ? "Vastgelegd; er stond niets achter."
      : `Vastgelegd. ${watErGebeurde(antwoord)}`;
  const { mutate, error, isPending } = useOpdracht<Geprobeerd>(gedaan, klaar);
  return (
    <Dialoog titel={`Laten vallen: ${noemen(gebeurtenis)}`} sluit={sluit}>
      <Formulier
        className="formulier"
        fout={error}
        onVerstuur={() => mutate({ pad: pad(gebeurtenis, "laten-vallen"), inhoud: { reden } })}
      >
        <p>
          Deze gebeurtenis heeft bij {gebeurtenis.ontvanger} dan geen gevolg meer; wat erachter staat, gaat verder. Je
          naam en je reden worden bewaard. Terugdraaien kan niet.
        </p>
        <Tekstvak
          waar="reden"
          label="Reden"
          hint="5 tot 500 tekens, zonder namen of andere gegevens van mensen."
          waarde={reden}
          op={zetReden}
        />
        <div className="knoppen">
          <PrimaryActionButton type="submit" disabled={isPending}>
            Laten vallen
          </PrimaryActionButton>
          <SubtleButton type="button" onClick={sluit}>
            Niet laten vallen
          </SubtleButton>
        </div>
      </Formulier>
    </Dialoog>
  );
}
