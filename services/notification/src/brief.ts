import { isEmail } from "class-validator";
import type { Einduitkomst, RedenVanMislukken } from "@zvh/contracts";
import { Refused } from "@zvh/platform";
import type { Huis } from "@zvh/regions";
import type { Soort } from "./bericht.js";
import { inWoorden } from "./dag.js";
import type { Melding } from "./melding.js";

/** What the owner of a melding tells for its feedback; nothing else of its answer gets into a mail. */
export type Gegevens = {
  kenmerk: string;
  email: string | null;
  /** Address of the house outside the platform that it is handed over to; of a melding at the knooppunt alone. */
  ontvanger?: string | null;
  contactNaam: string;
  contactTelefoon: string;
};

export type Brief = { onderwerp: string; tekst: string };

/**
 * The words of the house about one melding: its reference, the outcome, and whom to call.
 * Refused('uitkomst-ontbreekt') for a terugkoppeling without an outcome (R02).
 */
export const briefOverMelding = (
  soort: Exclude<Soort, "dagoverzicht">,
  huis: Huis,
  uitkomst: Melding["uitkomst"],
  { kenmerk, contactNaam, contactTelefoon }: Gegevens,
): Brief => {
  const slots = { kenmerk, contactNaam, contactTelefoon };
  if (soort === "ontvangstbevestiging")
    return huis.mail(soort, { ...slots, werkdagen: huis.termijnen.terugkoppelingWerkdagen });
  if (soort === "tussenbericht" || soort === "overdracht") return huis.mail(soort, slots);
  if (!uitkomst) throw new Refused("uitkomst-ontbreekt");
  return huis.terugkoppeling(uitkomst, slots);
};

/** The day of a sender: a line per melding, oldest first. */
export const briefOverDag = (
  huis: Huis,
  datum: string,
  meldingen: { kenmerk: string; uitkomst: Einduitkomst }[],
): Brief => {
  const regels = meldingen.map(({ kenmerk, uitkomst }) =>
    huis.tekst("mail.dagoverzicht.regel", { kenmerk, uitkomst: huis.uitkomst(uitkomst).aanMelder ?? "" }),
  );
  return huis.mail("dagoverzicht", { datum: inWoorden(datum), aantal: regels.length, regels: regels.join("\n") });
};

/** Why nothing can be sent to this address; null when it can be tried. */
export const adresfout = (email: string | null): RedenVanMislukken | null => {
  if (!email?.trim()) return "geen-adres";
  return isEmail(email) ? null : "ongeldig-adres";
};
