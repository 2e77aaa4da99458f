import { afgesloten, casus, casusregie, cjg, door, eisen, ggz, idVan, nu, regie } from "../dossier.voorbeeld.js";
import { deelnamesVan } from "./deelname.js";
import { beantwoord, bied, type Antwoord } from "./overdracht.js";
import { eindigVervanging, vervang } from "./vervanging.js";
import { beslis, stelVoor } from "./voorstel.js";

const openstaand = [regie, casusregie, cjg];
const stand = { casus, openstaand };
const aanbod = { naar: "cjg-1", toelichting: "Ik ga met pensioen.", door: "ggz-1" };
const geboden = bied({ ...stand, lopend: null }, aanbod, nu, idVan(30));

describe("De casusregie overdragen", () => {
  const antwoordt = (antwoord: Antwoord, bij = stand) =>
    beantwoord(bij, geboden.state.overdracht, { antwoord, door: "cjg-1" }, nu);

  it("R89 verandert met het aanbod niets, en vertelt het de opvolger zonder de woorden", () => {
    expect(geboden.state).not.toHaveProperty("deelnames");
    expect(geboden.events).toMatchObject([
      { data: { medewerker: "cjg-1", rol: "deelnemer", aangebodenRol: "casusregisseur" } },
    ]);
    expect(JSON.stringify([geboden.events, geboden.tijdlijn])).not.toContain("pensioen");
  });

  it("R89 gaat over als de opvolger aanvaardt; wie haar had blijft deelnemer", () => {
    const { state } = antwoordt("aanvaard");
    expect(state.deelnames.map(({ medewerker, rol }) => [medewerker, rol])).toEqual([
      ["ggz-1", "deelnemer"],
      ["cjg-1", "casusregisseur"],
    ]);
    expect(() => beantwoord(stand, state.overdracht, { antwoord: "geweigerd", door: "cjg-1" }, nu)).toThrow(
      "overdracht-al-beantwoord",
    );
  });

  it.each(["geweigerd", "ingetrokken"] as const)("R89 blijft bij wie haar had als het aanbod is %s", (antwoord) => {
    const { state, tijdlijn } = antwoordt(antwoord);
    expect(state).toMatchObject({ deelnames: [], overdracht: { antwoord } });
    expect(tijdlijn).toMatchObject([{ soort: `casusregie-${antwoord}` }]);
  });

  it("R51 R89 gaat alleen naar een blijvende deelnemer die niet de procesregie heeft, en één aanbod tegelijk", () => {
    const biedt = (naar: string, bij = openstaand) =>
      bied({ casus, openstaand: bij, lopend: null }, { ...aanbod, naar }, nu, idVan(31));
    expect(() => biedt("vreemde-1")).toThrow("casusregisseur-neemt-niet-deel");
    expect(() => biedt(door)).toThrow("regie-in-een-hand");
    expect(() => biedt("cjg-1", [regie, casusregie, { ...cjg, uiterlijk: nu }])).toThrow("deelname-tijdelijk");
    expect(() => biedt("cjg-1", [regie, ggz, cjg])).toThrow("casusregisseur-ontbreekt");
    expect(() => bied({ ...stand, lopend: geboden.state.overdracht }, aanbod, nu, idVan(31))).toThrow(
      "overdracht-loopt-al",
    );
    const weg = { casus, openstaand: [regie, casusregie] };
    expect(() => antwoordt("aanvaard", weg)).toThrow("casusregisseur-neemt-niet-deel");
  });
});

describe("Een vervanger", () => {
  const dagen = { vervanger: "cjg-2", naam: "V. Ervanger", van: "2026-12-01", tot: "2026-12-04", door: "cjg-1" };
  const met = (meer: object, bij = cjg) => vervang(stand, bij, { ...dagen, ...meer }, nu);

  it("R89 handelt voor de deelnemer van de eerste tot en met de laatste dag, en geen dag langer", () => {
    const { state, events } = met({});
    const op = (moment: string) => deelnamesVan(state.deelnames, "cjg-2", new Date(moment)).length;
    expect(["2026-11-30T22:59:59Z", "2026-11-30T23:00:00Z"].map(op)).toEqual([0, 1]);
    expect(["2026-12-04T22:59:59Z", "2026-12-04T23:00:00Z"].map(op)).toEqual([1, 0]);
    expect(deelnamesVan(state.deelnames, "cjg-1", nu)).toHaveLength(1);
    expect(events).toMatchObject([{ data: { vervanger: "cjg-2", vervangerTot: "2026-12-04T23:00:00.000Z" } }]);
  });

  it("R89 houdt meteen op", () => {
    const { deelnames } = eindigVervanging(met({}).state.deelnames[0], "cjg-1").state;
    expect(deelnamesVan(deelnames, "cjg-2", new Date("2026-12-02T12:00:00Z"))).toEqual([]);
    expect(() => eindigVervanging(cjg, "cjg-1")).toThrow("geen-vervanger");
  });

  it("R51 is een ander, heeft geen regie waar hij de andere regie vervangt, en vervangt in dagen die er zijn", () => {
    expect(() => met({ vervanger: "cjg-1" })).toThrow("vervanger-is-zelf");
    expect(() => met({ vervanger: "ggz-1" }, regie)).toThrow("regie-in-een-hand");
    expect(() => met({ vervanger: door }, casusregie)).toThrow("regie-in-een-hand");
    expect(() => met({ van: "2026-12-05" })).toThrow("vervanging-periode-ongeldig");
    expect(() => met({ van: "2026-11-01", tot: "2026-11-29" })).toThrow("datum-voorbij");
    expect(() => met({}, { ...cjg, tot: nu })).toThrow("deelname-al-beeindigd");
  });
});

describe("Een nieuwe partner", () => {
  const voordracht = {
    organisatie: "politie",
    team: "wijkteam",
    medewerker: "politie-1",
    naam: "P. Olitie",
    grondslag: "triage",
    tot: "2027-01-31",
    toelichting: "De wijkagent kent het gezin.",
    door: "ggz-1",
  };
  const voorgesteld = stelVoor(stand, voordracht, eisen, nu, idVan(40));
  const besluit = (wat: "toegelaten" | "afgewezen", bij = voorgesteld.state.voorstel) =>
    beslis(stand, bij, { besluit: wat, toelichting: "Akkoord.", door }, eisen, nu, idVan(41));

  it("R52 is met het voorstel nog niet binnen; de procesregisseur hoort ervan", () => {
    expect(voorgesteld.state).toEqual({ voorstel: expect.objectContaining({ besluit: null }) });
    expect(voorgesteld.events).toMatchObject([{ data: { organisatie: "politie", procesregisseur: door } }]);
    expect(JSON.stringify(voorgesteld.events)).not.toMatch(/Olitie|wijkagent/);
  });

  it("R52 R72 doet mee vanaf het besluit, op de grondslag en tot de dag van het voorstel", () => {
    const { state, tijdlijn } = besluit("toegelaten");
    expect(state.deelnames).toMatchObject([
      { medewerker: "politie-1", team: "wijkteam", rol: "deelnemer", grondslag: voordracht.grondslag, van: nu },
    ]);
    expect(state.deelnames[0]!.uiterlijk).toEqual(new Date("2027-01-31T23:00:00.000Z"));
    expect(state.voorstel).toMatchObject({ besluit: "toegelaten", beslotenDoor: door, beslotenOp: nu });
    expect(tijdlijn.map(({ soort }) => soort)).toEqual(["partner-toegelaten", "deelname-gestart"]);
    expect(() => besluit("afgewezen", state.voorstel)).toThrow("voorstel-al-besloten");
  });

  it("blijft buiten als het is afgewezen", () => {
    expect(besluit("afgewezen").state.deelnames).toEqual([]);
    expect(besluit("afgewezen")).not.toHaveProperty("events");
  });

  it("komt van een partner van het huis, doet nog niet mee, en er is een dag die nog komt", () => {
    const stel = (meer: object) => stelVoor(stand, { ...voordracht, ...meer }, eisen, nu, idVan(42));
    expect(() => stel({ organisatie: "circus" })).toThrow("organisatie-onbekend");
    expect(() => stel({ grondslag: "omdat het moet" })).toThrow("grondslag-onbekend");
    expect(() => stel({ medewerker: "cjg-1" })).toThrow("neemt-al-deel");
    expect(() => stel({ tot: "2026-11-29" })).toThrow("datum-voorbij");
    expect(() => stelVoor({ ...stand, casus: afgesloten }, voordracht, eisen, nu, idVan(42))).toThrow(
      "casus-niet-actief",
    );
  });
});
