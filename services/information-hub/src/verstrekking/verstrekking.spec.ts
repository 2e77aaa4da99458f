import { newId, type Person } from "@zvh/platform";
import { huizen, mensen } from "@zvh/testing";
import type { Aanstelling } from "../aanstelling/aanstelling.js";
import type { Bekendheidsverzoek } from "../bekendheid/bekendheidsverzoek.js";
import { magGeven, toets, type Voorstel } from "./geven.js";
import { afgeleverd, geef, magLezen, ontvang, ontvangenIdVan, verval, type Verstrekking } from "./verstrekking.js";

const nu = new Date("2026-11-24T10:00:00Z");
const huis = huizen.huis("zeeland");
const herkomst = {
  grondslag: "wgs-verstrekkingsplicht",
  doelbinding: "criminaliteit",
  categorie: "woonsituatie",
  voorwaarde: "geen",
  eerstVerwerktOp: "2026-11-20",
};
const instemmer = {
  organisatie: "politie",
  van: "2026-01-01",
  tot: null,
  beeindigdOp: null,
  gescreendTot: "2027-01-01",
} as Aanstelling;
const goed: Voorstel = { herkomst, bron: "politie", toestemmingVan: null, instemmer: null };
const codes = (meer: Partial<Voorstel>): string[] => {
  try {
    toets({ ...goed, ...meer }, "criminaliteit", huis, nu);
    return [];
  } catch (error) {
    return (error as { faults: { code: string }[] }).faults.map(({ code }) => code);
  }
};

describe("Een uittreksel voor een ander huis", () => {
  it("R64 gaat niet zonder leverancier, grondslag, doel, soort, voorwaarde en eerste dag; alles in één keer (L10)", () => {
    expect(codes({})).toEqual([]);
    const mis = { grondslag: "x", doelbinding: "x", categorie: "x", voorwaarde: "x", eerstVerwerktOp: "2026-12-01" };
    expect(codes({ bron: "niemand", herkomst: mis })).toEqual([
      "bron-onbekend",
      "grondslag-onbekend",
      "doelbinding-onbekend",
      "gegevenscategorie-onbekend",
      "voorwaarde-onbekend",
      "eerst-verwerkt-later",
      "doel-anders-dan-gevraagd",
    ]);
  });

  it("gaat alleen voor het doel waarvoor het andere huis vroeg (L06)", () => {
    expect(codes({ herkomst: { ...herkomst, doelbinding: "ernstige-overlast" } })).toEqual([
      "doel-anders-dan-gevraagd",
    ]);
  });

  it.each(["politie", "justitieel", "gezondheid"])(
    "vraagt voor %s toestemming van wie het leverde (L06)",
    (categorie) => {
      const zwaar = { herkomst: { ...herkomst, categorie } };
      expect(codes(zwaar)).toEqual(["toestemming-ontbreekt"]);
      expect(codes({ ...zwaar, toestemmingVan: "agent-1", instemmer })).toEqual([]);
    },
  );

  it("vraagt die ook als de leverancier dat voorwaarde maakte, wat het ook is (L09)", () => {
    expect(codes({ herkomst: { ...herkomst, voorwaarde: "niet-verder" } })).toEqual(["toestemming-ontbreekt"]);
    expect(codes({ herkomst: { ...herkomst, voorwaarde: "niet-met-betrokkene-delen" } })).toEqual([]);
  });

  it.each<[string, Aanstelling | null]>([
    ["het register niet kent", null],
    ["van een andere organisatie is", { ...instemmer, organisatie: "ggz" }],
    ["hier niets meer mag", { ...instemmer, tot: "2026-11-23" }],
  ])("kent geen toestemming van wie %s (L06)", (_, wie) => {
    expect(codes({ toestemmingVan: "agent-1", instemmer: wie })).toEqual(["toestemming-onbekend"]);
  });

  it("over gezondheid van wie onder beroepsgeheim werkt heeft een eigen grond nodig (L08)", () => {
    const gezondheid = { bron: "ggz", toestemmingVan: "arts-1", instemmer: { ...instemmer, organisatie: "ggz" } };
    const met = (grondslag: string) => ({
      ...gezondheid,
      herkomst: { ...herkomst, categorie: "gezondheid", grondslag },
    });
    expect(codes(met("wgs-verstrekkingsplicht"))).toEqual(["beroepsgeheim-grondslag"]);
    expect(codes(met("toestemming"))).toEqual([]);
  });
});

describe("Of er iets gegeven mag worden", () => {
  const bevestigd = { persoonId: newId(), besluit: "bekend", beslotenOp: nu } as Bekendheidsverzoek;
  const later = (dagen: number) => new Date(+nu + dagen * 86_400_000);

  it.each<[string, Partial<Bekendheidsverzoek>, number]>([
    ["niet-gevonden", { persoonId: null, besluit: null }, 0],
    ["verzoek-niet-bevestigd", { besluit: null }, 0],
    ["verzoek-niet-bevestigd", { besluit: "geen-mededeling" }, 0],
    ["verstrekken-kan-niet-meer", {}, huis.termijnen.verstrekkingDagen],
  ])("is nee met %s (L06)", (code, anders, dagen) => {
    expect(() => magGeven({ ...bevestigd, ...anders }, huis, later(dagen))).toThrow(expect.objectContaining({ code }));
  });

  it("is ja na een bevestiging, tot de termijn van het huis (L06)", () => {
    expect(() => magGeven(bevestigd, huis, later(huis.termijnen.verstrekkingDagen - 1))).not.toThrow();
  });
});

const gegeven: Verstrekking = geef({
  verstrekkingId: newId(),
  huis: "zeeland",
  anderHuis: "proefhuis",
  verzoekId: newId(),
  persoonId: newId(),
  bron: "politie",
  bronNaam: "Politie",
  ...herkomst,
  toestemmingVan: null,
  toestemmingVanNaam: null,
  inhoud: Buffer.from("verzegeld daar"),
  door: "screener-2",
  doorNaam: "B. Uiten",
  gegevenOp: nu,
}).state;
const vraag = { vraagId: newId(), huis: "proefhuis", triageId: newId(), persoonId: newId() };
const hier = Buffer.from("verzegeld hier");

describe("De rij van elk huis", () => {
  it("R64 heeft dezelfde herkomst, en alleen nummers en een zegel van het eigen huis", () => {
    const { state, events } = ontvang(gegeven, vraag, hier, null, nu);
    expect(state).toMatchObject({ ...herkomst, bron: "politie", bronNaam: "Politie", doorNaam: "B. Uiten" });
    expect(state).toMatchObject({ ...vraag, verstrekkingId: ontvangenIdVan(gegeven.verstrekkingId), inhoud: hier });
    expect(state).toMatchObject({ richting: "ontvangen", anderHuis: "zeeland", verzoekId: null });
    const vanDaar = [gegeven.verstrekkingId, gegeven.persoonId, gegeven.verzoekId!];
    for (const id of vanDaar) expect(JSON.stringify([state, events])).not.toContain(id);
  });

  it("houdt bij wie gaf geen woord over zodra het is aangekomen, of niet kon aankomen", () => {
    for (const stand of ["aangekomen", "niet-aangekomen"] as const)
      expect(afgeleverd(gegeven, stand, nu).state).toEqual({ ...gegeven, inhoud: null, stand, standOp: nu });
    const { state } = afgeleverd(gegeven, "aangekomen", nu);
    expect(afgeleverd(state, "niet-aangekomen", new Date(+nu + 1)).state).toBe(state);
  });

  it("verliest bij het vervallen haar woorden, niet haar herkomst; een tweede keer verandert niets", () => {
    const { state, events } = verval(ontvang(gegeven, vraag, hier, null, nu).state, "agendapunt-besloten", nu);
    expect(state).toMatchObject({ ...herkomst, inhoud: null, stand: "vervallen" });
    expect(events).toMatchObject([{ data: { reden: "agendapunt-besloten", huis: "proefhuis" } }]);
    expect(verval(state, "eenmalig", nu)).toEqual({ state });
  });

  it("vervalt na de dag van het overleg als het daarvoor alleen was (L09)", () => {
    const { deadlines } = ontvang(gegeven, vraag, hier, "2026-12-01", nu);
    expect(deadlines).toMatchObject([{ kind: "verstrekking-eenmalig", dueAt: new Date("2026-12-01T23:00:00Z") }]);
    expect(ontvang(gegeven, vraag, hier, null, nu).deadlines).toEqual([]);
  });
});

describe("Wie leest wat een ander huis gaf", () => {
  const item = { positief: true, overlegDatum: "2026-12-01", betrokkenen: [], deelnemers: ["ggz"] };
  const lid: Person = mensen.triagelid;

  it("is wie het overleg leidt, en wie van een gekozen organisatie is (L15)", () => {
    const wie: [Person, boolean][] = [
      [mensen.voorzitter, true],
      [lid, true],
      [{ ...lid, organisatie: "politie" }, false],
      [{ ...lid, rollen: ["medewerker", "deelnemer"] }, false],
      [mensen.buitenstaander, false],
    ];
    for (const [persoon, mag] of wie) expect(magLezen(item, persoon, "proefhuis")).toBe(mag);
  });

  it("is niemand zonder positieve doeltoets, of als er besloten is (L15)", () => {
    for (const persoon of [mensen.voorzitter, lid])
      expect(magLezen({ ...item, positief: false }, persoon, "proefhuis")).toBe(false);
  });
});
