import {
  afgesloten,
  casus,
  casusregie,
  cjg,
  door,
  eisen,
  ggz,
  idVan,
  nu,
  openstaand,
  regie,
} from "../dossier.voorbeeld.js";
import { beeindig, deelnamesVan, neemDeel, type Deelname } from "./deelname.js";

const verzoek = {
  organisatie: "politie",
  medewerker: "politie-1",
  naam: "P. Olitie",
  rol: "deelnemer",
  grondslag: "triage",
  door,
} as const;
const stand = { casus, openstaand };
const deelnemend = (meer: object, bij = stand) => neemDeel(bij, { ...verzoek, ...meer }, eisen, nu, idVan(9));
const rollen = (deelnames: Deelname[]) => deelnames.map(({ medewerker, rol, tot }) => [medewerker, rol, tot]);

describe("Een deelname", () => {
  it("opent met een grondslag en zonder einde", () => {
    const { state, events, tijdlijn } = deelnemend({});
    expect(state.deelnames).toMatchObject([{ deelnameId: idVan(9), grondslag: "triage", van: nu, tot: null }]);
    expect(events).toMatchObject([{ data: { medewerker: "politie-1", rol: "deelnemer" } }]);
    expect(tijdlijn).toMatchObject([{ soort: "deelname-gestart", verwijzing: idVan(9) }]);
  });

  it("is van een partner van het huis, in een casus die niet gesloten is", () => {
    expect(() => deelnemend({ organisatie: "circus" })).toThrow("organisatie-onbekend");
    expect(() => deelnemend({ grondslag: "omdat het moet" })).toThrow("grondslag-onbekend");
    expect(() => deelnemend({ grondslag: "wgs" })).toThrow("grondslag-onbekend"); // a ground to supply, not to take part
    expect(() => deelnemend({}, { ...stand, casus: afgesloten })).toThrow("casus-afgesloten");
  });

  it("R51 geeft nooit één persoon de procesregie en de casusregie", () => {
    expect(() => deelnemend({ medewerker: regie.medewerker, rol: "casusregisseur" })).toThrow("regie-in-een-hand");
    const metCasusregie = { casus, openstaand: [regie, casusregie, cjg] };
    const omgekeerd = { organisatie: "huis", medewerker: casusregie.medewerker, rol: "procesregisseur" };
    expect(() => deelnemend(omgekeerd, metCasusregie)).toThrow("regie-in-een-hand");
  });

  it("R21 R89 draagt de procesregie over: wie haar had gaat eruit, er is er steeds één", () => {
    const { state, tijdlijn } = deelnemend({
      organisatie: "huis",
      medewerker: "procesregisseur-2",
      rol: "procesregisseur",
    });
    expect(state.casus.procesregisseur).toBe("procesregisseur-2");
    expect(rollen(state.deelnames)).toEqual([
      [door, "procesregisseur", nu],
      ["procesregisseur-2", "procesregisseur", null],
    ]);
    expect(tijdlijn).toMatchObject([{ soort: "procesregie-overgedragen" }]);
  });

  it("R89 geeft de casusregie aan de eerste, en neemt haar daarna niemand af", () => {
    const wordt = { organisatie: "cjg", medewerker: "cjg-1", rol: "casusregisseur" };
    expect(rollen(deelnemend(wordt).state.deelnames)).toEqual([["cjg-1", "casusregisseur", null]]);
    expect(() => deelnemend(wordt, { casus, openstaand: [regie, casusregie, cjg] })).toThrow("overdracht-nodig");
  });

  it("R72 is tijdelijk met een laatste dag: daarna bestaat zij niet meer, en regie is nooit tijdelijk", () => {
    const { state, deadlines, events } = deelnemend({ tot: "2026-12-31" });
    const einde = new Date("2026-12-31T23:00:00.000Z");
    expect(state.deelnames).toMatchObject([{ uiterlijk: einde, tot: null }]);
    expect(deadlines).toMatchObject([{ kind: "deelname-voorbij", subject: idVan(9), dueAt: einde }]);
    expect(events).toMatchObject([{ data: { uiterlijk: einde.toISOString() } }]);
    const net = new Date(einde.getTime() - 1);
    expect(deelnamesVan(state.deelnames, "politie-1", net)).toHaveLength(1);
    expect(deelnamesVan(state.deelnames, "politie-1", einde)).toEqual([]);
    expect(() => deelnemend({ tot: "2026-11-29" })).toThrow("datum-voorbij");
    expect(() => deelnemend({ tot: "2026-12-31", rol: "casusregisseur" })).toThrow("deelname-tijdelijk");
  });

  it("laat een rol die er moet zijn niet los zonder opvolger", () => {
    const eisen = { casusregisseurNodig: true };
    const einde = { reden: "Andere baan.", door };
    expect(() => beeindig(regie, einde, eisen, nu)).toThrow("procesregisseur-nodig");
    expect(() => beeindig(casusregie, einde, eisen, nu)).toThrow("casusregisseur-nodig");
    expect(beeindig(casusregie, einde, { casusregisseurNodig: false }, nu).state.deelnames[0].tot).toBe(nu);
    expect(() =>
      deelnemend({ organisatie: "ggz", medewerker: "ggz-1" }, { casus, openstaand: [regie, casusregie] }),
    ).toThrow("casusregisseur-nodig");
  });

  it("eindigt één keer, met een reden die in het dossier blijft en niet op de bus komt", () => {
    const { state, events } = beeindig(ggz, { reden: "Andere baan.", door }, { casusregisseurNodig: false }, nu);
    expect(state.deelnames).toMatchObject([{ tot: nu, eindeReden: "Andere baan." }]);
    expect(JSON.stringify(events)).not.toContain("baan");
    expect(() => beeindig(state.deelnames[0], { reden: "-", door }, { casusregisseurNodig: false }, nu)).toThrow(
      "deelname-al-beeindigd",
    );
  });
});
