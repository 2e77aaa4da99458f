import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, openScherm, type Scherm } from "./scherm.js";

// Who builds the system of a partner reads what the API's say, without signing in; the pages are made of docs/api.

const folder = join(import.meta.dirname, "../../docs/api");
const services = readdirSync(folder).flatMap((file) => /^(.*)\.openapi\.json$/.exec(file)?.[1] ?? []);
type Document = { paths: Record<string, Record<string, { operationId?: string; summary?: string }>> };

let at: TestSystem;
let scherm: Scherm;
beforeAll(async () => {
  at = await startTestSystem();
  scherm = await openScherm();
}, 90_000);
afterAll(async () => {
  await scherm?.close();
  await at?.stop();
});

it("begint met de diensten, en is met het toetsenbord te lezen", async () => {
  const { page } = scherm;
  await page.goto(`${at.system.url}/naslag/index.html`);
  await page.keyboard.press("Tab");
  await page.getByRole("link", { name: "Naar de inhoud" }).and(page.locator(":focus")).waitFor();
  for (const service of services) await page.getByRole("link", { name: service, exact: true }).waitFor();
  expect(await axe(page)).toEqual([]);
}, 30_000);

it.each(services)(
  "noemt elke route van %s, met wat zij doet",
  async (service) => {
    const { page, wrong } = scherm;
    const { paths }: Document = JSON.parse(readFileSync(join(folder, `${service}.openapi.json`), "utf8"));
    await page.goto(`${at.system.url}/naslag/index.html`);
    await page.getByRole("link", { name: service, exact: true }).press("Enter");
    await page.getByRole("heading", { level: 1 }).waitFor();
    const text = await page.getByRole("main").innerText();
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { operationId, summary }]) =>
        operationId ? [`${method.toUpperCase()} ${"servers" in methods ? "" : "/v1"}${path}`, summary!] : [],
      ),
    );
    expect(routes.length).toBeGreaterThan(5);
    expect(routes.filter((one) => !text.includes(one))).toEqual([]);
    // One template makes every part: the first of each subject stands for the others, which alone take a minute.
    expect(await page.locator("h2 + section").count()).toBeGreaterThan(1);
    expect(await axe(page, "section:not(h2 + section)")).toEqual([]);
    await fotografeer(page, `60-naslag-${service}`);
    expect(wrong).toEqual([]);
  },
  60_000,
);
