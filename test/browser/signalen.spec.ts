import { afzenderVoor, mensenMet } from "../../deploy/demo/mensen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm } from "./scherm.js";

// What comes in beside the meldingen, decided and answered without a mouse.

const huis = "zeeland";
const screener = mensenMet(huis, "screener")[0]!;
const melder = { organisatie: "Woningcorporatie Zeeuwland", naam: "M. de Wit", email: "m.dewit@corporatie.example" };
const betrokkenen = [{ rol: "betrokkene", voornamen: "Fenna", achternaam: "Verzonnen", geboortedatum: "1979-08-24" }];

let at: TestSystem;
let scherm: Scherm;
beforeAll(async () => {
  at = await startTestSystem();
  const corporatie = await at.as({ ...afzenderVoor(melder.organisatie), huizen: [huis] });
  const basis = { huis, melder, situatieschets: "Nachtelijk geschreeuw.", betrokkenen };
  for (const [kenmerk, onderwerp] of [
    ["WC-1", "Ernstige woonoverlast"],
    ["WC-2", "Burenruzie"],
  ])
    await corporatie.post("intake", "signalen", { ...basis, soort: "SIGNAAL", kenmerk, onderwerp });
  const vraag = "Wanneer past een casus bij jullie?";
  await corporatie.post("intake", "adviesvragen", { huis, melder, soort: "ADVIESVRAAG", kenmerk: "AV-1", vraag });
  scherm = await openScherm();
  await meldAan(scherm.page, at.system.url, screener.naam);
}, 120_000);
afterAll(async () => {
  await scherm?.close();
  await at?.stop();
});

it("L04 R64 neemt een screener een signaal over voor een deelnemer, met diens grondslag, en het is een melding", async () => {
  const { page } = scherm;
  await page.goto(`${at.system.url}/${huis}/signalen`);
  expect(await axe(page)).toEqual([]);
  await page.locator("a[data-rij]", { hasText: "Ernstige woonoverlast" }).press("Enter");
  await page.getByRole("heading", { name: "Ernstige woonoverlast" }).waitFor();
  await page.getByRole("radio", { name: /^Ja, als/ }).press("Space");
  await page.getByRole("button", { name: "Overnemen" }).press("Enter");
  await page.getByRole("alert").waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel("Wie neemt het over?").selectOption("gemeente-vlissingen");
  await page.getByLabel("Soort gegevens").selectOption("woonsituatie");
  await page.getByLabel("Grondslag").selectOption("wettelijke-plicht");
  await page.getByLabel("Waarvoor is dit nodig?").selectOption("ernstige-overlast");
  await fotografeer(page, "80-signaal");
  await page.getByRole("button", { name: "Overnemen" }).press("Enter");
  await page.getByRole("heading", { name: "Overgenomen door Gemeente Vlissingen" }).waitFor();
  expect(await page.locator("main").innerText()).not.toMatch(/Verzonnen|geschreeuw/);
  expect(await axe(page)).toEqual([]);
  await page.getByRole("link", { name: "Naar de aanmelding" }).press("Enter");
  await page.getByRole("heading", { name: "Ernstige woonoverlast" }).waitFor();
}, 120_000);

it("L20 is een signaal dat niemand overneemt meteen leeg, en staat er wie dat besloot en waarom", async () => {
  const { page } = scherm;
  await page.goto(`${at.system.url}/${huis}/signalen`);
  await page.locator("a[data-rij]", { hasText: "Burenruzie" }).press("Enter");
  await page.getByRole("radio", { name: "Nee" }).press("Space");
  await page.getByLabel("Waarom niet?").fill("Te weinig om op te pakken.");
  await page.getByRole("button", { name: "Niet overnemen" }).press("Enter");
  await page.getByRole("heading", { name: "Niet overgenomen" }).waitFor();
  const tekst = await page.locator("main").innerText();
  expect(tekst).toContain(screener.naam);
  expect(tekst).not.toMatch(/Verzonnen|Burenruzie/);
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "81-signaal-niet-overgenomen");
}, 120_000);

it("beantwoordt een screener een adviesvraag, die een persoon in het antwoord weigert en daarna telt", async () => {
  const { page } = scherm;
  await page.goto(`${at.system.url}/${huis}/adviesvragen`);
  await page.locator("a[data-rij]").first().press("Enter");
  await page.getByLabel("Waar gaat de vraag over?").selectOption("criteria");
  await page.getByLabel("Antwoord", { exact: true }).fill("Bel hem op 06-12345678.");
  await page.getByRole("button", { name: "Antwoord geven" }).press("Enter");
  await page.getByRole("alert").waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel("Antwoord", { exact: true }).fill("Als er op meer vlakken iets speelt.");
  await page.getByRole("button", { name: "Antwoord geven" }).press("Enter");
  await page.getByText("Als er op meer vlakken iets speelt.").first().waitFor();
  await page.getByRole("row", { name: /Past dit bij het huis\? 1/ }).waitFor();
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "82-adviesvraag");
  expect(scherm.wrong).toEqual([]);
}, 120_000);
