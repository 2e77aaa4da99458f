import { useState } from "react";

/** What was saved under this key in this window, else `begin`. */
export const leesConcept = <T>(sleutel: string, begin: T): T => {
  const bewaard = sessionStorage.getItem(sleutel);
  return bewaard ? (JSON.parse(bewaard) as T) : begin;
};

/**
 * What somebody has filled in and not yet sent. It lives in sessionStorage: a reload loses nothing, closing the window
 * or signing out leaves nothing behind.
 * @returns the draft, a way to change a part of it, and a way to begin anew after it was sent
 */
export const useConcept = <T extends object>(sleutel: string, begin: T) => {
  const [concept, zetConcept] = useState<T>(() => leesConcept(sleutel, begin));
  const zet = (deel: Partial<T>): void => {
    const nieuw = { ...concept, ...deel };
    zetConcept(nieuw);
    sessionStorage.setItem(sleutel, JSON.stringify(nieuw));
  };
  const wis = (): void => {
    sessionStorage.removeItem(sleutel);
    zetConcept(begin);
  };
  return [concept, zet, wis] as const;
};
