import type { Page } from "playwright-core";
import { eventually } from "@zvh/testing";
import { mensenMet } from "../../deploy/demo/mensen.js";
import { verzonnenBsn } from "../stappen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm } from "./scherm.js";

// A process director puts the person of a case on the list, makes the card, and answers the ZSM desk; without a mouse.

const huis = "noord-limburg";
const [beheerder, regisseur, desk] = ["beheerder", "procesregisseur", "zsm-desk"].map(
  (rol) => mensenMet(huis, rol)[0]!,
);
const iemand = { bsn: verzonnenBsn(951), voornamen: "Bregje", achternaam: "Wisseling", geboortedatum: "1990-01-31" };
const advies = "Meldplicht past; de behandeling loopt.";

let at: TestSystem;
let scherm: Scherm;
let page: Page;
let casusId: string;
beforeAll(async () => {
  at = await startTestSystem();
  const hij = await at.as(beheerder!);
  const { persoonId } = await hij.post<{ persoonId: string }>("information-hub", "personen", { huis, ...iemand });
  const overname = { huis, persoonId, categorie: "multiproblematiek", reden: "Liep al." };
  const wie = { procesregisseur: regisseur!.id, naam: regisseur!.naam };
  ({ casusId } = await hij.post<{ casusId: string }>("case-plan", "casussen", { ...overname, ...wie }));
  scherm = await openScherm();
  ({ page } = scherm);
  await meldAan(page, at.system.url, regisseur!.naam);
}, 90_000);
afterAll(async () => {
  await scherm?.close();
  await at?.stop();
});

const overDagen = (dagen: number): string =>
  new Date(Date.now() + dagen * 86_400_000).toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });
const ga = (pad: string) => page.goto(`${at.system.url}/${huis}/${pad}`);
const knop = (naam: string) => page.getByRole("button", { name: naam, exact: true });
const inDialoog = (naam: string) => page.getByRole("dialog").getByRole("button", { name: naam, exact: true });
const typDatum = async (veld: string | RegExp, dag: string) => {
  await page.getByRole("group", { name: veld }).getByRole("spinbutton").first().focus();
  await page.keyboard.type(dag.split("-").reverse().join(""));
};
/** What is wrong, as it stands at the fields; the summary on top says the same. */
const fouten = async (): Promise<string[]> => {
  await page.getByRole("alert").waitFor();
  return page.locator(".utrecht-form-field-error-message").allInnerTexts();
};
const vraag = async (verzoekNummer: string, verdachte: object) =>
  (await at.as(desk!)).post("information-hub", "zsm-aanvragen", {
    verzoekNummer,
    kenmerk: `K-${verzoekNummer}`,
    arrondissement: "Limburg",
    opgehoudenOp: new Date(Date.now() - 30 * 60_000).toISOString(),
    verdenking: "bedreiging",
    verdachte,
  });
const opAntwoord = (antwoord: string) => page.locator(".gegevens").getByText(antwoord, { exact: true }).waitFor();

it("L17 zet een procesregisseur de persoon van een casus op de lijst, met criteria en een dag om opnieuw te kijken", async () => {
  await ga(`casussen/${casusId}`);
  await knop("Prioriteren").press("Enter");
  await inDialoog("Op de lijst zetten").press("Enter");
  expect(await fouten()).toHaveLength(2);
  expect(await axe(page)).toEqual([]);
  await page.getByRole("checkbox").first().press("Space");
  await typDatum(/^Opnieuw bekijken op/, overDagen(300));
  await inDialoog("Op de lijst zetten").press("Enter");
  await eventually(async () => (await fouten()).length === 1);
  expect((await fouten())[0]).toMatch(/niet later dan de langste termijn/);
  await fotografeer(page, "90-prioriteren");
  await typDatum(/^Opnieuw bekijken op/, overDagen(60));
  await inDialoog("Op de lijst zetten").press("Enter");
  await page.getByRole("heading", { level: 2, name: /Bregje Wisseling/ }).waitFor();
  await page.getByRole("heading", { level: 1, name: "Geprioriteerde casussen" }).waitFor();
  expect(await page.locator("a[data-rij]").allInnerTexts()).toEqual([expect.stringMatching(/geen kaart/)]);
  await ga(`casussen/${casusId}`);
  await page.getByRole("link", { name: /^tot \d/ }).press("Enter");
}, 120_000);

it("R64 R74 maakt een kaart voor de ZSM-desk, met waar het vandaan komt, en wijzigt haar", async () => {
  await knop("Kaart maken").press("Enter");
  await inDialoog("Kaart vastleggen").press("Enter");
  expect((await fouten()).length).toBeGreaterThanOrEqual(4);
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "91-kaart");
  await page.getByLabel("Advies aan de ZSM-desk").fill(advies);
  await page.getByLabel("Wie kan de desk bellen?").fill("Procesregisseur van dienst, 0800-1234");
  await page.getByLabel("Wie leverde dit?").selectOption("politie");
  await page.getByLabel("Soort gegevens").selectOption("woonsituatie");
  await page.getByLabel("Waarvoor is dit nodig?").selectOption("onveilige-situaties");
  await inDialoog("Kaart vastleggen").press("Enter");
  await page.locator("a[data-rij]", { hasText: "kaart met advies" }).waitFor();
  await page.getByText(advies).waitFor();
  await fotografeer(page, "92-prioritering");
  expect(await axe(page)).toEqual([]);
  await knop("Kaart wijzigen").press("Enter");
  expect(await page.getByLabel("Advies aan de ZSM-desk").inputValue()).toBe(advies);
  await page.getByLabel("Wie kan de desk bellen?").fill("Piket");
  await inDialoog("Kaart vastleggen").press("Enter");
  await page.getByText("Piket").waitFor();
}, 120_000);

it("R73 R74 ziet het verzoek vanzelf komen, met de klok, wie het is en waarom, en geeft het antwoord vrij", async () => {
  await ga("zsm-verzoeken");
  await page.getByText(/Er zijn geen open ZSM-verzoeken/).waitFor();
  await vraag("ZSM-ZEKER", iemand);
  await page.locator("a[data-rij]").waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: "ZSM-ZEKER" }).waitFor();
  expect(await page.locator(".zsmklok").innerText()).toMatch(/nog 5 u \d+ m/);
  await page.getByText("Zeker: zelfde burgerservicenummer").waitFor();
  await page.getByText(advies).waitFor();
  expect(await page.getByRole("radio", { name: "Bekend, met advies" }).isChecked()).toBe(true);
  await fotografeer(page, "93-zsm-verzoek");
  expect(await axe(page)).toEqual([]);
  await page.getByRole("radio", { name: "Niet bekend" }).press("Space");
  await knop("Antwoord vrijgeven").press("Enter");
  expect((await fouten()).join()).toMatch(/past niet bij wat er op de lijst en de kaart staat/);
  await page.getByRole("radio", { name: "Bekend, met advies" }).press("Space");
  await knop("Antwoord vrijgeven").press("Enter");
  await opAntwoord("Bekend, met advies");
  await page.getByText(regisseur!.naam).last().waitFor();
  expect(await page.getByRole("region", { name: "ZSM-verzoek", exact: true }).innerText()).not.toContain("Wisseling");
}, 120_000);

it("L26 R74 kiest bij twijfel eerst wie het is, en zegt waarom er geen grondslag is", async () => {
  await vraag("ZSM-TWIJFEL", { ...iemand, bsn: null, voornamen: "Brechtje" });
  await ga("vandaag");
  await page.getByRole("link", { name: /ZSM-TWIJFEL/ }).press("Enter");
  await page.getByText("Niet zeker: kies wie het is").waitFor();
  await page.getByRole("radio", { name: "Bekend, zonder advies" }).press("Space");
  await knop("Antwoord vrijgeven").press("Enter");
  expect((await fouten()).join()).toMatch(/nog niet duidelijk wie dit is/);
  await page.getByRole("radio", { name: /Bregje Wisseling.*staat op de lijst/ }).press("Space");
  await page.getByText(advies).waitFor();
  expect(await page.getByRole("radio", { name: "Bekend, met advies" }).isChecked()).toBe(true);
  await fotografeer(page, "94-zsm-twijfel");
  expect(await axe(page)).toEqual([]);
  await page.getByRole("radio", { name: "Geen grondslag" }).press("Space");
  await knop("Antwoord vrijgeven").press("Enter");
  await eventually(async () => /reden|waarom|motivering/i.test((await fouten()).join()));
  await page.getByLabel("Waarom is er geen grondslag?").fill("Het gaat om een andere zaak.");
  await knop("Antwoord vrijgeven").press("Enter");
  await opAntwoord("Geen grondslag om iets te zeggen");
}, 120_000);

it("L17 wijst op wie opnieuw te bekijken is, verlengt wie blijft, en haalt er met een reden af wie er niet meer op hoort", async () => {
  await page.goto("about:blank");
  await page.context().clearCookies(); // nobody stays signed in for two months
  await at.moveClock(new Date(Date.now() + 61 * 86_400_000));
  await meldAan(page, at.system.url, regisseur!.naam);
  await ga("vandaag");
  await page.getByRole("link", { name: "1 opnieuw te bekijken" }).press("Enter");
  await page.locator("a[data-rij]", { hasText: "opnieuw bekijken" }).press("Enter");
  await page.getByText(/De dag van herziening is er/).waitFor();
  await fotografeer(page, "95-herziening");
  expect(await axe(page)).toEqual([]);
  await knop("Verlengen").press("Enter");
  await typDatum(/^Opnieuw bekijken op/, overDagen(120));
  await inDialoog("Verlengen").press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText(/De dag van herziening is er/).waitFor({ state: "detached" });
  await knop("Van de lijst halen").press("Enter");
  await inDialoog("Van de lijst halen").press("Enter");
  expect(await fouten()).toHaveLength(1);
  await page.getByLabel("Waarom is het niet meer nodig?").fill("Rust in huis.");
  await inDialoog("Van de lijst halen").press("Enter");
  await page.getByText(/Er staat niemand op de lijst/).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(scherm.wrong).toEqual([]);
}, 120_000);
