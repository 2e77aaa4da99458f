import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { PrimaryActionButton, SecondaryActionButton } from "@utrecht/component-library-react";
import { useHuis } from "../shell/woorden.js";
import { wieVan } from "../shell/zelf.js";
import type { Samengesteld } from "../typen.js";
import type { Prioritering } from "../typen-zsm.js";
import { Gegevens } from "../ui/gegevens.js";
import { geboren, Naam } from "../ui/persoon.js";
import { Moment } from "../ui/termijn.js";
import { datumVoluit } from "../ui/tijd.js";
import { Kaartgegevens } from "./kaart.js";
import { Kaartformulier } from "./kaartformulier.js";
import { Herzien, Verwijderen } from "./herzien.js";

type Props = { plaats: Prioritering; gelezen: Samengesteld };

/** One place on the list: why, until when, and the card; a person prolongs it or ends it (WGS 2.32). */
export function Plaats({ plaats, gelezen: { namen, collegas } }: Props) {
  const { huis } = useHuis();
  const [open, zetOpen] = useState<"herzien" | "verwijderen">();
  const persoon = namen[plaats.persoonId];
  const bij = geboren(persoon?.geboortedatum, persoon?.leeftijd);
  const { herzieningOp, teHerzien, vastgesteldOp, door } = plaats;
  const sluit = () => zetOpen(undefined);
  const gekozen = huis.criteria.prioritering.filter(({ code }) => plaats.criteria.includes(code));
  const Verlengknop = teHerzien ? PrimaryActionButton : SecondaryActionButton;
  return (
    <article className="item">
      <Link to="/$huis/prioriteringen" params={{ huis: huis.code }} className="terug utrecht-link">
        ‹ Terug naar de lijst
      </Link>
      <h2 className="utrecht-heading-2 item__titel">
        <Naam persoonId={plaats.persoonId} namen={namen} /> {bij && <span className="titel__bij">{bij}</span>}
      </h2>
      {teHerzien && (
        <p className="let-op">
          De dag van herziening is er. Is het nog nodig dat deze persoon op de lijst staat? Verleng het, of haal de
          persoon van de lijst.
        </p>
      )}
      <Gegevens
        regels={[
          ["Opnieuw bekijken", datumVoluit(herzieningOp)],
          [
            "Vastgesteld",
            <>
              {wieVan(collegas)(door)}, <Moment op={vastgesteldOp} />
            </>,
          ],
        ]}
      />
      <section className="blok" aria-labelledby="kop-waarom">
        <h3 id="kop-waarom" className="utrecht-heading-3">
          Waarom op de lijst?
        </h3>
        <ul className="stappen">
          {gekozen.map(({ code, tekst }) => (
            <li key={code}>{tekst}</li>
          ))}
        </ul>
      </section>
      <div className="knoppen">
        <Verlengknop onClick={() => zetOpen("herzien")}>Verlengen</Verlengknop>
        <SecondaryActionButton onClick={() => zetOpen("verwijderen")}>Van de lijst halen</SecondaryActionButton>
      </div>
      <Kaart plaats={plaats} />
      {open === "herzien" && <Herzien plaats={plaats} sluit={sluit} />}
      {open === "verwijderen" && <Verwijderen plaats={plaats} sluit={sluit} />}
    </article>
  );
}

/** What the desk may know; without a card it hears at most that somebody is known, and whom to call. */
function Kaart({ plaats }: { plaats: Prioritering }) {
  const [open, zetOpen] = useState(false);
  const { zsmkaart, teHerzien } = plaats;
  const Knop = zsmkaart || teHerzien ? SecondaryActionButton : PrimaryActionButton;
  return (
    <section className="blok" aria-labelledby="kop-kaart">
      <h3 id="kop-kaart" className="utrecht-heading-3">
        ZSM-kaart
      </h3>
      {zsmkaart ? (
        <Kaartgegevens kaart={zsmkaart} />
      ) : (
        <p className="stil">
          Er is nog geen kaart. Tot dan hoort de ZSM-desk alleen dat deze persoon bekend is en wie te bellen.
        </p>
      )}
      <div className="knoppen">
        <Knop onClick={() => zetOpen(true)}>{zsmkaart ? "Kaart wijzigen" : "Kaart maken"}</Knop>
      </div>
      {open && <Kaartformulier plaats={plaats} sluit={() => zetOpen(false)} />}
    </section>
  );
}
