import { Link } from "@tanstack/react-router";
import { useHuis } from "../shell/woorden.js";
import type { ZsmverzoekRij } from "../typen-zsm.js";
import { Termijn } from "../ui/termijn.js";
import { Deel } from "./delen.js";

/** What the ZSM desk waits for, the shortest time first (R73). */
export function Zsm({ verzoeken }: { verzoeken: ZsmverzoekRij[] }) {
  const { huis } = useHuis();
  const params = { huis: huis.code };
  return (
    <Deel
      kop="ZSM-verzoeken"
      naar={
        <Link to="/$huis/zsm-verzoeken" params={params} className="utrecht-link deel__naar">
          Alle verzoeken
        </Link>
      }
    >
      {verzoeken.slice(0, 5).map(({ verzoekId, verzoekNummer, kenmerk, opgehoudenOp, verstrijktOp }) => (
        <li key={verzoekId}>
          <Link to="/$huis/zsm-verzoeken" params={params} search={{ verzoek: verzoekId }} className="rij">
            <span className="rij__hoofd">{verzoekNummer}</span>
            <span className="rij__bij">{kenmerk !== verzoekNummer && kenmerk}</span>
            <Termijn van={opgehoudenOp} tot={verstrijktOp} />
          </Link>
        </li>
      ))}
    </Deel>
  );
}

/** Who is on the list of prioritised cases while the day of review came (WGS 2.32(4)). */
export function TeHerzien({ aantal }: { aantal: number }) {
  const { huis, w } = useHuis();
  return (
    <Deel kop={w("geprioriteerde «casus.meervoud»")} naar={null}>
      <li>
        <Link to="/$huis/prioriteringen" params={{ huis: huis.code }} className="rij">
          <span className="rij__hoofd">{aantal} opnieuw te bekijken</span>
        </Link>
      </li>
    </Deel>
  );
}
