import { useState } from "react";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { serverNow } from "../api.js";
import type { Herkomst } from "../typen-casus.js";
import type { Prioritering } from "../typen-zsm.js";
import { Datumveld } from "../ui/datum.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { Bronvelden } from "../ui/herkomst.js";
import { legeHerkomst } from "../ui/lege-herkomst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { dagVan, datumVoluit } from "../ui/tijd.js";
import { Tekstregel, Tekstvak } from "../ui/veld.js";

/** The card as it is, or an empty one that holds as long as the place on the list. */
const beginVan = ({ zsmkaart, herzieningOp }: Prioritering) => {
  if (!zsmkaart) {
    const herkomst: Herkomst = legeHerkomst(dagVan(serverNow()), "wgs-verstrekkingsplicht");
    return { bron: "", herkomst, advies: "", contact: "", geldigTot: herzieningOp };
  }
  const { bron, advies, contact, geldigTot } = zsmkaart;
  const { grondslag, doelbinding, categorie, voorwaarde, voorwaardeToelichting, eerstVerwerktOp } = zsmkaart;
  const herkomst = { grondslag, doelbinding, categorie, voorwaarde, voorwaardeToelichting, eerstVerwerktOp };
  return { bron, herkomst, advies: advies ?? "", contact, geldigTot };
};

/** What the ZSM desk may know, with all that makes it lawful, no longer than the review (R64, R74). */
export function Kaartformulier({ plaats, sluit }: { plaats: Prioritering; sluit: () => void }) {
  const [kaart, zet] = useState(() => beginVan(plaats));
  const wijzig = (deel: Partial<typeof kaart>) => zet({ ...kaart, ...deel });
  const { mutate, error, isPending } = useOpdracht("De kaart is vastgelegd. De ZSM-desk kan haar lezen.", sluit);
  const pad = `/information-hub/prioriteringen/${plaats.prioriteringId}/zsmkaart`;
  const inhoud = { ...kaart, advies: kaart.advies || null };
  return (
    <Dialoog titel="ZSM-kaart" sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ methode: "PUT", pad, inhoud })}>
        <Tekstvak
          waar="advies"
          label="Advies aan de ZSM-desk"
          hint="Laat leeg als er geen advies is; dan hoort de desk alleen wie te bellen."
          waarde={kaart.advies}
          op={(advies) => wijzig({ advies })}
        />
        <Tekstregel
          waar="contact"
          label="Wie kan de desk bellen?"
          hint="Een functie of nummer van wie dienst heeft, ook 's nachts."
          waarde={kaart.contact}
          op={(contact) => wijzig({ contact })}
        />
        <Datumveld
          waar="geldigTot"
          label={`Geldig tot en met (uiterlijk ${datumVoluit(plaats.herzieningOp)})`}
          waarde={kaart.geldigTot}
          op={(geldigTot) => wijzig({ geldigTot })}
        />
        <Bronvelden van={kaart} zet={wijzig} />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Kaart vastleggen
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}
