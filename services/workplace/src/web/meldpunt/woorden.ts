import { useSuspenseQuery } from "@tanstack/react-query";
import { vragen } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import { useZelf } from "../shell/zelf.js";
import type { Meldpuntstand, Routegrond, Urgentie } from "../typen-meldpunt.js";

export const standen: { stand: Meldpuntstand; tekst: string }[] = [
  { stand: "te-trieren", tekst: "Te triëren" },
  { stand: "te-routeren", tekst: "Te routeren" },
  { stand: "bij-huis", tekst: "Bij een huis" },
  { stand: "overgedragen", tekst: "Overgedragen" },
  { stand: "gesloten", tekst: "Gesloten" },
];

export const urgenties: Record<Urgentie, string> = {
  spoed: "Spoed",
  vandaag: "Vandaag",
  "deze-week": "Deze week",
};

/** Why a report goes to a house. */
export const gronden: Record<Routegrond, string> = {
  "lopende-casus": "daar loopt een casus",
  inschrijving: "daar is deze persoon ingeschreven",
  verblijf: "daar verblijft deze persoon nu",
  incident: "daar gebeurde het",
  mens: "een mens koos dit",
};

/** Whether this person is of the bureau, that triages and routes; the participants only enrich (R78). */
export const useBureau = (): boolean => useZelf().organisatie === "huis";

/** What a house is called, on this platform or outside it, or the knooppunt itself. */
export const useStation = (): ((code: string) => string) => {
  const { huis } = useHuis();
  const { huizen } = useSuspenseQuery(vragen.sessie()).data;
  return (code) =>
    huizen.find((een) => een.code === code)?.korteNaam ??
    huis.buitenHuizen?.find((een) => een.code === code)?.naam ??
    code;
};
