import { detentieberichtsoorten, type Detentieberichtsoort } from "@zvh/contracts";
import { isDay, readCsv, type CsvDemand } from "@zvh/platform";
import type { DetentieberichtVerzoek } from "./bericht.verzoek.js";

const kolommen = [
  "bericht",
  "bsn",
  "achternaam",
  "voornamen",
  "geboortedatum",
  "gemeente",
  "inrichting",
  "insluitingsdatum",
  "verwachte_einddatum",
] as const;
type Rij = Record<(typeof kolommen)[number], string>;

export type Regelfout = { regel: number; veld: string; code: string; melding: string };

/** One good row: its line, all that stands in it (by which it is known again), and what it says. */
export type Detentieregel = { regel: number; tekst: string; bericht: Omit<DetentieberichtVerzoek, "kenmerk"> };

const datum = (
  veld: "geboortedatum" | "insluitingsdatum" | "verwachte_einddatum",
  waarde: string,
): CsvDemand<typeof veld> => [
  veld,
  isDay(waarde) || (waarde === "" && veld !== "insluitingsdatum"),
  "geen-datum",
  "Schrijf de datum als 2026-12-02.",
];

const eisen = (rij: Rij): CsvDemand<keyof Rij>[] => [
  [
    "bericht",
    (detentieberichtsoorten as readonly string[]).includes(rij.bericht),
    "onbekend-bericht",
    `Het bericht is een van: ${detentieberichtsoorten.join(", ")}.`,
  ],
  ["achternaam", rij.achternaam !== "", "ontbreekt", "Vul de achternaam in."],
  [
    "bsn",
    /^(\d{8,9})?$/.test(rij.bsn),
    "geen-bsn",
    "Een BSN heeft acht of negen cijfers; laat het leeg als het onbekend is.",
  ],
  ["gemeente", /^GM\d{4}$/.test(rij.gemeente), "geen-gemeentecode", "Schrijf de gemeente als GM en vier cijfers."],
  ["inrichting", rij.inrichting !== "", "ontbreekt", "Vul de inrichting in."],
  datum("geboortedatum", rij.geboortedatum),
  datum("insluitingsdatum", rij.insluitingsdatum),
  datum("verwachte_einddatum", rij.verwachte_einddatum),
];

/**
 * Reads a file with messages about detention. The good rows are taken, in their order; every fault of every other row is
 * reported with its line (R42). An empty end is one that is not known.
 */
export const leesDetentieCsv = (bestand: Buffer): { regels: Detentieregel[]; fouten: Regelfout[] } => {
  const { rows, faults } = readCsv(bestand, kolommen, eisen);
  const fouten = faults.map(({ line, field, code, message }) => ({ regel: line, veld: field, code, melding: message }));
  const regels = rows.map(({ line, row }) => ({ regel: line, tekst: tekstVan(row), bericht: berichtVan(row) }));
  return { regels, fouten };
};

const tekstVan = (rij: Rij): string => JSON.stringify(kolommen.map((kolom) => rij[kolom]));

const berichtVan = (rij: Rij): Detentieregel["bericht"] => ({
  bericht: rij.bericht as Detentieberichtsoort,
  bsn: rij.bsn || null,
  achternaam: rij.achternaam,
  voornamen: rij.voornamen || null,
  geboortedatum: rij.geboortedatum || null,
  gemeente: rij.gemeente,
  inrichting: rij.inrichting,
  insluitingsdatum: rij.insluitingsdatum,
  einddatum: rij.verwachte_einddatum || null,
});
