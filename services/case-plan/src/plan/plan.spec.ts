import { Refused } from "@zvh/platform";
import { actie, casus, door, idVan, nu, openstaand, organisaties, voorlopigAfgesloten } from "../dossier.voorbeeld.js";
import type { Planeisen } from "./plan.toets.js";
import { stelVast, type Planopdracht, type Planstand } from "./plan.vaststellen.js";

const eisen: Planeisen = {
  probleembepalingVoorPlan: true,
  zuivereProcesregie: true,
  onafhankelijkVoorzitter: true,
  organisaties,
  leefgebieden: ["wonen"],
};
const { omschrijving, soort, leefgebied, organisatie, uitvoerder, uiterlijkDatum, actieId } = actie;
const nieuw = { omschrijving, soort, leefgebied, organisatie, uitvoerder, uiterlijkDatum };
const bestaand = { ...nieuw, actieId };
const doel = { doel: "Een woning houden.", resultaat: "Een jaar geen huurachterstand.", leefgebied: "wonen" };
const opdracht: Planopdracht = {
  gezamenlijkDoel: "Rust in huis.",
  doelen: [doel],
  acties: [nieuw],
  reden: "Eerste overleg.",
  door,
};
const bijdrage = (medewerker: string, meer = {}) => {
  return { bijdrageId: idVan(70), medewerker, alleenVoor: null, bevestiging: null, ...meer };
};
const stand: Planstand = {
  casus,
  acties: [],
  openstaand,
  bijdragen: [bijdrage("ggz-1"), bijdrage("cjg-1")],
};
const lopend: Planstand = { ...stand, casus: { ...casus, planVersie: 1 }, acties: [actie] };

const ids = () => {
  let nummer = 100;
  return () => idVan(nummer++);
};
const vast = (meer: Partial<Planopdracht> = {}, bij = stand, met: Partial<Planeisen> = {}) =>
  stelVast(bij, { ...opdracht, ...meer }, { ...eisen, ...met }, nu, ids());
const codes = (...wat: Parameters<typeof vast>): string[] => {
  try {
    vast(...wat);
    return [];
  } catch (error) {
    return (error as Refused).faults.map(({ code }) => code);
  }
};

describe("Een plan", () => {
  it("R12 R14 belegt acties van straf, zorg of bestuur bij één uitvoerder, met een termijn", () => {
    const { state, events, deadlines } = vast();
    expect(state.acties).toMatchObject([{ status: "open", vanafVersie: 1, soort: "zorg", uitvoerder: "ggz-1" }]);
    expect(events).toMatchObject([{ data: { versie: 1, aantalActies: 1 } }, { data: { uitvoerder: "ggz-1" } }]);
    expect(deadlines).toMatchObject([{ state: "armed", dueAt: new Date("2026-12-14T23:00:00.000Z") }]);
  });

  it("R16 telt versies, met wie, wanneer en waarom; bestaande acties houden hun id en hun termijn", () => {
    const { state, events, deadlines } = vast({ acties: [bestaand], reden: "Verhuurder wil praten." }, lopend);
    expect(state.plan).toMatchObject({
      versie: 2,
      vastgesteldDoor: door,
      vastgesteldOp: nu,
      reden: "Verhuurder wil praten.",
    });
    expect(state.acties).toEqual([actie]);
    expect(events).toHaveLength(1);
    expect(deadlines).toEqual([]);
  });

  it("R16 laat een actie die eruit gaat vervallen, in die versie, maar niet een die gedaan is", () => {
    expect(vast({}, lopend).state.acties).toMatchObject([{}, { actieId, status: "vervallen", vervallenInVersie: 2 }]);
    expect(vast({}, lopend).deadlines).toMatchObject([{ state: "cancelled", subject: actieId }, { state: "armed" }]);
    expect(vast({}, { ...lopend, acties: [{ ...actie, status: "gedaan" }] }).state.acties).toHaveLength(1);
  });

  it("begint een actie opnieuw als iemand anders haar krijgt of de datum opschuift", () => {
    const laat = { ...lopend, acties: [{ ...actie, status: "lukt-niet" as const, verlopenOp: nu }] };
    const { state, events, deadlines } = vast({ acties: [{ ...bestaand, uiterlijkDatum: "2027-01-10" }] }, laat);
    expect(state.acties).toMatchObject([{ actieId, status: "open", verlopenOp: null, vanafVersie: 1 }]);
    expect(events).toMatchObject([{}, { data: { actieId, uiterlijkDatum: "2027-01-10" } }]);
    expect(deadlines?.map(({ state: stand }) => stand)).toEqual(["cancelled", "armed"]);
  });

  it("R85 heeft een gezamenlijk doel, en doelen met een resultaat", () => {
    expect(codes({ gezamenlijkDoel: " ", doelen: [] })).toEqual(["gezamenlijk-doel-ontbreekt", "doel-ontbreekt"]);
  });

  it("R10 komt waar het huis dat vraagt na een probleembepaling door twee professionals", () => {
    const alleen = { ...stand, bijdragen: [bijdrage("ggz-1"), bijdrage("ggz-1")] };
    expect(codes({}, alleen)).toEqual(["probleembepaling-ontbreekt"]);
    expect(codes({}, alleen, { probleembepalingVoorPlan: false })).toEqual([]);
    const namens = [bijdrage("ggz-1"), bijdrage("cjg-1", { bevestiging: "gevraagd" })];
    expect(codes({}, { ...stand, bijdragen: namens })).toEqual(["probleembepaling-ontbreekt"]);
  });

  it("R93 belegt een actie uit een beperkte bijdrage bij wie die mag zien, en vertelt er niemand anders van", () => {
    const bron = {
      ...stand,
      bijdragen: [bijdrage("ggz-1", { alleenVoor: ["ggz"] }), bijdrage("cjg-1", { bijdrageId: idVan(71) })],
    };
    const uit = { ...nieuw, bijdrageId: idVan(70) };
    const { state, events } = vast({ acties: [uit, nieuw] }, bron);
    expect(state.acties.map(({ alleenVoor }) => alleenVoor)).toEqual([["ggz"], null]);
    expect(events).toMatchObject([
      { data: { aantalActies: 1 } },
      { data: { alleenVoor: ["ggz"] } },
      { data: { alleenVoor: undefined } },
    ]);
    const erna = { ...bron, acties: state.acties, casus: { ...casus, planVersie: 1 } };
    const { bijdrageId: _, ...zonderBron } = { ...uit, actieId: state.acties[0]!.actieId };
    expect(vast({ acties: [zonderBron] }, erna).state.acties[0]!.alleenVoor).toEqual(["ggz"]);
    const elders = { ...uit, organisatie: "cjg", uitvoerder: "cjg-1" };
    expect(codes({ acties: [elders] }, bron)).toEqual(["uitvoerder-buiten-kring"]);
    expect(codes({ acties: [{ ...uit, bijdrageId: idVan(72) }] }, bron)).toEqual(["bijdrage-onbekend"]);
  });

  it("R96 belegt niets bij het huis zelf waar dat zuivere procesregie voert, en elders wel", () => {
    const bijHuis = [{ ...nieuw, organisatie: "huis", uitvoerder: door }];
    expect(codes({ acties: bijHuis })).toEqual(["actie-bij-huis"]);
    expect(codes({ acties: bijHuis }, stand, { zuivereProcesregie: false })).toEqual(["voorzitter-niet-onafhankelijk"]);
    expect(codes({ acties: bijHuis }, stand, { zuivereProcesregie: false, onafhankelijkVoorzitter: false })).toEqual(
      [],
    );
  });

  it("R14 belegt alleen bij wie deelneemt, vanuit zijn eigen organisatie, en op een dag die nog komt", () => {
    const acties = [
      { ...nieuw, organisatie: "circus" },
      { ...nieuw, organisatie: "cjg" },
      { ...nieuw, uiterlijkDatum: "2026-11-29", leefgebied: "geluk" },
    ];
    expect(codes({ acties })).toEqual([
      "leefgebied-onbekend",
      "organisatie-onbekend",
      "uitvoerder-neemt-niet-deel",
      "datum-voorbij",
    ]);
  });

  it("R57 laat een gedane actie zoals zij was, en kent geen acties van een andere casus", () => {
    const gedaan = { ...lopend, acties: [{ ...actie, status: "gedaan" as const }] };
    expect(codes({ acties: [bestaand] }, gedaan)).toEqual([]);
    expect(codes({ acties: [{ ...bestaand, omschrijving: "Belde niet." }] }, gedaan)).toEqual(["actie-al-gedaan"]);
    expect(codes({ acties: [bestaand] }, { ...lopend, acties: [{ ...actie, status: "vervallen" }] })).toEqual([
      "actie-vervallen",
    ]);
    expect(codes({ acties: [bestaand] })).toEqual(["actie-onbekend"]);
    expect(codes({ acties: [bestaand, bestaand] }, lopend)).toEqual(["actie-dubbel"]);
  });

  it("is van een actieve casus", () => {
    expect(() => vast({}, { ...stand, casus: voorlopigAfgesloten })).toThrow("casus-niet-actief");
  });
});
