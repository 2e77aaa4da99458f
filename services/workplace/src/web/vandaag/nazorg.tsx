import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Vrijlating } from "../nazorg/standen.js";
import { vragen } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import { Naam, useGemeente } from "../ui/persoon.js";
import { Deel } from "./delen.js";

/** Who comes out soon, or did, and has no roof (R41). */
export function ZonderOnderdak() {
  const { huis, w } = useHuis();
  const gemeente = useGemeente();
  const { data } = useQuery(vragen.nazorglijst(huis.code));
  const params = { huis: huis.code };
  const zonder = data?.items.filter(({ waarschuwingOp }) => waarschuwingOp).slice(0, 5) ?? [];
  return (
    <Deel
      kop={w("«nazorg»")}
      bij="vrijlating dichtbij, onderdak niet geregeld"
      naar={
        <Link to="/$huis/nazorg" params={params} className="utrecht-link deel__naar">
          Hele lijst
        </Link>
      }
    >
      {zonder.map(({ dossierId, persoonId, dagenTotVrijlating, gemeente: code }) => (
        <li key={dossierId}>
          <Link to="/$huis/nazorg/$dossierId" params={{ ...params, dossierId }} className="rij">
            <span className="rij__hoofd">
              <Naam persoonId={persoonId} namen={data!.namen} />
            </span>
            <span className="rij__bij">{gemeente(code)}</span>
            <Vrijlating dagen={dagenTotVrijlating} gewaarschuwd />
          </Link>
        </li>
      ))}
    </Deel>
  );
}
