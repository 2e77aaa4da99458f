import { useState } from "react";
import { SecondaryActionButton } from "@utrecht/component-library-react";
import { hoofdletter, useHuis } from "../shell/woorden.js";
import type { Herkenning, Kandidaat } from "../typen.js";
import { Formulier, useFout, useVeldId } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { geboren, rolNaam, useGemeente } from "../ui/persoon.js";
import { Tekstregel } from "../ui/veld.js";
import { redenInWoorden } from "./redenen.js";

/** Who is this? As reported, and beside it who it may be, with why; a person decides. */
export function Twijfel({ herkenning }: { herkenning: Herkenning }) {
  const { w } = useHuis();
  const [keuze, zetKeuze] = useState<string>();
  const [motivering, zetMotivering] = useState("");
  const { mutate, error, isPending } = useOpdracht("Vastgelegd wie dit is.");
  const pad = `/information-hub/herkenningen/${herkenning.betrokkeneId}/besluit`;
  const wie = keuze === "nieuw" ? { nieuw: true } : keuze ? { persoonId: keuze } : {};
  const wat = { herkenning, keuze, zetKeuze };
  return (
    <section className="blok twijfel" aria-labelledby={`twijfel-${herkenning.betrokkeneId}`}>
      <h3 id={`twijfel-${herkenning.betrokkeneId}`} className="utrecht-heading-3">
        Wie is dit? <span className="stil">{rolNaam(w, herkenning.rol)}</span>
      </h3>
      <Formulier fout={error} onVerstuur={() => mutate({ pad, inhoud: { ...wie, motivering } })}>
        <Vergelijking {...wat} />
        <div className="twijfel__besluit">
          <Tekstregel waar="motivering" label="Waarom?" waarde={motivering} op={zetMotivering} />
          <SecondaryActionButton type="submit" disabled={isPending}>
            Vastleggen wie dit is
          </SecondaryActionButton>
        </div>
      </Formulier>
    </section>
  );
}

type Wat = { herkenning: Herkenning; keuze: string | undefined; zetKeuze: (keuze: string) => void };

function Vergelijking({ herkenning: { betrokkeneId, ontvangen, kandidaten }, keuze, zetKeuze }: Wat) {
  const gemeente = useGemeente();
  const fout = useFout("persoonId");
  const rijen: [string, string, (kandidaat: Kandidaat) => string][] = [
    ["Naam", ontvangen.naam ?? "", ({ naam }) => naam],
    ["Geboren", geboren(ontvangen.geboortedatum), ({ geboortedatum }) => geboren(geboortedatum)],
    ["Gemeente", gemeente(ontvangen.gemeente), (kandidaat) => gemeente(kandidaat.gemeente)],
  ];
  const id = useVeldId("persoonId");
  return (
    <div className="schuif" id={id}>
      {fout && <p className="utrecht-form-field-error-message">{fout}</p>}
      <table className="vergelijking">
        <thead>
          <tr>
            <td />
            <th scope="col">Zoals gemeld</th>
            {kandidaten.map(({ persoonId }, plek) => (
              <th scope="col" key={persoonId}>
                Bekend {kandidaten.length > 1 ? plek + 1 : ""}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rijen.map(([kop, gemeld, van]) => (
            <tr key={kop}>
              <th scope="row">{kop}</th>
              <td>{gemeld || "–"}</td>
              {kandidaten.map((kandidaat) => (
                <td key={kandidaat.persoonId} data-anders={gemeld !== van(kandidaat) || undefined}>
                  {van(kandidaat) || "–"}
                  {gemeld !== van(kandidaat) && <span className="alleen-voorlezen"> (anders dan gemeld)</span>}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Waarom</th>
            <td />
            {kandidaten.map(({ persoonId, redenen }) => (
              <td key={persoonId}>{hoofdletter(redenen.map(redenInWoorden).join(", "))}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">Keuze</th>
            <td>
              <Kies naam={betrokkeneId} waarde="nieuw" keuze={keuze} zet={zetKeuze} tekst="Niemand van deze" />
            </td>
            {kandidaten.map(({ persoonId }, plek) => (
              <td key={persoonId}>
                <Kies
                  naam={betrokkeneId}
                  waarde={persoonId}
                  keuze={keuze}
                  zet={zetKeuze}
                  tekst="Dezelfde"
                  plek={plek}
                />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

type KiesProps = {
  naam: string;
  waarde: string;
  keuze: string | undefined;
  zet: (keuze: string) => void;
  tekst: string;
  plek?: number;
};

function Kies({ naam, waarde, keuze, zet, tekst, plek }: KiesProps) {
  return (
    <label className="radio radio--kaal">
      <input
        type="radio"
        className="utrecht-radio-button"
        name={`wie-${naam}`}
        checked={keuze === waarde}
        onChange={() => zet(waarde)}
      />
      <span>
        {tekst}
        {plek !== undefined && <span className="alleen-voorlezen"> als bekend {plek + 1}</span>}
      </span>
    </label>
  );
}
