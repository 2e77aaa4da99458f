import { createContext, use, useMemo, type ReactNode } from "react";
import { inWoorden, vulIn, type Slots } from "@zvh/regions/woorden";
import type { Benoemd, Huis } from "../typen.js";

/** Turns a text with «begrip» and {slot} into the words of the house on screen. */
export type InWoorden = (tekst: string, slots?: Slots) => string;

type Huiswoorden = { huis: Huis; w: InWoorden };
const Context = createContext<Huiswoorden | null>(null);

/** @returns the function that speaks the words of this house */
export const woordenVan = (huis: Pick<Huis, "woorden">): InWoorden => {
  return (tekst, slots = {}) => vulIn(inWoorden(huis.woorden, tekst), slots);
};

export function HuisContext({ huis, children }: { huis: Huis; children: ReactNode }) {
  const waarde = useMemo(() => ({ huis, w: woordenVan(huis) }), [huis]);
  return <Context value={waarde}>{children}</Context>;
}

/** The house of this screen and its words. Only below HuisContext. */
export const useHuis = (): Huiswoorden => {
  const waarde = use(Context);
  if (!waarde) throw new Error("no house on this screen");
  return waarde;
};

/** The name of a code in a list of the house; the code itself when the house no longer has it. */
export const naamVan = (lijst: Benoemd[], code: string | null | undefined): string =>
  code ? (lijst.find((een) => een.code === code)?.naam ?? code) : "";

export const hoofdletter = (tekst: string): string => tekst.charAt(0).toUpperCase() + tekst.slice(1);
