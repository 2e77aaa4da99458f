import { useState } from "react";
import { SecondaryActionButton, SubtleButton } from "@utrecht/component-library-react";
import { wieVan } from "../shell/zelf.js";
import type { Triage } from "../typen-triage.js";
import { Collegakeuze } from "../ui/collegakeuze.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Moment } from "../ui/termijn.js";

/** Who judges the purpose test beside who leads the meeting, and so sees the item before it; named and taken back (L15). */
export function Toetsers({ triage: { triageId, beoordelaars, doeltoets, collegas } }: { triage: Triage }) {
  const wie = wieVan(collegas);
  const [medewerker, zet] = useState("");
  const wijsAan = useOpdracht("Aangewezen voor de doeltoets.", () => zet(""));
  const trekIn = useOpdracht("Aanwijzing ingetrokken.");
  const pad = `/triage/triages/${triageId}/beoordelaars`;
  const al = beoordelaars.map((een) => een.medewerker);
  return (
    <details className="vouwdeel" open={(al.length > 0 && !doeltoets) || undefined}>
      <summary>
        Wie toetst mee? <span className="stil">{al.length > 0 ? al.map(wie).join(", ") : "Nog niemand"}</span>
      </summary>
      {al.length > 0 && (
        <ul className="stappen">
          {beoordelaars.map((een) => (
            <li key={een.medewerker}>
              {wie(een.medewerker)}{" "}
              <span className="stil">
                aangewezen door {wie(een.door)}, <Moment op={een.van} />
              </span>{" "}
              <SubtleButton
                aria-label={`${wie(een.medewerker)} toetst niet meer mee`}
                disabled={trekIn.isPending}
                onClick={() => trekIn.mutate({ methode: "DELETE", pad: `${pad}/${een.medewerker}` })}
              >
                Trek in
              </SubtleButton>
            </li>
          ))}
        </ul>
      )}
      <Formulier
        className="formulier"
        fout={wijsAan.error ?? trekIn.error}
        onVerstuur={() => wijsAan.mutate({ pad, inhoud: { medewerker } })}
      >
        <Collegakeuze
          key={al.join()}
          waar="medewerker"
          label="Wie"
          rol="triagelid"
          behalve={al}
          waarde={medewerker}
          op={(een) => zet(een?.medewerkerId ?? "")}
        />
        <SecondaryActionButton type="submit" disabled={wijsAan.isPending}>
          Aanwijzen
        </SecondaryActionButton>
      </Formulier>
    </details>
  );
}
