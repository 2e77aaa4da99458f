import type { Refused } from "@zvh/platform";
import { huizen } from "@zvh/testing";
import { herzie, komtTerHerziening, plaats, verwijder, type Keuze, type Prioritering } from "./prioritering.js";
import { legVast, type Kaartkeuze } from "./zsmkaart.js";

const huis = huizen.huis("proefhuis");
const nu = new Date("2026-11-23T10:00:00Z");
const { bewaartermijn } = huizen.regimes.prioritering!;
const wie = {
  prioriteringId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0070",
  huis: "proefhuis",
  persoonId: "5b0c2a52-9c1d-4a0e-8a0e-5d9f1b1f0003",
  door: "procesregisseur-1",
};
const keuze: Keuze = { criteria: ["ernstigeOverlast"], herzieningOp: "2027-03-01" };
const geplaatst = (meer: Partial<Keuze> = {}) =>
  plaats(wie, { ...keuze, ...meer }, { huis, staatErAl: false, bewaartermijn }, nu);
const weigering = (doe: () => unknown): string[] => {
  try {
    doe();
  } catch (error) {
    const { code, faults } = error as Refused;
    return faults.length > 0 ? faults.map((fault) => `${fault.where}: ${fault.code}`) : [code];
  }
  throw new Error("nothing was refused");
};

describe("De lijst van geprioriteerde casussen (WGS 2.32, L17)", () => {
  it("L17 noemt openbare criteria en een dag waarop opnieuw wordt gekeken, en het huis hoort het zonder wie het is", () => {
    const { state, events, deadlines } = geplaatst();
    expect(state).toMatchObject({ ...wie, ...keuze, teHerzien: false, beeindigdOp: null });
    expect(events!.map(({ data }) => data)).toEqual([
      { prioriteringId: wie.prioriteringId, huis: "proefhuis", ...keuze },
    ]);
    expect(JSON.stringify(events)).not.toContain(wie.persoonId);
    expect(deadlines).toMatchObject([
      { state: "armed", dueAt: new Date("2027-02-28T23:00:00Z") },
      { kind: "prioritering-bewaren", state: "armed", dueAt: new Date("2031-11-22T23:00:00Z") },
    ]);
  });

  it("L17 weigert een criterium dat het huis niet publiceert en een dag die te laat of al voorbij is, alles tegelijk", () => {
    expect(weigering(() => geplaatst({ criteria: ["lastig"], herzieningOp: "2027-05-25" }))).toEqual([
      "criteria: criterium-onbekend",
      "herzieningOp: herziening-te-laat",
    ]);
    expect(geplaatst({ herzieningOp: "2027-05-24" }).state.herzieningOp).toBe("2027-05-24");
    expect(weigering(() => geplaatst({ herzieningOp: "2026-11-23" }))).toEqual(["herzieningOp: herziening-te-laat"]);
    expect(weigering(() => plaats(wie, keuze, { huis, staatErAl: true, bewaartermijn }, nu))).toEqual([
      "persoonId: al-geprioriteerd",
    ]);
  });

  it("L17 L26 vraagt op die dag een mens om te kijken, en haalt zelf niemand weg", () => {
    const { state, events } = komtTerHerziening(geplaatst().state);
    expect(state).toMatchObject({ teHerzien: true, beeindigdOp: null });
    expect(events).toHaveLength(1);
    const later = new Date("2027-03-01T09:00:00Z");
    const herzien = herzie(state, { ...keuze, herzieningOp: "2027-06-01" }, "procesregisseur-2", huis, later);
    expect(herzien.state).toMatchObject({ teHerzien: false, herzieningOp: "2027-06-01", door: "procesregisseur-2" });
    expect(herzien.deadlines!.map((een) => een.state)).toEqual(["met", "armed"]);
  });

  it("L17 haalt iemand er met een reden meteen af; daarna verandert er niets meer", () => {
    const weg = verwijder(geplaatst().state, { reden: Buffer.from("dicht"), door: "procesregisseur-1" }, nu);
    expect(weg.state).toMatchObject({ beeindigdOp: nu, beeindigdDoor: "procesregisseur-1" });
    expect(weg.deadlines).toMatchObject([{ state: "cancelled" }]);
    const nogEens = { reden: Buffer.from("dicht"), door: "x" };
    for (const doe of [
      () => verwijder(weg.state, nogEens, nu),
      () => herzie(weg.state, keuze, "x", huis, nu),
      () => kaart(weg.state),
    ])
      expect(weigering(doe)).toEqual(["prioritering-beeindigd"]);
  });
});

const herkomst = {
  grondslag: "wgs-verstrekkingsplicht",
  doelbinding: "criminaliteit",
  categorie: "hulpverlening",
  voorwaarde: "geen",
  eerstVerwerktOp: "2026-11-20",
};
const kaart = (prioritering: Prioritering, meer: Partial<Kaartkeuze> = {}) => {
  const inhoud = { bron: huis.organisaties[0]!.code, herkomst, geldigTot: "2027-03-01", metAdvies: true, ...meer };
  const van = { huis, inhoud: Buffer.from("dicht"), door: "procesregisseur-1", bewaartermijn };
  return legVast(prioritering, inhoud, van, nu);
};

describe("Wat de ZSM-desk mag weten", () => {
  it("R64 R74 staat vast met herkomst en einddatum; de gebeurtenis zegt alleen of er een advies is", () => {
    const { state, events } = kaart(geplaatst().state);
    expect(state).toMatchObject({ metAdvies: true, voorwaarde: "geen", geldigTot: "2027-03-01" });
    expect(Object.keys(events![0]!.data).toSorted()).toEqual(["geldigTot", "huis", "metAdvies", "prioriteringId"]);
  });

  it("L19 R64 blijft vijf jaar na de eerste verwerking, een nieuwe kaart met een eigen termijn; wat ouder is komt er niet op", () => {
    const einde = { kind: "zsmkaart-bewaren", state: "armed", dueAt: new Date("2031-11-19T23:00:00Z") };
    expect(kaart(geplaatst().state).deadlines).toMatchObject([{ kind: einde.kind, state: "cancelled" }, einde]);
    const van = (eerstVerwerktOp: string) => () =>
      kaart(geplaatst().state, { herkomst: { ...herkomst, eerstVerwerktOp } });
    expect(van("2021-11-24")).not.toThrow();
    expect(weigering(van("2021-11-23"))).toEqual(["herkomst.eerstVerwerktOp: bewaartermijn-voorbij"]);
  });

  it("R64 wordt geweigerd zonder leverancier, zonder grondslag, of tot na de dag waarop opnieuw wordt gekeken", () => {
    const mis = { bron: "niemand", geldigTot: "2027-03-02", herkomst: { ...herkomst, grondslag: "zomaar" } };
    expect(weigering(() => kaart(geplaatst().state, mis))).toEqual([
      "bron: bron-onbekend",
      "geldigTot: kaart-te-lang",
      "herkomst.grondslag: grondslag-onbekend",
    ]);
  });
});
