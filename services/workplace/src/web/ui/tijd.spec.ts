import { describe, expect, it } from "@jest/globals";
import { duur, laatsteDag, leeftijd, moment, restVan } from "./tijd.js";

const nu = Date.parse("2026-11-23T09:00:00+01:00");

describe("wat er van een termijn over is", () => {
  it("telt binnen een halve dag in uren en minuten", () => {
    expect(restVan("2026-11-23T11:14:00+01:00", nu, "2026-11-22T11:14:00+01:00").tekst).toBe("nog 2 u 14 m");
  });

  it("noemt morgen met de tijd erbij", () => {
    expect(restVan("2026-11-24T12:00:00+01:00", nu).tekst).toBe("morgen 12:00");
  });

  it("laat een datum de hele dag gelden", () => {
    expect(restVan("2026-11-23", nu)).toEqual({ stand: "bijna", tekst: "vandaag" });
    expect(restVan("2026-11-22", nu)).toEqual({ stand: "voorbij", tekst: "1 dag te laat" });
    expect(restVan("2026-11-24", nu).tekst).toBe("morgen");
  });

  it.each([
    ["79 %", "2026-11-23T01:06:00+01:00", "ruim"],
    ["80 %", "2026-11-23T01:00:00+01:00", "bijna"],
  ])("is bij %s van de termijn %s", (_, van, stand) => {
    expect(restVan("2026-11-23T11:00:00+01:00", nu, van).stand).toBe(stand);
  });

  it("zegt hoeveel het te laat is", () => {
    expect(restVan("2026-11-23T08:00:00+01:00", nu)).toEqual({ stand: "voorbij", tekst: "1 u 0 m te laat" });
  });

  it("rekent over de overgang naar wintertijd in dagen van de kalender", () => {
    const zaterdag = Date.parse("2026-10-24T12:00:00+02:00");
    expect(restVan("2026-10-25", zaterdag).tekst).toBe("morgen");
    expect(restVan("2026-10-26", zaterdag).tekst).toBe("nog 2 dagen");
  });
});

describe("hoe oud iets is", () => {
  it.each([
    ["2026-11-23T08:20:00+01:00", "40 m"],
    ["2026-11-23T05:30:00+01:00", "3 u"],
    ["2026-11-21T05:30:00+01:00", "2 d"],
  ])("%s is %s", (sinds, tekst) => expect(leeftijd(sinds, nu)).toBe(tekst));

  it("zegt gisteren bij de vorige dag van de kalender", () => {
    expect(moment("2026-11-22T23:50:00+01:00", nu)).toBe("gisteren 23:50");
  });

  it("schrijft een lange duur in dagen", () => expect(duur(4 * 24 * 3_600_000)).toBe("4 dagen"));

  it("noemt bij een einde om middernacht de dag ervoor, ook in zomertijd", () => {
    expect(laatsteDag("2026-11-27T23:00:00.000Z")).toBe("27-11-2026");
    expect(laatsteDag("2026-07-03T22:00:00.000Z")).toBe("03-07-2026");
  });
});
