import { rollenVanBetrokkene } from "@zvh/contracts";
import { doorstaat, huisregel, onbeantwoord, plaatsVan } from "./criteria.js";
import { voorstel } from "./procesregie.js";
import type { Triage } from "./triage.js";
import {
  antwoorden,
  beoordeeld,
  betrokkene,
  betrokkenen,
  buur,
  fouten,
  huiscriteria,
  huizen,
  kind,
  kort,
  melding,
  met,
  moeder,
  neem,
  nieuw,
  procesregie,
  proefhuis,
  toets,
  vervolgstap,
} from "./triage.voorbeeld.js";

describe("De criteria", () => {
  const { criteria } = proefhuis;

  it("R04 R05 R06 houdt de regel van het huis alleen als alle nodige criteria gelden", () => {
    expect(huisregel(criteria, huiscriteria("kluwen handenTekort"))).toBe("volledig");
    expect(huisregel(criteria, huiscriteria("kluwen"))).toBe("niet");
  });

  it("R07 is het gebiedscriterium op zichzelf genoeg voor het huis: (1∧2∧3)∨4", () => {
    expect(huisregel(criteria, huiscriteria("gebied"))).toBe("alleen");
    expect(huisregel(criteria, huiscriteria("kluwen handenTekort gebied"))).toBe("volledig");
    for (const { criteria: eigen } of huizen.alle()) {
      const uitslag = (waar: string[]) => huisregel(eigen, antwoorden(waar.join(" ")));
      const { nodig, ofAlleen } = eigen.regel;
      expect([nodig, nodig.slice(1), ofAlleen].map(uitslag)).toEqual(["volledig", "niet", "alleen"]);
    }
  });

  it("L13 doorstaat iemand de wettelijke toets alleen met a én b én c én d", () => {
    expect(doorstaat(criteria, toets(moeder))).toBe(true);
    for (const waar of ["b c d", "a c d", "a b d", "a b c"])
      expect(doorstaat(criteria, toets(moeder, waar))).toBe(false);
    expect(doorstaat(criteria, { persoonId: moeder, criteria: antwoorden("a b c") })).toBe(false);
    expect(onbeantwoord(criteria.wettelijk, antwoorden("a b c"))).toEqual(["d"]);
  });

  it("kan van alle rollen alleen een slachtoffer of getuige geen onderwerp zijn, tenzij die nog een rol heeft", () => {
    const uitgesloten = rollenVanBetrokkene.filter((rol) => plaatsVan([betrokkene(rol, buur)], buur) === "uitgesloten");
    expect(uitgesloten).toEqual(["slachtoffer", "getuige"]);
    expect(plaatsVan([betrokkene("getuige", buur), betrokkene("verdachte", buur)], buur)).toBe("toetsbaar");
    expect(plaatsVan(betrokkenen, nieuw.triageId)).toBe("onbekend");
  });
});

describe("Procesregie", () => {
  it("R34 L13 gaat door voor wie zelf de toets doorstaat, gekoppeld aan de melding", () => {
    const { state, events } = neem(beoordeeld(), procesregie);
    expect(state).toMatchObject({ status: "besloten", uitkomst: "procesregie" });
    const { meldingId } = melding;
    const wat = {
      meldingId,
      personen: [moeder],
      categorie: "top-x",
      procesregisseur: "procesregisseur-1",
      door: "voorzitter-1",
    };
    expect(events).toMatchObject([{ type: "nl.zvh.triage.besloten.v1", data: wat }]);
  });

  it("L13 toetst iedere persoon op zichzelf: de toets van moeder helpt het kind niet", () => {
    const triage = beoordeeld({ toetsen: [toets(moeder), toets(kind, "a b c")] });
    const samen = { ...procesregie, personen: [moeder, kind] };
    expect(fouten(() => neem(triage, samen))).toEqual(["toets-niet-doorstaan", "personen.1: toets-niet-doorstaan"]);
    expect(neem(beoordeeld(), samen).events).toMatchObject([{ data: { personen: [moeder, kind] } }]);
  });

  it("R07 L13 kan niet op het gebiedscriterium alleen, ook niet als de wettelijke toets slaagt", () => {
    const triage = beoordeeld({ huiscriteria: huiscriteria("gebied") });
    expect(fouten(() => neem(triage, procesregie))[0]).toBe("criterium-alleen-niet-genoeg");
    expect(neem(triage, kort("partner-pakt-op", { partner: "gemeente-proefstad" })).state.status).toBe(
      "wacht-op-partner",
    );
  });

  it("R69 wordt geblokkeerd door een criterium dat niet geldt, maar het regieteam staat open", () => {
    const triage = beoordeeld({ huiscriteria: huiscriteria("kluwen"), toetsen: [toets(moeder, "a b")] });
    expect(fouten(() => neem(triage, procesregie))).toEqual([
      "huiscriteria-niet-vervuld",
      "huiscriteria: huiscriteria-niet-vervuld",
      "personen.0: toets-niet-doorstaan",
    ]);
    expect(
      neem(triage, kort("regieteam", { vervolgstap: { ...vervolgstap, eigenaar: "regieteam" } })).state.uitkomst,
    ).toBe("regieteam");
  });

  it("is er nooit voor een slachtoffer of getuige, noch voor wie er niet bij hoort", () => {
    const personen = [buur, nieuw.triageId];
    expect(fouten(() => neem(beoordeeld(), { ...procesregie, personen }))).toEqual([
      "rol-uitgesloten",
      "personen.0: rol-uitgesloten",
      "personen.1: persoon-onbekend",
    ]);
  });

  it("L13 R35 R21 noemt alles tegelijk wat nog ontbreekt", () => {
    const triage = beoordeeld({
      huiscriteria: antwoorden("kluwen"),
      toetsen: [{ persoonId: moeder, criteria: antwoorden("a b c") }],
      namens: [],
    });
    expect(fouten(() => neem(triage, { uitkomst: "procesregie", motivering: "", personen: [moeder, kind] }))).toEqual([
      "categorie-onbekend",
      "categorie: categorie-onbekend",
      "procesregisseur: procesregisseur-ontbreekt",
      "huiscriteria.handenTekort: criteria-onvolledig",
      "huiscriteria.gebied: criteria-onvolledig",
      "personen.0.d: criteria-onvolledig",
      "personen.1: toets-ontbreekt",
      "namens: namens-ontbreekt",
      "motivering: motivering-ontbreekt",
      "vervolgstap: vervolgstap-ontbreekt",
    ]);
  });
});

describe("De ondergrens van het huis", () => {
  const metAve = (aveNiveau: number | null): Triage => ({ ...beoordeeld(), aveNiveau });

  it("R84 weigert onder AVE 3 een casus, met de code van de regel en het voorstel", () => {
    const huis = met({ aveVanaf: 3 });
    expect(fouten(() => neem(metAve(2), procesregie, huis))).toEqual(["ave-te-laag", "uitkomst: ave-te-laag"]);
    expect(voorstel(metAve(2), huis)).toEqual({ uitkomst: "terug-naar-lokaal-veld", reden: "ave-te-laag" });
    expect(neem(metAve(2), kort("terug-naar-lokaal-veld"), huis).state.uitkomst).toBe("terug-naar-lokaal-veld");
  });

  it("R84 laat vanaf AVE 3 de mensen beslissen", () => {
    expect(voorstel(metAve(3), met({ aveVanaf: 3 }))).toBeNull();
    expect(neem(metAve(3), procesregie, met({ aveVanaf: 3 })).state.uitkomst).toBe("procesregie");
  });

  it("R84 geldt niet in een huis zonder ondergrens, en niet zonder niveau", () => {
    expect(neem(metAve(2), procesregie, met({ aveVanaf: null })).state.uitkomst).toBe("procesregie");
    expect(voorstel(metAve(null), met({ aveVanaf: 3 }))).toBeNull();
  });
});
