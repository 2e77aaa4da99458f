import { describe, expect, it } from "@jest/globals";
import type { MeldingRij } from "../typen.js";
import { volgendeNa, volgorde, vouwSamen } from "./samenvouwen.js";

const melding = (meldingId: string, uur: number, personen: [string, string][] = [], dubbelVan: string | null = null) =>
  ({
    meldingId,
    kenmerk: meldingId.toUpperCase(),
    ontvangenOp: `2026-11-23T0${uur}:00:00Z`,
    dubbelVan,
    betrokkenen: personen.map(([rol, persoonId]) => ({ betrokkeneId: persoonId + meldingId, rol, persoonId })),
  }) as unknown as MeldingRij;

describe("de lijst van de screening", () => {
  it("zet de oudste melding bovenaan", () => {
    const groepen = vouwSamen([melding("b", 2), melding("a", 1)]);
    expect(groepen.map(({ eerste }) => eerste.meldingId)).toEqual(["a", "b"]);
  });

  it("vouwt meldingen over dezelfde persoon onder de oudste", () => {
    const groepen = vouwSamen([
      melding("a", 1, [["verdachte", "wim"]]),
      melding("b", 2, [["betrokkene", "emma"]]),
      melding("c", 3, [["betrokkene", "wim"]]),
    ]);
    expect(groepen).toHaveLength(2);
    expect(groepen[0]!.andere.map(({ meldingId }) => meldingId)).toEqual(["c"]);
  });

  it("vouwt niet op een slachtoffer of getuige", () => {
    const groepen = vouwSamen([melding("a", 1, [["verdachte", "wim"]]), melding("b", 2, [["slachtoffer", "wim"]])]);
    expect(groepen).toHaveLength(2);
  });

  it("vouwt ook op wat de dienst als dubbel kent", () => {
    const groepen = vouwSamen([melding("a", 1), melding("b", 2, [], "a")]);
    expect(groepen[0]!.andere[0]!.meldingId).toBe("b");
  });

  it("raakt geen melding kwijt en gaat na de laatste door met wat er nog ligt", () => {
    const groepen = vouwSamen([melding("a", 1, [["kind", "x"]]), melding("b", 2), melding("c", 3, [["kind", "x"]])]);
    expect(volgorde(groepen).map(({ meldingId }) => meldingId)).toEqual(["a", "c", "b"]);
    expect(volgendeNa("c", groepen)).toBe("b");
    expect(volgendeNa("b", groepen)).toBe("a");
    expect(volgendeNa("a", vouwSamen([melding("a", 1)]))).toBeUndefined();
  });
});
