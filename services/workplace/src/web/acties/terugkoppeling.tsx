import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { PrimaryActionButton, SecondaryActionButton } from "@utrecht/component-library-react";
import { serverNow } from "../api.js";
import { Inbrengvelden, Kring, legeInbreng, metInbreng } from "../casus/herkomst.js";
import { vragen } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import type { Actie } from "../typen-casus.js";
import { useConcept } from "../ui/concept.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { dagVan } from "../ui/tijd.js";
import { Tekstvak } from "../ui/veld.js";

/**
 * Feedback in one field with three buttons: done, it does not work out, a development (R88). A development is information
 * about the person: then it also says where that comes from (R64). It may be for named partners alone (R93).
 */
export function Terugkoppelformulier({ actie: { actieId, casusId } }: { actie: Actie }) {
  const { huis, w } = useHuis();
  const { data: casus } = useQuery(vragen.casus(huis.code, casusId));
  const [{ toelichting }, zet, wis] = useConcept(`actie-${actieId}`, { toelichting: "" });
  const [inbreng, zetInbreng] = useState(() => legeInbreng(dagVan(serverNow())));
  const [ontwikkelt, zetOntwikkelt] = useState(false);
  const { alleenVoor } = inbreng;
  const { mutate, error, isPending } = useOpdracht(
    alleenVoor
      ? w("Teruggekoppeld; alleen de «partner.meervoud» die je koos, kunnen het lezen.")
      : "Teruggekoppeld; iedereen die meedoet kan het lezen.",
    wis,
  );
  const stuur = (soort: string) => {
    const { herkomst, ...kring } = metInbreng(inbreng);
    const inhoud = { soort, toelichting, ...kring, ...(ontwikkelt && { herkomst }) };
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
      {ontwikkelt && <Inbrengvelden inbreng={inbreng} zet={zetInbreng} />}
      {casus && (
        <Kring
          deelnames={casus.deelnames}
          alleenVoor={alleenVoor}
          zet={(gekozen) => zetInbreng({ ...inbreng, alleenVoor: gekozen })}
        />
      )}
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
          onClick={() => (ontwikkelt ? stuur("ontwikkeling") : zetOntwikkelt(true))}
        >
          {ontwikkelt ? "Ontwikkeling versturen" : "Ontwikkeling"}
        </SecondaryActionButton>
      </div>
    </Formulier>
  );
}
