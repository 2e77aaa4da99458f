import { newId } from "@zvh/platform";
import { huizenMap, laadHuizen, proefMap } from "@zvh/regions";
import {
  attendeer,
  briefAanMedewerker,
  kenmerkVan,
  taakVoor,
  zonderOntvanger,
  type Aanleiding,
  type Attenderingsoort,
} from "./attendering.js";
import { verwerk } from "./bericht.js";
import { maakTaak } from "./taak.js";

const nu = new Date("2026-11-23T09:00:00Z");
const huizen = laadHuizen([huizenMap, proefMap]);
const aanleiding: Aanleiding = { huis: "proefhuis", soort: "zsm-nadert", onderwerpId: newId(), eventId: newId() };
const wie = { medewerker: "mw-1", organisatie: "huis" };
const bericht = attendeer(aanleiding, wie, nu).state;

describe("een bericht aan iemand van het huis", () => {
  it("R41 R73 is er één per gebeurtenis en mens, hoe vaak de gebeurtenis ook komt", () => {
    expect(attendeer(aanleiding, wie, new Date()).state.berichtId).toBe(bericht.berichtId);
    const anders = [
      attendeer(aanleiding, { ...wie, medewerker: "mw-2" }, nu),
      attendeer({ ...aanleiding, eventId: newId() }, wie, nu),
      attendeer({ ...aanleiding, soort: "zsm-verstreken" }, wie, nu),
    ].map(({ state }) => state.berichtId);
    expect(new Set([bericht.berichtId, ...anders]).size).toBe(4);
  });

  it("gaat meteen op weg, en niemand buiten het huis hoort hoe het afliep", () => {
    expect(attendeer(aanleiding, wie, nu).todos).toEqual([{ kind: "versturen", subject: bericht.berichtId, data: {} }]);
    for (const uitslag of ["afgeleverd", "geen-adres"] as const)
      expect(verwerk(bericht, uitslag, "1", nu)).not.toHaveProperty("events");
  });

  it("R73 dat niet aankomt, wordt een taak voor wie mag wat hij mag: van zijn organisatie en van het huis", () => {
    const reden = { reden: "geen-adres" } as const;
    const taak = maakTaak({ ...bericht, ...reden }, newId(), nu).state;
    expect(taak).toMatchObject({ ...reden, voor: ["procesregisseur huis"], onderwerpId: aanleiding.onderwerpId });
    const gemeente = { soort: "onderdak-ontbreekt", organisatie: "gemeente-proefstad" } as const;
    expect(taakVoor({ ...bericht, ...gemeente })).toEqual([
      "nazorgcoordinator huis",
      "nazorgcoordinator gemeente-proefstad",
    ]);
  });

  it("R41 R73 zonder iemand in die rol is meteen mislukt, met een taak voor wie de dag van het huis screent", () => {
    const state = zonderOntvanger(aanleiding, nu);
    expect(state).toMatchObject({ status: "mislukt", reden: "geen-ontvanger", medewerker: null });
    expect(maakTaak(state, newId(), nu).state.voor).toEqual(["screener"]);
  });

  const soorten = ["onderdak-ontbreekt", "zsm-nadert", "zsm-verstreken"] satisfies Attenderingsoort[];
  const gevallen = huizen.alle().flatMap(({ code }) => soorten.map((soort) => [code, soort] as const));
  it.each(gevallen)(
    "is in de woorden van %s over %s, met een nummer en een link, en zonder dag of naam",
    (code, soort) => {
      const onderwerpId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0061";
      const { onderwerp, tekst } = briefAanMedewerker(
        soort,
        onderwerpId,
        huizen.huis(code),
        "https://werkplek.example",
      );
      expect(onderwerp).toContain("1B1F0061");
      expect(tekst).toContain(huizen.huis(code).tekst(`bericht.${soort}`, { kenmerk: kenmerkVan(onderwerpId) }));
      expect(tekst).toMatch(
        new RegExp(`https://werkplek.example/${code}/(nazorg/|zsm-verzoeken\\?verzoek=)${onderwerpId}\\b`),
      );
      expect(tekst).not.toMatch(/20\d\d-|\d{1,2} (jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)/);
    },
  );
});
