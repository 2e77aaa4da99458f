import { CasusGeopend } from "@zvh/contracts";
import type { Actie } from "./actie/actie.js";
import { open, type Casus } from "./casus/casus.js";
import { nieuweDeelname, type Deelname } from "./deelname/deelname.js";

/** For the tests of the rules: an invented case, with its director and two partners. */
export const nu = new Date("2026-11-30T09:00:00.000Z");
export const organisaties = ["ggz", "cjg", "politie"];
export const door = "procesregisseur-1";

const { casusId, persoonId, triageId, meldingId } = CasusGeopend.voorbeeld;
const opening = {
  casusId,
  huis: "proefhuis",
  persoonId,
  triageId,
  meldingId,
  categorie: "top-x",
  procesregisseur: door,
};

/** A stable id for a test: `idVan(7)` ends with 7. */
export const idVan = (nummer: number): string => `0199b6c2-a529-7c1d-8a0e-${String(nummer).padStart(12, "0")}`;

export const geopend = open({ ...opening, door: "voorzitter-1" }, ["top-x"], nu, idVan(1));
export const casus: Casus = geopend.state.casus;
export const voorlopigAfgesloten: Casus = { ...casus, status: "voorlopig-afgesloten", totDatum: "2027-05-30" };
export const afgesloten: Casus = { ...casus, status: "afgesloten" };

const deelname = (nummer: number, organisatie: string, medewerker: string, rol: Deelname["rol"]): Deelname =>
  nieuweDeelname(casus, { organisatie, medewerker, naam: "N. Aam", rol, grondslag: "triage" }, nu, idVan(nummer));

export const regie = geopend.state.deelnames[0]!;
export const ggz = deelname(2, "ggz", "ggz-1", "deelnemer");
export const cjg = deelname(3, "cjg", "cjg-1", "deelnemer");
export const casusregie: Deelname = { ...ggz, rol: "casusregisseur" };
export const openstaand = [regie, ggz, cjg];

/** What the house asks of an item: two suppliers, one under medical secrecy. */
export const eisen = {
  grondslagen: [
    { code: "wgs", naam: "Wgs", beroepsgeheim: false, voor: ["stuk" as const] },
    { code: "toestemming", naam: "Toestemming", beroepsgeheim: true, voor: ["stuk" as const] },
    { code: "triage", naam: "Triage", beroepsgeheim: false, voor: ["deelname" as const] },
  ],
  doelbindingen: [{ code: "overlast", naam: "Overlast" }],
  gegevenscategorieen: ["gezondheid", "woonsituatie"].map((code) => ({ code, naam: code })),
  leveringsvoorwaarden: [
    { code: "geen", naam: "Geen", sluitUit: [] },
    { code: "niet-verder", naam: "Niet verder", sluitUit: ["verder" as const] },
    { code: "eenmalig", naam: "Eenmalig", sluitUit: ["later" as const] },
  ],
  leefgebieden: [{ code: "wonen", naam: "Wonen" }],
  organisaties: ["ggz", "cjg", "politie"].map(
    (code) =>
      ({ code, naam: code, soort: code, domein: "zorg", deelname: "privaat", beroepsgeheim: code === "ggz" }) as const,
  ),
};
export const herkomst = {
  grondslag: "wgs",
  doelbinding: "overlast",
  categorie: "woonsituatie",
  voorwaarde: "geen",
  eerstVerwerktOp: "2026-11-20",
};

export const actie: Actie = {
  actieId: idVan(10),
  casusId,
  huis: "proefhuis",
  omschrijving: "Belt de verhuurder.",
  soort: "zorg",
  leefgebied: "wonen",
  organisatie: "ggz",
  uitvoerder: "ggz-1",
  uiterlijkDatum: "2026-12-14",
  status: "open",
  verlopenOp: null,
  vanafVersie: 1,
  vervallenInVersie: null,
  bijdrageId: null,
  alleenVoor: null,
};
