import { useState } from "react";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { useHuis } from "../shell/woorden.js";
import { useOrganisatie } from "../shell/zelf.js";
import type { Bijdrage, Casus } from "../typen-casus.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Vinkjes } from "../ui/veld.js";

/** Restricts an item to named partners; for the others it is gone, with what was made from it (R93). */
export function Beperken({ casus, bijdrage, sluit }: { casus: Casus; bijdrage: Bijdrage; sluit: () => void }) {
  const { w } = useHuis();
  const organisatie = useOrganisatie();
  const [alleenVoor, zet] = useState<string[]>([]);
  const { mutate, error, isPending } = useOpdracht("Alleen wie je koos, ziet dit nog.", sluit);
  const pad = `/case-plan/casussen/${casus.casusId}/probleembepaling/${bijdrage.bijdrageId}/beperking`;
  const deelnemend = casus.deelnames.filter(({ tot }) => !tot).map((een) => een.organisatie);
  const keuzes = [...new Set(bijdrage.alleenVoor ?? deelnemend)].filter(
    (code) => code !== "huis" && code !== bijdrage.organisatie,
  );
  return (
    <Dialoog titel="Alleen voor sommigen" sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: { alleenVoor } })}>
        <p>
          {w(
            "{organisatie} en «procesregisseur.de» zien dit altijd. Voor wie je niet kiest, is er niets meer van te zien, ook niet van een «actie» die hieruit volgde. Daarna kan het alleen nog nauwer.",
            { organisatie: organisatie(bijdrage.organisatie) },
          )}
        </p>
        <Vinkjes
          waar="alleenVoor"
          legenda="Wie nog meer?"
          opties={keuzes.map((code) => ({ code, naam: organisatie(code) }))}
          gekozen={alleenVoor}
          op={zet}
        />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Beperken
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}
