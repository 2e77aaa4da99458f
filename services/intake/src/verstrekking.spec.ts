import { newId } from "@zvh/platform";
import type { Melding } from "./melding.js";
import { categorieVan, verstrekAanTriage } from "./verstrekking.js";

const nu = new Date("2026-11-23T09:00:00Z");
const melding = { meldingId: newId(), huis: "proefhuis", regime: "dagelijkse-selectie" } as Melding;

it("legt vast wat van de dagelijkse selectie naar de triage gaat: regimes, grondslag, soort gegevens, aan wie (L03, L09)", () => {
  const extract = { onderwerp: "Geheim", huiscriteria: null };
  const { state } = verstrekAanTriage(melding, extract, "politie", "systeem:triage", nu);
  expect(state).toMatchObject({
    vanRegime: "dagelijkse-selectie",
    naarRegime: "triage",
    grondslag: "wgs-noodzaak-toets",
    categorieen: ["politie"],
    voorwaarden: ["geen"],
    velden: ["onderwerp"],
    aan: "systeem:triage",
    op: nu,
  });
  expect(JSON.stringify(state)).not.toContain("Geheim");
});

it.each([
  ["politie", { soort: "politie", domein: "justitieel", beroepsgeheim: false }],
  ["justitieel", { soort: "reclassering", domein: "justitieel", beroepsgeheim: false }],
  ["gezondheid", { soort: "ggz", domein: "zorg", beroepsgeheim: true }],
  ["hulpverlening", { soort: "cjg", domein: "sociaal", beroepsgeheim: false }],
  ["hulpverlening", undefined],
] as const)("L10 noemt wat zo'n afzender meldt %s", (categorie, afzender) => {
  expect(categorieVan(afzender)).toBe(categorie);
});
