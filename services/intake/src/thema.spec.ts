import { themasVan } from "./thema.js";

it("R24 leidt thema's af van wat de afzender schreef, en raadt nooit", () => {
  const nu = new Date("2026-11-27T09:00:00Z");
  const van = (classificatie: string | null, ...wie: [string, string | null][]) =>
    themasVan(
      classificatie,
      wie.map(([rol, geboortedatum]) => ({ rol: rol as never, geboortedatum })),
      nu,
    );
  expect(van("huiselijk twist", ["verdachte", "1980-01-01"])).toEqual(["huiselijk-geweld", "volwassenen"]);
  expect(van("vernieling", ["verdachte", "2008-11-27"])).toEqual(["volwassenen"]);
  expect(van("vernieling", ["verdachte", "2008-11-28"])).toEqual(["jeugd"]);
  expect(van(null, ["kind", null])).toEqual(["jeugd"]);
  expect(van(null, ["betrokkene", "1973-00-00"], ["getuige", "1980-01-01"])).toEqual([]);
});
