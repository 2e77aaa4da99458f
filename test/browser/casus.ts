import type { Page } from "playwright-core";
import { kies } from "./scherm.js";

// What somebody does on the page of a case, step by step.

/** Types a date in its parts; the field goes on to the next part by itself. */
export const datum = async (page: Page, iso: string) => {
  await page.getByRole("spinbutton").first().focus();
  await page.keyboard.type(iso.split("-").reverse().join(""));
};

export const deel = (page: Page, naam: string | RegExp) =>
  page
    .getByRole("tab", { name: naam })
    .or(page.getByRole("navigation").getByRole("link", { name: naam }))
    .or(page.getByRole("link", { name: naam }))
    .first()
    .click();

export const laatDeelnemen = async (page: Page, naam: string) => {
  await deel(page, "Mensen");
  await page
    .getByRole("button", { name: /^(Iemand|Mensen) laten deelnemen/ })
    .first()
    .click();
  await kies(page, "Wie", naam);
  if (naam === "Jos Peters-Smeets") await page.getByLabel("Rol").selectOption("casusregisseur");
  await page.getByLabel("Grondslag").selectOption("wgs-casusoverleg");
  await page.getByRole("button", { name: "Laten deelnemen", exact: true }).click();
  await page.getByRole("cell", { name: naam, exact: true }).waitFor();
};

export const houdEersteOverleg = async (page: Page, vandaag: string) => {
  await deel(page, /overleggen/i);
  await page
    .getByRole("button", { name: /plannen/ })
    .first()
    .click();
  await datum(page, vandaag);
  await page.getByRole("button", { name: "Plannen", exact: true }).click();
  await page.getByRole("button", { name: /vastleggen en afronden/ }).click();
  await page.getByLabel("Afspraken").fill("Wij bellen elke maandag.\nDe reclassering is aanspreekpunt.");
  await page
    .getByLabel("Casusregisseur")
    .selectOption({ label: "Jos Peters-Smeets, Reclassering Nederland" })
    .catch(() => page.getByLabel("Casusregisseur").selectOption({ index: 1 }));
  await page
    .getByRole("button", { name: /overleg afronden/i })
    .last()
    .click();
  await page.getByText("Wij bellen elke maandag.").first().waitFor();
};

export const stelPlanVast = async (page: Page, vandaag: string) => {
  await deel(page, /plan$/i);
  await page.getByRole("button", { name: /plan/i }).first().click();
  await page.getByLabel(/Gezamenlijk/).fill("Rust in huis en op straat.");
  await page.getByLabel("Doel", { exact: true }).first().fill("Wonen blijft");
  await page
    .getByLabel(/resultaat/i)
    .first()
    .fill("Geen ontruiming dit jaar.");
  for (const veld of await page.getByLabel("Leefgebied").all()) await veld.selectOption({ index: 1 });
  await page.getByRole("textbox", { name: / 1$/ }).fill("Wekelijks gesprek");
  await page.getByLabel("Wie", { exact: true }).selectOption({ label: "Jos Peters-Smeets, Reclassering Nederland" });
  await datum(page, vandaag);
  await page.getByRole("button", { name: /vaststellen/ }).click();
  await page.getByText("Rust in huis en op straat.").first().waitFor();
};

export const sluitAf = async (page: Page) => {
  await page.getByRole("button", { name: "Afsluiten" }).first().click();
  const dialoog = page.getByRole("dialog");
  await dialoog.getByText(/Definitief/).click();
  await dialoog.getByLabel("Reden").selectOption("zorg-geborgd");
  await kies(page, "Wie gaat ermee verder?", "Reclassering");
  await dialoog.getByLabel("Toelichting").fill("De reclassering neemt het over.");
  await dialoog.getByRole("button", { name: "Afsluiten" }).last().click();
};
