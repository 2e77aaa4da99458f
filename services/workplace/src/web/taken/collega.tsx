import { Link } from "@tanstack/react-router";
import { useHuis } from "../shell/woorden.js";
import { wieVan } from "../shell/zelf.js";
import type { Collegas } from "../typen.js";
import type { Taak } from "../typen-casus.js";
import { Taakformulier } from "./formulier.js";

const gebeurd: Record<string, string> = {
  "onderdak-ontbreekt": "een vrijlating is dichtbij en onderdak is niet geregeld",
  "zsm-nadert": "de termijn van een ZSM-verzoek loopt bijna af",
  "zsm-verstreken": "de termijn van een ZSM-verzoek is verstreken",
};

/** Who must hear what; nobody when the house has no one in that role. */
export const wat = ({ soort, medewerker }: Taak, collegas: Collegas): string => {
  const zin = gebeurd[soort] ?? soort.replaceAll("-", " ");
  return medewerker ? `Laat ${wieVan(collegas)(medewerker)} weten: ${zin}` : `Niemand kreeg bericht: ${zin}`;
};

/** A colleague did not hear that it matters now: somebody who may do what he may tells him, or does it (R41, R73). */
export function Collegataak({ taak, collegas }: { taak: Taak; collegas: Collegas }) {
  const { huis } = useHuis();
  const { soort, medewerker, onderwerpId, kenmerk } = taak;
  const regels: [string, React.ReactNode][] = [];
  if (kenmerk) regels.push(["Kenmerk", kenmerk]);
  // Who screens the day hears that nobody was told; what it is about he does not see.
  if (medewerker && onderwerpId)
    regels.push([
      "Waar",
      soort === "onderdak-ontbreekt" ? (
        <Link
          to="/$huis/nazorg/$dossierId"
          params={{ huis: huis.code, dossierId: onderwerpId }}
          className="utrecht-link"
        >
          Open het dossier
        </Link>
      ) : (
        <Link
          to="/$huis/zsm-verzoeken"
          params={{ huis: huis.code }}
          search={{ verzoek: onderwerpId }}
          className="utrecht-link"
        >
          Open het verzoek
        </Link>
      ),
    ]);
  return <Taakformulier taak={taak} titel={wat(taak, collegas)} regels={regels} label="Hoe is het doorgegeven?" />;
}
