import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stableId } from "@zvh/platform";
import { demoMensen } from "../deploy/demo/mensen.js";
import type { Uitkomst } from "../deploy/demo/spel.js";
import { demoDag, startTestSystem, type TestSystem } from "./systeem.js";

// Reports about confused behaviour, from the knooppunt to where they belong and back, through all services.

const bestand = "meldpunt-verward-gedrag.json";
let test: TestSystem;
let uitkomsten: Uitkomst[];
const wie = (id: string) => test.as(demoMensen.find((mens) => mens.id === id)!);

beforeAll(async () => {
  const map = mkdtempSync(join(tmpdir(), "zvh-meldpunt-"));
  cpSync(join(demoDag, bestand), join(map, bestand));
  test = await startTestSystem();
  uitkomsten = await test.play(map);
  await test.settled();
  rmSync(map, { recursive: true });
}, 120_000);
afterAll(() => test?.stop());

type Melding = { meldpuntmeldingId: string; kenmerk: string };
const bij = async (stand: string) =>
  (
    await (
      await wie("knooppunt.meldpunt-huis-1")
    ).get<{ items: Melding[] }>("information-hub", `meldpuntmeldingen?huis=knooppunt&stand=${stand}`)
  ).items;

it("R78 R79 brengt elke melding waar zij hoort: in een huis, buiten het platform, of bij een mens", async () => {
  const afloop = (nummer: number) => uitkomsten.find(({ item }) => item.startsWith(`MP-001-${nummer}`))!;
  const meldingen = await test.sql(
    "intake",
    "select huis, kenmerk, status from melding order by split_part(kenmerk, '/', 2)",
  );
  expect(meldingen).toMatchObject([
    { huis: "westelijke-mijnstreek", status: "afgerond" },
    { huis: "westelijke-mijnstreek", status: "afgerond" },
    { huis: "noord-limburg", status: "afgerond" },
    { huis: "midden-limburg", status: "afgerond" },
  ]);
  for (const nummer of [1, 2, 3, 4]) expect(afloop(nummer).item).toContain("inschrijving");
  expect(afloop(5).uitkomst).toBe("overgedragen aan Zorg- en Veiligheidshuis Maastricht-Heuvelland");
  expect(afloop(6).uitkomst).toContain("wacht op een mens");
  expect((await bij("te-routeren")).map(({ kenmerk }) => kenmerk)).toEqual(["MP-001-6"]);
});

it("R79 laat het andere huis per e-mail horen dat het moet bellen, zonder iets over de persoon", async () => {
  const gebeld = (await test.mails()).filter(({ onderwerp }) => onderwerp.startsWith("Het knooppunt heeft"));
  expect(gebeld).toMatchObject([{ aan: ["bureau@zvh-maastricht-heuvelland.example"] }]);
  expect(gebeld[0]!.tekst).toMatch(/088 000 05 00/);
  expect(gebeld[0]!.tekst).not.toMatch(/Brink|Sjaak|pyjama/);
});

it("R01 wie niet per e-mail te bereiken is, belt het bureau van het knooppunt; niemand anders krijgt die taak", async () => {
  const taken = async (id: string) =>
    (await (await wie(id)).get<{ items: object[] }>("notification", "taken?status=open")).items;
  expect(await taken("knooppunt.meldpunt-huis-1")).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ soort: "terugkoppeling", reden: "geen-adres" })]),
  );
  expect(await taken("knooppunt.meldpunt-politie-1")).toEqual([]);
});

it("R83 komt terug bij het knooppunt als het huis haar terugstuurt, met de reden, en de melder hoort dan nog niets", async () => {
  const bureau = await wie("knooppunt.meldpunt-huis-1");
  const screener = await wie("zeeland.screener-1");
  const [{ meldpuntmeldingId }] = (await bij("te-routeren")) as [Melding];
  const pad = `meldpuntmeldingen/${meldpuntmeldingId}`;
  await bureau.post("information-hub", `${pad}/route`, { naar: "zeeland", reden: "Haar dochter woont in Goes." });
  await test.settled();
  const [{ melding_id: meldingId }] = await test.sql("intake", "select melding_id from melding where huis = 'zeeland'");
  const reden = "De dochter is verhuisd.";
  await screener.post("intake", `meldingen/${meldingId}/terugzending`, { reden });
  await test.settled();
  const terug = await bureau.get<{ stand: string; route: object[] }>("information-hub", pad);
  expect(terug).toMatchObject({
    stand: "te-routeren",
    lussen: 1,
    route: [{ naar: "zeeland" }, { van: "zeeland", reden }],
  });
  const mails = (await test.mails()).map(({ messageId }) => messageId);
  expect(mails.filter((id) => id.includes(stableId("terugkoppeling", String(meldingId))))).toEqual([]);
  expect(await test.sql("intake", "select from parked")).toEqual([]);
});
