import { useId } from "react";
import { Link } from "@tanstack/react-router";
import { Kaartgegevens } from "../prioriteit/kaart.js";
import { useHuis } from "../shell/woorden.js";
import type { Zsmbron } from "../typen-zsm.js";
import { datumVoluit } from "../ui/tijd.js";

/** The source of a proposal: the place on the list and what the card says. */
export function Bron({ bron, naam }: { bron: Zsmbron; naam: string | undefined }) {
  const { huis, w } = useHuis();
  const kop = useId();
  const gekozen = huis.criteria.prioritering.filter(({ code }) => bron.criteria.includes(code));
  return (
    <section className="blok" aria-labelledby={kop}>
      <h3 id={kop} className="utrecht-heading-3">
        Waar rust het voorstel op?
        <Link
          to="/$huis/prioriteringen"
          params={{ huis: huis.code }}
          search={{ plaats: bron.prioriteringId }}
          className="utrecht-link"
        >
          {naam ?? w("De plaats op de lijst")}
        </Link>
      </h3>
      <p>
        Op de lijst tot {datumVoluit(bron.herzieningOp)}
        {bron.teHerzien && <span className="merk merk--let-op">opnieuw bekijken</span>}
      </p>
      <ul className="stappen">
        {gekozen.map(({ code, tekst }) => (
          <li key={code}>{tekst}</li>
        ))}
      </ul>
      {bron.kaart ? <Kaartgegevens kaart={bron.kaart} /> : <p className="stil">Er is geen ZSM-kaart.</p>}
    </section>
  );
}
