import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Niveau, Screeningsuitkomst } from "@zvh/contracts";

// What the demo people decide. People decide; these rules only play people, so that any day runs through without them.
// The README beside this file says the same in words.

export type Betrokkene = { betrokkeneId: string; rol: string; persoonId: string | null; status: string };
export type Melding = {
  meldingId: string;
  kenmerk: string;
  huis: string;
  soort: string;
  status: string;
  aveNiveau: number | null;
  eerdereMeldingen: number | null;
  classificatie: string | null;
  betrokkenen: Betrokkene[];
  huiscriteria: Oordelen | null;
  wettelijkeCriteria: Oordelen | null;
};
export type Oordelen = Record<string, { oordeel: boolean; motivering: string }>;

/** What may stand per kenmerk in `besluiten.json` beside the day's files; what is absent follows the rules. */
export type Besluit = {
  screening?: Partial<Screening>;
  /** Whether a participant takes a signal over; when it is not said, one does. */
  signaal?: { overname: boolean };
  /** Where the knooppunt sends a report, and why; when it is not said, where the software proposes. */
  meldpunt?: { naar: string; reden: string };
  triage?: { uitkomst?: string; betrokkenen?: number[]; partner?: string; categorie?: string };
};
export type Screening = {
  risico: Niveau;
  complexiteit: Niveau;
  uitkomst: Screeningsuitkomst;
  motivering: string;
  ontvanger?: string;
};

/** The decisions of a folder, by kenmerk; none when there is no file. Throws a sentence when it can't be read. */
export const leesBesluiten = (folder: string): Record<string, Besluit> => {
  const bestand = join(folder, "besluiten.json");
  if (!existsSync(bestand)) return {};
  try {
    return JSON.parse(readFileSync(bestand, "utf8"));
  } catch {
    throw new Error(`${bestand} is geen geldige JSON; herstel het of haal het weg.`);
  }
};

const kanBetrokkeneZijn = ({ rol }: Betrokkene): boolean => rol !== "slachtoffer" && rol !== "getuige";

/** Rule 1: two candidates are the same person from a score of 0.7 on. */
export const zelfdePersoon = <K extends { persoonId: string; score: number }>(kandidaten: K[]): K | undefined =>
  kandidaten.filter(({ score }) => score >= 0.7).sort((een, ander) => ander.score - een.score)[0];

/**
 * Rules 2–4: how a coordinator screens.
 * @param huis who takes things up in this house, and the outcomes it knows; all of them when it does not say
 */
export const screening = (
  melding: Melding,
  huis: { lokaal: string; preventief: string; uitkomsten?: string[] },
  besluit: Besluit["screening"] = {},
): Screening => {
  const [risico, complexiteit] = [risicoVan(melding), complexiteitVan(melding)];
  const naarDeRegel = uitkomstVan(risico, complexiteit);
  const uitkomst = (huis.uitkomsten ?? [naarDeRegel]).includes(naarDeRegel) ? naarDeRegel : "triage";
  const ontvangers: Partial<Record<Screeningsuitkomst, string>> = {
    "lokaal-zorgoverleg": huis.lokaal,
    "preventieve-actie": huis.preventief,
  };
  return {
    risico,
    complexiteit,
    uitkomst,
    motivering: `Risico ${risico} en complexiteit ${complexiteit}: ${redenen[uitkomst]}`,
    ...(ontvangers[uitkomst] && { ontvanger: ontvangers[uitkomst] }),
    ...besluit,
  };
};

const risicoVan = ({ soort, eerdereMeldingen }: Melding): Niveau => {
  const eerdere = eerdereMeldingen ?? 0;
  if (soort === "ZVH" || (soort === "delict" && eerdere >= 1)) return "hoog";
  return soort === "delict" || eerdere >= 2 ? "midden" : "laag";
};

const complexiteitVan = ({ soort, betrokkenen, eerdereMeldingen }: Melding): Niveau => {
  if (soort === "ZVH" || betrokkenen.length > 1) return "hoog";
  return (eerdereMeldingen ?? 0) >= 3 ? "midden" : "laag";
};

const uitkomstVan = (risico: Niveau, complexiteit: Niveau): Screeningsuitkomst => {
  if (risico === "hoog" || complexiteit === "hoog") return "triage";
  if (risico === "midden") return complexiteit === "midden" ? "preventieve-actie" : "lokaal-zorgoverleg";
  return complexiteit === "midden" ? "preventieve-actie" : "geen-vervolg";
};

const redenen: Record<Screeningsuitkomst, string> = {
  triage: "te zwaar of te verweven om aan één organisatie over te laten.",
  "lokaal-zorgoverleg": "het lokale veld kan dit aan.",
  "preventieve-actie": "een gesprek nu voorkomt erger.",
  "geen-vervolg": "een eenmalige melding zonder zorgen.",
};

/** Rules 5–7: what the triage decides, given what the software proposes. */
export const triageuitkomst = (
  item: { risico: Niveau; complexiteit: Niveau; voorstel: { uitkomst: string } | null; aveNiveau: number | null },
  melding: Pick<Melding, "soort">,
  besluit: Besluit["triage"] = {},
): string => {
  if (besluit.uitkomst) return besluit.uitkomst;
  if (item.voorstel) return item.voorstel.uitkomst;
  if (melding.soort === "ZVH" || (item.risico === "hoog" && item.complexiteit === "hoog")) return "procesregie";
  return item.complexiteit === "hoog" ? "informatie-nodig" : "partner-pakt-op";
};

/** Rule 6: who passes the test: the betrokkenen that the file names by number, else the first who can be one. */
export const gekozenen = (betrokkenen: Betrokkene[], besluit: Besluit["triage"] = {}): Betrokkene[] =>
  besluit.betrokkenen
    ? besluit.betrokkenen.flatMap((nummer) => betrokkenen[nummer - 1] ?? []).filter(kanBetrokkeneZijn)
    : betrokkenen.filter(kanBetrokkeneZijn).slice(0, 1);

/** All criteria answered with yes, unless the reporter answered them. */
export const oordelen = (codes: string[], gemeld: Oordelen | null, motivering: string): Oordelen =>
  Object.fromEntries(codes.map((code) => [code, gemeld?.[code] ?? { oordeel: true, motivering }]));
