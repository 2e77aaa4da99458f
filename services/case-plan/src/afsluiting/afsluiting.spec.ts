import { Refused } from "@zvh/platform";
import {
  actie,
  afgesloten,
  casus,
  door,
  idVan,
  nu,
  openstaand,
  organisaties,
  voorlopigAfgesloten,
} from "../dossier.voorbeeld.js";
import { borg } from "./afsluiting.js";
import { eindigMonitoring, sluitAf, type Sluiting, type Sluitingseisen } from "./afsluiting.sluiten.js";

const eisen: Sluitingseisen = {
  afsluitredenen: [
    { code: "zorg-geborgd", borgingNodig: true },
    { code: "overleden", borgingNodig: false },
  ],
  organisaties,
  borgingBijAfsluiting: true,
  ontvangerBijAfschalingVerplicht: true,
  voorlopigeAfsluitingMaanden: 6,
};
const { borging } = borg(
  { casus, openstaand },
  { toelichting: "Loopt bij ons door.", door: "ggz-1" },
  nu,
  idVan(70),
).state;
const doelen = [{ doelId: idVan(71), doel: "Een woning houden.", resultaat: "Geen achterstand.", leefgebied: "wonen" }];
const stand = { casus, openstaand, acties: [], borgingen: [borging], doelen };
const opdracht: Sluiting = {
  wijze: "voorlopig",
  reden: "zorg-geborgd",
  ontvanger: "ggz",
  toelichting: "Besproken.",
  door,
};
const sluit = (meer: Partial<Sluiting> = {}, bij = {}, met: Partial<Sluitingseisen> = {}) =>
  sluitAf({ ...stand, ...bij }, { ...opdracht, ...meer }, { ...eisen, ...met }, nu, idVan(72));
const codes = (...wat: Parameters<typeof sluit>): string[] => {
  try {
    sluit(...wat);
    return [];
  } catch (error) {
    return (error as Refused).faults.map(({ code }) => code);
  }
};

describe("Een afsluiting", () => {
  it("R38 wacht op een partner die bevestigt dat de zorg geborgd is, en die bevestiging is van nu", () => {
    expect(codes({}, { borgingen: [] })).toEqual(["borging-ontbreekt"]);
    expect(codes({}, { borgingen: [] }, { borgingBijAfsluiting: false })).toEqual([]);
    expect(codes({}, { casus: { ...casus, heropendOp: new Date(nu.getTime() + 1) } })).toEqual(["borging-ontbreekt"]);
  });

  it("R38 R57 neemt de bevestiging alleen aan van een partner die deelneemt", () => {
    for (const wie of [door, "vreemde-1"])
      expect(() => borg({ casus, openstaand }, { toelichting: "-", door: wie }, nu, idVan(70))).toThrow(
        "alleen-partner",
      );
    expect(borging).toMatchObject({ organisatie: "ggz", medewerker: "ggz-1" });
  });

  it("R17 noemt waar het huis dat vraagt een ontvanger die het huis kent", () => {
    expect(codes({ ontvanger: undefined })).toEqual(["ontvanger-ontbreekt"]);
    expect(codes({ ontvanger: undefined }, {}, { ontvangerBijAfschalingVerplicht: false })).toEqual([]);
    expect(codes({ ontvanger: "circus" })).toEqual(["organisatie-onbekend"]);
  });

  it("vraagt borging en ontvanger niet waar niemand kan ontvangen, maar laat geen actie open", () => {
    expect(codes({ reden: "overleden", ontvanger: undefined }, { borgingen: [] })).toEqual([]);
    expect(codes({ reden: "overleden" }, { acties: [actie] })).toEqual(["acties-nog-open"]);
    expect(codes({ reden: "geen-zin" })).toEqual(["afsluitreden-onbekend"]);
  });

  it("R95 is voorlopig tot een datum, standaard die van het huis", () => {
    const { state, deadlines } = sluit();
    expect(state.casus).toMatchObject({ status: "voorlopig-afgesloten", totDatum: "2027-05-30" });
    expect(state.deelnames).toEqual([]);
    expect(deadlines).toMatchObject([{ state: "armed", subject: casus.casusId }]);
    expect(codes({ totDatum: "2026-11-30" })).toEqual(["tot-datum-ongeldig"]);
    expect(codes({ wijze: "definitief", totDatum: "2027-01-01" })).toEqual(["tot-datum-ongeldig"]);
  });

  it("R63 legt per doel vast wat ervan geworden is", () => {
    const uitkomst = { doelId: idVan(71), uitkomst: "behaald" } as const;
    expect(sluit({ doelen: [uitkomst] }).state.afsluiting.doelen).toEqual([uitkomst]);
    expect(codes({ doelen: [{ ...uitkomst, doelId: idVan(99) }] })).toEqual(["doel-onbekend"]);
  });

  it("schermt een definitief gesloten casus af: de toegang van de partners eindigt (L16)", () => {
    const { state, events } = sluit({ wijze: "definitief" });
    expect(state.casus.status).toBe("afgesloten");
    expect(state.deelnames.map(({ medewerker, tot }) => [medewerker, tot])).toEqual([
      ["ggz-1", nu],
      ["cjg-1", nu],
    ]);
    expect(events?.at(-1)).toMatchObject({ data: { wijze: "definitief", reden: "zorg-geborgd", ontvanger: "ggz" } });
    expect(() => sluit({ wijze: "definitief" }, { casus: afgesloten })).toThrow("casus-afgesloten");
    expect(() => sluit({}, { casus: voorlopigAfgesloten })).toThrow("casus-niet-actief");
  });

  it("wordt vanzelf definitief als de einddatum voorbij is, met de reden van toen", () => {
    const { afsluiting, casus: gesloten } = sluit().state;
    const { state, events, tijdlijn } = eindigMonitoring(
      { casus: gesloten, openstaand },
      afsluiting,
      "systeem:case-plan",
      nu,
    );
    expect(state.casus).toMatchObject({ status: "afgesloten", totDatum: null });
    expect(events?.at(-1)).toMatchObject({ data: { wijze: "definitief", reden: "zorg-geborgd" } });
    expect(tijdlijn).toMatchObject([{ soort: "casus-afgesloten", wie: "systeem:case-plan" }]);
  });
});
