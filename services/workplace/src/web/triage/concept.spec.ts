import { describe, expect, it } from "@jest/globals";
import { beginVan, besluitUit, oordeelUit, standVan, toetsbaar } from "./concept.js";

const codes = ["a", "b", "c", "d"];
const ja = { oordeel: true, motivering: "Zo is het." };

describe("wat de triage invult", () => {
  it("R30 stuurt alleen criteria die beantwoord zijn; wat alleen getypt is, blijft in het concept", () => {
    const concept = {
      ...beginVan({ oordeel: null, aveNiveau: null }, "2026-11-24"),
      huiscriteria: { een: ja, twee: { motivering: "nog open" } },
    };
    expect(oordeelUit(concept, ["wim"])).toMatchObject({
      huiscriteria: { een: ja },
      toetsen: [{ persoonId: "wim", criteria: {} }],
    });
    expect(concept.herkomst).toMatchObject({ grondslag: "wgs-noodzaak-toets", eerstVerwerktOp: "2026-11-24" });
    expect(oordeelUit(concept, [])).not.toHaveProperty("aveNiveau");
  });

  it("geeft elke uitkomst alleen haar eigen velden mee", () => {
    const concept = {
      ...beginVan({ oordeel: null, aveNiveau: 3 }, "2026-11-24"),
      partner: "ggz",
      personen: ["wim"],
      stap: "Bellen",
      eigenaar: "ggz",
    };
    expect(besluitUit({ ...concept, uitkomst: "partner-pakt-op" })).toEqual({
      uitkomst: "partner-pakt-op",
      motivering: "",
      vervolgstap: { omschrijving: "Bellen", eigenaar: "ggz" },
      partner: "ggz",
    });
    expect(besluitUit({ ...concept, uitkomst: "geen-vervolg" })).not.toHaveProperty("personen");
  });

  it("toetst geen slachtoffer, getuige of wie nog niet herkend is", () => {
    const betrokkenen = [
      { betrokkeneId: "1", rol: "slachtoffer", persoonId: "emma" },
      { betrokkeneId: "2", rol: "moeder", persoonId: "ans" },
      { betrokkeneId: "3", rol: "kind", persoonId: null },
    ];
    expect(toetsbaar({ betrokkenen })).toEqual(["ans"]);
  });

  it("zegt hoe een persoon er tegen de wettelijke criteria voor staat", () => {
    expect(standVan(undefined, codes)).toBe("open");
    expect(standVan({ a: ja, b: ja, c: ja, d: ja }, codes)).toBe("voldoet");
    expect(standVan({ a: ja, b: { oordeel: false, motivering: "" } }, codes)).toBe("voldoet-niet");
  });
});
