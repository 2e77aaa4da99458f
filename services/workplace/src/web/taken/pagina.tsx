import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { Gelezen, Leeg } from "../ui/staat.js";
import { Leeftijd } from "../ui/termijn.js";
import { Twee } from "../ui/twee.js";
import { Collegataak, wat } from "./collega.js";
import { Meldertaak } from "./melder.js";

/** A message did not arrive: somebody calls who it was for and records it, so that everybody hears it (R01, R41, R73). */
export function Taken() {
  const { huis, w } = useHuis();
  const { taak: gekozen } = useSearch({ from: "/$huis/taken" });
  const vraag = useQuery(vragen.taken(huis.code));
  useLijsttoetsen();
  const collegas = vraag.data?.collegas ?? {};
  const taak = vraag.data?.items.find(({ taakId }) => taakId === gekozen);
  return (
    <Twee
      gekozen={gekozen}
      lijst="Taken"
      kop={<Titel venster="Taken">Taken</Titel>}
      wat="Taak"
      item={
        taak &&
        (taak.onderwerpId ? (
          <Collegataak key={taak.taakId} {...{ taak, collegas }} />
        ) : (
          <Meldertaak key={taak.taakId} taak={taak} />
        ))
      }
      leeg="Kies links een taak."
    >
      <Gelezen vraag={vraag}>
        {({ items }) =>
          items.length === 0 ? (
            <Leeg>Alle berichten zijn aangekomen. Lukt een bericht niet, dan komt hier te staan wie je belt.</Leeg>
          ) : (
            <ul className="rijen rijen--lijst">
              {items.map((een) => (
                <li key={een.taakId}>
                  <Link
                    to="/$huis/taken"
                    params={{ huis: huis.code }}
                    search={{ taak: een.taakId }}
                    className="rij"
                    data-rij
                    aria-current={een.taakId === gekozen ? "page" : undefined}
                  >
                    <span className="rij__hoofd">{een.onderwerpId ? wat(een, collegas) : w("Bel «melder.de»")}</span>
                    <span className="rij__bij">{een.kenmerk ?? een.afzender}</span>
                    <span className="rij__bij">
                      <Leeftijd sinds={een.aangemaaktOp} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Gelezen>
    </Twee>
  );
}
