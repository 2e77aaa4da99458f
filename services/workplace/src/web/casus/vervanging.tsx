import { useState } from "react";
import { PrimaryActionButton, SecondaryActionButton } from "@utrecht/component-library-react";
import { useOrganisatie } from "../shell/zelf.js";
import type { Casus, Deelname } from "../typen-casus.js";
import { Collegakeuze } from "../ui/collegakeuze.js";
import { Datumveld } from "../ui/datum.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";

/** Who stands in for a participant, and on which days: the same access, and not a day longer (R89). */
export function Vervanging({ casus, deelname, sluit }: { casus: Casus; deelname: Deelname; sluit: () => void }) {
  const organisatie = useOrganisatie();
  const [opdracht, zet] = useState({ vervanger: "", naam: "", van: casus.nu.slice(0, 10), tot: "" });
  const vastleggen = useOpdracht("Vervanging vastgelegd.", sluit);
  const einde = useOpdracht("Vervanging beëindigd.", sluit);
  const pad = `/case-plan/casussen/${casus.casusId}/deelnames/${deelname.deelnameId}/vervanging`;
  return (
    <Dialoog titel={`Vervanging van ${deelname.naam ?? deelname.medewerker}`} sluit={sluit}>
      <Formulier
        className="formulier"
        fout={vastleggen.error ?? einde.error}
        onVerstuur={() => vastleggen.mutate({ methode: "PUT", pad, inhoud: opdracht })}
      >
        <p>
          De vervanger ziet en doet hetzelfde, van de eerste tot en met de laatste dag, voor{" "}
          {organisatie(deelname.organisatie)}.
        </p>
        <Collegakeuze
          waar="vervanger"
          label="Vervanger"
          organisatie={deelname.organisatie}
          behalve={[deelname.medewerker]}
          waarde={opdracht.vervanger}
          op={(wie) => zet({ ...opdracht, vervanger: wie?.medewerkerId ?? "", naam: wie?.naam ?? "" })}
        />
        <Datumveld waar="van" label="Eerste dag" waarde={opdracht.van} op={(van) => zet({ ...opdracht, van })} />
        <Datumveld waar="tot" label="Laatste dag" waarde={opdracht.tot} op={(tot) => zet({ ...opdracht, tot })} />
        <div className="knoppen">
          <PrimaryActionButton type="submit" disabled={vastleggen.isPending}>
            Vervanging vastleggen
          </PrimaryActionButton>
          {deelname.vervanger && (
            <SecondaryActionButton
              type="button"
              disabled={einde.isPending}
              onClick={() => einde.mutate({ pad: `${pad}/einde`, inhoud: {} })}
            >
              Vervanging nu beëindigen
            </SecondaryActionButton>
          )}
        </div>
      </Formulier>
    </Dialoog>
  );
}
