import type { Person } from "@zvh/platform";
import { afzenderVoor, mensenMet } from "../../deploy/demo/mensen.js";
import { meld, verzonnenMelding } from "../stappen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm } from "./scherm.js";

// The privacy officer of a house asks who saw somebody; without a mouse.

const huis = "noord-limburg";
const van = (rol: string): Person => mensenMet(huis, rol)[0]!;
const [officer, screener, regisseur] = [van("privacyofficer"), van("screener"), van("procesregisseur")];

let at: TestSystem;
let scherm: Scherm;
beforeAll(async () => {
  at = await startTestSystem();
  const melder = await at.as({ ...afzenderVoor("Gemeente Venlo"), huizen: [huis] });
  const hij = await at.as(screener);
  await meld({ afzender: melder, screener: hij, voorzitter: hij }, verzonnenMelding(huis, "NL-INZAGE-1", 930));
  scherm = await openScherm();
}, 90_000);
afterAll(async () => {
  await scherm?.close();
  await at?.stop();
});

it("L23 de privacyofficer vindt iemand op naam en leest wie die zag, wanneer en op welke grond", async () => {
  const { page } = scherm;
  await meldAan(page, at.system.url, officer.naam);
  await page.getByRole("link", { name: "Wie zag wat" }).press("Enter");
  await page.getByLabel("Naam", { exact: true }).fill("Verzinsel930");
  await fotografeer(page, "50-inzage-zoeken");
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Wie is het?" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: /Bregje Verzinsel930/ }).waitFor();
  const melding = at.huizen.huis(huis).woorden.melding.enkelvoud;
  const rij = page.getByRole("row", { name: new RegExp(`${screener.naam} ${melding} bekeken.*Toegestaan`, "i") });
  await rij.first().waitFor();
  expect(await rij.first().innerText()).toMatch(/Dagelijkse selectie/);
  await page.getByText(at.huizen.regimes["dagelijkse-selectie"]!.grondslag).waitFor();
  await page.getByRole("row", { name: new RegExp(`${officer.naam} Gezocht op naam`) }).waitFor(); // of himself too
  await fotografeer(page, "51-inzage");
  expect(await axe(page)).toEqual([]);
  expect(page.url()).not.toMatch(/Verzinsel/i);
}, 120_000);

it("L23 kiest de privacyofficer andere dagen, dan staat er wat toen gebeurde, en het adres is het scherm", async () => {
  const { page } = scherm;
  await page.getByRole("group", { name: "Tot en met" }).getByRole("spinbutton").first().focus();
  await page.keyboard.type("01012020");
  await page.getByText("In deze dagen zag of zocht niemand deze persoon.").waitFor();
  await page.reload();
  await page.getByText("In deze dagen zag of zocht niemand deze persoon.").waitFor();
  await fotografeer(page, "52-inzage-andere-dagen");
  await page.getByRole("button", { name: "Alle dagen" }).press("Enter");
  // Who reads the log stands in it too, on top.
  const gezien = page.getByRole("row", { name: new RegExp(screener.naam) }).first();
  const meer = page.getByRole("button", { name: "Meer laten zien" });
  await gezien.or(meer).first().waitFor();
  while (await meer.isEnabled({ timeout: 500 }).catch(() => false)) await meer.press("Enter");
  await gezien.waitFor();
  expect(scherm.wrong).toEqual([]);
}, 120_000);

it("L23 wie geen privacyofficer is, komt niet op de bladzijde, ook niet met haar adres", async () => {
  const { page } = scherm;
  const adres = page.url();
  await meldAan(page, at.system.url, regisseur.naam);
  expect(await page.getByRole("link", { name: "Wie zag wat" }).count()).toBe(0);
  await page.goto(adres);
  await page.getByRole("heading", { level: 1, name: "Vandaag" }).waitFor();
  expect(await page.locator("body").innerText()).not.toMatch(/Verzinsel930/);
}, 120_000);
