import type { Page } from "playwright-core";
import type { Person } from "@zvh/platform";
import { eventually } from "@zvh/testing";
import { afzenderVoor, mensenMet } from "../../deploy/demo/mensen.js";
import { meld, oordeel, verzonnenMelding } from "../stappen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm, kies } from "./scherm.js";

// Three people look at the agenda of one meeting, and act by keyboard alone: who leads it, a partner who is chosen, and
// one who is not.

const huis = "noord-limburg";
const voorzitter = mensenMet(huis, "triagevoorzitter")[0]!;
const amw = mensenMet(huis, "triagelid", "amw")[0]!;
const politie = mensenMet(huis, "triagelid", "politie")[0]!;
const wat = "Onrust in een portiek";

let at: TestSystem;
const schermen: Scherm[] = [];
const opent = async ({ naam }: Person): Promise<Page> => {
  const scherm = await openScherm();
  schermen.push(scherm);
  await meldAan(scherm.page, at.system.url, naam);
  await scherm.page.goto(`${at.system.url}/${huis}/triage`);
  return scherm.page;
};

let [leider, gekozene, ander]: Page[] = [];
beforeAll(async () => {
  at = await startTestSystem();
  const screener = await at.as(voorzitter);
  const afzender = await at.as({ ...afzenderVoor("Gemeente Venlo"), huizen: [huis] });
  const { meldingId } = await meld({ afzender, screener, voorzitter: screener }, verzonnenMelding(huis, "NL-1", 910));
  await screener.post("intake", `meldingen/${meldingId}/screening`, {
    risico: "hoog",
    complexiteit: "hoog",
    uitkomst: "triage",
    motivering: "Te verweven voor één organisatie.",
  });
  await eventually(async () => {
    const { items } = await screener.get<{ items: { onderwerp: string | null }[] }>("triage", `triages?huis=${huis}`);
    return items[0]?.onderwerp;
  });
  for (const wie of [voorzitter, amw, politie]) await opent(wie);
  [leider, gekozene, ander] = schermen.map(({ page }) => page);
}, 120_000);
afterAll(async () => {
  await Promise.all(schermen.map((scherm) => scherm.close()));
  await at?.stop();
});

it("L15 een lid ziet vóór de doeltoets dat er een agendapunt is, en waarom hij niet meer ziet", async () => {
  for (const page of [gekozene!, ander!]) {
    await page.getByText("Agendapunt 1").waitFor();
    await page.getByText(at.huizen.huis(huis).teksten["scherm.agendapunt"]!).waitFor();
    const alles = await page.locator("body").innerText();
    expect(alles).not.toMatch(/Bregje|Onrust in een portiek/);
    expect(await page.locator("a[data-rij]").count()).toBe(0);
  }
  expect(await axe(ander!)).toEqual([]);
  await fotografeer(ander!, "20-agendapunt-afgeschermd");
}, 30_000);

it("L15 wie voorzit, wijst een ander aan voor de doeltoets en trekt dat weer in", async () => {
  const page = leider!;
  await page.locator("a[data-rij]").first().press("Enter");
  await page.getByRole("heading", { name: wat }).waitFor();
  await page.getByText("Wie toetst mee?").press("Enter");
  await kies(page, /^Wie$/, amw.naam);
  await page.getByRole("button", { name: "Aanwijzen" }).press("Enter");
  await gekozene!.getByText(wat).waitFor(); // live: a judge sees what he judges
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "21-doeltoets");
  await page.getByRole("button", { name: `${amw.naam} toetst niet meer mee` }).press("Enter");
  await gekozene!.getByText("Agendapunt 1").waitFor();
}, 120_000);

it("L15 na de doeltoets ziet wie gekozen is het punt meteen, en een ander niet", async () => {
  const page = leider!;
  const past = page.getByRole("group", { name: /Past dit bij het doel/ });
  await past.getByRole("radio", { name: "Ja" }).press("Space");
  await page.getByLabel("Waarom past dit wel of niet?").fill("Zorg en veiligheid spelen samen.");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Past bij het doel.").first().waitFor();
  await page.locator("summary", { hasText: /kiezen/ }).press("Enter");
  await page
    .getByRole("checkbox", { name: at.huizen.huis(huis).organisaties.find(({ code }) => code === "amw")!.naam })
    .press("Space");
  await page.keyboard.press("Control+Enter");
  await gekozene!.getByText(wat).waitFor();
  await fotografeer(page, "22-wie-doet-mee");
  expect(await axe(page)).toEqual([]);
  await gekozene!.locator("a[data-rij]").first().press("Enter");
  await gekozene!.getByRole("heading", { name: wat }).waitFor();
  expect(await axe(gekozene!)).toEqual([]);
  await fotografeer(gekozene!, "23-gekozen");
  await ander!.getByText("Agendapunt 1").waitFor();
  expect(await ander!.locator("body").innerText()).not.toMatch(/Bregje|Onrust in een portiek/);
}, 120_000);

it("R93 een beperkt punt laat voor wie niet meedoet geen spoor na, ook niet zonder verversen", async () => {
  await leider!.getByRole("button", { name: "Beperk tot wie hier meedoet" }).press("Enter");
  await ander!.getByText("Agendapunt 1").waitFor({ state: "detached" });
  await ander!.getByText(at.huizen.huis(huis).teksten["scherm.leeg.triage"]!).waitFor();
  await fotografeer(ander!, "24-geen-spoor");
  await gekozene!.getByText("Beperkt agendapunt").waitFor();
  await fotografeer(leider!, "25-beperkt");
}, 120_000);

it("L05 een partner levert niet wat gevraagd is, op een grond uit de lijst, en wie voorzit ziet die grond en niet meer", async () => {
  const leidt = await at.as(voorzitter);
  const { items } = await leidt.get<{ items: { triageId: string }[] }>("triage", `triages?huis=${huis}`);
  const pad = `triages/${items[0]!.triageId}`;
  await leidt.put("triage", `${pad}/oordeel`, oordeel([], [], ["amw"]));
  await leidt.post("triage", `${pad}/besluit`, {
    uitkomst: "informatie-nodig",
    motivering: "Er mist iets.",
    vervolgstap: { omschrijving: "Antwoord afwachten", eigenaar: "amw" },
    informatie: [{ organisatie: "amw", vraag: "Is er begeleiding?" }],
  });
  const page = gekozene!;
  await page.getByText("Wij leveren dit niet").press("Enter");
  await page.getByRole("radio", { name: /beroepsgeheim/ }).press("Space");
  expect(await page.getByLabel("Waarom leveren jullie dit niet?").count()).toBe(0);
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "26-niet-leveren");
  await page.getByRole("button", { name: "Weigeren" }).press("Enter");
  await leider!.getByText("Levert dit niet.").waitFor();
  await leider!.getByText(/Medisch beroepsgeheim/).waitFor();
  expect(await axe(leider!)).toEqual([]);
  await fotografeer(leider!, "27-geweigerd");
  expect(schermen.flatMap(({ wrong }) => wrong)).toEqual([]);
}, 120_000);
