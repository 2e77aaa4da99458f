import { useState } from "react";
import { PrimaryActionButton, SecondaryActionButton } from "@utrecht/component-library-react";
import { Herkomstvelden, legeInbreng, metInbreng, type Inbreng } from "../casus/herkomst.js";
import { useConcept } from "../ui/concept.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Tekstvak } from "../ui/veld.js";

/**
 * Feedback in one field with three buttons: done, it does not work out, a development (R88). A development is information
 * about the person: then it also says where that comes from (R64).
 */
export function Terugkoppelformulier({ actieId, daarna }: { actieId: string; daarna?: () => void }) {
  const [{ toelichting }, zet, wis] = useConcept(`actie-${actieId}`, { toelichting: "" });
  const { mutate, error, isPending } = useOpdracht("Teruggekoppeld; iedereen die meedoet kan het lezen.", () => {
    wis();
    daarna?.();
  });
  const [inbreng, zetInbreng] = useState<Inbreng>();
  const stuur = (soort: string) => {
    const inhoud = { soort, toelichting, ...(inbreng && metInbreng(inbreng)) };
    mutate({ pad: `/case-plan/acties/${actieId}/terugkoppeling`, inhoud });
  };
  return (
    <Formulier className="formulier" fout={error} onVerstuur={() => stuur("gedaan")}>
      <Tekstvak
        waar="toelichting"
        label="Hoe staat het ervoor?"
        waarde={toelichting}
        op={(tekst) => zet({ toelichting: tekst })}
      />
      {inbreng && <Herkomstvelden inbreng={inbreng} zet={zetInbreng} />}
      <div className="knoppen">
        <PrimaryActionButton type="submit" disabled={isPending}>
          Gedaan
        </PrimaryActionButton>
        <SecondaryActionButton type="button" disabled={isPending} onClick={() => stuur("lukt-niet")}>
          Lukt niet
        </SecondaryActionButton>
        <SecondaryActionButton
          type="button"
          disabled={isPending}
          onClick={() => (inbreng ? stuur("ontwikkeling") : zetInbreng(legeInbreng("")))}
        >
          {inbreng ? "Ontwikkeling versturen" : "Ontwikkeling"}
        </SecondaryActionButton>
      </div>
    </Formulier>
  );
}
