import type { Medewerker } from "../typen-register.js";
import type { Huis } from "../typen.js";

/** What each role is called, in the words of the house. */
const namen: Record<string, string> = {
  medewerker: "Medewerker",
  screener: "«Screening»",
  screeningspartner: "«Screening» als «partner»",
  triagevoorzitter: "Voorzitter van «triage.de»",
  triagelid: "Deelnemer aan «triage.de»",
  procesregisseur: "«Procesregisseur»",
  "zsm-desk": "ZSM-desk",
  meldpuntmedewerker: "Meldpunt",
  deelnemer: "Deelnemer aan «casus.meervoud»",
  nazorgcoordinator: "Coördinator van «nazorg.de»",
  beheerder: "Beheerder",
  privacyofficer: "Privacyofficer",
  afzender: "Systeem dat «melding.meervoud» doorgeeft",
};
export const rolNaam = (rol: string): string => namen[rol] ?? rol;

/** The roles that a manager gives to people, in order; everybody is a medewerker, and the meldpunt is of the knooppunt alone. */
export const rolKeuzes = ({ buitenHuizen }: Pick<Huis, "buitenHuizen">): string[] =>
  Object.keys(namen).filter(
    (rol) => rol !== "afzender" && rol !== "medewerker" && (rol !== "meldpuntmedewerker" || buitenHuizen),
  );

export const standen: Record<Medewerker["stand"], string> = {
  actief: "Heeft toegang",
  "nog-niet": "Begint later",
  beeindigd: "Beëindigd",
  "niet-gescreend": "Geen toegang: geen VOG of screening",
  "screening-verlopen": "Geen toegang: VOG of screening verlopen",
};

export const domeinen = ["zorg", "justitieel", "bestuurlijk", "sociaal"].map((code) => ({ code, naam: code }));

/** How an organisation takes part, to article 2.27 WGS and 2.21 BGS. */
export const klassen = [
  { code: "verantwoordelijk", naam: "Gezamenlijk verantwoordelijk" },
  { code: "privaat", naam: "Private deelnemer" },
  { code: "incidenteel", naam: "Incidentele derde" },
  { code: "geen", naam: "Neemt niet deel" },
];
