import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Meldpuntmelding } from "./meldpuntdag.js";

type Adresboek = { melder?: { organisatie?: string } };

/** One message of a day, with the moment at which it arrives. */
export type Bericht =
  | {
      kind: "melding" | "signaal" | "adviesvraag";
      bestand: string;
      op: Date;
      kenmerk: string;
      huis: string;
      inhoud: Adresboek & Record<string, unknown>;
    }
  | { kind: "politie-csv"; bestand: string; op: Date; huis: string; inhoud: string }
  | { kind: "detentie-csv"; bestand: string; op: Date; inhoud: string }
  | { kind: "geprioriteerd"; bestand: string; op: Date; huis: string; inhoud: Geprioriteerd }
  | { kind: "zsm"; bestand: string; op: Date; kenmerk: string; inhoud: Zsmverzoek }
  | { kind: "meldpunt"; bestand: string; op: Date; kenmerk: string; inhoud: Meldpuntmelding }
  | { kind: "onbekend"; bestand: string; op: Date; reden: string };

export type Geprioriteerd = {
  huis: string;
  persoon: Record<string, unknown>;
  advies: string | null;
  contact?: string;
};
/** What the ZSM desk asks, as its file has it. */
export type Zsmverzoek = {
  kenmerk: string;
  verzoekNummer: string;
  arrondissement: string;
  opgehoudenOp: string;
  aangevraagdOp: string;
  verdachte: Record<string, unknown>;
};

/** A day's input, in order of arrival; `vingerafdruk` knows the same folder again. */
export type Dag = { berichten: Bericht[]; vingerafdruk: string; begin: Date };

/** What comes in by itself, of one sender to one house. */
const soorten = { ZVH: "melding", SIGNAAL: "signaal", ADVIESVRAAG: "adviesvraag" } as const;

/**
 * Reads every file of a folder by what is in it, not by its name; a file that can't be read is listed with the reason.
 * @param huizen codes of the houses; the house of a police file is the one in its name, else the first
 */
export const leesDag = (folder: string, huizen: string[]): Dag => {
  const bestanden = readdirSync(folder)
    .filter((naam) => /\.(json|csv)$/.test(naam) && naam !== "besluiten.json")
    .sort();
  const inhoud = bestanden.map((bestand) => readFileSync(join(folder, bestand), "utf8").replace(/^\uFEFF/, ""));
  const berichten = bestanden.flatMap((bestand, i) => leesBestand(bestand, inhoud[i]!, huizen));
  const tijden = berichten.map(({ op }) => +op).filter((op) => op > 0);
  return {
    berichten: berichten.sort((een, ander) => +een.op - +ander.op),
    vingerafdruk: createHash("sha256").update(inhoud.join("\0")).digest("hex"),
    begin: new Date(tijden.length > 0 ? Math.min(...tijden) : Date.now()),
  };
};

const leesBestand = (bestand: string, inhoud: string, huizen: string[]): Bericht[] => {
  if (bestand.endsWith(".csv")) return [leesCsv(bestand, inhoud, huizen)];
  try {
    return [JSON.parse(inhoud)].flat().map((item) => leesItem(bestand, item));
  } catch {
    return [{ kind: "onbekend", bestand, op: new Date(0), reden: "het bestand is geen geldige JSON" }];
  }
};

/** The institutions send the file of a day at seven that morning, the police at seven the next. */
const leesCsv = (bestand: string, inhoud: string, huizen: string[]): Bericht => {
  if (inhoud.startsWith("bericht;"))
    return { kind: "detentie-csv", bestand, op: ochtendVan(inhoud, gebeurdOp), inhoud };
  if (!inhoud.startsWith("registratienummer;"))
    return { kind: "onbekend", bestand, op: new Date(0), reden: "de kopregel is van geen bekend bestand" };
  const huis = huizen.find((code) => bestand.includes(code)) ?? huizen[0]!;
  const op = new Date(+ochtendVan(inhoud, /^[^;\n]+;(\d{4}-\d\d-\d\d)T/gm) + 86_400_000);
  return { kind: "politie-csv", bestand, op, huis, inhoud };
};

/** When what a message about detention tells has been: the first day, or of an end the last. */
const gebeurdOp = /^(?:einde;(?:[^;\n]*;){7}|(?:start|wijziging);(?:[^;\n]*;){6})(\d{4}-\d\d-\d\d)/gm;

/** Seven o'clock on the last of these days. */
const ochtendVan = (inhoud: string, dag: RegExp): Date => {
  const dagen = [...inhoud.matchAll(dag)].map(([, datum]) => datum!).sort();
  return new Date(`${dagen.at(-1) ?? new Date().toISOString().slice(0, 10)}T06:00:00Z`);
};

const leesItem = (bestand: string, item: Record<string, any>): Bericht => {
  const op = new Date(item.ontvangenOp ?? item.aangevraagdOp ?? 0);
  const kenmerk = String(item.kenmerk ?? item.verzoekNummer ?? bestand);
  if (item.soort in soorten) {
    const kind = soorten[item.soort as keyof typeof soorten];
    return { kind, bestand, op, kenmerk, huis: item.huis, inhoud: item as Adresboek };
  }
  if (item.soort === "VERWARD_GEDRAG")
    return { kind: "meldpunt", bestand, op, kenmerk, inhoud: item as Meldpuntmelding };
  if (item.verzoekNummer) return { kind: "zsm", bestand, op, kenmerk, inhoud: item as Zsmverzoek };
  if (item.persoon && item.huis)
    return { kind: "geprioriteerd", bestand, op: new Date(0), huis: item.huis, inhoud: item as Geprioriteerd };
  return { kind: "onbekend", bestand, op, reden: "de soort is niet bekend" };
};

/** The police file with the moments of its rows shifted by whole days. */
export const verschuifCsv = (inhoud: string, dagen: number): string =>
  inhoud.replace(
    /^([^;\n]+;)(\d{4}-\d\d-\d\d)(?=T)/gm,
    (_, nummer: string, dag: string) => nummer + plusDagen(dag, dagen),
  );

/** The file of the institutions with its days of beginning and end shifted by whole days; not the dates of birth. */
export const verschuifDetentie = (inhoud: string, dagen: number): string =>
  inhoud.replace(
    /^((?:[^;\n]*;){7})(\d{4}-\d\d-\d\d);(\d{4}-\d\d-\d\d)?/gm,
    (_, begin: string, van: string, tot?: string) =>
      `${begin}${plusDagen(van, dagen)};${tot ? plusDagen(tot, dagen) : ""}`,
  );

/** A date some days on: `2026-11-23`. */
export const plusDagen = (dag: string, dagen: number): string =>
  new Date(Date.parse(`${dag}T00:00:00Z`) + dagen * 86_400_000).toISOString().slice(0, 10);
