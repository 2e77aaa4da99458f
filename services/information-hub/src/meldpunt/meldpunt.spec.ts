import { Refused } from "@zvh/platform";
import { huizen } from "@zvh/testing";
import {
  bewaarTot,
  grondVan,
  komTerug,
  ontvang,
  rondAf,
  trieer,
  wis,
  type Meldpuntmelding,
} from "./meldpuntmelding.js";
import { isTerugNaar, lussenIn, stelRouteVoor, type Routevoorstel } from "./meldpuntroute.js";
import { magMee } from "./meldpuntuittreksel.js";

const nu = new Date("2026-11-23T08:00:00+01:00");
const dag = "2026-11-23";
const nergens = { inschrijving: null, verblijf: null, incident: null, casushuizen: [] };
const [stein, maastricht, venray, onbekend] = ["GM0971", "GM0935", "GM0984", "GM9999"];
const meldpuntmeldingId = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0090";
const dicht = Buffer.from("dicht");
const bewaren = bewaarTot(meldpuntmeldingId, "P6M", nu);
const vers = (): Meldpuntmelding =>
  ontvang(
    {
      meldpuntmeldingId,
      huis: "knooppunt",
      afzender: "politie",
      kenmerk: "MP-1",
      inschrijving: stein,
      verblijf: null,
      incident: null,
      inhoud: dicht,
    },
    nu,
  ).state;
const oordeel = { urgentie: "vandaag" as const, motivering: dicht, door: "meldpunt-1" };
const getrieerd = (): Meldpuntmelding => trieer(vers(), 1, oordeel, nu).state;
const weigering = (doe: () => unknown): string | null => {
  try {
    doe();
    return null;
  } catch (error) {
    return (error as Refused).code;
  }
};
const naarHuis = (naar: string, grond: Routevoorstel["grond"] = "inschrijving") => ({ naar, buiten: false, grond });

describe("Waar een melding over verward gedrag hoort", () => {
  it("R79 is eerst waar een casus loopt, dan waar iemand is ingeschreven, dan waar hij verblijft, dan waar het gebeurde", () => {
    const overal = { inschrijving: stein, verblijf: venray, incident: maastricht };
    const stel = (waar: Partial<typeof nergens>) => stelRouteVoor({ ...nergens, ...waar } as never, huizen, dag);
    expect(stel({ ...(overal as object), casushuizen: ["zeeland"] as never })).toEqual(
      naarHuis("zeeland", "lopende-casus"),
    );
    expect(stel(overal as never)).toEqual(naarHuis("westelijke-mijnstreek"));
    expect(stel({ ...overal, inschrijving: null } as never)).toEqual(naarHuis("noord-limburg", "verblijf"));
    expect(stel({ incident: maastricht } as never)).toEqual({
      naar: "maastricht-heuvelland",
      buiten: true,
      grond: "incident",
    });
  });

  it("R79 kiest een mens, als geen gemeente bekend is of als in meer huizen een casus loopt", () => {
    expect(stelRouteVoor({ ...nergens, inschrijving: onbekend }, huizen, dag)).toBeNull();
    expect(
      stelRouteVoor({ ...nergens, inschrijving: stein, casushuizen: ["zeeland", "noord-limburg"] }, huizen, dag),
    ).toBeNull();
  });

  it("R79 gaat verder met de volgende gemeente, als de eerste bij geen huis hoort", () =>
    expect(stelRouteVoor({ ...nergens, inschrijving: onbekend, verblijf: stein }, huizen, dag)).toEqual(
      naarHuis("westelijke-mijnstreek", "verblijf"),
    ));
});

describe("Het knooppunt", () => {
  it("R78 trieert pas na verrijking, en één keer", () => {
    expect(weigering(() => trieer(vers(), 0, oordeel, nu))).toBe("nog-niet-verrijkt");
    const { state, events } = trieer(vers(), 1, oordeel, nu);
    expect([state.stand, state.urgentie, state.getrieerdOp]).toEqual(["te-routeren", "vandaag", nu]);
    expect(events!.map(({ data }) => data)).toMatchObject([{ urgentie: "vandaag", door: "meldpunt-1" }]);
    expect(weigering(() => trieer(state, 1, oordeel, nu))).toBe("al-getrieerd");
  });

  it("R78 routeert niets wat niet getrieerd is, en niets wat al weg is", () => {
    const besluit = { naar: "westelijke-mijnstreek", reden: null };
    const kies = (melding: Meldpuntmelding) => weigering(() => grondVan(melding, besluit, naarHuis(besluit.naar), []));
    expect(kies(vers())).toBe("nog-niet-getrieerd");
    expect(kies({ ...getrieerd(), stand: "bij-huis" })).toBe("melding-al-weg");
    expect(kies(getrieerd())).toBeNull();
    expect(weigering(() => rondAf(vers(), { uitkomst: "geen-vervolg", bewaren }, nu))).toBe("nog-niet-getrieerd");
  });

  it("R79 schrijft op of een mens het voorstel volgde, en waarom hij er van afweek", () => {
    const kies = (naar: string, reden: string | null, voorstel: Routevoorstel | null) =>
      grondVan(getrieerd(), { naar, reden }, voorstel, []);
    expect(kies("zeeland", null, naarHuis("zeeland", "verblijf"))).toBe("verblijf");
    expect(kies("zeeland", "Hij is daar bekend.", naarHuis("noord-limburg"))).toBe("mens");
    for (const voorstel of [naarHuis("noord-limburg"), null])
      expect(weigering(() => kies("zeeland", null, voorstel))).toBe("reden-ontbreekt");
  });

  it("R83 stuurt alleen met een reden terug naar waar een melding al was", () => {
    const route = [
      { van: "knooppunt", naar: "zeeland" },
      { van: "zeeland", naar: "knooppunt" },
    ];
    const kies = (reden: string | null) =>
      grondVan(getrieerd(), { naar: "zeeland", reden }, naarHuis("zeeland"), route);
    expect([isTerugNaar(route, "zeeland"), isTerugNaar(route, "noord-limburg"), lussenIn(route)]).toEqual([
      true,
      false,
      1,
    ]);
    expect(weigering(() => kies(null))).toBe("reden-ontbreekt");
    expect(kies("Hij woont er nu toch.")).toBe("inschrijving");
  });

  it("R83 zegt het als een melding voor de tweede keer terugkomt, en de eerste keer niet", () => {
    const eerste = komTerug({ ...getrieerd(), stand: "bij-huis", plaats: "zeeland" }, nu);
    expect([eerste.events, eerste.state.stand, eerste.state.plaats]).toEqual([[], "te-routeren", "knooppunt"]);
    const tweede = komTerug({ ...eerste.state, stand: "bij-huis" }, nu);
    expect(tweede.events!.map(({ data }) => data)).toMatchObject([{ meldpuntmeldingId, lussen: 2 }]);
  });

  it("R01 laat de melder horen dat een ander huis het overneemt, of dat niemand iets doet", () => {
    const { state, events } = rondAf(getrieerd(), { uitkomst: "ander-huis", ontvanger: "parkstad", bewaren }, nu);
    expect([state.stand, state.plaats]).toEqual(["overgedragen", "parkstad"]);
    expect(events![0]!.data).toMatchObject({ uitkomst: "ander-huis", ontvanger: "parkstad" });
    const gesloten = rondAf(getrieerd(), { uitkomst: "geen-vervolg", motivering: dicht, bewaren }, nu);
    expect([gesloten.state.stand, gesloten.events![0]!.data]).toMatchObject(["gesloten", { uitkomst: "geen-vervolg" }]);
  });

  it("L19 bewaart wat geschreven is zo lang als het regime zegt, en niet langer", () => {
    expect(bewaren).toMatchObject({ state: "armed", dueAt: new Date("2027-05-23T00:00:00+02:00") });
    expect(komTerug({ ...getrieerd(), stand: "bij-huis" }, nu).deadlines).toMatchObject([{ state: "cancelled" }]);
    expect(wis(getrieerd()).state).toMatchObject({ inhoud: null, motivering: null, kenmerk: "MP-1" });
  });

  it("L09 geeft niet door wat volgens zijn leverancier niet verder mag", () => {
    const met = (voorwaarde: string) =>
      ({ organisatie: "GGZ", tekst: "Bekend.", herkomst: { voorwaarde } }) as Parameters<typeof magMee>[0][number];
    const [vrij, dichtbij] = [met("geen"), met("niet-verder")];
    expect(magMee([vrij, dichtbij], huizen.huis("knooppunt"))).toEqual([vrij]);
  });
});
