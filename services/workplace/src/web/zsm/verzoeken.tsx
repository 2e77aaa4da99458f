import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { Titel } from "../shell/titel.js";
import { useHuis } from "../shell/woorden.js";
import type { ZsmverzoekRij } from "../typen-zsm.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { Gelezen, Leeg } from "../ui/staat.js";
import { Termijn } from "../ui/termijn.js";
import { Twee } from "../ui/twee.js";
import { rondZsm } from "./vragen.js";
import { VerzoekItem } from "./verzoek.js";

/** What the ZSM desk asks this house and still waits for, the shortest time first (R73, R74). */
export function Zsmverzoeken() {
  const { huis } = useHuis();
  const { verzoek: gekozen } = useSearch({ from: "/$huis/zsm-verzoeken" });
  const vraag = useQuery(rondZsm.verzoeken(huis.code));
  useLijsttoetsen();
  return (
    <Twee
      smal
      gekozen={gekozen}
      lijst="Lijst van ZSM-verzoeken"
      kop={<Titel venster="ZSM-verzoeken">ZSM-verzoeken</Titel>}
      wat="ZSM-verzoek"
      item={gekozen && <VerzoekItem key={gekozen} verzoekId={gekozen} />}
      leeg={Boolean(vraag.data?.items.length) && "Kies links een verzoek."}
    >
      <Gelezen vraag={vraag}>
        {({ items }) =>
          items.length === 0 ? (
            <Leeg>{huis.teksten["scherm.leeg.zsm"]}</Leeg>
          ) : (
            <ul className="rijen rijen--lijst">
              {items.map((een) => (
                <li key={een.verzoekId}>
                  <Rij verzoek={een} gekozen={gekozen} />
                </li>
              ))}
            </ul>
          )
        }
      </Gelezen>
    </Twee>
  );
}

/** A request by its number alone: who it is about stands with the request itself. */
function Rij({ verzoek, gekozen }: { verzoek: ZsmverzoekRij; gekozen: string | undefined }) {
  const { huis } = useHuis();
  const { verzoekId, verzoekNummer, opgehoudenOp, verstrijktOp } = verzoek;
  return (
    <Link
      to="/$huis/zsm-verzoeken"
      params={{ huis: huis.code }}
      search={{ verzoek: verzoekId }}
      className="rij"
      data-rij
      aria-current={verzoekId === gekozen ? "page" : undefined}
    >
      <span className="rij__hoofd">{verzoekNummer}</span>
      <Termijn van={opgehoudenOp} tot={verstrijktOp} />
    </Link>
  );
}
