import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Page } from "playwright-core";

const folder = join(import.meta.dirname, "beelden");
const sizes = [
  [1440, 900],
  [1024, 768],
  [768, 1024],
] as const;

/** A screen on which somebody works; `wrong` collects what a browser complains about. */
export type Scherm = { page: Page; wrong: string[]; close(): Promise<void> };

/** A real Chromium from npm alone, one per person: in this build contexts of one browser share their cookies. */
export const openScherm = async (): Promise<Scherm> => {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
    headless: true,
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "nl-NL" });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) wrong.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith("http://127.0.0.1:") && !request.url().startsWith("data:")) wrong.push(request.url());
  });
  return { page, wrong, close: () => browser.close() };
};

/** Signs in as somebody, at the issuer and by the keyboard: part of the name, then enter. Whoever was, leaves first. */
export const meldAan = async (page: Page, url: string, naam: string): Promise<void> => {
  await meldAf(page);
  await page.goto(url);
  await page.getByLabel("Zoek op naam, rol, organisatie of huis").fill(naam);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Vandaag" }).waitFor();
};

/** Leaves the workplace and the issuer, when somebody is signed in. */
export const meldAf = async (page: Page, hoe = "Afmelden"): Promise<void> => {
  const menu = page.locator(".kop__persoon");
  if ((await menu.count()) === 0) return;
  await menu.click();
  await page.getByRole("menuitem", { name: hoe, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Je bent afgemeld" }).waitFor();
};

/**
 * Chooses somebody by typing a name, with the keyboard, and goes on to the next field. A list closes when the page moves
 * below it: who sees that, types again.
 */
export const kies = async (page: Page, label: string | RegExp, naam: string): Promise<void> => {
  const veld = page.getByRole("combobox", { name: label });
  const gevonden = page.getByRole("option", { name: naam }).first();
  for (let keer = 0; keer < 6; keer++) {
    await veld.scrollIntoViewIfNeeded();
    // The list of the next field hides this one from who asks by role.
    const invoer = (await veld.elementHandle())!;
    await veld.fill("");
    await veld.fill(naam);
    const isOpen = gevonden.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (!(await isOpen)) continue;
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    if ((await invoer.inputValue()) !== "") return; // what is not chosen does not stay
  }
  throw new Error(`${naam} is niet te kiezen bij ${label}`);
};

/**
 * Violations of WCAG that axe finds on the page as it is.
 * @param without what it leaves out, as a selector: more of what it does look at
 */
export const axe = async (page: Page, without?: string): Promise<string[]> => {
  const builder = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]);
  const { violations } = await (without ? builder.exclude(without) : builder).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
};

/** Pictures of the page at three widths, in the git-ignored folder `beelden`. */
export const fotografeer = async (page: Page, naam: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(folder, `${naam}-${width}.png`) });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
};
