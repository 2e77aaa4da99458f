import { useState } from "react";
import { useNavigate } from "@tanstack/react-router";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { useHuis } from "../shell/woorden.js";
import type { Prioritering } from "../typen-zsm.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Grondvelden, type Gronden } from "./herzien.js";

/** Puts the person of a running case on the list; after that there is the card to make (L17, R74). */
export function Plaatsen({ persoonId, sluit }: { persoonId: string; sluit: () => void }) {
  const { huis, w } = useHuis();
  const navigate = useNavigate();
  const [gronden, zet] = useState<Gronden>({ criteria: [], herzieningOp: "" });
  const { mutate, error, isPending } = useOpdracht<Prioritering>(
    "Op de lijst gezet. Maak nu de kaart voor de ZSM-desk.",
    ({ prioriteringId: plaats }) =>
      void navigate({ to: "/$huis/prioriteringen", params: { huis: huis.code }, search: { plaats } }),
  );
  const inhoud = { huis: huis.code, persoonId, ...gronden };
  return (
    <Dialoog titel={w("Op de lijst van geprioriteerde «casus.meervoud»")} sluit={sluit}>
      <Formulier
        className="formulier"
        fout={error}
        onVerstuur={() => mutate({ pad: "/information-hub/prioriteringen", inhoud })}
      >
        <p>
          De ZSM-desk van het arrondissement kan vragen of het huis deze persoon kent. Wat de desk dan hoort, staat op
          de kaart.
        </p>
        <Grondvelden gronden={gronden} zet={zet} />
        <PrimaryActionButton type="submit" disabled={isPending}>
          Op de lijst zetten
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}
