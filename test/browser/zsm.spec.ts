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
}, 120_000);

it("R73 de desk vraagt de huizen van het arrondissement; wat niet klopt staat bij het veld, en wat getypt is blijft", async () => {
  const { page, wrong } = scherm;
  const stuur = () => page.getByRole("button", { name: "Vraag de huizen" }).press("Enter");
  const fouten = async () => {
    await page.getByRole("alert").waitFor();
    return page.locator(".utrecht-form-field-error-message").allInnerTexts();
  };
  const typMoment = async (dag: string, tijd: string) => {
    await page
      .getByRole("group", { name: /^Opgehouden op/ })
      .getByRole("spinbutton")
      .first()
      .focus();
    await page.keyboard.type(dag.split("-").reverse().join("") + tijd.replace(":", ""));
  };
  const wanneer = new Date(Date.now() - 45 * 60_000).toLocaleString("sv-SE", { timeZone: "Europe/Amsterdam" });
  const [dag, tijd] = [wanneer.slice(0, 10), wanneer.slice(11, 16)];
  await page.keyboard.press("n");
  await page.getByRole("heading", { level: 2, name: "Nieuw verzoek" }).waitFor();
  await page.getByLabel("Verzoeknummer").fill("NACHT/2");
  await stuur();
  expect(await fouten()).toHaveLength(5);
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "61-zsm-aanvraag");
  await page.getByLabel("Verzoeknummer").fill("NACHT-2");
  await page.getByLabel("Kenmerk").fill("K-NACHT-2");
  await typMoment(`${Number(dag.slice(0, 4)) + 1}${dag.slice(4)}`, tijd);
  await page.getByLabel("Waarvan verdacht?").fill("vernieling");
  await page.getByLabel("Achternaam").fill("Nachtwaak");
  await page.reload();
  await page.getByLabel("Achternaam").waitFor();
  expect(await page.getByLabel("Achternaam").inputValue()).toBe("Nachtwaak");
  await stuur();
  await page
    .getByText(/moet nog komen/)
    .first()
    .waitFor();
  expect(await fouten()).toEqual([expect.stringMatching(/moment van ophouden moet nog komen/)]);
  expect(await page.getByLabel("Waarvan verdacht?").inputValue()).toBe("vernieling");
  await typMoment(dag, tijd);
  await stuur();
  await page.getByRole("heading", { level: 2, name: "NACHT-2" }).waitFor();
  expect(await page.locator(".zsmklok").innerText()).toMatch(/nog 5 u 1\d m/);
  await page.getByText(/Nachtwaak.*vernieling/).waitFor();
  const [gevraagd] = await at.sql(
    "information-hub",
    "select count(*)::int as huizen from zsmverzoek where verzoek_nummer = 'NACHT-2'",
  );
  expect(gevraagd).toEqual({
    huizen: at.huizen.alle().filter(({ arrondissement }) => arrondissement === "Limburg").length,
  });
  await page.keyboard.press("n");
  await page.getByLabel("Achternaam").waitFor();
  expect(await page.getByLabel("Achternaam").inputValue()).toBe("");
  expect([wrong, page.url().includes("Nachtwaak")]).toEqual([[], false]);
}, 120_000);
