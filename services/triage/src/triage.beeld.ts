import type { Huis } from "@zvh/regions";
import { huisregel } from "./criteria.js";
import type { HandelingRij } from "./dossiers.js";
import { voorstel } from "./procesregie.js";
import type { Triage } from "./triage.js";

/** An item as a list shows it. */
export const lijstbeeld = (triage: Triage, huis: Huis) => {
  const { inhoud, regime: _, ...rij } = triage;
  return {
    ...rij,
    betrokkenen: rij.betrokkenen.map(({ betrokkeneId, rol, persoonId = null }) => ({ betrokkeneId, rol, persoonId })),
    onderwerp: inhoud.gemeld?.onderwerp ?? null,
    aard: inhoud.oordeel?.aard ?? null,
    ernst: inhoud.oordeel?.ernst ?? null,
    voorstel: triage.status === "besloten" ? null : voorstel(triage, huis),
  };
};

/** An item with everything that the meeting needs: what was reported, judged, asked, decided, and its history. */
export const heleBeeld = (triage: Triage, huis: Huis, geschiedenis: HandelingRij[]) => {
  const { gemeld, oordeel, informatieverzoeken, partnervragen, stappen, besluit } = triage.inhoud;
  return {
    ...lijstbeeld(triage, huis),
    regime: triage.regime,
    situatieschets: gemeld?.situatieschets ?? null,
    /** The reporter's own answers: a proposal for the meeting. */
    gemeldeCriteria: {
      huiscriteria: gemeld?.huiscriteria ?? null,
      wettelijkeCriteria: gemeld?.wettelijkeCriteria ?? null,
    },
    oordeel,
    huisregel: oordeel && huisregel(huis.criteria, oordeel.huiscriteria),
    informatieverzoeken,
    partnervragen,
    stappen,
    besluit,
    geschiedenis: geschiedenis.map(({ op, wie, code, waarde }) => ({ op, wie, code, waarde })),
  };
};

export type TriageInLijst = ReturnType<typeof lijstbeeld>;
export type TriageBeeld = ReturnType<typeof heleBeeld>;
