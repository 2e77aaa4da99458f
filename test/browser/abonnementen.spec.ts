import type { Page } from "playwright-core";
import { contractOf, MeldingAfgerond } from "@zvh/contracts";
import { demoAfzenders } from "../../deploy/demo/mensen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, meldAan, openScherm, type Scherm } from "./scherm.js";

const huis = "noord-limburg";
const politie = demoAfzenders.find(({ organisatie, huizen }) => organisatie === "politie" && huizen.includes(huis))!;

let at: TestSystem;
let scherm: Scherm;
let page: Page;
beforeAll(async () => {
  at = await startTestSystem();
  scherm = await openScherm();
  ({ page } = scherm);
  await meldAan(page, at.system.url, "Frank Hermkens");
}, 120_000);
afterAll(async () => {
  await scherm?.close();
  await at?.stop();
});

describe("Een beheerder ziet welke systemen van partners meeluisteren", () => {
  it("vindt via het menu een lege lijst, die zegt wat er zou staan", async () => {
    await page.getByRole("link", { name: "Systemen" }).click();
    await page.getByText("luistert mee. Abonneert er een zich").waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it("zet er een uit en weer aan, met toetsenbord en zonder muis", async () => {
    const als = await at.as(politie);
    const types = [contractOf(MeldingAfgerond).type];
    const { id } = await als.post<{ id: string }>("notification", "abonnementen", { types, config: { huis } });
    await page.reload();
    await page.getByRole("cell", { name: "Haalt zelf op" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: /^Uitzetten: / }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("cell", { name: "Uit: uitgezet door een beheerder" }).waitFor();
    expect((await als.get<{ staat: string }>("notification", `abonnementen/${id}`)).staat).toBe("uitgeschakeld");
    await page.getByRole("button", { name: /^Aanzetten: / }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("cell", { name: "Haalt zelf op" }).waitFor();
    expect((await als.get<{ staat: string }>("notification", `abonnementen/${id}`)).staat).toBe("actief");
  });
});
