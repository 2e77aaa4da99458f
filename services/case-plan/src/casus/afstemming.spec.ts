import { casus, door, nu, voorlopigAfgesloten } from "../dossier.voorbeeld.js";
import { eindigAfstemming, stemAf } from "./afstemming.js";

const persoonId = "5b0c2a52-9c1d-4a0e-8a0e-000000000077";
const kring = [{ casusId: casus.casusId, persoonId, huis: casus.huis, relatie: "kind" as const, leefgebieden: [] }];
const reden = {
  persoonId,
  samenhang: "De huur is van hen samen.",
  noodzaak: "Anders werkt het tegen elkaar in.",
  door,
};
const stand = { casus, kring, heeftCasus: true };

describe("Afstemmen van plannen", () => {
  it("L14 legt vast hoe de problemen samenhangen en waarom het nodig is, en toont dat moment alleen wie de regie heeft", () => {
    const { state, tijdlijn } = stemAf(stand, reden, nu);
    expect(state.afstemming).toMatchObject({ ...reden, casusId: casus.casusId, vastgelegdOp: nu, beeindigdOp: null });
    expect(tijdlijn).toEqual([{ soort: "plannen-afgestemd", wie: door, verwijzing: persoonId, alleenVoor: [] }]);
    const einde = eindigAfstemming(state.afstemming, "regisseur-2", nu);
    expect(einde.state.afstemming.beeindigdOp).toBe(nu);
    expect(einde.tijdlijn).toMatchObject([{ soort: "afstemming-beeindigd", wie: "regisseur-2", alleenVoor: [] }]);
  });

  it("L14 L11 kan alleen in de directe kring, met wie zelf een lopende casus heeft, in een casus die loopt", () => {
    expect(() => stemAf({ ...stand, kring: [] }, reden, nu)).toThrow("niet-in-directe-kring");
    expect(() => stemAf({ ...stand, heeftCasus: false }, reden, nu)).toThrow("geen-eigen-casus");
    expect(() => stemAf({ ...stand, casus: voorlopigAfgesloten }, reden, nu)).toThrow("casus-niet-actief");
  });
});
