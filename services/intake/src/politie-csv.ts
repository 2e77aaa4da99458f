import { rollenVanBetrokkene, type RolVanBetrokkene } from "@zvh/contracts";
import { fromAmsterdam, isDay, readCsv, type CsvDemand, type CsvRow } from "@zvh/platform";
import { Identiteit } from "./ontvangst.js";

export type Regelfout = { regel: number; veld: string; code: string; melding: string };

/** One police report: what its rows have in common, and a person per row. */
export type Politiemelding = {
  regels: number[];
  kenmerk: string;
  soort: "incident" | "delict";
  classificatie: string;
  gebeurdOp: Date;
  melder: { organisatie: string; naam: string | null; email: string | null };
  toelichting: string;
  eerdereMeldingen: number | null;
  betrokkenen: Identiteit[];
};

const kolommen = [
  "registratienummer",
  "tijdstip",
  "soort",
  "classificatie",
  "melder_organisatie",
  "melder_naam",
  "melder_email",
  "toelichting",
  "rol",
  "eerdere_meldingen",
  "bsn",
  "voornamen",
  "tussenvoegsel",
  "achternaam",
  "geboortedatum",
  "geslacht",
  "straat",
  "huisnummer",
  "postcode",
  "woonplaats",
  "gemeente",
] as const;
type Rij = Record<(typeof kolommen)[number], string>;
type Regel = CsvRow<keyof Rij>;

const eisen = (rij: Rij): CsvDemand<keyof Rij>[] => [
  ["registratienummer", rij.registratienummer !== "", "ontbreekt", "Vul het registratienummer in."],
  [
    "tijdstip",
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(rij.tijdstip) && isDay(rij.tijdstip.slice(0, 10)),
    "geen-tijdstip",
    "Schrijf het tijdstip als 2026-11-22T13:53:00.",
  ],
  ["soort", rij.soort === "incident" || rij.soort === "delict", "onbekende-soort", "De soort is incident of delict."],
  [
    "rol",
    (rollenVanBetrokkene as readonly string[]).includes(rij.rol),
    "onbekende-rol",
    `De rol is een van: ${rollenVanBetrokkene.join(", ")}.`,
  ],
  ["achternaam", rij.achternaam !== "", "ontbreekt", "Vul de achternaam in."],
  [
    "geboortedatum",
    rij.geboortedatum === "" || isDay(rij.geboortedatum),
    "geen-datum",
    "Schrijf de geboortedatum als 1989-01-07.",
  ],
  [
    "bsn",
    rij.bsn === "" || /^\d{8,9}$/.test(rij.bsn),
    "geen-bsn",
    "Een BSN heeft acht of negen cijfers; laat het leeg als het onbekend is.",
  ],
  [
    "gemeente",
    rij.gemeente === "" || /^GM\d{4}$/.test(rij.gemeente),
    "geen-gemeentecode",
    "Schrijf de gemeente als GM en vier cijfers.",
  ],
];

/**
 * Reads the daily police file: UTF-8 with or without BOM, `;`, quotes and line breaks in quotes, local times.
 * The good rows are taken; every fault of every other row is reported with its line (R22).
 */
export const leesPolitieCsv = (bestand: Buffer): { meldingen: Politiemelding[]; fouten: Regelfout[] } => {
  const { rows, faults } = readCsv(bestand, kolommen, eisen);
  const fouten = faults.map(({ line, field, code, message }) => ({ regel: line, veld: field, code, melding: message }));
  const perNummer = Map.groupBy(rows, ({ row }) => row.registratienummer);
  return { meldingen: [...perNummer.values()].map(meldingVan), fouten };
};

const meldingVan = (regels: Regel[]): Politiemelding => {
  const { row: rij } = regels[0]!;
  return {
    regels: regels.map(({ line }) => line),
    kenmerk: rij.registratienummer,
    soort: rij.soort as "incident" | "delict",
    classificatie: rij.classificatie,
    gebeurdOp: fromAmsterdam(rij.tijdstip),
    melder: { organisatie: rij.melder_organisatie, naam: rij.melder_naam || null, email: rij.melder_email || null },
    toelichting: rij.toelichting,
    eerdereMeldingen: rij.eerdere_meldingen === "" ? null : Number(rij.eerdere_meldingen),
    betrokkenen: regels.map(({ row }) => betrokkeneVan(row)),
  };
};

const betrokkeneVan = (rij: Rij): Identiteit =>
  Object.assign(new Identiteit(), {
    rol: rij.rol as RolVanBetrokkene,
    bsn: rij.bsn || null,
    voornamen: rij.voornamen || null,
    tussenvoegsel: rij.tussenvoegsel || null,
    achternaam: rij.achternaam,
    geboortedatum: rij.geboortedatum || null,
    geslacht: rij.geslacht || null,
    adres: {
      straat: rij.straat || null,
      huisnummer: rij.huisnummer || null,
      postcode: rij.postcode || null,
      woonplaats: rij.woonplaats || null,
      gemeente: rij.gemeente || null,
    },
  });
