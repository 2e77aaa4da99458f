import { laadHuizen, huizenMap, proefMap } from "./laden.js";

const huizen = laadHuizen([huizenMap, proefMap]);
const knooppunt = huizen.huis("knooppunt");

describe("het knooppunt, en welk huis waar hoort", () => {
  it("R79 vindt het huis van een gemeente op een datum, een huis daarbuiten, of niets", () => {
    expect(huizen.vanGemeente("GM0971", "2026-11-23")?.code).toBe("westelijke-mijnstreek");
    expect(huizen.vanGemeente("GM9901", "2026-11-23")).toBe(huizen.huis("proefhuis"));
    expect(huizen.vanGemeente("GM0935", "2026-11-23")).toBeUndefined();
    expect(huizen.buitenHuis("GM0935")?.code).toBe("maastricht-heuvelland");
    expect(huizen.buitenHuis("GM9999")).toBeUndefined();
    expect(
      laadHuizen()
        .alle()
        .flatMap(({ gemeenten }) => gemeenten),
    ).toHaveLength(31);
  });

  it("R79 noemt elke gemeente van een huis hier of daarbuiten één keer, bij haar naam", () => {
    const gemeenten = huizen.gemeenten();
    const bekend = [...huizen.alle(), ...huizen.buitenHuizen()].flatMap((huis) => huis.gemeenten);
    expect(gemeenten).toEqual(expect.arrayContaining(bekend));
    expect(gemeenten).toContainEqual({ code: "GM0935", naam: "Maastricht" });
    expect(new Set(gemeenten.map(({ code }) => code)).size).toBe(gemeenten.length);
  });

  it("R80 het knooppunt heeft het OM, de politie en twee GGZ-organisaties als deelnemers", () => {
    const soorten = knooppunt.organisaties.map(({ soort }) => soort);
    expect(soorten.toSorted()).toEqual(["ggz", "ggz", "openbaar-ministerie", "politie"]);
  });

  it("R78 het knooppunt is een eigen tenant, die geen huis is en geen gemeenten heeft", () => {
    expect([huizen.alle().includes(knooppunt), huizen.tenants().includes(knooppunt)]).toEqual([false, true]);
    expect([knooppunt.regio, knooppunt.gemeenten]).toEqual(["landelijk", []]);
  });

  it("R78 een uitrol van een regio bedient het knooppunt alleen als zij het noemt", () => {
    expect(huizen.beperktTot(["zeeland"]).kent("knooppunt")).toBe(false);
    expect(huizen.beperktTot(["zeeland", "knooppunt"]).tenants()).toEqual([knooppunt, huizen.huis("zeeland")]);
  });
});
