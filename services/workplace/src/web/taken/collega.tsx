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
  rondgepompt: "iets van het knooppunt is voor de tweede keer of vaker teruggestuurd",
};

/** Who must hear what; nobody when the house has no one in that role. */
export const wat = ({ soort, medewerker }: Taak, collegas: Collegas): string => {
  const zin = gebeurd[soort] ?? soort.replaceAll("-", " ");
  return medewerker ? `Laat ${wieVan(collegas)(medewerker)} weten: ${zin}` : `Niemand kreeg bericht: ${zin}`;
};

/** A colleague did not hear that it matters now: somebody who may do what he may tells him, or does it (R41, R73, R83). */
export function Collegataak({ taak, collegas }: { taak: Taak; collegas: Collegas }) {
  const { huis } = useHuis();
  const { soort, medewerker, onderwerpId, kenmerk } = taak;
  const regels: [string, React.ReactNode][] = [];
  if (kenmerk) regels.push(["Kenmerk", kenmerk]);
  // Who screens the day hears that nobody was told; what it is about he does not see.
  if (medewerker && onderwerpId)
    regels.push(["Waar", <Waar key="waar" soort={soort} onderwerpId={onderwerpId} huis={huis.code} />]);
  return <Taakformulier taak={taak} titel={wat(taak, collegas)} regels={regels} label="Hoe is het doorgegeven?" />;
}

type Onderwerp = { soort: string; onderwerpId: string; huis: string };

function Waar({ soort, onderwerpId, huis }: Onderwerp) {
  const className = "utrecht-link";
  if (soort === "onderdak-ontbreekt")
    return (
      <Link to="/$huis/nazorg/$dossierId" params={{ huis, dossierId: onderwerpId }} className={className}>
        Open het dossier
      </Link>
    );
  if (soort === "rondgepompt")
    return (
      <Link
        to="/$huis/meldpunt/$meldpuntmeldingId"
        params={{ huis, meldpuntmeldingId: onderwerpId }}
        className={className}
      >
        Open wat is teruggestuurd
      </Link>
    );
  return (
    <Link to="/$huis/zsm-verzoeken" params={{ huis }} search={{ verzoek: onderwerpId }} className={className}>
      Open het verzoek
    </Link>
  );
}
