import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Uitkomst } from "../deploy/demo/spel.js";
import { services } from "../deploy/system.js";
import { verzonnenBsn, verzonnenMelding } from "./stappen.js";
import { startTestSystem, type TestSystem } from "./systeem.js";

// Another day than the one that the product brings along: nothing may be tuned to its rows.

const kop =
  "registratienummer;tijdstip;soort;classificatie;melder_organisatie;melder_naam;melder_email;toelichting;rol;eerdere_meldingen;" +
  "bsn;voornamen;tussenvoegsel;achternaam;geboortedatum;geslacht;straat;huisnummer;postcode;woonplaats;gemeente";

const rij = (nummer: string, soort: string, rol: string, eerdere: number, bsn: string, achternaam: string): string =>
  `${nummer};2027-03-28T02:30:00;${soort};vernieling;Politie;Wijkagent;wijk@politie.example;"Ruit ""weer"" stuk;\r\nglas op straat.";` +
  `${rol};${eerdere};${bsn};Teuntje;;${achternaam};1991-12-31;V;Duinweg;1;4380 AA;Vlissingen;GM0718`;

const politie = [
  kop,
  rij("ZL-1", "delict", "verdachte", 0, verzonnenBsn(101), "Hazelaar"),
  rij("ZL-2", "delict", "verdachte", 2, "", "Hazelaer"),
  rij("ZL-2", "delict", "slachtoffer", 2, verzonnenBsn(102), "Wilgenroos"),
  rij("ZL-3", "incident", "getuige", 0, verzonnenBsn(103), "Berkenbos"),
  rij("ZL-4", "ruzie", "verdachte", 0, "12", "Olm"),
].join("\r\n");

const mijnstreek = (kenmerk: string, nummer: number, meer: object = {}) =>
  verzonnenMelding("westelijke-mijnstreek", kenmerk, nummer, { ontvangenOp: "2027-03-29T10:00:00+02:00", ...meer });

const zonderAdres = { melder: { organisatie: "Gemeente Beek", naam: null, email: null } };
const zonderMelder = { soort: "ZVH", kenmerk: "ONAF-1", huis: "zeeland" };

const ernaast = (soort: string, kenmerk: string, rest: object) => ({
  soort,
  kenmerk,
  huis: "midden-limburg",
  ontvangenOp: "2027-03-29T11:00:00+02:00",
  melder: { organisatie: "Sportvereniging Proef", naam: null, email: "s@vereniging.example" },
  ...rest,
});
const signaal = (kenmerk: string, nummer: number) =>
  ernaast("SIGNAAL", kenmerk, {
    onderwerp: "Onrust",
    situatieschets: "Er is steeds ruzie.",
    betrokkenen: [{ rol: "betrokkene", bsn: verzonnenBsn(nummer), achternaam: "Iep", adres: { gemeente: "GM0988" } }],
  });

const bestanden: Record<string, string> = {
  "ernaast.json": JSON.stringify([
    signaal("SP-1", 121),
    signaal("SP-2", 122),
    ernaast("ADVIESVRAAG", "SP-3", { vraag: "Wanneer past iets bij jullie?" }),
    ernaast("ADVIESVRAAG", "SP-4", { vraag: `Kennen jullie ${verzonnenBsn(123)}?` }),
  ]),
  "besluiten.json": JSON.stringify({ "SP-2": { signaal: { overname: false } } }),
  "politie-zeeland.csv": politie,
  "aanmeldingen.json": JSON.stringify([mijnstreek("WM-1", 111), mijnstreek("WM-2", 112, zonderAdres)]),
  "elders.json": JSON.stringify(verzonnenMelding("nergenshuizen", "NERGENS-1", 113)),
  "lopend.json": JSON.stringify([{ huis: "nergenshuizen", persoon: { achternaam: "Esdoorn" }, advies: null }]),
  "onaf.json": JSON.stringify(zonderMelder),
  "luchtballon.json": JSON.stringify({ soort: "LUCHTBALLON", kenmerk: "LB-1" }),
  "getal.json": "42",
  "kapot.json": '{ "soort": "ZVH", ',
  "leeg.csv": "",
  "alleen-kop.csv": `${kop}\n`,
};

let test: TestSystem;
let map: string;
let uitkomsten: Uitkomst[];
beforeAll(async () => {
  map = mkdtempSync(join(tmpdir(), "zvh-dag-"));
  for (const [naam, inhoud] of Object.entries(bestanden)) writeFileSync(join(map, naam), inhoud);
  test = await startTestSystem();
  uitkomsten = await test.play(map);
  await test.settled();
}, 120_000);
afterAll(async () => {
  await test?.stop();
  rmSync(map, { recursive: true, force: true });
});

it("R01 speelt een dag met andere mensen in andere huizen uit, en zegt van elk bericht wat ervan werd", () => {
  const van = (begin: string) => uitkomsten.filter(({ item }) => item.startsWith(begin));
  expect(van("ZL-").map(({ item, melder }) => [item, melder])).toEqual(
    ["ZL-1", "ZL-2", "ZL-3"].map((item) => [item, "teruggekoppeld"]),
  );
  expect(van("WM-1")).toMatchObject([{ melder: "teruggekoppeld" }]);
  expect(van("WM-2")).toMatchObject([{ melder: "niet per mail (geen-adres): er staat een taak" }]);
});

it("noemt elk bericht dat niet genomen kan worden met de reden, en gaat door met de rest", () => {
  const anders = uitkomsten
    .filter(({ item }) => !/^(ZL|WM|SP)-/.test(item))
    .map(({ item, uitkomst }) => `${item}: ${uitkomst}`);
  expect(anders.sort()).toEqual([
    expect.stringMatching(/^NERGENS-1: geweigerd: .*onbekend-huis/),
    expect.stringMatching(/^ONAF-1: geweigerd: .*ongeldige-invoer/),
    expect.stringMatching(/^getal\.json: niet gelezen/),
    expect.stringMatching(/^kapot\.json: niet gelezen: het bestand is geen geldige JSON/),
    expect.stringMatching(/^leeg\.csv: niet gelezen: de kopregel is van geen bekend bestand/),
    expect.stringMatching(/^lopend\.json \(nergenshuizen\): geweigerd: dit huis bestaat niet/),
    expect.stringMatching(/^luchtballon\.json: niet gelezen: de soort is niet bekend/),
    expect.stringMatching(/^politie-zeeland\.csv, regel 10: niet genomen: bsn/),
    expect.stringMatching(/^politie-zeeland\.csv, regel 10: niet genomen: soort/),
  ]);
});

it("L04 geeft elk signaal en elke adviesvraag een uitkomst: overgenomen of niet, beantwoord en geteld, of geweigerd", () => {
  const van = (begin: string) => uitkomsten.find(({ item }) => item.startsWith(begin))!;
  expect(van("SP-1")).toMatchObject({
    item: "SP-1 (signaal, overgenomen door Gemeente Weert)",
    melder: "teruggekoppeld",
  });
  expect(van("SP-2")).toMatchObject({ uitkomst: "signaal niet overgenomen", melder: "ontvangstbewijs: bekeken" });
  expect(van("SP-3")).toMatchObject({
    uitkomst: expect.stringMatching(/^adviesvraag beantwoord door .+, geteld \(1 in dit huis\)/),
    melder: "leest het antwoord",
  });
  expect(van("SP-4").uitkomst).toMatch(/^geweigerd: .*persoonsgegeven-in-adviesvraag/);
});

it("opent geen casus voor een slachtoffer of getuige", async () => {
  const niet = await test.sql("intake", "select persoon_id from betrokkene where rol in ('slachtoffer', 'getuige')");
  const casussen = await test.sql("case-plan", "select persoon_id from casus");
  expect(niet).toHaveLength(2);
  expect(casussen.length).toBeGreaterThanOrEqual(2);
  for (const { persoon_id } of niet) expect(casussen).not.toContainEqual({ persoon_id });
});

it("leaves nothing parked, and changes nothing when the day is played again", async () => {
  const stand = () =>
    Promise.all(
      services.map(({ name }) =>
        test.sql(name, "select (select count(*) from journal), (select count(*) from parked) as parked"),
      ),
    );
  const eerst = await stand();
  expect(eerst.flat().map(({ parked }) => parked)).toEqual(services.map(() => "0"));
  expect(await test.play(map)).toEqual(uitkomsten);
  await test.settled();
  expect(await stand()).toEqual(eerst);
}, 60_000);

it("has nothing to tell of an empty folder", async () => {
  const leeg = mkdtempSync(join(tmpdir(), "zvh-dag-"));
  expect(await test.play(leeg)).toEqual([]);
  rmSync(leeg, { recursive: true });
});
