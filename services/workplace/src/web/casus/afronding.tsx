import { PrimaryActionButton, SubtleButton } from "@utrecht/component-library-react";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan } from "../shell/zelf.js";
import type { Casus, Overleg } from "../typen-casus.js";
import { useConcept } from "../ui/concept.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Keuze, Tekstvak, Vinkjes } from "../ui/veld.js";

type Concept = { aanwezig: string[]; afspraken: string; casusregisseur: string };

/** Concludes a meeting: who was there, what was agreed, who is casusregisseur (R91: the first one may ask for it). */
export function Afronding({ overleg, casus, sluit }: { overleg: Overleg; casus: Casus; sluit: () => void }) {
  const { w } = useHuis();
  const organisatie = useOrganisatie();
  const wie = wieVan(casus.collegas, casus.deelnames);
  const open = casus.deelnames.filter(({ tot }) => !tot);
  const organisaties = [...new Set(open.map((een) => een.organisatie))].filter((code) => code !== "huis");
  const [concept, zet, wis] = useConcept<Concept>(`overleg-${overleg.overlegId}`, {
    aanwezig: organisaties,
    afspraken: "",
    casusregisseur: casus.casusregisseur?.id ?? "",
  });
  const { mutate, error, isPending } = useOpdracht(w("«Overleg» afgerond."), () => {
    wis();
    sluit();
  });
  const pad = `/case-plan/casussen/${casus.casusId}/overleggen/${overleg.overlegId}/afronding`;
  const verstuur = () => {
    const afspraken = concept.afspraken.split("\n").flatMap((regel) => regel.trim() || []);
    const { aanwezig, casusregisseur } = concept;
    mutate({ pad, inhoud: { aanwezig, afspraken, ...(casusregisseur && { casusregisseur }) } });
  };
  return (
    <Formulier className="formulier" fout={error} onVerstuur={verstuur}>
      <Vinkjes
        waar="aanwezig"
        legenda="Wie waren er?"
        opties={organisaties.map((code) => ({ code, naam: organisatie(code) }))}
        gekozen={concept.aanwezig}
        op={(aanwezig) => zet({ aanwezig })}
      />
      <Tekstvak
        waar="afspraken"
        label="Afspraken"
        hint="Eén afspraak per regel."
        rijen={5}
        waarde={concept.afspraken}
        op={(afspraken) => zet({ afspraken })}
      />
      <Keuze
        waar="casusregisseur"
        label={hoofdletter(w("«casusregisseur»"))}
        leeg="Nog niemand"
        opties={open
          .filter(
            ({ rol, medewerker }) =>
              rol !== "procesregisseur" && (medewerker === casus.casusregisseur?.id || !casus.casusregisseur),
          )
          .map((een) => ({ code: een.medewerker, naam: `${wie(een.medewerker)}, ${organisatie(een.organisatie)}` }))}
        waarde={concept.casusregisseur}
        op={(casusregisseur) => zet({ casusregisseur })}
      />
      <div className="knoppen">
        <PrimaryActionButton type="submit" disabled={isPending}>
          {w("«Overleg» afronden")}
        </PrimaryActionButton>
        <SubtleButton type="button" onClick={sluit}>
          Later verder
        </SubtleButton>
      </div>
    </Formulier>
  );
}
