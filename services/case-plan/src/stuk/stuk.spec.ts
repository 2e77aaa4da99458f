import { Refused } from "@zvh/platform";
import { huizen } from "@zvh/testing";
import { actie, casus, cjg, door, eisen, ggz, herkomst, idVan, nu, openstaand } from "../dossier.voorbeeld.js";
import { bevestig, draagBij } from "../plan/bijdrage.js";
import { koppelTerug } from "../actie/actie.js";
import { beperk, naOverleg } from "./beperking.js";

const inbreng = { leefgebied: "wonen", toelichting: "Dreigende uithuiszetting.", herkomst, door: "ggz-1" };
const brengt = (meer: object = {}) => draagBij({ casus, openstaand }, { ...inbreng, ...meer }, eisen, nu, idVan(80));
const codes = (doe: () => unknown): string[] => {
  try {
    doe();
    return [];
  } catch (error) {
    return (error as Refused).faults.map(({ code }) => code);
  }
};

describe("Een stuk", () => {
  it("R64 heeft een leverancier, een grondslag, een doel, een soort, voorwaarden en een eerste dag", () => {
    expect(brengt().state.bijdrage).toMatchObject({
      organisatie: "ggz",
      medewerker: "ggz-1",
      herkomst: { ...herkomst, voorwaardeToelichting: null },
      alleenVoor: null,
    });
    expect(() => brengt({ door: "vreemde-1" })).toThrow("alleen-deelnemer");
  });

  it("R64 wordt geweigerd met alles wat er niet aan klopt in één keer (L09, L10, L19)", () => {
    const mis = { grondslag: "x", doelbinding: "x", categorie: "x", voorwaarde: "x", eerstVerwerktOp: "2026-12-01" };
    expect(codes(() => brengt({ leefgebied: "x", herkomst: mis, alleenVoor: ["politie"] }))).toEqual([
      "leefgebied-onbekend",
      "grondslag-onbekend",
      "doelbinding-onbekend",
      "gegevenscategorie-onbekend",
      "voorwaarde-onbekend",
      "eerst-verwerkt-later",
      "partner-neemt-niet-deel",
    ]);
  });

  it("R64 heeft bij gezondheid onder medisch beroepsgeheim een eigen grond (L08)", () => {
    const gezondheid = { ...herkomst, categorie: "gezondheid" };
    expect(codes(() => brengt({ herkomst: gezondheid }))).toEqual(["beroepsgeheim-grondslag"]);
    expect(codes(() => brengt({ herkomst: { ...gezondheid, grondslag: "toestemming" } }))).toEqual([]);
    expect(codes(() => brengt({ herkomst: gezondheid, door: "cjg-1" }))).toEqual([]);
  });

  it("R64 kent in elk huis de twaalf soorten van de wet, en wie onder beroepsgeheim werkt (L10, L08)", () => {
    for (const huis of huizen.alle()) {
      expect(huis.gegevenscategorieen).toHaveLength(12);
      expect(huis.grondslagen.filter(({ beroepsgeheim }) => beroepsgeheim)).toHaveLength(3);
      for (const { soort, beroepsgeheim } of huis.organisaties)
        expect([soort, beroepsgeheim]).toEqual([soort, ["ggd", "ggz", "verslavingszorg"].includes(soort)]);
    }
  });

  it("R64 vraagt ook bij een ontwikkeling waar zij vandaan komt", () => {
    const zegt = (soort: "gedaan" | "ontwikkeling") =>
      koppelTerug(
        { actie, openstaand },
        { soort, toelichting: "Hij is opgenomen.", door: "ggz-1" },
        eisen,
        nu,
        idVan(81),
      );
    expect(codes(() => zegt("ontwikkeling"))).toEqual(["herkomst-ontbreekt"]);
    expect(zegt("gedaan").state.terugkoppeling.herkomst).toBeNull();
  });
});

describe("Wat namens een partner is vastgelegd", () => {
  const { bijdrage } = brengt({ namens: "cjg-1", door }).state;

  it("R57 is van die partner, die zegt of het klopt; de woorden veranderen niet", () => {
    expect(bijdrage).toMatchObject({ medewerker: "cjg-1", organisatie: "cjg", vastgelegdDoor: door });
    for (const [klopt, bevestiging] of [
      [true, "klopt"],
      [false, "klopt-niet"],
    ] as const) {
      const { state } = bevestig(bijdrage, { klopt, door: "cjg-1" }, nu);
      expect(state.bijdrage).toEqual({ ...bijdrage, bevestiging, bevestigdOp: nu });
      expect(() => bevestig(state.bijdrage, { klopt, door: "cjg-1" }, nu)).toThrow("niets-te-bevestigen");
    }
    expect(() => bevestig(brengt().state.bijdrage, { klopt: true, door: "ggz-1" }, nu)).toThrow("niets-te-bevestigen");
  });
});

describe("Een voorwaarde van de leverancier", () => {
  const met = (voorwaarde: string, meer: object = {}) =>
    brengt({ herkomst: { ...herkomst, voorwaarde }, ...meer }).state.bijdrage;

  it("L09 niet verder: het stuk is voor wie er nu zijn, en voor niemand die later komt", () => {
    expect(met("geen").alleenVoor).toBeNull();
    expect(met("niet-verder").alleenVoor).toEqual(["cjg", "ggz"]);
    expect(met("niet-verder", { alleenVoor: [] }).alleenVoor).toEqual(["ggz"]);
    const zegt = { soort: "ontwikkeling", toelichting: "Hij is opgenomen.", door: "ggz-1" } as const;
    const bron = { ...herkomst, voorwaarde: "niet-verder" };
    const { state } = koppelTerug({ actie, openstaand }, { ...zegt, herkomst: bron }, eisen, nu, idVan(83));
    expect(state.terugkoppeling.alleenVoor).toEqual(["cjg", "ggz"]);
  });

  it("L09 eenmalig: na het overleg is het stuk alleen nog van de leverancier, en de rest verandert niet", () => {
    const [eenmalig, gewoon] = [met("eenmalig"), met("geen")];
    expect(eenmalig.alleenVoor).toBeNull();
    expect(naOverleg([eenmalig, gewoon], eisen)).toEqual([{ ...eenmalig, alleenVoor: ["ggz"] }]);
  });
});

describe("Een beperking", () => {
  const { bijdrage } = brengt().state;
  const uit = { ...actie, bijdrageId: bijdrage.bijdrageId };
  const beperkt = (alleenVoor: string[], stuk = bijdrage, acties = [uit]) =>
    beperk({ casus, openstaand, bijdrage: stuk, acties }, { alleenVoor, door });

  it("R93 geldt ook voor wat eruit volgde, en de leverancier houdt zijn eigen stuk", () => {
    const { state, tijdlijn } = beperkt(["cjg"]);
    expect([state.bijdrage, ...state.acties].map(({ alleenVoor }) => alleenVoor)).toEqual([
      ["cjg", "ggz"],
      ["cjg", "ggz"],
    ]);
    expect(tijdlijn).toMatchObject([{ soort: "stuk-beperkt", alleenVoor: ["cjg", "ggz"] }]);
  });

  it("R93 wordt alleen nauwer, blijft binnen de deelnemers, en houdt wie er een actie uit uitvoert erin (L09)", () => {
    const smal = { ...bijdrage, alleenVoor: ["ggz"] };
    expect(codes(() => beperkt(["cjg"], smal, []))).toEqual(["beperking-ruimer"]);
    expect(codes(() => beperkt(["politie"]))).toEqual(["partner-neemt-niet-deel"]);
    expect(codes(() => beperkt([], bijdrage, [{ ...uit, organisatie: "cjg" }]))).toEqual(["uitvoerder-buiten-kring"]);
  });

  it("R93 van een actie geldt ook voor wat daarover wordt gezegd", () => {
    const zegt = (alleenVoor?: string[]) => {
      const kring = { ...actie, alleenVoor: ["ggz", "politie"] };
      const gezegd = { soort: "gedaan", toelichting: "Gelukt.", door: "ggz-1", alleenVoor } as const;
      return koppelTerug({ actie: kring, openstaand: [ggz, cjg] }, gezegd, eisen, nu, idVan(82));
    };
    expect(zegt().tijdlijn[0]!.alleenVoor).toEqual(["ggz", "politie"]);
    expect(zegt(["cjg"]).state.terugkoppeling.alleenVoor).toEqual(["ggz"]);
  });
});
