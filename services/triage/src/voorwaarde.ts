import { organisationIn, rolesIn, type Person } from "@zvh/platform";
import { sluitUit, type HerkomstVerzoek, type Huis } from "@zvh/regions";
import type { Antwoorden } from "./criteria.js";
import type { Oordeel } from "./oordeel.js";
import type { Triage } from "./triage.js";

type Gegeven = { herkomst?: HerkomstVerzoek; overlegDatum?: string };

/** Whether what was given for one meeting alone has had it: decided, or on a later agenda (L09). */
export const isVoorbij = (
  { status, overlegDatum }: Pick<Triage, "status" | "overlegDatum">,
  { herkomst, overlegDatum: voor = overlegDatum }: Gegeven,
  huis: Huis,
): boolean => sluitUit(herkomst?.voorwaarde, "later", huis) && (status === "besloten" || overlegDatum > voor);

/** Whether this goes no further than to who leads the meeting, and so not to this one (L09). */
const isTeVer = ({ herkomst }: Gegeven, huis: Huis, wie: Person): boolean =>
  sluitUit(herkomst?.voorwaarde, "verder", huis) && !rolesIn(wie, huis.code).includes("triagevoorzitter");

/**
 * Whether somebody may read what was reported, as its sender asks (L09): what goes no further is for who leads the
 * meeting and who judges the purpose test, not for the participants that are chosen, nor for another service.
 * @param beoordeelt whether he was named to judge the test
 */
export const leestGemeld = (triage: Triage, huis: Huis, wie: Person, beoordeelt: boolean): boolean => {
  const gemeld: Gegeven = triage.inhoud.gemeld ?? {};
  return (beoordeelt || !isTeVer(gemeld, huis, wie)) && !isVoorbij(triage, gemeld, huis);
};

/** Whether somebody who sees an answer may read what it says (L09): another service not what goes no further. */
export const leestAntwoord = (
  triage: Triage,
  huis: Huis,
  wie: Person,
  { organisatie, ...antwoord }: Gegeven & { organisatie: string },
): boolean =>
  (organisatie === organisationIn(wie, huis.code) || !isTeVer(antwoord, huis, wie)) &&
  !isVoorbij(triage, antwoord, huis);

const zonderWoorden = (antwoorden: Antwoorden): Antwoorden =>
  Object.fromEntries(Object.entries(antwoorden).map(([code, { oordeel }]) => [code, { oordeel, motivering: "" }]));

/**
 * The judgement as somebody may read it (L09). What goes no further is for who leads the meeting, who judges the test,
 * and those on whose behalf it was judged. Of what was for one meeting alone the words are gone after it; that every
 * criterion was judged, yes or no and on whose behalf, stays (L13).
 */
export const oordeelVoor = (triage: Triage, huis: Huis, wie: Person, beoordeelt: boolean): Oordeel | null => {
  const { oordeel } = triage.inhoud;
  if (!oordeel) return null;
  const gaf = oordeel.namens.includes(organisationIn(wie, huis.code) ?? "");
  if (!gaf && !beoordeelt && isTeVer(oordeel, huis, wie)) return null;
  if (!isVoorbij(triage, oordeel, huis)) return oordeel;
  const toetsen = oordeel.toetsen.map(({ persoonId, criteria }) => ({ persoonId, criteria: zonderWoorden(criteria) }));
  return { ...oordeel, aard: "", huiscriteria: zonderWoorden(oordeel.huiscriteria), toetsen };
};

/** The judgement on which a decision may rest: not what was for an earlier meeting alone (L09). */
export const geldendOordeel = (triage: Triage, huis: Huis): Oordeel | null => {
  const { oordeel } = triage.inhoud;
  return oordeel && !isVoorbij(triage, oordeel, huis) ? oordeel : null;
};
