import { Refused } from "@zvh/platform";
import { huizen } from "@zvh/testing";
import { beeindig, legVast, uitHuisbestand, type Gegevens } from "./organisatie.js";
import { hefOp, vormTeam, zonderContactpersoon, type Teamgegevens, type Teamwereld } from "./team.js";

const nu = new Date("2026-11-27T10:00:00Z");
const plek = { huis: "proefhuis", code: "ggz" };
const ggz: Gegevens = {
  naam: "GGZ Proefregio",
  domein: "zorg",
  klasse: "privaat",
  beroepsgeheim: true,
  onderdeel: "d",
  oin: "00000001234567890000",
  contactNaam: "Balie",
  contactTelefoon: "0800-99",
  contactEmail: "balie@ggz.example",
  verklaringOp: null,
};
const fouten = (doe: () => unknown): string[] => {
  try {
    doe();
    return [];
  } catch (error) {
    const { code, faults } = error as Refused;
    return faults.length > 0 ? faults.map(({ where, code: een }) => `${where} ${een}`) : [code];
  }
};

describe("Een organisatie", () => {
  it("R50 heeft precies één domein, en meldt codes: geen naam, telefoon of e-mail", () => {
    const { state, events } = legVast(plek, ggz, "b-1", nu);
    expect(events!.map(({ data }) => data)).toEqual([
      {
        organisatieId: state.organisatieId,
        huis: "proefhuis",
        organisatie: "ggz",
        domein: "zorg",
        klasse: "privaat",
        beroepsgeheim: true,
        onderdeel: "d",
        oin: "00000001234567890000",
        actief: true,
      },
    ]);
  });

  it.each<[string, Partial<Gegevens>, string[]]>([
    ["gezamenlijk verantwoordelijk is onderdeel a tot en met g", { klasse: "verantwoordelijk", onderdeel: "g" }, []],
    ["privaat gaat tot en met e", { onderdeel: "f" }, ["onderdeel onderdeel-past-niet"]],
    ["een deelnemer heeft een onderdeel", { onderdeel: null }, ["onderdeel onderdeel-past-niet"]],
    ["wie niet deelneemt heeft er geen", { klasse: "geen" }, ["onderdeel onderdeel-past-niet"]],
    [
      "een incidentele derde tekende een verklaring (L18)",
      { klasse: "incidenteel", onderdeel: null },
      ["verklaringOp verklaring-ontbreekt"],
    ],
    ["en dan staat hij erin (L18)", { klasse: "incidenteel", onderdeel: null, verklaringOp: "2026-11-20" }, []],
  ])("naar artikel 2.27 WGS (L04): %s", (_, meer, verwacht) => {
    expect(fouten(() => legVast(plek, { ...ggz, ...meer }, "b-1", nu))).toEqual(verwacht);
  });

  it("R50 komt uit het huisbestand met het domein en de klasse van haar soort, en het bureau erbij", () => {
    const begin = uitHuisbestand(huizen.huis("proefhuis"), "systeem:uitrol", nu).map(({ state }) => state);
    const van = (code: string) => begin.find((een) => een.code === code);
    expect(begin).toHaveLength(huizen.huis("proefhuis").organisaties.length + 1);
    expect(van("politie")).toMatchObject({ domein: "justitieel", klasse: "verantwoordelijk", onderdeel: null });
    expect(van("woningcorporatie")).toMatchObject({ domein: "sociaal", klasse: "geen" });
    expect(van("huis")).toMatchObject({ naam: "Proefhuis" });
  });

  it("houdt op, behalve het bureau zelf", () => {
    const { state } = legVast(plek, ggz, "b-1", nu);
    expect(beeindig(state, "b-1", nu).events).toMatchObject([{ data: { actief: false } }]);
    expect(fouten(() => beeindig({ ...state, code: "huis" }, "b-1", nu))).toEqual(["bureau-blijft"]);
  });
});

describe("Een team", () => {
  const team = { teamId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0042", huis: "proefhuis", organisatie: "ggz" };
  const gegevens: Teamgegevens = {
    naam: "Nachtploeg West",
    soort: "nachtploeg",
    postbus: "nacht@ggz.example",
    contactpersonen: ["mw-1", "mw-2"],
  };
  const wereld: Teamwereld = {
    teamsoorten: huizen.huis("proefhuis").teamsoorten,
    organisatie: legVast(plek, ggz, "b-1", nu).state,
    actieven: ["mw-1", "mw-2"],
  };
  const vorm = (meer: Partial<Teamgegevens> = {}, anders: Partial<Teamwereld> = {}) =>
    vormTeam(team, { ...gegevens, ...meer }, { ...wereld, ...anders }, "b-1", nu);

  it("R60 is van een soort die alleen in het huisbestand staat, en meldt geen naam en geen postbus", () => {
    expect(vorm().events!.map(({ data }) => data)).toEqual([
      { ...team, soort: "nachtploeg", contactpersonen: ["mw-1", "mw-2"], actief: true },
    ]);
    expect(fouten(() => vorm({ soort: "dagploeg" }))).toEqual(["soort teamsoort-onbekend"]);
  });

  it("heeft alleen een postbus met contactpersonen van zijn eigen organisatie", () => {
    expect(fouten(() => vorm({ contactpersonen: [] }))).toEqual(["contactpersonen contactpersoon-ontbreekt"]);
    expect(fouten(() => vorm({ contactpersonen: ["mw-9"] }))).toEqual(["contactpersonen contactpersoon-onbekend"]);
    expect(fouten(() => vorm({}, { organisatie: null }))).toEqual(["organisatie organisatie-onbekend"]);
  });

  it("verliest zijn postbus met de laatste contactpersoon, en als het wordt opgeheven", () => {
    const een = zonderContactpersoon(vorm().state, "mw-1", "b-1", nu).state;
    expect(een).toMatchObject({ contactpersonen: ["mw-2"], postbus: "nacht@ggz.example" });
    expect(zonderContactpersoon(een, "mw-2", "b-1", nu)).toMatchObject({
      state: { contactpersonen: [], postbus: null },
      events: [{ data: { contactpersonen: [] } }],
    });
    expect(hefOp(een, "b-1", nu)).toMatchObject({ state: { postbus: null }, events: [{ data: { actief: false } }] });
  });
});
