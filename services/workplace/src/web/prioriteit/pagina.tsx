import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { Titel } from "../shell/titel.js";
import { useHuis } from "../shell/woorden.js";
import type { Namen } from "../typen.js";
import type { Prioritering } from "../typen-zsm.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { Naam } from "../ui/persoon.js";
import { Gelezen, Leeg, Meer } from "../ui/staat.js";
import { Termijn, useNu } from "../ui/termijn.js";
import { dagVan } from "../ui/tijd.js";
import { Twee } from "../ui/twee.js";
import { rondZsm } from "../zsm/vragen.js";
import { Plaats } from "./plaats.js";

/** Who is due for review first, then whose day comes next. */
const opHerziening = (een: Prioritering, ander: Prioritering): number =>
  Number(ander.teHerzien) - Number(een.teHerzien) || een.herzieningOp.localeCompare(ander.herzieningOp);

/** The list of prioritised cases of the house, each with what the ZSM desk may know (WGS 2.32, L17, R74). */
export function Prioriteringen() {
  const { huis, w } = useHuis();
  const { plaats: gekozen } = useSearch({ from: "/$huis/prioriteringen" });
  const vraag = useQuery(rondZsm.prioriteringen(huis.code));
  useLijsttoetsen();
  const plaats = vraag.data?.items.find(({ prioriteringId }) => prioriteringId === gekozen);
  const titel = w("Geprioriteerde «casus.meervoud»");
  return (
    <Twee
      gekozen={gekozen}
      lijst={titel}
      kop={<Titel venster={titel}>{titel}</Titel>}
      wat="Plaats op de lijst"
      item={plaats && <Plaats key={gekozen} plaats={plaats} gelezen={vraag.data!} />}
      leeg={Boolean(vraag.data?.items.length) && "Kies links een persoon."}
    >
      <Gelezen vraag={vraag}>
        {({ items, namen, volgende }) =>
          items.length === 0 ? (
            <Leeg>
              {w(
                "Er staat niemand op de lijst. Zet iemand erop vanaf de bladzijde van een lopende «casus», met «procesregisseur.de» als beslisser.",
              )}
            </Leeg>
          ) : (
            <>
              <ul className="rijen rijen--lijst">
                {items.toSorted(opHerziening).map((een) => (
                  <li key={een.prioriteringId}>
                    <Rij plaats={een} namen={namen} gekozen={gekozen} />
                  </li>
                ))}
              </ul>
              <Meer volgende={volgende} />
            </>
          )
        }
      </Gelezen>
    </Twee>
  );
}

/** Whether the desk has a card to read today. */
const kaartstand = ({ zsmkaart }: Prioritering, vandaag: string): string => {
  if (!zsmkaart) return "geen kaart";
  if (zsmkaart.geldigTot < vandaag) return "kaart voorbij";
  return zsmkaart.advies === null ? "kaart zonder advies" : "kaart met advies";
};

type RijProps = { plaats: Prioritering; namen: Namen; gekozen: string | undefined };

function Rij({ plaats, namen, gekozen }: RijProps) {
  const { huis } = useHuis();
  const { prioriteringId, persoonId, herzieningOp, teHerzien, vastgesteldOp } = plaats;
  return (
    <Link
      to="/$huis/prioriteringen"
      params={{ huis: huis.code }}
      search={{ plaats: prioriteringId }}
      className="rij"
      data-rij
      aria-current={prioriteringId === gekozen ? "page" : undefined}
    >
      <span className="rij__hoofd">
        <Naam persoonId={persoonId} namen={namen} />
        {teHerzien && <span className="merk merk--let-op">opnieuw bekijken</span>}
      </span>
      <span className="rij__bij">{kaartstand(plaats, dagVan(useNu()))}</span>
      <Termijn tot={herzieningOp} van={vastgesteldOp} />
    </Link>
  );
}
