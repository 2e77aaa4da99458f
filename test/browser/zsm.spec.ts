import { demoMensen, mensenMet } from "../../deploy/demo/mensen.js";
import { verzonnenBsn } from "../stappen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { herziening, kaart } from "../zijdeuren/verzinsels.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm } from "./scherm.js";

// At three in the morning, without a mouse: the desk reads the clock, and then the card.

const huis = "noord-limburg";
const desk = mensenMet(huis, "zsm-desk")[0]!;
const advies = "Meldplicht past; de behandeling loopt.";
const iemand = { bsn: verzonnenBsn(950), voornamen: "Bregje", achternaam: "Nachtwaak", geboortedatum: "1984-02-29" };

let at: TestSystem;
let scherm: Scherm;
beforeAll(async () => {
  at = await startTestSystem();
  const [beheerder, regisseur] = await Promise.all(
    ["beheerder", "procesregisseur"].map((rol) => at.as(mensenMet(huis, rol)[0]!)),
  );
  const { persoonId } = await beheerder!.post<{ persoonId: string }>("information-hub", "personen", {
    huis,
    ...iemand,
  });
  const op = { huis, persoonId, ...herziening };
  const { prioriteringId } = await regisseur!.post<{ prioriteringId: string }>("information-hub", "prioriteringen", op);
  await regisseur!.put("information-hub", `prioriteringen/${prioriteringId}/zsmkaart`, kaart(advies));
  await (
    await at.as(desk)
  ).post("information-hub", "zsm-aanvragen", {
    verzoekNummer: "NACHT-1",
    kenmerk: "NACHT-1",
    arrondissement: "Limburg",
    opgehoudenOp: new Date(Date.now() - 30 * 60_000).toISOString(),
    verdenking: "bedreiging",
    verdachte: iemand,
  });
  scherm = await openScherm();
}, 90_000);
afterAll(async () => {
  await scherm?.close();
  await at?.stop();
});

it("R73 R74 de desk leest de klok, en met het toetsenbord de kaart van het huis dat iemand kent", async () => {
  expect(demoMensen.filter(({ naam }) => naam === desk.naam)).toHaveLength(1);
  const { page, wrong } = scherm;
  await meldAan(page, at.system.url, desk.naam);
  await page.getByRole("link", { name: "ZSM" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "ZSM" }).waitFor();
  await page.getByText("NACHT-1").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: "NACHT-1" }).waitFor();
  expect(await page.locator(".zsmklok").innerText()).toMatch(/nog 5 u \d+ m/);
  expect(await page.getByText(advies).count()).toBe(0);
  await fotografeer(page, "60-zsm");
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: "Lees de kaart" }).press("Enter");
  await page.getByText(advies).waitFor();
  await page.getByText("Bekend, met advies").first().waitFor();
  expect(await axe(page)).toEqual([]);
  expect([wrong, page.url().includes("Nachtwaak")]).toEqual([[], false]);
}, 60_000);
