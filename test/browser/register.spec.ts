import { mensenMet } from "../../deploy/demo/mensen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm, kies } from "./scherm.js";

const huis = "zeeland";
const beheerder = mensenMet(huis, "beheerder")[0]!;

let at: TestSystem;
let scherm: Scherm;
beforeAll(async () => {
  at = await startTestSystem();
  const hij = await at.as(beheerder);
  for (let nummer = 1; nummer <= 60; nummer++) {
    const gemeente = { code: `kern-${nummer}`, naam: `Dorpsraad ${nummer}`, domein: "bestuurlijk", klasse: "geen" };
    await hij.post("information-hub", "organisaties", { huis, ...gemeente });
  }
  scherm = await openScherm();
}, 90_000);
afterAll(async () => {
  await scherm?.close();
  await at?.stop();
});

it("L22 een beheerder geeft iemand toegang, ziet alle fouten tegelijk, en beëindigt de toegang weer", async () => {
  const { page, wrong } = scherm;
  await meldAan(page, at.system.url, beheerder.naam);
  await page.getByRole("link", { name: "Mensen" }).click();
  await page.getByRole("heading", { level: 1, name: /^Mensen van/ }).waitFor();
  await page.getByRole("heading", { name: "Binnenkort geen toegang meer" }).waitFor();
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "60-mensen");

  await page.getByRole("button", { name: "Iemand toegang geven" }).press("Enter");
  const dialoog = page.getByRole("dialog");
  await dialoog.getByLabel("Code").fill("mw-4711");
  await dialoog.getByLabel("Naam", { exact: true }).fill("Wendela Proefpersoon");
  await dialoog.getByRole("button", { name: "Toegang geven" }).press("Enter");
  await dialoog.getByRole("alert").waitFor();
  await dialoog.getByRole("combobox", { name: "Organisatie" }).fill("GGZ");
  await page.getByRole("option", { name: "GGZ Zeeland" }).click();
  await dialoog.getByLabel("Deelnemer aan casussen").check();
  expect(await axe(page)).toEqual([]);
  await dialoog.getByRole("button", { name: "Toegang geven" }).press("Enter");
  const rij = page.getByRole("row", { name: /Wendela Proefpersoon/ });
  await rij.getByText("Geen toegang: geen VOG of screening").waitFor();
  await dialoog.waitFor({ state: "detached" });
  await rij.getByRole("button", { name: /^Toegang beëindigen/ }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Toegang beëindigen" }).press("Enter");
  await rij.getByText("Beëindigd").waitFor();
  await dialoog.waitFor({ state: "detached" });
  expect(wrong).toEqual([]);
}, 120_000);

it("R50 een beheerder vindt een organisatie op een deel van haar naam, en ziet haar domein en haar deelname", async () => {
  const { page, wrong } = scherm;
  await page.getByRole("link", { name: "Organisaties" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Organisaties/ }).waitFor();
  await page.getByRole("row", { name: /Dorpsraad 10/ }).waitFor();
  expect(await page.getByRole("row").count()).toBe(51); // a page, and its head
  await fotografeer(page, "61-organisaties");
  await page.getByRole("button", { name: "Meer laten zien" }).press("Enter");
  await page.getByRole("row", { name: /Veilig Thuis/ }).waitFor();
  await page.getByLabel("Deel van de naam").fill("ggz");
  await page.keyboard.press("Enter");
  await page.getByText("1 gevonden met “ggz” in de naam.").waitFor();
  const rij = page.getByRole("row", { name: /GGZ Zeeland/ });
  await rij.getByText("Private deelnemer").waitFor();
  expect(await rij.getByRole("cell", { name: "zorg", exact: true }).count()).toBe(1);
  expect(page.url()).not.toMatch(/ggz/i);
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "62-gezocht");
  expect(wrong).toEqual([]);
}, 120_000);

it("R60 een beheerder vormt een team, wijst voor zijn postbus een contactpersoon aan, en heft het op", async () => {
  const { page, wrong } = scherm;
  await page.getByRole("link", { name: "Teams" }).press("Enter");
  await page.getByText(/Er staat nog geen team/).waitFor();
  await page.getByRole("button", { name: "Team toevoegen" }).press("Enter");
  const dialoog = page.getByRole("dialog");
  await kies(page, "Organisatie", "GGZ Zeeland");
  await dialoog.getByLabel("Naam", { exact: true }).fill("Wijkteam West");
  await dialoog.getByLabel("Soort team").selectOption({ index: 1 });
  await dialoog.getByLabel("Postbus").fill("west@ggz.example");
  await dialoog.getByRole("button", { name: "Toevoegen" }).press("Enter");
  await dialoog.getByText("Een postbus hoort bij aangewezen contactpersonen", { exact: false }).first().waitFor();
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "63-team");
  await dialoog.getByRole("checkbox", { name: "Robbert Dingemanse" }).press("Space");
  await dialoog.getByRole("button", { name: "Toevoegen" }).press("Enter");
  const rij = page.getByRole("row", { name: /Wijkteam West/ });
  await rij.getByText("Robbert Dingemanse").waitFor();
  await dialoog.waitFor({ state: "detached" });
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "64-teams");
  await rij.getByRole("button", { name: /^Team opheffen/ }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Team opheffen" }).press("Enter");
  await rij.getByText("Opgeheven").waitFor();
  expect(await rij.innerText()).not.toMatch(/west@ggz/);
  expect(wrong).toEqual([]);
}, 120_000);
