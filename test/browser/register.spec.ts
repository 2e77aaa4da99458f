import { demoMensen } from "../../deploy/demo/mensen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, meldAan, openScherm, type Scherm } from "./scherm.js";

let at: TestSystem;
let scherm: Scherm;
beforeAll(async () => {
  at = await startTestSystem();
  scherm = await openScherm();
}, 90_000);
afterAll(async () => {
  await scherm?.close();
  await at?.stop();
});

it("L22 een beheerder geeft iemand toegang, ziet alle fouten tegelijk, en beëindigt de toegang weer", async () => {
  const { page, wrong } = scherm;
  await meldAan(page, at.system.url, demoMensen.find(({ id }) => id === "zeeland.beheerder-1")!.naam);
  await page.getByRole("link", { name: "Mensen" }).click();
  await page.getByRole("heading", { level: 1, name: /^Mensen van/ }).waitFor();
  await page.getByRole("heading", { name: "Binnenkort geen toegang meer" }).waitFor();
  expect(await axe(page)).toEqual([]);

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

  await rij.getByRole("button", { name: /^Toegang beëindigen/ }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Toegang beëindigen" }).press("Enter");
  await rij.getByText("Beëindigd").waitFor();
  expect(wrong).toEqual([]);
}, 60_000);

it("R50 een beheerder ziet van elke organisatie haar domein en haar deelname", async () => {
  const { page, wrong } = scherm;
  await page.getByRole("link", { name: "Organisaties" }).click();
  const rij = page.getByRole("row", { name: /GGZ Zeeland/ });
  await rij.getByText("Private deelnemer").waitFor();
  expect(await rij.getByRole("cell", { name: "zorg", exact: true }).count()).toBe(1);
  expect(await axe(page)).toEqual([]);
  expect(wrong).toEqual([]);
}, 30_000);
