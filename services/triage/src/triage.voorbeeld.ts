import { MeldingGescreend, type RolVanBetrokkene } from "@zvh/contracts";
import { Refused, type Person } from "@zvh/platform";
import { huizenMap, laadHuizen, proefMap, type Huis, type Schakelaars } from "@zvh/regions";
import { besluit, type Besluitopdracht } from "./besluit.js";
import type { Antwoorden } from "./criteria.js";
import { toetsDoel } from "./deelname.js";
import { beoordeel, type Oordeel } from "./oordeel.js";
import { agendeer, type Triage, type Verandering } from "./triage.js";

// What the specs of the rules share: the invented house, a family of three, and the decisions on it.

export const huizen = laadHuizen([huizenMap, proefMap]);
export const proefhuis = huizen.huis("proefhuis");
export const anders = (waarden: Partial<Huis>): Huis => Object.assign(Object.create(proefhuis) as Huis, waarden);
export const met = (schakelaars: Partial<Schakelaars>) =>
  anders({ schakelaars: { ...proefhuis.schakelaars, ...schakelaars } });

/** Monday; the meeting of the proefhuis is on Thursday at 14:00, its agenda closes on Wednesday at 16:00. */
export const maandag = new Date("2026-11-23T09:00:00Z");
export const donderdag = new Date("2026-11-26T13:30:00Z");

export const moeder = "5b0c2a52-9c1d-4a0e-8a0e-000000000001";
export const kind = "5b0c2a52-9c1d-4a0e-8a0e-000000000002";
export const buur = "5b0c2a52-9c1d-4a0e-8a0e-000000000003";
export const betrokkene = (rol: RolVanBetrokkene, persoonId: string) => ({ betrokkeneId: persoonId, rol, persoonId });
export const betrokkenen = [betrokkene("moeder", moeder), betrokkene("kind", kind), betrokkene("slachtoffer", buur)];
export const melding: MeldingGescreend = Object.assign(new MeldingGescreend(), MeldingGescreend.voorbeeld, {
  betrokkenen,
});

export const mens = (id: string, organisatie: string): Person => ({
  id,
  naam: `Naam ${id}`,
  organisatie,
  huizen: ["proefhuis"],
  rollen: [],
});
export const voorzitter = mens("voorzitter-1", "huis");

export const antwoorden = (codes: string, waar = codes): Antwoorden =>
  Object.fromEntries(
    codes.split(" ").map((code) => [code, { oordeel: waar.split(" ").includes(code), motivering: "Daarom." }]),
  );
export const huiscriteria = (waar: string) => antwoorden("kluwen handenTekort gebied", waar);
export const toets = (persoonId: string, waar = "a b c d") => ({ persoonId, criteria: antwoorden("a b c d", waar) });
export const herkomst = {
  grondslag: "wgs-noodzaak-toets",
  doelbinding: "onveilige-situaties",
  categorie: "hulpverlening",
  voorwaarde: "geen",
  eerstVerwerktOp: "2026-11-26",
};
export const oordeel = (waarden: Partial<Oordeel> = {}): Oordeel => ({
  aard: "Dreigende ontruiming met kinderen",
  ernst: "hoog",
  huiscriteria: huiscriteria("kluwen handenTekort"),
  toetsen: [toets(moeder), toets(kind)],
  namens: ["ggz", "politie"],
  herkomst,
  ...waarden,
});

export const dataref = "/v1/meldingen/x/voor-triage";
export const nieuw = agendeer(melding, proefhuis, dataref, maandag).state;
export const getoetst = (triage = nieuw, past = true): Triage =>
  toetsDoel(triage, { oordeel: past, motivering: "Past bij het doel." }, voorzitter, donderdag).state;
export const beoordeeld = (waarden: Partial<Oordeel> = {}, triage = getoetst()): Triage =>
  beoordeel(triage, proefhuis, oordeel(waarden), donderdag).state;

export const vervolgstap = { omschrijving: "Eerste gesprek", eigenaar: "ggz" };
export const procesregie: Besluitopdracht = {
  uitkomst: "procesregie",
  motivering: "Samen lukt het wel.",
  vervolgstap,
  personen: [moeder],
  categorie: "top-x",
  procesregisseur: "procesregisseur-1",
};
export const kort = (uitkomst: string, meer: Partial<Besluitopdracht> = {}): Besluitopdracht => ({
  uitkomst,
  motivering: "Dit past.",
  vervolgstap,
  ...meer,
});
export const neem = (triage: Triage, opdracht: Besluitopdracht, huis = proefhuis, door = voorzitter): Verandering =>
  besluit(triage, huis, opdracht, door, donderdag);

export const fouten = (doe: () => unknown): [string, ...string[]] => {
  try {
    doe();
  } catch (fout) {
    if (!(fout instanceof Refused)) throw fout;
    return [fout.code, ...fout.faults.map(({ where, code }) => `${where}: ${code}`)];
  }
  throw new Error("Er is niets geweigerd.");
};
export const namen = ({ events = [] }: Verandering) => events.map(({ type }) => type);
