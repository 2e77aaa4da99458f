import {
  casus,
  casusregie,
  cjg,
  door,
  eisen,
  idVan,
  nu,
  openstaand,
  organisaties,
  regie,
  voorlopigAfgesloten,
} from "../dossier.voorbeeld.js";
import { planOverleg, rondAf } from "./overleg.js";

const soorten = [
  { code: "casusoverleg", eenmalig: false },
  { code: "afstemmingsoverleg", eenmalig: true },
];
const verzoek = { soort: "casusoverleg", datum: "2026-12-07", door };
const gepland = (meer = {}, eerder: never[] | any[] = []) =>
  planOverleg({ casus, openstaand, eerder }, { ...verzoek, ...meer }, soorten, idVan(20));
const { overleg } = gepland().state;
const afronding = { aanwezig: ["ggz", "huis"], afspraken: ["Het CJG belt als eerste."], door };
const stand = { casus, overleg, openstaand, bijdragen: [], gezegd: [] };
const rond = (meer = {}, casusregisseurVerplicht = true, wie = openstaand) =>
  rondAf(
    { ...stand, openstaand: wie },
    { ...afronding, ...meer },
    { ...eisen, casusregisseurVerplicht, organisaties },
    nu,
  );

describe("Een overleg", () => {
  it("R36 nodigt wie deelneemt, of wie daarvan genoemd is", () => {
    expect(overleg.genodigden).toEqual([door, "ggz-1", "cjg-1"]);
    expect(gepland({ deelnemers: ["cjg-1"] }).state.overleg.genodigden).toEqual(["cjg-1"]);
    expect(() => gepland({ deelnemers: ["vreemde-1"] })).toThrow("genodigde-neemt-niet-deel");
  });

  it("R18 is van een soort die het huis kent, en een eenmalige soort komt één keer", () => {
    expect(() => gepland({ soort: "theekrans" })).toThrow("overlegsoort-onbekend");
    const { overleg: eerste } = gepland({ soort: "afstemmingsoverleg" }).state;
    expect(() => gepland({ soort: "afstemmingsoverleg" }, [eerste])).toThrow("overleg-eenmalig");
  });

  it("R91 wijst de casusregisseur aan waar het huis dat vraagt", () => {
    expect(() => rond()).toThrow("casusregisseur-ontbreekt");
    const { state, events } = rond({ casusregisseur: "ggz-1" });
    expect(state.deelnames).toMatchObject([{ medewerker: "ggz-1", rol: "casusregisseur" }]);
    expect(events).toMatchObject([
      { data: { rol: "casusregisseur" } },
      { data: { casusregisseur: "ggz-1", soort: "casusoverleg" } },
    ]);
  });

  it("R91 kan zonder waar het huis het niet vraagt, en houdt anders wie het al was", () => {
    expect(rond({}, false).state.overleg.afgerondOp).toBe(nu);
    const { state, events } = rond({}, true, [regie, casusregie, cjg]);
    expect(state.deelnames).toEqual([]);
    expect(events).toMatchObject([{ data: { casusregisseur: "ggz-1" } }]);
  });

  it("R51 geeft de casusregie niet aan de procesregisseur, en niet aan wie niet deelneemt", () => {
    expect(() => rond({ casusregisseur: door })).toThrow("regie-in-een-hand");
    expect(() => rond({ casusregisseur: "vreemde-1" })).toThrow("casusregisseur-neemt-niet-deel");
  });

  it("bewaart de afspraken bij het overleg, en zet ze niet op de bus of in de tijdlijn", () => {
    const { state, events, tijdlijn } = rond({ casusregisseur: "ggz-1" });
    expect(state.overleg.afspraken).toEqual(afronding.afspraken);
    expect(JSON.stringify({ events, tijdlijn })).not.toContain("belt");
  });

  it("wordt één keer afgerond, in een actieve casus", () => {
    const { overleg: afgerond } = rond({}, false).state;
    const gevraagd = { ...eisen, casusregisseurVerplicht: false, organisaties };
    expect(() => rondAf({ ...stand, overleg: afgerond }, afronding, gevraagd, nu)).toThrow("overleg-al-afgerond");
    expect(() => rondAf({ ...stand, casus: voorlopigAfgesloten }, afronding, gevraagd, nu)).toThrow(
      "casus-niet-actief",
    );
  });
});
