import { useState } from "react";
import { PrimaryActionButton, SubtleButton } from "@utrecht/component-library-react";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import type { Casus } from "../typen-casus.js";
import { Collegakeuze } from "../ui/collegakeuze.js";
import { Datumveld } from "../ui/datum.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { Grondslagkeuze } from "../ui/herkomst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Keuze, Tekstregel, Tekstvak } from "../ui/veld.js";

/** Lets somebody take part: the person, the role and the ground on which access rests (decision 8). */
export function Deelnameformulier({ casus, sluit, voorstel }: { casus: Casus; sluit: () => void; voorstel?: true }) {
  const { w } = useHuis();
  const [opdracht, zet] = useState({ organisatie: "", medewerker: "", naam: "", rol: "deelnemer", grondslag: "" });
  const [meer, zetMeer] = useState({ team: "", tot: "", toelichting: "" });
  const { mutate, error, isPending } = useOpdracht(voorstel ? "Voorstel gedaan." : "Deelname vastgelegd.", sluit);
  const pad = `/case-plan/casussen/${casus.casusId}/${voorstel ? "voorstellen" : "deelnames"}`;
  const { rol, ...zonderRol } = opdracht;
  const { team, tot, toelichting } = meer;
  const inhoud = {
    ...zonderRol,
    ...(voorstel ? { toelichting } : { rol }),
    ...(team && { team }),
    ...(tot && { tot }),
  };
  const titel = voorstel ? w("Een «partner» voorstellen") : "Iemand laten deelnemen";
  const rollen = [
    { code: "deelnemer", naam: "Deelnemer" },
    { code: "casusregisseur", naam: hoofdletter(w("«casusregisseur»")) },
  ];
  return (
    <Dialoog titel={titel} sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud })}>
        <Collegakeuze
          waar="medewerker"
          label="Wie"
          rol="deelnemer"
          waarde={opdracht.medewerker}
          op={(wie) =>
            zet({
              ...opdracht,
              medewerker: wie?.medewerkerId ?? "",
              naam: wie?.naam ?? "",
              organisatie: wie?.organisatie ?? "",
            })
          }
        />
        <Tekstregel
          waar="team"
          label="Team (als dat uitmaakt)"
          waarde={team}
          op={(een) => zetMeer({ ...meer, team: een })}
        />
        {!voorstel && (
          <Keuze
            waar="rol"
            label="Rol"
            opties={rollen}
            waarde={opdracht.rol}
            op={(een) => zet({ ...opdracht, rol: een })}
          />
        )}
        <Grondslagkeuze
          voor="deelname"
          hint="Waarom mag deze persoon dit dossier zien?"
          waarde={opdracht.grondslag}
          op={(grondslag) => zet({ ...opdracht, grondslag })}
        />
        <Datumveld
          waar="tot"
          label={
            voorstel ? "Laatste dag (leeg: de gewone termijn van het huis)" : "Laatste dag (leeg: zolang het nodig is)"
          }
          waarde={tot}
          op={(een) => zetMeer({ ...meer, tot: een })}
        />
        {voorstel && (
          <Tekstvak
            waar="toelichting"
            label="Waarom is deze persoon nodig?"
            waarde={toelichting}
            op={(een) => zetMeer({ ...meer, toelichting: een })}
          />
        )}
        <div className="knoppen">
          <PrimaryActionButton type="submit" disabled={isPending}>
            {voorstel ? "Voorstellen" : "Laten deelnemen"}
          </PrimaryActionButton>
          <SubtleButton type="button" onClick={sluit}>
            Niet doen
          </SubtleButton>
        </div>
      </Formulier>
    </Dialoog>
  );
}
