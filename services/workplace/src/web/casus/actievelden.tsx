import { SubtleButton } from "@utrecht/component-library-react";
import { naamVan, useHuis } from "../shell/woorden.js";
import { useOrganisatie, wieVan } from "../shell/zelf.js";
import type { Afspraak, Casus, SoortActie } from "../typen-casus.js";
import { Datumveld } from "../ui/datum.js";
import { Keuze, Tekstregel } from "../ui/veld.js";

const soorten = [
  { code: "zorg", naam: "Zorg" },
  { code: "straf", naam: "Straf" },
  { code: "bestuur", naam: "Bestuur" },
];

type Props = {
  actie: Afspraak;
  plek: number;
  casus: Casus;
  wijzig: (deel: Partial<Afspraak>) => void;
  weg: () => void;
};

/** One action: what, on which leefgebied, by whom of which partner, before when (R14). What is done stays as it was. */
export function Actievelden({ actie, plek, casus, wijzig, weg }: Props) {
  const { huis, w } = useHuis();
  const organisatie = useOrganisatie();
  const wie = wieVan(casus.collegas, casus.deelnames);
  const gedaan = casus.acties.some(({ actieId, status }) => actieId === actie.actieId && status === "gedaan");
  const open = casus.deelnames.filter(({ tot }) => !tot);
  const waar = (veld: string) => `acties.${plek}.${veld}`;
  if (gedaan) return <p className="rijvelden rijvelden--gedaan">✓ {actie.omschrijving}</p>;
  const kiesUitvoerder = (medewerker: string) =>
    wijzig({
      uitvoerder: medewerker,
      organisatie: open.find((een) => een.medewerker === medewerker)?.organisatie ?? "",
    });
  return (
    <div className="rijvelden rijvelden--actie">
      <Tekstregel
        waar={waar("omschrijving")}
        label={w("«Actie» {n}", { n: plek + 1 })}
        waarde={actie.omschrijving}
        op={(omschrijving) => wijzig({ omschrijving })}
      />
      <Keuze
        waar={waar("leefgebied")}
        label="Leefgebied"
        opties={huis.leefgebieden}
        waarde={actie.leefgebied}
        op={(leefgebied) => wijzig({ leefgebied })}
      />
      <Keuze
        waar={waar("soort")}
        label="Soort"
        opties={soorten}
        waarde={actie.soort}
        op={(soort) => wijzig({ soort: soort as SoortActie })}
      />
      <Keuze
        waar={waar("uitvoerder")}
        label="Wie"
        opties={open.map((een) => ({
          code: een.medewerker,
          naam: `${wie(een.medewerker)}, ${organisatie(een.organisatie)}`,
        }))}
        waarde={actie.uitvoerder}
        op={kiesUitvoerder}
      />
      <Datumveld
        waar={waar("uiterlijkDatum")}
        label="Uiterlijk"
        waarde={actie.uiterlijkDatum}
        op={(uiterlijkDatum) => wijzig({ uiterlijkDatum })}
      />
      {casus.probleembepaling.length > 0 && (
        <Keuze
          waar={waar("bijdrageId")}
          label="Volgt uit"
          leeg="Geen bijdrage in het bijzonder"
          opties={casus.probleembepaling.map((een) => ({
            code: een.bijdrageId,
            naam: `${naamVan(huis.leefgebieden, een.leefgebied)}, ${organisatie(een.organisatie)}`,
          }))}
          waarde={actie.bijdrageId ?? ""}
          op={(bijdrageId) => wijzig({ bijdrageId: bijdrageId || undefined })}
        />
      )}
      <SubtleButton type="button" aria-label={w("Weg: «actie» {n}", { n: plek + 1 })} onClick={weg}>
        Weg
      </SubtleButton>
    </div>
  );
}
