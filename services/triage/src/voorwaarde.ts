import { rolesIn, type Person } from "@zvh/platform";
import { sluitUit, type HerkomstVerzoek, type Huis } from "@zvh/regions";
import type { Triage } from "./triage.js";

type Gegeven = { herkomst?: HerkomstVerzoek; overlegDatum?: string };

/** Whether what was given for one meeting alone has had it: decided, or on a later agenda (L09). */
export const isVoorbij = (
  { status, overlegDatum }: Pick<Triage, "status" | "overlegDatum">,
  { herkomst, overlegDatum: voor = overlegDatum }: Gegeven,
  huis: Huis,
): boolean => sluitUit(herkomst?.voorwaarde, "later", huis) && (status === "besloten" || overlegDatum > voor);

/**
 * Whether somebody may read what was reported, as its sender asks (L09): what goes no further is for who leads the
 * meeting and who judges the purpose test, not for the participants that are chosen, nor for another service.
 * @param beoordeelt whether he was named to judge the test
 */
export const leestGemeld = (triage: Triage, huis: Huis, wie: Person, beoordeelt: boolean): boolean => {
  const gemeld: Gegeven = triage.inhoud.gemeld ?? {};
  const leidt = rolesIn(wie, huis.code).includes("triagevoorzitter");
  const verder = sluitUit(gemeld.herkomst?.voorwaarde, "verder", huis) && !leidt && !beoordeelt;
  return !verder && !isVoorbij(triage, gemeld, huis);
};
