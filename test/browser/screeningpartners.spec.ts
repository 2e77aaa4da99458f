import type { Page } from "playwright-core";
import type { Person } from "@zvh/platform";
import { demoAfzenders, mensenMet } from "../../deploy/demo/mensen.js";
import { meld, verzonnenMelding } from "../stappen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm } from "./scherm.js";

// A screener and the partners of two themes at the same morning, without a mouse.

const huis = "midden-limburg";
const screener = mensenMet(huis, "screener")[0]!;
const [veiligThuis, cjg] = ["veilig-thuis", "cjg"].map((code) => mensenMet(huis, "screeningspartner", code)[0]!);
const onderwerp = "Onrust in een portiek";

let at: TestSystem;
const schermen: Scherm[] = [];
const opent = async ({ naam }: Person, pad: string): Promise<Page> => {
  const scherm = await openScherm();
  schermen.push(scherm);
  await meldAan(scherm.page, at.system.url, naam);
  await scherm.page.goto(`${at.system.url}/${huis}/${pad}`);
  return scherm.page;
};

let [hij, vt, jeugd]: Page[] = [];
beforeAll(async () => {
  at = await startTestSystem();
  const melder = demoAfzenders.find(({ organisatie, huizen }) => organisatie === "politie" && huizen.includes(huis))!;
  const afzender = await at.as({ ...melder, huizen: [huis] });
  const client = await at.as(screener);
  await meld({ afzender, screener: client, voorzitter: client }, verzonnenMelding(huis, "ML-THEMA-1", 940));
  hij = await opent(screener, "screening");
  vt = await opent(veiligThuis!, "screeningsvragen");
  jeugd = await opent(cjg!, "screeningsvragen");
}, 120_000);
afterAll(async () => {
  await Promise.all(schermen.map((scherm) => scherm.close()));
  await at?.stop();
});

/** Ticks one theme and unticks another, and lays it down. */
const kiesThema = async (page: Page, aan: RegExp, uit?: RegExp) => {
  const vouw = page.locator("summary", { hasText: /kijken mee/ });
  const thema = page.getByRole("group", { name: "Thema" });
  if (!(await thema.isVisible())) await vouw.press("Enter");
  await thema.getByRole("checkbox", { name: aan }).press("Space");
  if (uit) await thema.getByRole("checkbox", { name: uit }).press("Space");
  await page.getByRole("button", { name: "Thema’s vastleggen" }).press("Enter");
};

it("R24 de screener legt vast wie er vandaag aan zit en voor welk thema, en het staat er nog na verversen", async () => {
  const page = hij!;
  await page.locator("summary", { hasText: "Nog niet vastgelegd" }).press("Enter");
  const aanwezig = page.getByRole("group", { name: "Aanwezig" });
  await aanwezig.getByRole("checkbox", { name: /CJG Midden-Limburg: Minderjarigen/ }).press("Space");
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "70-aanwezigen");
  await page.getByRole("button", { name: "Aanwezigen vastleggen" }).press("Enter");
  await page.locator("summary", { hasText: "CJG Midden-Limburg" }).waitFor();
  await page.reload();
  await page.locator("summary", { hasText: "CJG Midden-Limburg" }).waitFor();
}, 120_000);

it("R24 L15 kiest de screener een thema, dan ziet de partner daarvan de melding meteen, en een ander niets", async () => {
  const page = hij!;
  await page.locator("a[data-rij]").first().press("Enter");
  await page.getByRole("heading", { name: onderwerp }).waitFor();
  expect(await vt!.locator("body").innerText()).not.toMatch(/portiek/);
  await kiesThema(page, /Huiselijk geweld/);
  await vt!.getByRole("heading", { name: onderwerp }).waitFor();
  expect(await jeugd!.locator("body").innerText()).not.toMatch(/portiek/);
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "71-themas");
}, 120_000);

it("R24 L15 kiest hij een ander thema, dan is zij bij de vorige weg zonder verversen", async () => {
  await kiesThema(hij!, /Minderjarigen/, /Huiselijk geweld/);
  await jeugd!.getByRole("heading", { name: onderwerp }).waitFor();
  await vt!.getByRole("heading", { name: onderwerp }).waitFor({ state: "detached" });
  expect(await axe(vt!)).toEqual([]);
  await fotografeer(vt!, "72-niet-meer-mijn-thema");
  expect(schermen.flatMap(({ wrong }) => wrong)).toEqual([]);
}, 120_000);
