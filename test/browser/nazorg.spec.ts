import type { Page } from "playwright-core";
import { eventually } from "@zvh/testing";
import { demoAfzenders, mensenMet } from "../../deploy/demo/mensen.js";
import { verzonnenBsn } from "../stappen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm, kies } from "./scherm.js";

// A coordinator and a partner, from the message that somebody is inside to the hand-over on the day of release.

const huis = "midden-limburg";
const coordinator = mensenMet(huis, "nazorgcoordinator", "huis")[0]!;
const lieke = mensenMet(huis, "deelnemer", "cjg")[0]!;

let at: TestSystem;
let scherm: Scherm;
let partner: Scherm;
let page: Page;
const dossiers: Record<string, string> = {};

/** A day so many days from now in the Netherlands. */
const overDagen = (dagen: number): string =>
  new Date(Date.now() + dagen * 86_400_000).toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });

const gaatIn = async (achternaam: string, nummer: number, meer: object) => {
  const inrichting = await at.as(
    demoAfzenders.find(({ organisatie, huizen }) => organisatie === "dji" && huizen.includes(huis))!,
  );
  const { berichtId } = await inrichting.post<{ berichtId: string }>("nazorg", "detentieberichten", {
    kenmerk: `SCHERM-${nummer}`,
    bsn: verzonnenBsn(nummer),
    voornamen: "Sam",
    achternaam,
    geboortedatum: "1990-01-31",
    gemeente: "GM0957",
    inrichting: "PI Roermond",
    insluitingsdatum: "2026-01-10",
    ...meer,
  });
  const wie = await at.as(coordinator);
  dossiers[achternaam] = await eventually(async () => {
    return (await wie.get<{ dossierId: string }>("nazorg", `detentieberichten/${berichtId}`)).dossierId;
  });
};

beforeAll(async () => {
  at = await startTestSystem();
  await gaatIn("Verweg", 930, { bericht: "start", einddatum: overDagen(200) });
  await gaatIn("Onbekend", 931, { bericht: "start" });
  await gaatIn("Vandaag", 932, { bericht: "einde", einddatum: overDagen(0) });
  [scherm, partner] = [await openScherm(), await openScherm()];
  ({ page } = scherm);
  await meldAan(page, at.system.url, coordinator.naam);
}, 90_000);
afterAll(async () => {
  await Promise.all([scherm?.close(), partner?.close()]);
  await at?.stop();
});

const open = async (op: Page, achternaam: string) => {
  await op.goto(`${at.system.url}/${huis}/nazorg/${dossiers[achternaam]}`);
  await op.getByRole("heading", { level: 1, name: new RegExp(achternaam) }).waitFor();
};
it("R41 zet op Vandaag en in de lijst wie het eerst vrijkomt bovenaan, en zegt bij wie er geen onderdak is", async () => {
  await page.getByText("vrijlating dichtbij, onderdak niet geregeld").waitFor();
  await page.getByRole("link", { name: /Sam Vandaag/ }).waitFor();
  await fotografeer(page, "60-vandaag-nazorg");
  await page.goto(`${at.system.url}/${huis}/nazorg`);
  const rijen = page.locator("tbody tr");
  await rijen.first().waitFor();
  expect(await rijen.count()).toBe(3);
  const tekst = await rijen.allInnerTexts();
  expect(tekst.map((rij) => /Vandaag|Verweg|Onbekend/.exec(rij)?.[0])).toEqual(["Vandaag", "Verweg", "Onbekend"]);
  expect(tekst.map((rij) => rij.includes("geen onderdak"))).toEqual([true, false, false]);
  expect(tekst[2]).toContain("onbekend");
  await fotografeer(page, "61-nazorglijst");
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /Vandaag/ }).waitFor();
}, 120_000);

it("R43 legt een basisvoorwaarde vast zonder muis; een bed in de opvang is niet geregeld", async () => {
  await open(page, "Vandaag");
  expect(await page.getByRole("status").filter({ hasText: "Onderdak is niet geregeld" }).count()).toBe(1);
  await page.getByRole("button", { name: "Onderdak vastleggen" }).press("Enter");
  const dialoog = page.getByRole("dialog");
  await dialoog.getByRole("radio", { name: "Alleen opvang" }).press("Space");
  await fotografeer(page, "62-voorwaarde");
  expect(await axe(page)).toEqual([]);
  await dialoog.getByRole("button", { name: "Vastleggen" }).press("Enter");
  await page
    .getByRole("row", { name: /Onderdak/ })
    .getByText("Alleen opvang")
    .waitFor();
  await page.getByText("telt niet als").waitFor();
  await fotografeer(page, "63-nazorgdossier");
  expect(await axe(page)).toEqual([]);
}, 120_000);

it("R42 belegt een actie bij een partner, die alleen zijn eigen deel ziet en zegt hoe het staat", async () => {
  await open(page, "Verweg");
  await page.getByRole("button", { name: "Actie beleggen" }).press("Enter");
  const dialoog = page.getByRole("dialog");
  await dialoog.getByLabel("Waarvoor").selectOption("zorg");
  await dialoog.getByLabel("Wat moet er gebeuren?").fill("Maakt kennis in de inrichting.");
  await kies(page, "Wie", lieke.naam);
  await dialoog.getByRole("group", { name: "Uiterlijk" }).getByRole("spinbutton").first().focus();
  await page.keyboard.type(overDagen(14).split("-").toReversed().join(""));
  await fotografeer(page, "64-actie-beleggen");
  expect(await axe(page)).toEqual([]);
  await dialoog.getByRole("button", { name: "Beleggen" }).press("Enter");
  await page.getByRole("row", { name: /Maakt kennis/ }).waitFor();
  await meldAan(partner.page, at.system.url, lieke.naam);
  await open(partner.page, "Verweg");
  expect(await partner.page.getByRole("button", { name: /vastleggen|Overdragen|sluiten/ }).count()).toBe(0);
  await partner.page.getByLabel("Hoe staat het ervoor?").fill("Kennisgemaakt.");
  await fotografeer(partner.page, "65-nazorg-partner");
  expect(await axe(partner.page)).toEqual([]);
  await partner.page.getByRole("button", { name: "Gedaan" }).press("Enter");
  await page.getByText("✓ Gedaan").waitFor(); // live, at the coordinator
}, 120_000);

it("R44 draagt pas over als elk open punt een partner heeft, en noemt anders alles wat ontbreekt", async () => {
  await open(page, "Vandaag");
  await page.getByRole("button", { name: "Overdragen na detentie" }).press("Enter");
  const dialoog = page.getByRole("dialog");
  await dialoog.getByRole("button", { name: "Overdragen", exact: true }).press("Enter");
  const fouten = dialoog.getByRole("alert");
  await fouten.waitFor();
  expect(await fouten.getByRole("listitem").count()).toBe(5);
  await fotografeer(page, "66-overdracht-onvolledig");
  expect(await axe(page)).toEqual([]);
  for (const { naam } of at.huizen.huis(huis).basisvoorwaarden) await kies(page, naam, lieke.naam);
  await dialoog.getByRole("button", { name: "Overdragen", exact: true }).press("Enter");
  await page.getByText("Na detentie, overgedragen").waitFor();
  await fotografeer(page, "67-overgedragen");
  expect(await axe(page)).toEqual([]);
  expect([...scherm.wrong, ...partner.wrong]).toEqual([]);
}, 120_000);
