import type { Identiteit } from "./ontvangst.js";

/** Themes of the daily screening; the house file says which partner screens which (R24). */
export const themas = ["huiselijk-geweld", "jeugd", "volwassenen"] as const;
export type Thema = (typeof themas)[number];

const huiselijkGeweld = /huiselijk|partnergeweld|mishandeling van (een )?kind|kindermishandeling|eergerelateerd/i;

/** Whether somebody born on this date (yyyy-mm-dd) is under eighteen; undefined when that is not known. */
const minderjarig = (geboortedatum: string | null | undefined, nu: Date): boolean | undefined => {
  const geboren = /^\d{4}-\d\d-\d\d/.test(geboortedatum ?? "") ? new Date(geboortedatum!) : undefined;
  if (!geboren || Number.isNaN(+geboren)) return undefined;
  geboren.setUTCFullYear(geboren.getUTCFullYear() + 18);
  return +geboren > +nu;
};

/**
 * The themes of a melding, from what the sender wrote: its classification, and the age of those in it. What is not
 * known gives no theme: then a screener adds one, so that nobody reads a melding by a guess.
 */
export const themasVan = (
  classificatie: string | null | undefined,
  betrokkenen: Pick<Identiteit, "rol" | "geboortedatum">[],
  nu: Date,
): Thema[] => {
  const gaatErover = betrokkenen.filter(({ rol }) => rol !== "slachtoffer" && rol !== "getuige");
  const jong = ({ rol, geboortedatum }: Pick<Identiteit, "rol" | "geboortedatum">) =>
    minderjarig(geboortedatum, nu) ?? (rol === "kind" ? true : undefined);
  const geldt: Record<Thema, boolean> = {
    "huiselijk-geweld": huiselijkGeweld.test(classificatie ?? ""),
    jeugd: betrokkenen.some((iemand) => jong(iemand) === true),
    volwassenen: gaatErover.some((iemand) => jong(iemand) === false),
  };
  return themas.filter((thema) => geldt[thema]);
};
