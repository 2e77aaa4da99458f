import { useQuery } from "@tanstack/react-query";
import { vragen } from "../shell/vragen.js";
import { naamVan, useHuis } from "../shell/woorden.js";
import type { Taak } from "../typen-casus.js";
import { Taakformulier } from "./formulier.js";

/** A reporter did not hear what was done with his melding: somebody calls him (R01). */
export function Meldertaak({ taak }: { taak: Taak }) {
  const { huis, w } = useHuis();
  const { data: melding } = useQuery({
    ...vragen.melding(huis.code, taak.meldingId ?? ""),
    enabled: taak.meldingId !== null,
  });
  const regels: [string, React.ReactNode][] = [
    [
      w("«Melder»"),
      melding ? [melding.melder.organisatie, melding.melder.naam].filter(Boolean).join(", ") : taak.afzender,
    ],
  ];
  if (taak.kenmerk) regels.push(["Kenmerk", taak.kenmerk]);
  if (melding?.uitkomst) regels.push(["Uitkomst", naamVan(huis.uitkomsten, melding.uitkomst)]);
  return (
    <Taakformulier
      taak={taak}
      titel={w("Bel «melder.de» en vertel wat er met «melding.de» gebeurt")}
      regels={regels}
      label={w("Hoe heeft «melder.de» het gehoord?")}
    />
  );
}
