import fc from "fast-check";
import { newId } from "@zvh/platform";
import { besluit, besluiten, ontvang } from "./bekendheidsverzoek.js";
import { bevestig, magVragen, verloop, vraag, type Bekendheidsvraag, type Voorgelegd } from "./bekendheidsvraag.js";

const nu = new Date("2026-11-23T09:00:00Z");
const uiterlijkOp = new Date("2026-11-24T09:00:00Z");
const persoonId = newId();
const gesteld: Bekendheidsvraag = vraag({
  vraagId: newId(),
  huis: "hier",
  triageId: newId(),
  persoonId,
  aanHuis: "daar",
  doel: "criminaliteit",
  reden: Buffer.from("verzegeld"),
  door: "voorzitter-1",
  doorNaam: "V. Oorzitter",
  gevraagdOp: nu,
  uiterlijkOp,
}).state;

const goed: Voorgelegd = {
  item: { positief: true, overlegDatum: "2026-12-01", betrokkenen: [{ rol: "verdachte", persoonId }], deelnemers: [] },
  persoonId,
  huis: "hier",
  aanHuizen: ["daar", "ginds"],
  doel: "criminaliteit",
  bekend: { huizen: ["hier", "daar", "ginds"], doelen: ["criminaliteit"] },
  heeftBsn: true,
  lopend: [],
};

describe("Vragen of een ander huis iemand kent", () => {
  it("mag na een positieve doeltoets, over een betrokkene met BSN, aan een ander huis (L06)", () => {
    expect(() => magVragen(goed)).not.toThrow();
  });

  it.each<[code: string, Partial<Voorgelegd>]>([
    ["doeltoets-ontbreekt", { item: { ...goed.item, positief: false } }],
    ["persoon-onbekend", { persoonId: newId() }],
    ["rol-uitgesloten", { item: { ...goed.item, betrokkenen: [{ rol: "slachtoffer", persoonId }] } }],
    ["bsn-ontbreekt", { heeftBsn: false }],
    ["ander-huis-onbekend", { aanHuizen: ["daar", "hier"] }],
    ["ander-huis-onbekend", { aanHuizen: ["nergens"] }],
    ["doelbinding-onbekend", { doel: "nieuwsgierigheid" }],
    ["vraag-loopt-al", { lopend: ["ginds"] }],
  ])("wordt anders geweigerd met %s (L06, L15)", (code, mis) => {
    expect(() => magVragen({ ...goed, ...mis })).toThrow(expect.objectContaining({ code }));
  });

  it("noemt alles wat mis is tegelijk", () => {
    const mis = { heeftBsn: false, aanHuizen: ["hier"], doel: "iets" };
    const codes = ["bsn-ontbreekt", "ander-huis-onbekend", "doelbinding-onbekend"];
    const faults = codes.map((code) => expect.objectContaining({ code }));
    expect(() => magVragen({ ...goed, ...mis })).toThrow(expect.objectContaining({ faults }));
  });
});

describe("Wat het gevraagde huis doet", () => {
  it("krijgt van een vraag dezelfde gebeurtenis, of het de persoon kent of niet (L06)", () => {
    expect(ontvang(gesteld, newId()).events).toEqual(ontvang(gesteld, null).events);
    expect(JSON.stringify(ontvang(gesteld, null).events)).not.toContain(persoonId);
  });

  it("bevestigt op naam van een mens, één keer, en binnen de termijn (L06, L26)", () => {
    const verzoek = ontvang(gesteld, newId()).state;
    const { state, todos } = besluit(verzoek, "bekend", "screener-2", nu);
    expect(state).toMatchObject({ besluit: "bekend", door: "screener-2", beslotenOp: nu });
    expect(todos).toHaveLength(1);
    expect(() => besluit(state, "geen-mededeling", "screener-2", nu)).toThrow("verzoek-al-beantwoord");
    expect(() => besluit(verzoek, "bekend", "screener-2", uiterlijkOp)).toThrow("verzoek-verlopen");
  });

  it("geeft van iemand die het niet kent niets te besluiten (L06)", () => {
    expect(() => besluit(ontvang(gesteld, null).state, "bekend", "screener-2", nu)).toThrow("niet-gevonden");
  });
});

describe("Wat de vrager hoort", () => {
  const geenMededeling = verloop(gesteld);

  it("is GEEN_MEDEDELING op de termijn zelf, hoe laat die ook afgaat (L06)", () => {
    expect(geenMededeling.state).toMatchObject({ antwoord: "GEEN_MEDEDELING", beantwoordOp: uiterlijkOp });
  });

  it("is BEKEND zodra het huis bevestigde, ook als dat na de termijn aankomt", () => {
    for (const eerder of [gesteld, geenMededeling.state])
      expect(bevestig(eerder, nu).state).toMatchObject({ antwoord: "BEKEND", beantwoordOp: nu });
    const bekend = bevestig(gesteld, nu).state;
    expect(verloop(bekend)).toEqual({ state: bekend });
    expect(bevestig(bekend, uiterlijkOp)).toEqual({ state: bekend });
  });

  it("verschilt nooit tussen een huis dat niemand kent en een huis dat niets bevestigt, wat dat ook deed (L06)", () => {
    const pogingen = fc.array(fc.tuple(fc.constantFrom(...besluiten), fc.integer({ min: 0, max: 48 })));
    const kent = fc.option(fc.uuid(), { nil: null });
    fc.assert(
      fc.property(kent, pogingen, (bekende, gedaan) => {
        let verzoek = ontvang(gesteld, bekende).state;
        let gehoord = gesteld;
        for (const [keuze, uur] of gedaan)
          try {
            const { state, todos } = besluit(verzoek, keuze, "screener-2", new Date(+nu + uur * 3_600_000));
            verzoek = state;
            if (todos!.length > 0) gehoord = bevestig(gehoord, state.beslotenOp!).state;
          } catch {
            continue;
          }
        const bevestigd = verzoek.besluit === "bekend";
        expect(bevestigd && !bekende).toBe(false);
        if (!bevestigd) expect([gehoord, verloop(gehoord)]).toEqual([gesteld, geenMededeling]);
        else expect(verloop(gehoord).state.antwoord).toBe("BEKEND");
      }),
    );
  });
});
