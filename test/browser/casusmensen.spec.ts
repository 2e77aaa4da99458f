import type { Page } from "playwright-core";
import type { Person } from "@zvh/platform";
import { demoMensen, mensenMet } from "../../deploy/demo/mensen.js";
import { verzonnenBsn } from "../stappen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm, kies } from "./scherm.js";

// Four people in one case: its process director, its casusregisseur, a participant and one who is still to come in.

const huis = "noord-limburg";
const van = (rol: string, organisatie?: string): Person => mensenMet(huis, rol, organisatie)[0]!;
const [beheerder, regisseur] = [van("beheerder"), van("procesregisseur")];
const [jos, anke, mieke] = [
  van("deelnemer", "reclassering"),
  van("deelnemer", "amw"),
  van("deelnemer", "gemeente-venlo"),
];
const vera: Person = { ...jos, id: `${huis}.reclassering-2`, naam: "Vera Invaller" };

let at: TestSystem;
let casusId = "";
let vandaag = "";
const schermen = new Map<Person, Scherm>();
beforeAll(async () => {
  at = await startTestSystem({ mensen: [...demoMensen, vera] });
  const [hij, zij] = [await at.as(beheerder), await at.as(regisseur)];
  const neemOver = async (voornamen: string, nummer: number) => {
    const { persoonId } = await hij.post<{ persoonId: string }>("information-hub", "personen", {
      huis,
      bsn: verzonnenBsn(nummer),
      voornamen,
      achternaam: "Wisseling",
      geboortedatum: "1990-01-31",
    });
    const overname = { huis, persoonId, categorie: "multiproblematiek", reden: "Liep al." };
    const wie = { procesregisseur: regisseur.id, naam: regisseur.naam };
    return hij.post<{ casusId: string; persoonId: string }>("case-plan", "casussen", { ...overname, ...wie });
  };
  ({ casusId } = await neemOver("Bregje", 920));
  const { persoonId } = await neemOver("Tjeerd", 921);
  const kring = { persoonId, relatie: "broer-of-zus", leefgebieden: ["wonen"] };
  await zij.post("case-plan", `casussen/${casusId}/gezinsleden`, kring);
  for (const [{ id, naam, organisatie }, rol] of [
    [jos, "casusregisseur"],
    [anke, "deelnemer"],
  ] as const) {
    const deelname = { organisatie, medewerker: id, naam, rol, grondslag: "wgs-casusoverleg" };
    await zij.post("case-plan", `casussen/${casusId}/deelnames`, deelname);
  }
  vandaag = (await zij.get<{ nu: string }>("case-plan", "nu")).nu.slice(0, 10);
}, 90_000);
afterAll(async () => {
  await Promise.all([...schermen.values()].map((scherm) => scherm.close()));
  await at?.stop();
});

/** The case on the screen of somebody, at one of its parts. */
const bij = async (wie: Person, deel: string): Promise<Page> => {
  const scherm = schermen.get(wie) ?? (await openScherm());
  if (!schermen.has(wie)) await meldAan(scherm.page, at.system.url, wie.naam);
  schermen.set(wie, scherm);
  await scherm.page.goto(`${at.system.url}/${huis}/casussen/${casusId}?deel=${deel}`);
  await scherm.page.getByRole("heading", { level: 1, name: /Bregje Wisseling/ }).waitFor();
  return scherm.page;
};

it("R89 een deelnemer noemt wie hem vervangt, en de focus komt terug waar zij was", async () => {
  const page = await bij(jos, "mensen");
  await page.getByRole("button", { name: `Vervanging van ${jos.naam}` }).press("Enter");
  const dialoog = page.getByRole("dialog");
  await dialoog.waitFor();
  await fotografeer(page, "30-vervanging");
  expect(await axe(page)).toEqual([]);
  await kies(page, "Vervanger", vera.naam);
  await dialoog.getByRole("group", { name: "Laatste dag" }).getByRole("spinbutton").first().focus();
  await page.keyboard.type(vandaag.split("-").reverse().join(""));
  await dialoog.getByRole("button", { name: "Vervanging vastleggen" }).press("Enter");
  await page.getByText(/Vervanger: Vera Invaller/).waitFor();
  await dialoog.waitFor({ state: "detached" });
  expect(await page.evaluate("document.activeElement?.getAttribute('aria-label')")).toBe(`Vervanging van ${jos.naam}`);
  await fotografeer(page, "31-mensen");
  await bij(vera, "mensen");
}, 120_000);

it("R89 de casusregie gaat over als de opvolger haar aanvaardt, en niet eerder", async () => {
  const page = await bij(jos, "mensen");
  const opvolger = await bij(anke, "mensen");
  await page.getByRole("button", { name: `Rol van ${jos.naam} overdragen` }).press("Enter");
  const dialoog = page.getByRole("dialog");
  await dialoog.getByLabel("Aan wie?").selectOption(anke.id);
  await dialoog.getByLabel(/Waarom/).fill("Zij kent het gezin het langst.");
  await fotografeer(page, "32-overdragen");
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await opvolger.getByRole("heading", { name: /aangeboden aan Anke Verhaegh/ }).waitFor();
  expect(await opvolger.getByRole("row", { name: /Anke Verhaegh/ }).innerText()).toMatch(/Deelnemer/);
  await fotografeer(opvolger, "33-aanbod");
  expect(await axe(opvolger)).toEqual([]);
  await opvolger.getByRole("button", { name: "Aanvaarden", exact: true }).press("Enter");
  const casusregisseur = new RegExp(`${anke.naam}.*[Cc]asusregisseur`, "s");
  await opvolger.getByRole("row", { name: casusregisseur }).first().waitFor();
  await page.getByRole("row", { name: casusregisseur }).first().waitFor(); // live, at who offered it
}, 120_000);

it("R52 R72 de casusregisseur stelt een partner voor, en de procesregisseur laat die toe", async () => {
  const page = await bij(anke, "mensen");
  await page.getByRole("button", { name: /voorstellen/ }).press("Enter");
  await kies(page, "Wie", mieke.naam);
  await page.getByLabel("Grondslag").selectOption("wgs-casusoverleg");
  await page.getByLabel("Waarom is deze persoon nodig?").fill("De woning is van de gemeente.");
  await fotografeer(page, "34-voorstellen");
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  const beslist = await bij(regisseur, "mensen");
  await beslist.getByRole("heading", { name: /Mieke Gielen/ }).waitFor();
  await beslist.getByLabel(/Waarom wel of niet/).fill("Zonder woning lukt het niet.");
  await fotografeer(beslist, "35-toelaten");
  expect(await axe(beslist)).toEqual([]);
  await page.keyboard.press("Escape");
  await beslist.getByRole("button", { name: "Toelaten" }).press("Enter");
  await beslist.getByRole("row", { name: /Mieke Gielen/ }).waitFor();
  await bij(mieke, "mensen");
}, 120_000);

const openProbleembepaling = async (wie: Person): Promise<Page> => {
  const page = await bij(wie, "plan");
  await page.locator("summary", { hasText: "Probleembepaling" }).press("Enter");
  return page;
};

it("R64 R93 een bijdrage met grond en soort is er alleen voor de partner die genoemd is", async () => {
  const page = await openProbleembepaling(jos);
  await page.getByLabel("Leefgebied").selectOption({ index: 1 });
  await page.getByLabel("Wat zie jij als het probleem?").fill("Hij drinkt weer sinds de zomer.");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("alert").waitFor(); // no source, no ground: refused, all at once (R64)
  await fotografeer(page, "36-bijdrage-zonder-herkomst");
  expect(await axe(page)).toEqual([]);
  await page.getByLabel("Soort gegevens").selectOption({ index: 1 });
  await page.getByLabel("Grondslag").selectOption({ index: 1 });
  await page.getByLabel("Waarvoor is dit nodig?").selectOption({ index: 1 });
  await page.getByRole("group", { name: "Voor wie is dit?" }).getByRole("checkbox").press("Space");
  const alleen = page.getByRole("group", { name: /^Alleen voor/ });
  await alleen
    .getByRole("checkbox", { name: at.huizen.huis(huis).organisaties.find(({ code }) => code === "amw")!.naam })
    .press("Space");
  await fotografeer(page, "37-bijdrage");
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await page
    .getByText(/^Alleen voor .*AMW|^Alleen voor .*[Mm]aatschappelijk/)
    .first()
    .waitFor();
  const genoemd = await openProbleembepaling(anke);
  await genoemd.getByText("Hij drinkt weer sinds de zomer.").waitFor();
  await fotografeer(genoemd, "38-bijdrage-genoemd");
  const ander = await openProbleembepaling(mieke);
  await ander.getByLabel("Wat zie jij als het probleem?").waitFor();
  expect(await ander.locator("body").innerText()).not.toMatch(/drinkt/);
  await fotografeer(ander, "39-bijdrage-ander");
  expect([...schermen.values()].flatMap(({ wrong }) => wrong)).toEqual([]);
}, 120_000);

it("L14 wie de regie heeft legt vast waarom plannen worden afgestemd; wie maar één van de twee casussen ziet, leest het niet", async () => {
  const page = await bij(regisseur, "mensen");
  await page.getByRole("button", { name: /^Plan afstemmen met Tjeerd/ }).press("Enter");
  const dialoog = page.getByRole("dialog");
  await dialoog.getByLabel("Hoe hangen hun problemen samen?").fill("Zij delen één woning.");
  await dialoog.getByLabel("Waarom is afstemmen nodig?").fill("Anders werkt het tegen elkaar in.");
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "39b-afstemmen");
  await dialoog.getByRole("button", { name: "Afstemmen" }).press("Enter");
  await page.getByText(/Zij delen één woning/).waitFor();
  expect(await (await bij(anke, "mensen")).locator("body").innerText()).not.toContain("Zij delen");
  expect([...schermen.values()].flatMap(({ wrong }) => wrong)).toEqual([]);
}, 120_000);
