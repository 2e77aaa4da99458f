import { useEffect, useRef, useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { PrimaryActionButton, SecondaryActionButton } from "@utrecht/component-library-react";
import { send } from "../api.js";
import { useHuis } from "../shell/woorden.js";
import type { Gevonden } from "../typen-inzage.js";
import { Datumveld } from "../ui/datum.js";
import { Formulier } from "../ui/fouten.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { geboren } from "../ui/persoon.js";
import { BezigMetLaden, Leeg } from "../ui/staat.js";
import { Tekstregel } from "../ui/veld.js";

/** Somebody by name in the register of this house; the name goes into no address. */
export function Zoeken({ kies }: { kies: (persoonId: string) => void }) {
  const { huis } = useHuis();
  const [naam, zetNaam] = useState("");
  const [geboortedatum, zetDatum] = useState("");
  const zoek = useMutation({
    mutationFn: () =>
      send<{ personen: Gevonden[] }>("POST", "/information-hub/personen/op-naam/_zoek", {
        huis: huis.code,
        ...(naam && { naam }),
        ...(geboortedatum && { geboortedatum }),
      }),
  });
  useLijsttoetsen();
  return (
    <>
      <p>
        Zoek wie het betreft. Je zoekvraag komt zelf ook in het logboek. Daarna zie je wie deze persoon zag of zocht, in
        alle diensten.
      </p>
      <Formulier className="formulier" fout={zoek.error} onVerstuur={() => zoek.mutate()}>
        <Tekstregel waar="naam" label="Naam" waarde={naam} op={zetNaam} />
        <Datumveld waar="geboortedatum" label="Geboortedatum" waarde={geboortedatum} op={zetDatum} />
        <PrimaryActionButton type="submit" disabled={zoek.isPending}>
          Zoeken
        </PrimaryActionButton>
      </Formulier>
      {zoek.isPending && <BezigMetLaden rijen={3} />}
      {zoek.data && <Uitkomst key={zoek.submittedAt} personen={zoek.data.personen} kies={kies} />}
    </>
  );
}

/** Who was found; the focus goes there, so that `j` and Enter choose. */
function Uitkomst({ personen, kies }: { personen: Gevonden[]; kies: (persoonId: string) => void }) {
  const kop = useRef<HTMLHeadingElement>(null);
  useEffect(() => kop.current?.focus(), []);
  if (personen.length === 0) return <Leeg>Niemand in het register van dit huis past bij deze vraag.</Leeg>;
  return (
    <section className="stapel" aria-labelledby="gevonden">
      <h2 id="gevonden" ref={kop} tabIndex={-1} className="utrecht-heading-3">
        Wie is het?
      </h2>
      <ul className="stappen">
        {personen.map(({ persoonId, naam, geboortedatum }) => (
          <li key={persoonId}>
            <SecondaryActionButton data-rij onClick={() => kies(persoonId)}>
              {naam} {geboren(geboortedatum)}
            </SecondaryActionButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
