import { useMutation } from "@tanstack/react-query";
import { PrimaryActionButton, SecondaryActionButton } from "@utrecht/component-library-react";
import { send, serverNow } from "../api.js";
import { zeg } from "../shell/meldingen.js";
import { readAgain } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import type { Triage } from "../typen-triage.js";
import { useConcept } from "../ui/concept.js";
import { Formulier } from "../ui/fouten.js";
import { dagVan } from "../ui/tijd.js";
import { Besluitvelden } from "./besluit.js";
import { beginVan, besluitUit, oordeelUit, toetsbaar, type Concept } from "./concept.js";
import { Oordeelvelden } from "./oordeel.js";

/** Judgement and decision in one form; the decision also records the judgement as it stands on screen. */
export function Triageformulier({ triage }: { triage: Triage }) {
  const { huis } = useHuis();
  const { triageId } = triage;
  const [concept, zet, wis] = useConcept<Concept>(`triage-${triageId}`, beginVan(triage, dagVan(serverNow())));
  const legVast = async (metBesluit: boolean) => {
    await send("PUT", `/triage/triages/${triageId}/oordeel`, oordeelUit(concept, toetsbaar(triage)));
    if (metBesluit) await send("POST", `/triage/triages/${triageId}/besluit`, besluitUit(concept));
  };
  const { mutate, error, isPending } = useMutation({
    mutationFn: legVast,
    onSuccess: async (_, metBesluit) => {
      if (metBesluit) wis();
      zeg(metBesluit ? "Besluit vastgelegd." : "Oordeel vastgelegd.");
      await readAgain(huis.code);
    },
  });
  return (
    <Formulier className="besluitformulier" fout={error} onVerstuur={() => mutate(true)}>
      <Oordeelvelden triage={triage} concept={concept} zet={zet} />
      <Besluitvelden triage={triage} concept={concept} zet={zet} />
      <div className="knoppen">
        <PrimaryActionButton type="submit" disabled={isPending}>
          {isPending ? "Vastleggen…" : "Besluit vastleggen"}
        </PrimaryActionButton>
        <SecondaryActionButton type="button" disabled={isPending} onClick={() => mutate(false)}>
          Alleen het oordeel
        </SecondaryActionButton>
        <span className="stil">
          <kbd>Ctrl</kbd> <kbd>Enter</kbd>
        </span>
      </div>
    </Formulier>
  );
}
