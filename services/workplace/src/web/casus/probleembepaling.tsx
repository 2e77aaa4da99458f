import { useState } from "react";
import { SecondaryActionButton } from "@utrecht/component-library-react";
import { naamVan, useHuis } from "../shell/woorden.js";
import { useOrganisatie, useWie, useZelf } from "../shell/zelf.js";
import type { Casus } from "../typen-casus.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Keuze, Tekstvak } from "../ui/veld.js";

/** What each professional sees as the problem, in his own name; a plan may ask for two of them (R10). */
export function Probleembepaling({ casus }: { casus: Casus }) {
  const { huis } = useHuis();
  const { id } = useZelf();
  const organisatie = useOrganisatie();
  const wie = useWie(casus.deelnames);
  const doetMee = casus.deelnames.some(({ medewerker, tot }) => medewerker === id && !tot);
  return (
    <details className="vouwdeel" open={!casus.plan || undefined}>
      <summary>
        Probleembepaling <span className="stil">{casus.probleembepaling.length} bijdragen</span>
      </summary>
      {casus.probleembepaling.length === 0 && (
        <p className="stil">Nog niemand heeft opgeschreven wat het probleem is. Er zijn er ten minste twee nodig.</p>
      )}
      <dl className="criteria">
        {casus.probleembepaling.map((een) => (
          <div key={een.bijdrageId} className="criteria__een">
            <dt>
              {naamVan(huis.leefgebieden, een.leefgebied)}
              <span className="stil">
                {" "}
                {wie(een.medewerker)}, {organisatie(een.organisatie)}
              </span>
            </dt>
            <dd>{een.toelichting}</dd>
          </div>
        ))}
      </dl>
      {doetMee && casus.status === "actief" && <Bijdrage casusId={casus.casusId} />}
    </details>
  );
}

function Bijdrage({ casusId }: { casusId: string }) {
  const { huis } = useHuis();
  const leeg = { leefgebied: "", toelichting: "" };
  const [bijdrage, zet] = useState(leeg);
  const { mutate, error, isPending } = useOpdracht("Bijdrage vastgelegd.", () => zet(leeg));
  const pad = `/case-plan/casussen/${casusId}/probleembepaling`;
  return (
    <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: bijdrage })}>
      <Keuze
        waar="leefgebied"
        label="Leefgebied"
        opties={huis.leefgebieden}
        waarde={bijdrage.leefgebied}
        op={(leefgebied) => zet({ ...bijdrage, leefgebied })}
      />
      <Tekstvak
        waar="toelichting"
        label="Wat zie jij als het probleem?"
        waarde={bijdrage.toelichting}
        op={(toelichting) => zet({ ...bijdrage, toelichting })}
      />
      <SecondaryActionButton type="submit" disabled={isPending}>
        Bijdrage toevoegen
      </SecondaryActionButton>
    </Formulier>
  );
}
