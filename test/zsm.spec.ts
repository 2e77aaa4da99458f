import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Uitkomst } from "../deploy/demo/spel.js";
import { verzonnenBsn } from "./stappen.js";
import { demoDag, startTestSystem, type TestSystem } from "./systeem.js";

// The files of the ZSM desk, beside the police file of the same day, and a request of another arrondissement.

const verdachte = (nummer: number, achternaam: string) => ({
  rol: "verdachte",
  bsn: verzonnenBsn(nummer),
  voornamen: "Teuntje",
  achternaam,
  geboortedatum: "1991-12-31",
});
const elders = {
  opgehoudenOp: "2026-11-23T15:00:00+01:00",
  aangevraagdOp: "2026-11-23T15:10:00+01:00",
  verdenking: "vernieling",
};
const anders = [
  {
    verzoekNummer: "ZWB-1",
    kenmerk: "ZWB-1",
    arrondissement: "Zeeland-West-Brabant",
    ...elders,
    verdachte: verdachte(201, "Wilg"),
  },
  {
    verzoekNummer: "GR-1",
    kenmerk: "GR-1",
    arrondissement: "Noord-Nederland",
    ...elders,
    verdachte: verdachte(202, "Olm"),
  },
];

let test: TestSystem;
let map: string;
let uitkomsten: Uitkomst[];
beforeAll(async () => {
  map = mkdtempSync(join(tmpdir(), "zvh-zsm-"));
  for (const naam of ["geprioriteerd.json", "zsm-verzoeken.json", "politie-meldingen-midden-limburg.csv"])
    cpSync(join(demoDag, naam), join(map, naam));
  writeFileSync(join(map, "zsm-elders.json"), JSON.stringify(anders));
  test = await startTestSystem();
  uitkomsten = await test.play(map);
  await test.settled();
}, 180_000);
afterAll(async () => {
  await test?.stop();
  rmSync(map, { recursive: true, force: true });
});

it("R73 R74 antwoordt de ZSM-desk naar de lijst en de kaart, en noemt de huizen die gevraagd zijn", () => {
  const antwoord = (kenmerk: string) => uitkomsten.find(({ item }) => item === kenmerk)!.uitkomst.split(" (gevraagd: ");
  expect(["ZSM1-1", "ZSM1-2", "ZSM1-3", "ZSM1-4"].map((kenmerk) => antwoord(kenmerk)[0])).toEqual([
    "BEKEND_MET_ADVIES",
    "BEKEND_ZONDER_ADVIES",
    "NIET_BEKEND",
    "NIET_BEKEND",
  ]);
  const namen = antwoord("ZSM1-1")[1]!;
  for (const { arrondissement, naam } of test.huizen.alle())
    expect([naam, namen.includes(naam)]).toEqual([naam, arrondissement === "Limburg"]);
  expect(antwoord("ZWB-1")[0]).toBe("NIET_BEKEND");
  expect(antwoord("GR-1")).toEqual(["geweigerd: in dit arrondissement is geen huis van dit platform"]);
});

it("R73 beantwoordt elk verzoek op tijd, op naam, en houdt van de verdachte niets over", async () => {
  const rijen = await test.sql("information-hub", "select * from zsmverzoek");
  expect(rijen).toHaveLength(13);
  for (const { huis, beantwoord_op: op, verstrijkt_op: tot, beantwoord_door: door, ontvangen } of rijen) {
    expect([op < tot, ontvangen]).toEqual([true, null]);
    expect(door).toContain("procesregisseur");
    expect(test.huizen.kent(huis)).toBe(true);
  }
  const bekend = rijen
    .filter(({ persoon_id: id }) => id)
    .map(({ huis, verzoek_nummer: nummer }) => `${huis} ${nummer}`);
  expect(bekend.sort()).toEqual(["midden-limburg ZSM-261123-2", "westelijke-mijnstreek ZSM-261123-1"]);
});

it("R74 verandert niets als dezelfde dag nog eens komt", async () => {
  const stand = () => test.sql("information-hub", "select count(*) from journal");
  const eerst = await stand();
  expect(await test.play(map)).toEqual(uitkomsten);
  await test.settled();
  expect(await stand()).toEqual(eerst);
}, 120_000);
