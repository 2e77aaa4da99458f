import { useState } from "react";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { serverNow } from "../api.js";
import { useHuis } from "../shell/woorden.js";
import type { Bekendheidsverzoek } from "../typen-bekendheid.js";
import type { Herkomst } from "../typen-casus.js";
import type { Huis } from "../typen.js";
import { Collegakeuze } from "../ui/collegakeuze.js";
import { Formulier } from "../ui/fouten.js";
import { Bronvelden } from "../ui/herkomst.js";
import { legeHerkomst } from "../ui/lege-herkomst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { dagVan } from "../ui/tijd.js";
import { Tekstvak } from "../ui/veld.js";

/** Whether it may go to another house only with the word of who supplied it (WGS 2.28). */
const metToestemming = ({ categorie, voorwaarde }: Herkomst, { gegevenscategorieen, leveringsvoorwaarden }: Huis) =>
  gegevenscategorieen.some(({ code, toestemming }) => code === categorie && toestemming) ||
  leveringsvoorwaarden.some(({ code, sluitUit }) => code === voorwaarde && sluitUit.includes("verder"));

/** What goes to the house that asked: no more than it needs, with where it comes from (R64). */
export function Geefformulier({ verzoek: { verzoekId, doel } }: { verzoek: Bekendheidsverzoek }) {
  const { huis } = useHuis();
  const leeg = () => ({
    bron: "",
    tekst: "",
    toestemmingVan: "",
    herkomst: { ...legeHerkomst(dagVan(serverNow())), doelbinding: doel },
  });
  const [gift, zet] = useState(leeg);
  const wijzig = (deel: Partial<typeof gift>) => zet({ ...gift, ...deel });
  const { mutate, error, isPending } = useOpdracht("Gegeven. Het gaat naar het andere huis.", () => zet(leeg()));
  const { toestemmingVan, ...rest } = gift;
  const nodig = metToestemming(gift.herkomst, huis);
  const inhoud = { ...rest, ...(nodig && toestemmingVan && { toestemmingVan }) };
  return (
    <details className="vouwdeel">
      <summary>Een uittreksel geven</summary>
      <Formulier
        className="formulier"
        fout={error}
        onVerstuur={() => mutate({ pad: `/information-hub/bekendheidsverzoeken/${verzoekId}/verstrekkingen`, inhoud })}
      >
        <Tekstvak
          waar="tekst"
          label="Wat moet het andere huis weten?"
          hint="Alleen wat nodig is voor het doel hierboven."
          waarde={gift.tekst}
          op={(tekst) => wijzig({ tekst })}
        />
        <Bronvelden van={gift} zet={(deel) => wijzig("bron" in deel ? { ...deel, toestemmingVan: "" } : deel)}>
          {nodig && gift.bron && (
            <Collegakeuze
              key={gift.bron}
              waar="toestemmingVan"
              label="Wie van de leverancier gaf toestemming?"
              organisatie={gift.bron}
              waarde={toestemmingVan}
              op={(een) => wijzig({ toestemmingVan: een?.medewerkerId ?? "" })}
            />
          )}
        </Bronvelden>
        <PrimaryActionButton type="submit" disabled={isPending}>
          Geef uittreksel
        </PrimaryActionButton>
      </Formulier>
    </details>
  );
}
