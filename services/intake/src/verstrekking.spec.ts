import { newId, type Refused } from "@zvh/platform";
import type { HerkomstVerzoek } from "@zvh/regions";
import { huizen } from "@zvh/testing";
import type { Melding } from "./melding.js";
import { aangenomen, eisHerkomst } from "./herkomst.js";
import { verstrekAanTriage } from "./verstrekking.js";

const nu = new Date("2026-11-23T09:00:00Z");
const melding = { meldingId: newId(), huis: "proefhuis", regime: "dagelijkse-selectie" } as Melding;

it("legt vast wat van de dagelijkse selectie naar de triage gaat: regimes, grondslag, soort gegevens, aan wie (L03, L09)", () => {
  const herkomst = { categorie: "politie", voorwaarde: "niet-met-betrokkene-delen" };
  const extract = { onderwerp: "Geheim", huiscriteria: null };
  const { state } = verstrekAanTriage(melding, extract, herkomst, "systeem:triage", nu);
  expect(state).toMatchObject({
    vanRegime: "dagelijkse-selectie",
    naarRegime: "triage",
    grondslag: "wgs-noodzaak-toets",
    categorieen: ["politie"],
    voorwaarden: ["niet-met-betrokkene-delen"],
    velden: ["onderwerp"],
    aan: "systeem:triage",
    op: nu,
  });
  expect(JSON.stringify(state)).not.toContain("Geheim");
});

it.each([
  ["politie", "wpg-samenwerking", { soort: "politie", domein: "justitieel", beroepsgeheim: false }],
  ["justitieel", "wjsg-strafvordering", { soort: "reclassering", domein: "justitieel", beroepsgeheim: false }],
  ["hulpverlening", "wettelijke-plicht", { soort: "cjg", domein: "sociaal", beroepsgeheim: false }],
  ["hulpverlening", "wettelijke-plicht", undefined],
] as const)("L10 neemt aan dat zo'n afzender %s meldt, op grond van %s", (categorie, grondslag, afzender) => {
  const verwacht = { categorie, grondslag, voorwaarde: "geen", eerstVerwerktOp: "2026-11-23" };
  expect(aangenomen(afzender, { soort: "incident", ontvangenOp: nu })).toMatchObject(verwacht);
});

it("R64 neemt van wie onder beroepsgeheim meldt niets aan, en noemt alles wat mis is tegelijk (L08)", () => {
  const huis = huizen.huis("proefhuis");
  const van = (afzender: string, gezegd?: HerkomstVerzoek) => {
    try {
      return eisHerkomst(gezegd, { afzender, soort: "ZVH", ontvangenOp: nu }, huis);
    } catch (error) {
      return (error as Refused).faults.map(({ code }) => code);
    }
  };
  const gezegd = {
    ...aangenomen(huis.organisatie("ggz"), { soort: "ZVH", ontvangenOp: nu }),
    voorwaarde: "niet-verder",
  };
  expect(van("ggz")).toEqual(["herkomst-ontbreekt"]);
  expect(van("ggz", gezegd)).toEqual(gezegd);
  expect(van("ggz", { ...gezegd, grondslag: "wpg-samenwerking", voorwaarde: "x" })).toEqual([
    "voorwaarde-onbekend",
    "beroepsgeheim-grondslag",
  ]);
  expect(van("politie")).toMatchObject({ categorie: "politie" });
});
