import { useState } from "react";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { serverNow } from "../api.js";
import { useHuis } from "../shell/woorden.js";
import type { Prioritering } from "../typen-zsm.js";
import { Datumveld } from "../ui/datum.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { dagenNa, dagVan, datumVoluit } from "../ui/tijd.js";
import { Tekstvak, Vinkjes } from "../ui/veld.js";

export type Gronden = Pick<Prioritering, "criteria" | "herzieningOp">;

/** Why somebody is on the list, by the published criteria of the house, and until when (WGS 2.32, L17). */
export function Grondvelden({ gronden, zet }: { gronden: Gronden; zet: (gronden: Gronden) => void }) {
  const { huis } = useHuis();
  const uiterlijk = dagenNa(dagVan(serverNow()), Number(huis.termijnen.prioriteringWeken) * 7);
  return (
    <>
      <Vinkjes
        waar="criteria"
        legenda="Waarom op de lijst?"
        opties={huis.criteria.prioritering.map(({ code, tekst }) => ({ code, naam: tekst }))}
        gekozen={gronden.criteria}
        op={(criteria) => zet({ ...gronden, criteria })}
      />
      <Datumveld
        waar="herzieningOp"
        label={`Opnieuw bekijken op (uiterlijk ${datumVoluit(uiterlijk)})`}
        waarde={gronden.herzieningOp}
        op={(herzieningOp) => zet({ ...gronden, herzieningOp })}
      />
    </>
  );
}

type Props = { plaats: Prioritering; sluit: () => void };

/** It is still necessary, until another day (WGS 2.32(4)). */
export function Herzien({ plaats, sluit }: Props) {
  const [gronden, zet] = useState<Gronden>({ criteria: plaats.criteria, herzieningOp: "" });
  const { mutate, error, isPending } = useOpdracht("Verlengd.", sluit);
  const pad = `/information-hub/prioriteringen/${plaats.prioriteringId}`;
  return (
    <Dialoog titel="Verlengen" sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ methode: "PUT", pad, inhoud: gronden })}>
        <Grondvelden gronden={gronden} zet={zet} />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Verlengen
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}

/** It is not necessary any more (WGS 2.32(4)). */
export function Verwijderen({ plaats, sluit }: Props) {
  const [reden, zet] = useState("");
  const { mutate, error, isPending } = useOpdracht("Van de lijst gehaald.", sluit);
  const pad = `/information-hub/prioriteringen/${plaats.prioriteringId}/einde`;
  return (
    <Dialoog titel="Van de lijst halen" sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: { reden } })}>
        <p>De ZSM-kaart verdwijnt meteen. De ZSM-desk hoort daarna dat deze persoon niet bekend is.</p>
        <Tekstvak waar="reden" label="Waarom is het niet meer nodig?" waarde={reden} op={zet} />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Van de lijst halen
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}
