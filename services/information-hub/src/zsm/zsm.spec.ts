import type { Refused } from "@zvh/platform";
import { huizen } from "@zvh/testing";
import type { Uitslag } from "../herken.js";
import type { Prioritering } from "../prioriteit/prioritering.js";
import type { Kaartinhoud, Zsmkaart } from "../prioriteit/zsmkaart.js";
import { nietBekend, stelVoor, toetsAntwoord, vertel, wieIsHet } from "./voorstel.js";
import { beantwoord, moetTeVragenZijn, nadert, samen, stel, verstreken } from "./zsmverzoek.js";

const huis = huizen.huis("proefhuis");
const persoonId = "5b0c2a52-9c1d-4a0e-8a0e-5d9f1b1f0003";
const ander = "5b0c2a52-9c1d-4a0e-8a0e-5d9f1b1f0004";
const opgehoudenOp = new Date("2026-11-23T13:20:00+01:00");
const nu = new Date("2026-11-23T13:41:00+01:00");
const verzoek = (klok: "WALL_6H" | "OPHOUDEN_6H" = "WALL_6H", van = opgehoudenOp) =>
  stel(
    {
      aanvraagId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0081",
      verzoekNummer: "ZSM-1",
      kenmerk: "K-1",
      arrondissement: "Wolkendal",
      klok,
      opgehoudenOp: van,
      gevraagdDoor: "desk-1",
    },
    {
      verzoekId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0080",
      huis: "proefhuis",
      percentages: [50, 80],
      ontvangen: Buffer.from("dicht"),
      bewaartermijn: { duur: "P1Y" },
    },
    nu,
  );
const prioritering = { persoonId, prioriteringId: ander } as Prioritering;
const opDeLijst = { ...nietBekend, prioritering };
const kaart = (meer: Partial<Zsmkaart & Kaartinhoud> = {}): Zsmkaart & Kaartinhoud =>
  ({
    metAdvies: true,
    voorwaarde: "geen",
    geldigTot: "2026-12-31",
    advies: "Meldplicht.",
    contact: "Regisseur van dienst",
    ...meer,
  }) as Zsmkaart & Kaartinhoud;
const zeker: Uitslag = { zelfde: persoonId, wijze: "bsn" };
const twijfel: Uitslag = { twijfel: [{ persoonId, score: 0.8, redenen: [] }] };
const voorstel = (uitslag: Uitslag, bronnen: Parameters<typeof stelVoor>[2], op = nu) =>
  stelVoor(verzoek().state, uitslag, bronnen, huis, op).antwoord;
const weigering = (doe: () => unknown): string[] => {
  try {
    doe();
  } catch (error) {
    const { code, faults } = error as Refused;
    return faults.length > 0 ? faults.map((fault) => fault.code) : [code];
  }
  return [];
};

describe("De klok van een ZSM-verzoek", () => {
  it("R73 loopt vanaf het ophouden, niet vanaf ontvangst, met waarschuwingen op de helft en op vier vijfde", () => {
    const { state, deadlines, events } = verzoek();
    expect(state.verstrijktOp).toEqual(new Date("2026-11-23T19:20:00+01:00"));
    const momenten = deadlines!.map((een) => "dueAt" in een && [een.kind, een.dueAt.toISOString()]);
    expect(momenten).toEqual([
      ["zsm-50", "2026-11-23T15:20:00.000Z"],
      ["zsm-80", "2026-11-23T17:08:00.000Z"],
      ["zsm", "2026-11-23T18:20:00.000Z"],
      ["zsmverzoek-bewaren", "2027-11-22T23:00:00.000Z"],
    ]);
    expect(JSON.stringify(events)).not.toContain("dicht");
    const avond = verzoek("OPHOUDEN_6H", new Date("2026-11-22T22:00:00+01:00"));
    expect(avond.state.verstrijktOp).toEqual(new Date("2026-11-23T13:00:00+01:00"));
    expect(weigering(() => moetTeVragenZijn({ huizen: [], opgehoudenOp: new Date(+nu + 60_000) }, nu))).toEqual([
      "arrondissement-onbekend",
      "ophouden-in-toekomst",
    ]);
    expect(() => moetTeVragenZijn({ huizen: ["proefhuis"], opgehoudenOp }, nu)).not.toThrow();
  });

  it("R73 meldt dat de tijd nadert en voorbij is, en stopt met een antwoord dat de ontvangen identiteit wist", () => {
    const open = verzoek().state;
    expect(nadert(open, 80).events).toMatchObject([{ data: { percentage: 80 } }]);
    expect(verstreken(open).events).toHaveLength(1);
    const met = {
      antwoord: "NIET_BEKEND",
      wijze: "vrijgave",
      persoonId: null,
      inhoud: null,
      motivering: null,
    } as const;
    const klaar = beantwoord(open, { ...met, beantwoordDoor: "regisseur-1" }, nu);
    expect(klaar.state).toMatchObject({ ontvangen: null, beantwoordOp: nu });
    expect(klaar.deadlines!.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      "zsm-50 met",
      "zsm-80 met",
      "zsm met",
    ]);
    expect(JSON.stringify(klaar.events)).not.toContain("NIET_BEKEND");
    expect(weigering(() => beantwoord(klaar.state, { ...met, beantwoordDoor: "x" }, nu))).toEqual([
      "zsm-al-beantwoord",
    ]);
  });
});

describe("Wat de ZSM-desk te horen krijgt", () => {
  it("R74 volgt uit de lijst en de kaart; wie alleen in het register staat, is niet bekend", () => {
    expect(voorstel({ nieuw: true }, nietBekend)).toBe("NIET_BEKEND");
    expect(voorstel(zeker, nietBekend)).toBe("NIET_BEKEND");
    expect(voorstel(zeker, { ...opDeLijst, kaart: null })).toBe("BEKEND_ZONDER_ADVIES");
    expect(voorstel(zeker, { ...opDeLijst, kaart: kaart({ metAdvies: false, advies: null }) })).toBe(
      "BEKEND_ZONDER_ADVIES",
    );
    expect(voorstel(zeker, { ...opDeLijst, kaart: kaart() })).toBe("BEKEND_MET_ADVIES");
    expect(voorstel(zeker, { ...opDeLijst, kaart: kaart({ geldigTot: "2026-11-22" }) })).toBe("BEKEND_ZONDER_ADVIES");
  });

  it("R75 volgt alleen in een huis dat dat aanzette ook uit een lopende casus: zonder advies, en een mens kan het niet ontkennen", () => {
    const casus = { ...nietBekend, lopendeCasus: { persoonId } };
    const uit = { ...huis, schakelaars: { ...huis.schakelaars, zsmNietGeprioriteerd: false } };
    const aan = { ...huis, schakelaars: { ...huis.schakelaars, zsmNietGeprioriteerd: true } };
    const per = [uit, aan].map((eigen) => ({
      voorstel: stelVoor(verzoek().state, zeker, casus, eigen, nu),
      kan: (["NIET_BEKEND", "BEKEND_ZONDER_ADVIES", "BEKEND_MET_ADVIES"] as const).filter(
        (antwoord) => weigering(() => toetsAntwoord(antwoord, null, casus, eigen, nu)).length === 0,
      ),
      verteld: vertel("BEKEND_ZONDER_ADVIES", casus, { ...eigen, contact: huis.contact }, nu),
    }));
    expect(per).toMatchObject([
      { voorstel: { antwoord: "NIET_BEKEND", reden: "niet-op-de-lijst" }, kan: ["NIET_BEKEND"], verteld: null },
      {
        voorstel: { antwoord: "BEKEND_ZONDER_ADVIES", reden: "lopende-casus" },
        kan: ["BEKEND_ZONDER_ADVIES"],
        verteld: { persoonId, woorden: { advies: null, voorwaarde: null } },
      },
    ]);
    expect(stelVoor(verzoek().state, zeker, { ...opDeLijst, lopendeCasus: { persoonId } }, aan, nu).reden).toBe(
      "geen-kaart",
    );
    expect(stelVoor(verzoek().state, twijfel, casus, aan, nu).antwoord).toBeNull();
  });

  it("L09 R74 is GEEN_GRONDSLAG als de leverancier verder verstrekken uitsluit, en na de termijn voor ieder gelijk", () => {
    expect(voorstel(zeker, { ...opDeLijst, kaart: kaart({ voorwaarde: "niet-verder" }) })).toBe("GEEN_GRONDSLAG");
    const laat = new Date("2026-11-23T19:20:00+01:00");
    for (const uitslag of [{ nieuw: true } as const, zeker, twijfel])
      expect(voorstel(uitslag, nietBekend, laat)).toBe("GEEN_GRONDSLAG");
  });

  it("L26 R74 kan een mens niet zeggen zonder bron: geen advies dat er niet is, geen ontkenning van wie op de lijst staat", () => {
    const toets = (antwoord: Parameters<typeof toetsAntwoord>[0], bronnen: Parameters<typeof toetsAntwoord>[2]) =>
      weigering(() => toetsAntwoord(antwoord, null, bronnen, huis, nu));
    expect(toets("NIET_BEKEND", nietBekend)).toEqual([]);
    expect(toets("BEKEND_ZONDER_ADVIES", nietBekend)).toEqual(["antwoord-past-niet"]);
    expect(toets("NIET_BEKEND", { ...opDeLijst, kaart: kaart() })).toEqual(["antwoord-past-niet"]);
    expect(toets("BEKEND_MET_ADVIES", { ...opDeLijst, kaart: kaart({ geldigTot: "2026-11-22" }) })).toEqual([
      "antwoord-past-niet",
    ]);
    expect(toets("BEKEND_MET_ADVIES", { ...opDeLijst, kaart: kaart() })).toEqual([]);
    expect(toets("GEEN_GRONDSLAG", nietBekend)).toEqual(["motivering-ontbreekt"]);
  });

  it("L26 wacht bij twijfel op een mens die zegt wie het is", () => {
    expect(voorstel(twijfel, nietBekend)).toBeNull();
    expect(wieIsHet(twijfel, persoonId)).toBe(persoonId);
    expect(wieIsHet(twijfel, null)).toBeNull();
    for (const keuze of [undefined, ander])
      expect(weigering(() => wieIsHet(twijfel, keuze))).toEqual(["match-onbeslist"]);
    expect(wieIsHet(zeker, undefined)).toBe(persoonId);
  });

  it("R74 noemt het advies alleen bij dat antwoord, en anders wie te bellen", () => {
    const bronnen = { ...opDeLijst, kaart: kaart() };
    expect(vertel("BEKEND_MET_ADVIES", bronnen, huis, nu)?.woorden).toMatchObject({ advies: "Meldplicht." });
    expect(vertel("BEKEND_ZONDER_ADVIES", bronnen, huis, nu)?.woorden).toMatchObject({ advies: null });
    const zonder = vertel("BEKEND_ZONDER_ADVIES", { ...opDeLijst, kaart: null }, huis, nu);
    expect(zonder?.woorden.contact).toContain(huis.contact.telefoon);
    for (const antwoord of ["NIET_BEKEND", "GEEN_GRONDSLAG"] as const)
      expect(vertel(antwoord, bronnen, huis, nu)).toBeNull();
  });

  it("R74 is van alle huizen samen pas NIET_BEKEND als elk gevraagd huis antwoordde", () => {
    expect(samen(["NIET_BEKEND", null])).toBeNull();
    expect(samen(["BEKEND_ZONDER_ADVIES", null])).toBe("BEKEND_ZONDER_ADVIES");
    expect(samen(["BEKEND_ZONDER_ADVIES", "BEKEND_MET_ADVIES"])).toBe("BEKEND_MET_ADVIES");
    expect(samen(["NIET_BEKEND", "GEEN_GRONDSLAG"])).toBe("GEEN_GRONDSLAG");
    expect(samen(["NIET_BEKEND", "NIET_BEKEND"])).toBe("NIET_BEKEND");
  });
});
