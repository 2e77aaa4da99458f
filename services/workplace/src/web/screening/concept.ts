import type { Niveau } from "../typen.js";

/** What a screener has filled in for one report and not yet sent. */
export type Concept = {
  risico?: Niveau;
  complexiteit?: Niveau;
  uitkomst?: string;
  ontvanger?: string;
  motivering: string;
};

export const leegConcept: Concept = { motivering: "" };
export const conceptSleutel = (meldingId: string): string => `screening-${meldingId}`;
