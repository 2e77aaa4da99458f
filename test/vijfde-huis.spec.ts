import type { Person } from "@zvh/platform";
import { huizenMap, laadHuizen, proefMap } from "@zvh/regions";
import { chooseAtIssuer, eventually, openBrowser } from "@zvh/testing";
import { demoMensen } from "../deploy/demo/mensen.js";
import { brengNaarTriage, meld, oordeel, verzonnenMelding, type Rollen } from "./stappen.js";
import { startTestSystem, type TestSystem } from "./systeem.js";

// A fifth house is a file in a folder, and nothing else: no line of code knows it.

const huis = "proefhuis";
const mens = (id: string, organisatie: string, ...rollen: string[]): Person => ({
  id: `${huis}.${id}`,
  naam: `Verzonnen ${id}`,
  organisatie,
  huizen: [huis],
  rollen: ["medewerker", ...rollen],
});
const coordinator = mens("coordinator", "huis", "screener", "triagevoorzitter");
const regisseur = mens("regisseur", "huis", "procesregisseur");
const politie = { ...mens("politie", "politie"), rollen: ["afzender"] };

let test: TestSystem;
let rollen: Rollen;
beforeAll(async () => {
  const huizen = laadHuizen([huizenMap, proefMap]);
  test = await startTestSystem({ huizen, mensen: [...demoMensen, coordinator, regisseur, politie] });
  const voorzitter = await test.as(coordinator);
  rollen = { afzender: await test.as(politie), screener: voorzitter, voorzitter };
}, 60_000);
afterAll(() => test?.stop());

it("R77 R34 brengt in een vijfde huis een melding tot casus, in de woorden en met de criteria van dat huis", async () => {
  const { meldingId, personen } = await meld(rollen, verzonnenMelding(huis, "PROEF-1", 500));
  const { triageId, overlegDatum } = await brengNaarTriage(rollen, huis, meldingId);
  expect(new Date(`${overlegDatum}T12:00:00Z`).getUTCDay()).toBe(4);
  await rollen.voorzitter.put(
    "triage",
    `triages/${triageId}/oordeel`,
    oordeel(["kluwen", "handenTekort", "gebied"], personen, ["ggz"]),
  );
  await rollen.voorzitter.post("triage", `triages/${triageId}/besluit`, {
    uitkomst: "procesregie",
    motivering: "De draden zitten in de knoop.",
    vervolgstap: { omschrijving: "Een eerste kringtafel beleggen.", eigenaar: "huis" },
    personen,
    categorie: test.huizen.huis(huis).casuscategorieen[0]!.code,
    procesregisseur: regisseur.id,
  });
  const ziet = await test.as(regisseur);
  const casussen = () => ziet.get<{ items: object[] }>("case-plan", `casussen?huis=${huis}`);
  const items = await eventually(async () => (await casussen()).items[0] && (await casussen()).items);
  expect(items).toMatchObject([{ huis, meldingId, triageId, persoonId: personen[0] }]);
  await test.settled();
  // Two messages that are sent side by side arrive in any order.
  const mails = await test.mails();
  const terugkoppeling = mails.find(({ onderwerp }) => onderwerp.startsWith("Weerklank"));
  expect(terugkoppeling).toMatchObject({ aan: ["w.agent@politie.example"], van: "noreply@proefhuis.example" });
  expect(terugkoppeling!.onderwerp).toMatch(/^Weerklank op uw bericht PROEF-1/);
  expect(terugkoppeling!.tekst).toContain("Beste seingever");
  expect(terugkoppeling!.tekst.replace(/\s+/g, " ")).toContain("trajectleiding");
  for (const { onderwerp, tekst } of mails)
    expect(`${onderwerp} ${tekst}`).not.toMatch(/terugkoppeling|procesregie|\bmelder\b|\bmelding\b|triage/i);
});

it("R77 laat het vijfde huis aan het scherm zien met zijn eigen woorden en kleur", async () => {
  const browser = openBrowser();
  await browser.ask(await chooseAtIssuer(browser, `${test.system.url}/api/aanmelden`, regisseur.id));
  const antwoord = await browser.ask(`${test.system.url}/api/sessie`);
  const { huizen } = (await antwoord.json()) as { huizen: { code: string }[] };
  expect(huizen).toContainEqual(
    expect.objectContaining({ code: huis, korteNaam: "Proefhuis", accentkleur: "#7a1f5c" }),
  );
  const collegas = await browser.ask(`${test.system.url}/api/information-hub/medewerkers/collegas?huis=${huis}`, {
    headers: { "zvh-werkplek": "0" },
  });
  const { items } = (await collegas.json()) as { items: { medewerkerId: string }[] };
  expect(items.map(({ medewerkerId }) => medewerkerId)).toContain(regisseur.id);
});

it("houdt wat van het vijfde huis is binnen dat huis, en andersom", async () => {
  const buiten = await test.as(demoMensen.find(({ id }) => id === "zeeland.screener-1")!);
  const items = await buiten.get<{ items: object[] }>("intake", `meldingen?huis=${huis}&status=afgerond`);
  expect(items.items).toEqual([]);
  for (const { topic, envelope } of test.messages)
    expect(topic.split(".")[1]).toBe(test.huizen.huis(envelope.huis).regio);
  // The registers of the other houses are told of too; all else that happened here is of this house.
  const gedaan = test.messages.filter(({ envelope }) => !/^nl\.zvh\.(aanstelling|organisatie)\./.test(envelope.type));
  expect(new Set(gedaan.map(({ topic }) => topic.split(".")[1]))).toEqual(new Set(["proefregio"]));
});

it("kent zonder het bestand geen vijfde huis", () => {
  expect(laadHuizen().kent(huis)).toBe(false);
});
