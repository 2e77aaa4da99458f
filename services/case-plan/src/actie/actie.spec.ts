import type { SoortTerugkoppeling } from "@zvh/contracts";
import { actie, door, eisen, herkomst, idVan, nu, openstaand } from "../dossier.voorbeeld.js";
import { koppelTerug, verloop } from "./actie.js";

const zegt = (soort: SoortTerugkoppeling, bij = actie, wie = actie.uitvoerder) =>
  koppelTerug(
    { actie: bij, openstaand },
    { soort, toelichting: "De verhuurder neemt niet op.", door: wie, herkomst },
    eisen,
    nu,
    idVan(60),
  );

describe("Een actie", () => {
  it.each([
    ["gedaan", "gedaan"],
    ["lukt-niet", "lukt-niet"],
    ["ontwikkeling", "open"],
  ] as const)("R88 is na de terugkoppeling '%s' %s, en wie meedoet ziet dat", (soort, status) => {
    const { state, events, tijdlijn } = zegt(soort);
    expect(state.acties[0].status).toBe(status);
    expect(state.terugkoppeling).toMatchObject({ soort, door: "ggz-1", teruggekoppeldOp: nu });
    expect(events).toMatchObject([{ key: actie.casusId, data: { soort, actieId: actie.actieId } }]);
    expect(tijdlijn).toMatchObject([{ soort: `actie-${soort}`, wie: "ggz-1", verwijzing: actie.actieId }]);
  });

  it("houdt de woorden van de partner van de bus en uit de tijdlijn", () => {
    const { events, tijdlijn } = zegt("lukt-niet");
    expect(JSON.stringify({ events, tijdlijn })).not.toContain("verhuurder");
  });

  it("R14 R57 wordt alleen door de uitvoerder afgerond, niet door de procesregisseur", () => {
    expect(() => zegt("gedaan", actie, door)).toThrow("alleen-uitvoerder");
  });

  it("haalt haar termijn alleen als zij gedaan is, en kan na 'lukt niet' alsnog", () => {
    expect(zegt("lukt-niet").deadlines).toEqual([]);
    expect(zegt("gedaan", zegt("lukt-niet").state.acties[0]).deadlines).toMatchObject([
      { state: "met", subject: actie.actieId },
    ]);
  });

  it("krijgt geen terugkoppeling meer als zij gedaan of vervallen is", () => {
    for (const status of ["gedaan", "vervallen"] as const)
      expect(() => zegt("ontwikkeling", { ...actie, status })).toThrow("actie-niet-open");
  });

  it("R62 verloopt na haar datum en blijft open", () => {
    const { state, events } = verloop(actie, "systeem:case-plan", nu);
    expect(state.acties).toMatchObject([{ status: "open", verlopenOp: nu }]);
    expect(events).toMatchObject([{ data: { actieId: actie.actieId } }]);
  });
});
