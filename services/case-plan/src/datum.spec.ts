import { beginVan, datumVan, eindeVan, maandenLater } from "./datum.js";

describe("Een dag op de Nederlandse kalender", () => {
  it.each([
    ["2026-12-14", "2026-12-14T23:00:00.000Z"],
    ["2026-07-01", "2026-07-01T22:00:00.000Z"],
    ["2026-03-28", "2026-03-28T23:00:00.000Z"],
    ["2026-03-29", "2026-03-29T22:00:00.000Z"],
    ["2026-10-24", "2026-10-24T22:00:00.000Z"],
    ["2026-10-25", "2026-10-25T23:00:00.000Z"],
    ["2026-12-31", "2026-12-31T23:00:00.000Z"],
  ])("%s eindigt om %s, ook rond de zomertijd", (dag, einde) => {
    expect(eindeVan(dag).toISOString()).toBe(einde);
    expect(datumVan(new Date(eindeVan(dag).getTime() - 1))).toBe(dag);
    expect(beginVan(datumVan(eindeVan(dag)))).toEqual(eindeVan(dag));
  });

  it.each([
    ["2026-11-30", 6, "2027-05-30"],
    ["2026-08-31", 6, "2027-02-28"],
    ["2027-08-31", 6, "2028-02-29"],
    ["2026-12-15", 12, "2027-12-15"],
  ])("van %s is %i maanden later %s", (dag, maanden, later) => {
    expect(maandenLater(dag, maanden)).toBe(later);
  });
});
