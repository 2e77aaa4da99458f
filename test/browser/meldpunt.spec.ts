import { eventually } from "@zvh/testing";
import { demoAfzenders, mensenMet } from "../../deploy/demo/mensen.js";
import { verzonnenBsn } from "../stappen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, kies, meldAan, openScherm, type Scherm } from "./scherm.js";

// A report about confused behaviour, by telephone to the knooppunt, to a house and back again; nobody touches a mouse.

const knooppunt = "knooppunt";
const huis = "westelijke-mijnstreek";
const bureau = mensenMet(knooppunt, "meldpuntmedewerker", "huis")[0]!;
const politie = mensenMet(knooppunt, "meldpuntmedewerker", "politie")[0]!;
const screener = mensenMet(huis, "screener", "huis")[0]!;
const situatieschets = "Loopt in pyjama langs de autoweg en is bang voor de radio.";
const weet = "Drie keer aangesproken deze maand.";
const terugreden = "Zij woont sinds kort niet meer in Stein.";

let at: TestSystem;
let knoop: Scherm;
let ander: Scherm;
beforeAll(async () => {
  at = await startTestSystem();
  const melder = demoAfzenders.find(
    ({ organisatie, huizen }) => organisatie === "politie" && huizen.includes(knooppunt),
  );
  await (
    await at.as({ ...melder!, organisatie: "politie", huizen: [knooppunt] })
  ).post("information-hub", "meldpuntmeldingen", {
    soort: "VERWARD_GEDRAG",
    kenmerk: "POL-77",
    melder: { organisatie: "Politie Limburg" },
    situatieschets: "Praat tegen het verkeerslicht.",
    betrokkenen: [{ achternaam: "Nergens" }],
  });
  [knoop, ander] = [await openScherm(), await openScherm()];
  await meldAan(knoop.page, at.system.url, bureau.naam);
}, 120_000);
afterAll(async () => {
  await Promise.all([knoop?.close(), ander?.close()]);
  await at?.stop();
});

const meldingOp = (wie: Scherm) => wie.page.getByRole("heading", { level: 1, name: /^TEL-/ });
const knop = (naam: string, wie: Scherm = knoop) => wie.page.getByRole("button", { name: naam }).press("Enter");

it("R78 voert een telefonische melding in; wat ontbreekt staat bij zijn veld, en wat getypt is blijft", async () => {
  const { page } = knoop;
  await page.getByText("1 te triëren, 0 te routeren").waitFor();
  await fotografeer(page, "90-vandaag-meldpunt");
  await page.getByRole("link", { name: "Meldpunt", exact: false }).first().press("Enter");
  await page.getByRole("heading", { level: 1, name: "Meldpunt" }).waitFor();
  await page.getByRole("row", { name: /POL-77/ }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole("link", { name: "Telefonische melding invoeren" }).press("Enter");
  await page.getByLabel("Wat is er aan de hand?").fill(situatieschets);
  await page.getByLabel("Burgerservicenummer").fill(verzonnenBsn(970));
  await kies(page, "Gemeente van inschrijving", "Stein");
  await kies(page, "Gemeente van verblijf nu", "Maastricht");
  await page.keyboard.press("Tab"); // past the next list, which opened
  await knop("Melding invoeren");
  const fouten = page.getByRole("alert");
  await fouten.waitFor();
  expect(await fouten.getByRole("listitem").count()).toBe(2);
  expect(await page.getByLabel("Achternaam").getAttribute("aria-invalid")).toBe("true");
  expect(await page.getByLabel("Wat is er aan de hand?").inputValue()).toBe(situatieschets);
  await fotografeer(page, "91-telefoon-onvolledig");
  expect(await axe(page)).toEqual([]);
  await page.reload();
  await page.getByLabel("Organisatie, of wat de beller is").fill("Buurtbewoner");
  await page.getByLabel("Voornamen").fill("Marit");
  await page.getByLabel("Achternaam").fill("Verzonnen");
  await knop("Melding invoeren");
  await meldingOp(knoop).waitFor();
  await page.getByText(situatieschets).waitFor();
  expect(new URL(page.url()).pathname).not.toMatch(/Verzonnen|Marit/);
}, 120_000);

it("R64 R78 L15 een partner verrijkt op zijn eigen grondslag, en ziet alleen wat nog getrieerd moet worden", async () => {
  const { page } = ander;
  await meldAan(page, at.system.url, politie.naam);
  await page.goto(knoop.page.url());
  await meldingOp(ander).waitFor();
  expect(await page.getByRole("button", { name: "Triage vastleggen" }).count()).toBe(0);
  await page.getByRole("radio", { name: "Bekend", exact: true }).press("Space");
  await page.getByLabel("Wat weten jullie?").fill(weet);
  await knop("Vastleggen wat wij weten", ander);
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("Wat weten jullie?").inputValue()).toBe(weet);
  expect(await page.getByLabel("Grondslag").getAttribute("aria-invalid")).toBe("true");
  await fotografeer(page, "92-verrijken");
  expect(await axe(page)).toEqual([]);
  await page.getByLabel("Soort gegevens").selectOption("politie");
  await page.getByLabel("Grondslag").selectOption("wpg-samenwerking");
  await page.getByLabel("Waarvoor is dit nodig?").selectOption("onveilige-situaties");
  await knop("Vastleggen wat wij weten", ander);
  await page.getByRole("heading", { level: 3, name: "Politie Limburg" }).waitFor();
  await knoop.page.getByText(weet).waitFor(); // live, at the bureau
}, 120_000);

it("R78 L06 het bureau trieert, en vraagt waar een casus loopt; voor de partner is de melding dan weg", async () => {
  const { page } = knoop;
  await knop("Triage vastleggen");
  await page.getByRole("alert").waitFor();
  await page.getByRole("radio", { name: "Spoed" }).press("Space");
  await page.getByRole("region", { name: "Triëren" }).getByLabel("Waarom?").fill("Zij loopt op de rijbaan.");
  await fotografeer(page, "93-trieren");
  expect(await axe(page)).toEqual([]);
  await knop("Triage vastleggen");
  await page.getByRole("heading", { name: "Routeren" }).waitFor();
  await ander.page.reload();
  await ander.page.getByText(/bestaat niet \(meer\)/).waitFor();
  await page.getByText(/niet over wie/).waitFor();
  await knop("Vraag waar een casus loopt");
  await page.getByText("Bij geen van de huizen die dit laten vragen, loopt een casus.").waitFor();
}, 120_000);

it("R79 routeert naar het voorstel, of ergens anders met een reden", async () => {
  const { page } = knoop;
  await page.getByText(/want daar is deze persoon ingeschreven/).waitFor();
  const naar = page.getByRole("combobox", { name: "Waarheen?" });
  expect(await naar.inputValue()).toContain("Westelijke Mijnstreek");
  await kies(page, "Waarheen?", "Maastricht-Heuvelland");
  await knop("Routeren");
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("Waarom hoort de melding daar?").getAttribute("aria-invalid")).toBe("true");
  await fotografeer(page, "94-routeren");
  expect(await axe(page)).toEqual([]);
  await kies(page, "Waarheen?", "Westelijke Mijnstreek");
  await page.getByLabel("Waarom hoort de melding daar?").waitFor({ state: "detached" });
  await knop("Routeren");
  await page.getByText(/Bij een huis: .*Westelijke Mijnstreek/).waitFor();
  await page.getByRole("listitem").filter({ hasText: "daar is deze persoon ingeschreven" }).waitFor();
}, 120_000);

/** The screener of the house opens it from the daily list. */
const openInHuis = async () => {
  const { page } = ander;
  await page.goto(`${at.system.url}/${huis}/screening`);
  await page.locator("a[data-rij]").first().press("Enter");
  await page.getByRole("heading", { level: 2, name: "Verward of onbegrepen gedrag" }).waitFor();
};

it("R64 R79 R83 het huis leest wat het knooppunt meegaf, en stuurt terug met een reden die daar te lezen is", async () => {
  const { page } = ander;
  await meldAan(page, at.system.url, screener.naam);
  await openInHuis();
  const mee = page.getByRole("region", { name: "Van het knooppunt" });
  expect(await mee.innerText()).toMatch(/Urgentie: spoed[^]*Politie Limburg: Drie keer[^]*Wpg/);
  await page.locator("summary", { hasText: "terug naar het knooppunt" }).press("Enter");
  await knop("Terug naar het knooppunt", ander);
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Waarom hoort dit hier niet?").fill(terugreden);
  await fotografeer(page, "95-terug-naar-knooppunt");
  expect(await axe(page)).toEqual([]);
  await knop("Terug naar het knooppunt", ander);
  await knoop.page.getByText(terugreden).waitFor({ timeout: 20_000 }); // live, at the knooppunt
  await knoop.page.getByText(/Teruggestuurd door/).waitFor();
}, 120_000);

it("R83 waarschuwt voor wat twee keer terugkwam, en vraagt waarom zij weer naar hetzelfde huis moet", async () => {
  const { page } = knoop;
  await page.getByLabel("Waarom moet de melding daar weer heen?").fill("Zij is daar toch nog ingeschreven.");
  await knop("Routeren");
  await page.getByText(/Bij een huis: /).waitFor();
  const wie = await at.as(screener);
  const { meldingId } = await eventually(async () => {
    const { items } = await wie.get<{ items: { meldingId: string }[] }>(
      "intake",
      `meldingen?huis=${huis}&status=te-screenen`,
    );
    return items[0];
  });
  await wie.post("intake", `meldingen/${meldingId}/terugzending`, { reden: terugreden });
  await page.getByText("Deze melding is 2 keer teruggekomen.").waitFor({ timeout: 20_000 });
  expect(await page.getByRole("listitem").filter({ hasText: terugreden }).count()).toBe(2);
  await fotografeer(page, "96-rondgepompt");
  expect(await axe(page)).toEqual([]);
  await page.getByRole("link", { name: "Meldpunt: te routeren" }).press("Enter");
  await page.getByText(/kwam twee keer of vaker terug/).waitFor();
  await page.getByRole("row", { name: /2 keer teruggekomen.*Westelijke Mijnstreek: daar is/ }).waitFor();
  await fotografeer(page, "97-meldpuntlijst");
  expect(await axe(page)).toEqual([]);
}, 120_000);

it("R79 laat van wat nergens heen wijst een mens kiezen, of sluiten", async () => {
  const { page } = knoop;
  await page.getByRole("link", { name: /^Te triëren/ }).press("Enter");
  await page.getByRole("row", { name: /POL-77/ }).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "POL-77" }).waitFor();
  await page.getByRole("radio", { name: "Niets bekend" }).press("Space");
  await knop("Vastleggen wat wij weten");
  await page.getByRole("heading", { level: 3, name: "Knooppunt" }).waitFor();
  await page.getByRole("radio", { name: "Deze week" }).press("Space");
  await page.getByRole("region", { name: "Triëren" }).getByLabel("Waarom?").fill("Niemand is in gevaar.");
  await knop("Triage vastleggen");
  await page.getByText("Niets wijst naar één huis").waitFor();
  await page.getByText("Dat is alleen met een BSN te vragen").waitFor();
  await page.locator("summary", { hasText: "sluiten" }).press("Enter");
  await page.getByLabel("Waarom is er niets nodig?").fill("Het was een straattheater.");
  await knop("Melding sluiten");
  await page.getByRole("heading", { name: "Waarom gesloten" }).waitFor();
  await fotografeer(page, "98-gesloten");
  expect(await axe(page)).toEqual([]);
  expect([...knoop.wrong, ...ander.wrong]).toEqual([]);
}, 120_000);
