import { useQuery } from "@tanstack/react-query";
import { vragen } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import { useOrganisatie } from "../shell/zelf.js";
import type { Collega } from "../typen-register.js";
import { Gelezen } from "./staat.js";
import { Zoekkeuze } from "./zoekkeuze.js";

/** One of the people who may do something in this house today, as the register has them; found by a part of the name. */
export function Collegakeuze({
  rol,
  organisatie,
  behalve = [],
  op,
  ...veld
}: {
  waar: string;
  label: string;
  waarde: string;
  op: (collega: Collega | undefined) => void;
  /** Only who has this role, is of this organisation, is none of these. */
  rol?: string;
  organisatie?: string;
  behalve?: string[];
}) {
  const { huis } = useHuis();
  const naamVan = useOrganisatie();
  const vraag = useQuery(vragen.collegas(huis.code, { rol, organisatie }));
  return (
    <Gelezen vraag={vraag} rijen={1}>
      {({ items }) => {
        const keuzes = items
          .filter(({ medewerkerId }) => !behalve.includes(medewerkerId))
          .toSorted((a, b) => a.naam.localeCompare(b.naam, "nl"));
        if (keuzes.length === 0)
          return (
            <p className="let-op">
              <strong>{veld.label}:</strong> er is niemand om te kiezen. Een beheerder van het huis geeft mensen
              toegang.
            </p>
          );
        return (
          <Zoekkeuze
            {...veld}
            opties={keuzes.map(({ medewerkerId, naam, organisatie: van }) => ({
              code: medewerkerId,
              naam,
              bij: organisatie ? undefined : naamVan(van),
            }))}
            op={(id) => op(keuzes.find(({ medewerkerId }) => medewerkerId === id))}
          />
        );
      }}
    </Gelezen>
  );
}
