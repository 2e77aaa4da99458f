import { useState } from "react";
import { PrimaryActionButton, SubtleButton } from "@utrecht/component-library-react";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import { useCollegas, useOrganisatie } from "../shell/zelf.js";
import type { Casus } from "../typen-casus.js";
import { Datumveld } from "../ui/datum.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Keuze, Tekstregel, Tekstvak } from "../ui/veld.js";
import { Zoekkeuze } from "../ui/zoekkeuze.js";

/** Lets somebody take part: the person, the role and the ground on which access rests (decision 8). */
export function Deelnameformulier({ casus, sluit, voorstel }: { casus: Casus; sluit: () => void; voorstel?: true }) {
  const { huis, w } = useHuis();
  const organisatie = useOrganisatie();
  const collegas = useCollegas("deelnemer");
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
  const kies = (id: string) => {
    const wie = collegas.find((een) => een.id === id);
    zet({ ...opdracht, medewerker: id, naam: wie?.naam ?? "", organisatie: wie?.organisatie ?? "" });
  };
  const titel = voorstel ? w("Een «partner» voorstellen") : "Iemand laten deelnemen";
  const rollen = [
    { code: "deelnemer", naam: "Deelnemer" },
    { code: "casusregisseur", naam: hoofdletter(w("«casusregisseur»")) },
  ];
  return (
    <Formulier className="formulier blok blok--taak" fout={error} onVerstuur={() => mutate({ pad, inhoud })}>
      <h2 className="utrecht-heading-3">{titel}</h2>
      {collegas.length > 0 ? (
        <Zoekkeuze
          waar="medewerker"
          label="Wie"
          opties={collegas.map(({ id, naam, organisatie: van }) => ({ code: id, naam, bij: organisatie(van) }))}
          waarde={opdracht.medewerker}
          op={kies}
        />
      ) : (
        <div className="naast-elkaar">
          <Tekstregel
            waar="medewerker"
            label="Aanmeldnaam"
            waarde={opdracht.medewerker}
            op={(medewerker) => zet({ ...opdracht, medewerker })}
          />
          <Tekstregel waar="naam" label="Naam" waarde={opdracht.naam} op={(naam) => zet({ ...opdracht, naam })} />
          <Zoekkeuze
            waar="organisatie"
            label="Organisatie"
            opties={huis.organisaties}
            waarde={opdracht.organisatie}
            op={(van) => zet({ ...opdracht, organisatie: van })}
          />
        </div>
      )}
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
      <Tekstregel
        waar="grondslag"
        label="Grondslag"
        hint="Waarom mag deze persoon dit dossier zien?"
        waarde={opdracht.grondslag}
        op={(grondslag) => zet({ ...opdracht, grondslag })}
      />
      <Datumveld
        waar="tot"
        label={
          voorstel ? "Laatste dag (leeg: zo lang als het huis gewoon is)" : "Laatste dag (leeg: zolang het nodig is)"
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
  );
}
