import { MeldingGescreend } from "@zvh/contracts";
import { beoordeel } from "./oordeel.js";
import { agendeer, vulAan } from "./triage.js";
import { aanwezigheid } from "./triageoverleg.js";
import {
  beoordeeld,
  buur,
  dataref,
  donderdag,
  fouten,
  herkomst,
  huiscriteria,
  kort,
  maandag,
  melding,
  moeder,
  neem,
  nieuw,
  oordeel,
  proefhuis,
  toets,
} from "./triage.voorbeeld.js";

describe("De agenda", () => {
  it("R28 zet een gescreende melding op het eerstvolgende overleg van het huis", () => {
    const { state, events } = agendeer(melding, proefhuis, dataref, maandag);
    expect(state).toMatchObject({ status: "geagendeerd", overlegDatum: "2026-11-26", regime: "triage" });
    expect(events).toMatchObject([{ type: "nl.zvh.triage.geagendeerd.v1", data: { overlegDatum: "2026-11-26" } }]);
  });

  it("R28 schuift na de sluiting door naar de week erop", () => {
    expect(agendeer(melding, proefhuis, dataref, donderdag).state.overlegDatum).toBe("2026-12-03");
  });

  it("geeft dezelfde melding altijd hetzelfde agendapunt, en vraagt de inhoud bij de eigenaar op", () => {
    const weer = agendeer(melding, proefhuis, dataref, donderdag);
    expect(weer.state.triageId).toBe(nieuw.triageId);
    expect(weer.todos).toEqual([{ kind: "inhoud-ophalen", subject: nieuw.triageId, data: { dataref } }]);
  });

  it("neemt de antwoorden van de melder over als voorstel, nooit als oordeel (L26)", () => {
    const gemeld = {
      kenmerk: "K-1",
      onderwerp: "O",
      situatieschets: "S",
      huiscriteria: huiscriteria("kluwen"),
      wettelijkeCriteria: null,
    };
    const { state } = vulAan(nieuw, gemeld);
    expect(state).toMatchObject({ kenmerk: "K-1", inhoud: { gemeld, oordeel: null } });
  });

  it("R29 houdt bij welke partners aan tafel zaten, en weigert wie daar geen plaats heeft", () => {
    const allen = proefhuis.triagepartners.map(({ code }) => code);
    expect(aanwezigheid(proefhuis, [...allen, "ggz"])).toEqual(allen);
    expect(fouten(() => aanwezigheid(proefhuis, ["ggz", "woningcorporatie"]))).toEqual([
      "partner-onbekend",
      "aanwezig.1: partner-onbekend",
    ]);
  });
});

describe("Het oordeel", () => {
  it("R30 legt aard en ernst vast, met de antwoorden en namens wie", () => {
    const { state, handelingen } = beoordeel(nieuw, proefhuis, oordeel(), donderdag);
    expect(state.inhoud.oordeel).toEqual({ ...oordeel(), overlegDatum: "2026-11-26" });
    expect(handelingen).toEqual([{ code: "beoordeeld" }]);
  });

  it("R04 R05 R06 R07 L13 vraagt bij ieder antwoord, ja of nee, een motivering; alle fouten tegelijk", () => {
    const zonder = { oordeel: false, motivering: " " };
    const fout = oordeel({
      aard: " ",
      huiscriteria: { kluwen: zonder, elders: zonder },
      toetsen: [{ persoonId: buur, criteria: { a: zonder, e: zonder } }, toets(moeder), toets(moeder)],
      namens: ["ggz", "woningcorporatie"],
    });
    expect(fouten(() => beoordeel(nieuw, proefhuis, fout, donderdag, 7))).toEqual([
      "aard-ontbreekt",
      "aard: aard-ontbreekt",
      "huiscriteria.kluwen.motivering: motivering-ontbreekt",
      "huiscriteria.elders: criterium-onbekend",
      "toetsen.0.persoonId: rol-uitgesloten",
      "toetsen.0.criteria.a.motivering: motivering-ontbreekt",
      "toetsen.0.criteria.e: criterium-onbekend",
      "toetsen.2: persoon-dubbel",
      "namens.1: geen-deelnemer",
      "aveNiveau: ave-onbekend",
    ]);
  });

  it("R64 wordt geweigerd zonder herkomst, en met alles wat eraan mis is in één keer (L08, L10)", () => {
    const met = (waarden: object) =>
      fouten(() => beoordeel(nieuw, proefhuis, oordeel({ ...waarden }), donderdag)).slice(1);
    expect(met({ herkomst: undefined })).toEqual(["herkomst: herkomst-ontbreekt"]);
    expect(met({ herkomst: { ...herkomst, doelbinding: "x", categorie: "nationaliteit" } })).toEqual([
      "herkomst.doelbinding: doelbinding-onbekend",
      "herkomst.categorie: gegevenscategorie-onbekend",
    ]);
    const gezondheid = { ...herkomst, categorie: "gezondheid" };
    expect(met({ herkomst: gezondheid })).toEqual(["herkomst.grondslag: beroepsgeheim-grondslag"]);
    const zonderGeheim = oordeel({ herkomst: gezondheid, namens: ["politie"] });
    expect(beoordeel(nieuw, proefhuis, zonderGeheim, donderdag).state.inhoud.oordeel).toMatchObject(zonderGeheim);
  });

  it("R84 bewaart het verloop van het AVE-niveau", () => {
    const gemeld = agendeer(
      Object.assign(new MeldingGescreend(), melding, { aveNiveau: 2 }),
      proefhuis,
      dataref,
      maandag,
    );
    const { state, handelingen } = beoordeel(gemeld.state, proefhuis, oordeel(), donderdag, 3);
    expect(gemeld.handelingen).toContainEqual({ code: "ave-gemeld", waarde: "2" });
    expect(state.aveNiveau).toBe(3);
    expect(handelingen).toContainEqual({ code: "ave-vastgesteld", waarde: "3" });
  });

  it("staat vast na het besluit", () => {
    const { state } = neem(beoordeeld(), kort("geen-vervolg"));
    expect(fouten(() => beoordeel(state, proefhuis, oordeel(), donderdag))).toEqual(["triage-al-besloten"]);
  });
});
