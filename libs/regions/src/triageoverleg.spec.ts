import { volgendTriageoverleg } from "./triageoverleg.js";

// Tuesday 09:30, the agenda closes on Monday 12:00.
const huis = { triageoverleg: { weekdag: 2, tijd: "09:30", sluiting: { weekdag: 1, tijd: "12:00" } } };

describe("volgend triageoverleg", () => {
  it("R28 zet een melding op de agenda van deze week zolang die open is", () => {
    expect(volgendTriageoverleg(huis, new Date("2026-11-23T11:59:59+01:00"))).toBe("2026-11-24");
  });

  it("R28 zet een melding vanaf de sluiting op de agenda van de week erop", () => {
    expect(volgendTriageoverleg(huis, new Date("2026-11-23T12:00:00+01:00"))).toBe("2026-12-01");
    expect(volgendTriageoverleg(huis, new Date("2026-11-24T08:00:00+01:00"))).toBe("2026-12-01");
    expect(volgendTriageoverleg(huis, new Date("2026-11-25T08:00:00+01:00"))).toBe("2026-12-01");
  });

  it("rekent de dag in Amsterdam, niet in UTC", () => {
    expect(volgendTriageoverleg(huis, new Date("2026-11-23T23:30:00Z"))).toBe("2026-12-01");
    expect(volgendTriageoverleg(huis, new Date("2026-11-22T23:30:00Z"))).toBe("2026-11-24");
  });

  it("sluit op dezelfde kloktijd vóór en na de overgang naar winter- en zomertijd", () => {
    expect(volgendTriageoverleg(huis, new Date("2026-10-19T11:59:00+02:00"))).toBe("2026-10-20");
    expect(volgendTriageoverleg(huis, new Date("2026-10-26T11:59:00+01:00"))).toBe("2026-10-27");
    expect(volgendTriageoverleg(huis, new Date("2026-10-26T12:00:00+01:00"))).toBe("2026-11-03");
    expect(volgendTriageoverleg(huis, new Date("2027-03-29T11:59:00+02:00"))).toBe("2027-03-30");
    expect(volgendTriageoverleg(huis, new Date("2027-03-29T12:00:00+02:00"))).toBe("2027-04-06");
  });

  it("kan sluiten op de dag zelf, en een week eerder als de sluiting na de aanvang valt", () => {
    const opDag = (tijd: string) => ({ triageoverleg: { ...huis.triageoverleg, sluiting: { weekdag: 2, tijd } } });
    const dinsdagochtend = new Date("2026-11-24T08:00:00+01:00");
    expect(volgendTriageoverleg(opDag("09:00"), dinsdagochtend)).toBe("2026-11-24");
    expect(volgendTriageoverleg(opDag("17:00"), dinsdagochtend)).toBe("2026-12-01");
    expect(volgendTriageoverleg(opDag("17:00"), new Date("2026-11-24T17:00:00+01:00"))).toBe("2026-12-08");
  });

  it("gaat over het weekend en de jaarwisseling heen", () => {
    const maandag = { triageoverleg: { weekdag: 1, tijd: "13:00", sluiting: { weekdag: 5, tijd: "12:00" } } };
    expect(volgendTriageoverleg(maandag, new Date("2026-12-31T10:00:00+01:00"))).toBe("2027-01-04");
    expect(volgendTriageoverleg(maandag, new Date("2027-01-03T10:00:00+01:00"))).toBe("2027-01-11");
  });
});
