import type { Page } from "playwright-core";
import { axe, fotografeer } from "./scherm.js";

/** Where an item comes from: what it is, on what ground it is given, and for what (R64). */
export const geefHerkomst = async (waar: Pick<Page, "getByLabel">, grondslag?: string): Promise<void> => {
  await waar.getByLabel("Soort gegevens").selectOption("hulpverlening");
  if (grondslag) await waar.getByLabel("Grondslag").selectOption(grondslag);
  await waar.getByLabel("Waarvoor is dit nodig?").selectOption("onveilige-situaties");
};

/** A screening partner knows somebody; the answer is refused until it says on what ground it is given. */
export const antwoordtBekend = async (page: Page): Promise<void> => {
  await page.getByRole("radio", { name: "Bekend bij ons", exact: true }).focus();
  await page.keyboard.press("Space");
  const risico = page.getByRole("group", { name: /een risico/ });
  await risico.getByText("Nee").click();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("alert").waitFor();
  expect(await axe(page)).toEqual([]);
  await geefHerkomst(page, "wettelijke-plicht");
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "2-partner");
  await page.keyboard.press("Control+Enter");
};
