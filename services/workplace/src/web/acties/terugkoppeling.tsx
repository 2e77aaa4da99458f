import { PrimaryActionButton, SecondaryActionButton } from "@utrecht/component-library-react";
import { useConcept } from "../ui/concept.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Tekstvak } from "../ui/veld.js";

/** Feedback in one field with three buttons: done, it does not work out, a development (R88). */
export function Terugkoppelformulier({ actieId, daarna }: { actieId: string; daarna?: () => void }) {
  const [{ toelichting }, zet, wis] = useConcept(`actie-${actieId}`, { toelichting: "" });
  const { mutate, error, isPending } = useOpdracht("Teruggekoppeld; iedereen die meedoet kan het lezen.", () => {
    wis();
    daarna?.();
  });
  const stuur = (soort: string) =>
    mutate({ pad: `/case-plan/acties/${actieId}/terugkoppeling`, inhoud: { soort, toelichting } });
  return (
    <Formulier className="formulier" fout={error} onVerstuur={() => stuur("gedaan")}>
      <Tekstvak
        waar="toelichting"
        label="Hoe staat het ervoor?"
        waarde={toelichting}
        op={(tekst) => zet({ toelichting: tekst })}
      />
      <div className="knoppen">
        <PrimaryActionButton type="submit" disabled={isPending}>
          Gedaan
        </PrimaryActionButton>
        <SecondaryActionButton type="button" disabled={isPending} onClick={() => stuur("lukt-niet")}>
          Lukt niet
        </SecondaryActionButton>
        <SecondaryActionButton type="button" disabled={isPending} onClick={() => stuur("ontwikkeling")}>
          Ontwikkeling
        </SecondaryActionButton>
      </div>
    </Formulier>
  );
}
