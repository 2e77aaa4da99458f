import { demoMensen } from "../../deploy/demo/mensen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, meldAan, meldAf, openScherm, type Scherm } from "./scherm.js";

let at: TestSystem;
let scherm: Scherm;
beforeAll(async () => {
  at = await startTestSystem();
  scherm = await openScherm();
}, 120_000);
afterAll(async () => {
  await scherm?.close();
  await at?.stop();
});

const knoppen = () => scherm.page.locator("li:not([hidden]) button");
const sessies = () => at.sql("workplace", "select * from sessie");

describe("Aanmelden aan het scherm", () => {
  it("toont wie er is per huis en per taak, en vindt iemand op naam, huis of taak", async () => {
    const { page } = scherm;
    await page.goto(`${at.system.url}/zeeland/screening`);
    await page.getByRole("heading", { level: 1, name: "Aanmelden" }).waitFor();
    expect(await knoppen().count()).toBe(demoMensen.length);
    expect(await axe(page)).toEqual([]);
    await fotografeer(page, "aanmelden-1-uitgever");
    await page.keyboard.type("politie zeeland");
    await page.getByText("1 mensen gevonden").waitFor();
    expect(await knoppen().allTextContents()).toEqual([expect.stringMatching(/^Karin Meulmeester Politie/)]);
  });

  it("brengt iemand zonder muis terug naar waar hij was", async () => {
    const { page } = scherm;
    await page.getByLabel("Zoek op naam, rol, organisatie of huis").fill("marijke");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${at.system.url}/zeeland/screening`);
    await page.getByRole("button", { name: /Marijke Verburgt/ }).waitFor();
    expect(await page.evaluate("document.cookie")).toBe("");
    expect(await page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")).not.toContain("eyJ");
  });

  it("zegt dat een sessie geëindigd is, en bewaart voor dezelfde persoon wat getypt was", async () => {
    const { page } = scherm;
    await page.evaluate('sessionStorage.setItem("concept", "half af")');
    await at.sql("workplace", "delete from sessie");
    await page.reload();
    await page.getByRole("button", { name: /Marijke Verburgt/ }).waitFor(); // bij de uitgever nog aangemeld
    await at.sql("workplace", "delete from sessie");
    await page.getByRole("link", { name: "Triage", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Je bent afgemeld" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await fotografeer(page, "aanmelden-2-afgemeld");
    await page.getByRole("button", { name: "Opnieuw aanmelden" }).click();
    await page.waitForURL(`${at.system.url}/zeeland/triage`);
    await page.getByRole("button", { name: /Marijke Verburgt/ }).waitFor();
    expect(await page.evaluate('sessionStorage.getItem("concept")')).toBe("half af");
  });

  it("laat de volgende in hetzelfde venster niets na, ook als de vorige niet zelf afmeldde", async () => {
    const { page } = scherm;
    const anders = await openScherm();
    await meldAan(anders.page, at.system.url, "Adri Kloosterman");
    const ander = (await anders.page.context().cookies()).find(({ name }) => name === "zvh-sessie")!;
    await anders.close();
    await page.context().addCookies([ander]);
    await page.reload();
    await page.getByRole("button", { name: /Adri Kloosterman/ }).waitFor();
    expect(await page.evaluate('sessionStorage.getItem("concept")')).toBeNull();
  });

  it("L22 zegt wie geen screening (meer) heeft waarom hij er niet in komt, en laat hem afmelden", async () => {
    const anders = await openScherm();
    const wie = "zeeland.procesregisseur-1";
    await at.sql("information-hub", "update account set gescreend_tot = '2001-01-01' where account_id = $1", [wie]);
    await anders.page.goto(`${at.system.url}/zeeland/casussen`);
    await anders.page.getByLabel("Zoek op naam, rol, organisatie of huis").fill("Jolanda de Smidt");
    await anders.page.keyboard.press("Enter");
    await anders.page.getByRole("heading", { level: 1, name: "Geen toegang" }).waitFor();
    await anders.page.getByText(at.huizen.foutTekst("geen-screening")).waitFor();
    expect(await axe(anders.page)).toEqual([]);
    await anders.page.getByRole("button", { name: "Afmelden" }).click();
    await anders.page.getByRole("heading", { level: 1, name: "Je bent afgemeld" }).waitFor();
    await anders.close();
  });

  it("meldt overal af: hier, bij de uitgever en op elk ander apparaat", async () => {
    const { page } = scherm;
    const anders = await openScherm();
    await meldAan(anders.page, at.system.url, "Adri Kloosterman");
    expect((await sessies()).length).toBeGreaterThan(1);
    await meldAf(page, "Op alle apparaten afmelden");
    await fotografeer(page, "aanmelden-3-zelf");
    expect((await sessies()).filter(({ persoon_id: wie }) => wie === "zeeland.screener-2")).toEqual([]);
    await anders.page.getByRole("link", { name: "Screening" }).click();
    await anders.page.getByRole("heading", { level: 1, name: "Je bent afgemeld" }).waitFor();
    await anders.close();
    await page.getByRole("button", { name: "Opnieuw aanmelden" }).click();
    await page.getByLabel("Zoek op naam, rol, organisatie of huis").waitFor(); // de uitgever vraagt opnieuw wie er is
    expect(scherm.wrong).toEqual([]);
  });
});
