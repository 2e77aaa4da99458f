import { useEffect, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { SecondaryActionButton } from "@utrecht/component-library-react";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import type { Gehouden } from "../typen-register.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Foutoverzicht } from "../ui/fouten.js";
import { Gelezen, Leeg, Meer } from "../ui/staat.js";
import { LatenVallen } from "./laten-vallen.js";
import { Tabel } from "./tabel.js";
import { pad, watErGebeurde, type Geprobeerd } from "./woorden.js";

/** The events that no service could handle yet: tried again, or let go with a reason. */
export function Gebeurtenissen() {
  const { huis } = useHuis();
  const vraag = useQuery(vragen.gebeurtenissen(huis.code));
  const [weg, zetWeg] = useState<Gehouden>();
  const [gedaan, zetGedaan] = useState(0);
  const klaar = () => {
    zetWeg(undefined);
    zetGedaan(gedaan + 1);
  };
  const opnieuw = useOpdracht<Geprobeerd>(watErGebeurde, klaar);
  // The row that was acted on may be gone, and its button with it.
  useEffect(() => {
    if (gedaan > 0) document.querySelector("h1")?.focus();
  }, [gedaan]);
  useLijsttoetsen();
  return (
    <div className="bladzijde bladzijde--breed">
      <Titel venster="Vastgehouden gebeurtenissen">Vastgehouden gebeurtenissen</Titel>
      {opnieuw.error && <Foutoverzicht fout={opnieuw.error} />}
      <Gelezen vraag={vraag} rijen={8}>
        {({ items, volgende, zonderAntwoord }) => (
          <>
            <ZonderAntwoord diensten={zonderAntwoord} opnieuw={() => void vraag.refetch()} />
            {items.length > 0 ? (
              <Tabel
                items={items}
                bezig={opnieuw.isPending}
                probeer={(een) => opnieuw.mutate({ pad: pad(een, "opnieuw"), inhoud: {} })}
                laatVallen={zetWeg}
              />
            ) : (
              <Leeg>
                {zonderAntwoord.length > 0
                  ? "Bij de diensten die antwoorden, wordt niets vastgehouden."
                  : "Alle gebeurtenissen zijn verwerkt. Kan een dienst er een niet verwerken, dan komt die hier te staan met de reden."}
              </Leeg>
            )}
            <Meer volgende={volgende} />
          </>
        )}
      </Gelezen>
      {weg && <LatenVallen gebeurtenis={weg} sluit={() => zetWeg(undefined)} klaar={klaar} />}
    </div>
  );
}

/** What is missing from the list; the rest of it is right. */
function ZonderAntwoord({ diensten, opnieuw }: { diensten: string[]; opnieuw: () => void }) {
  if (diensten.length === 0) return null;
  return (
    <div role="alert" className="foutoverzicht">
      <p className="foutoverzicht__titel">
        {diensten.length === 1 ? "Eén dienst antwoordt nu niet" : "Deze diensten antwoorden nu niet"}:{" "}
        {diensten.join(", ")}. Wat daar wordt vastgehouden, staat niet in deze lijst.
      </p>
      <SecondaryActionButton onClick={opnieuw}>Lijst verversen</SecondaryActionButton>
    </div>
  );
}
