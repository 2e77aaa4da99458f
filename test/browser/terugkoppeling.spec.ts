import type { Page } from "playwright-core";
import type { Person } from "@zvh/platform";
import { werkUit } from "../../deploy/demo/casusdag.js";
import { mensenMet } from "../../deploy/demo/mensen.js";
import { verzonnenBsn } from "../stappen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm } from "./scherm.js";

// Feedback about an action that is meant for one partner: three people of one case, each at a screen of their own.

const huis = "noord-limburg";
const van = (rol: string, organisatie?: string): Person => mensenMet(huis, rol, organisatie)[0]!;
const [jos, anke, mieke] = ["reclassering", "amw", "gemeente-venlo"].map((code) => van("deelnemer", code));
const gezegd = "Hij slaapt weer bij zijn moeder.";

let at: TestSystem;
let casusId = "";
const schermen: Scherm[] = [];
beforeAll(async () => {
  at = await startTestSystem();
  const [beheerder, regisseur] = [await at.as(van("beheerder")), await at.as(van("procesregisseur"))];
  const persoon = { bsn: verzonnenBsn(950), voornamen: "Bregje", achternaam: "Kring", geboortedatum: "1990-01-31" };
  const { persoonId } = await beheerder.post<{ persoonId: string }>("information-hub", "personen", {
    huis,
    ...persoon,
  });
  const { id, naam } = van("procesregisseur");
  const overname = { huis, persoonId, categorie: "multiproblematiek", procesregisseur: id, naam, reden: "Liep al." };
  ({ casusId } = await beheerder.post<{ casusId: string }>("case-plan", "casussen", overname));
  const wie = async (_: string, rol: string, organisatie?: string) => {
    const mens = van(rol, organisatie);
    return { ...(await at.as(mens)), id: mens.id, naam: mens.naam, organisatie: mens.organisatie };
  };
  await werkUit({ wie, huizen: at.huizen }, { casusId, huis, meldingId: null });
  const derde = { organisatie: mieke!.organisatie, medewerker: mieke!.id, naam: mieke!.naam };
  const grond = { rol: "deelnemer", grondslag: "wgs-casusoverleg" };
  await regisseur.post("case-plan", `casussen/${casusId}/deelnames`, { ...derde, ...grond });
}, 120_000);
afterAll(async () => {
  await Promise.all(schermen.map((scherm) => scherm.close()));
  await at?.stop();
});

const opent = async ({ naam }: Person, pad: string): Promise<Page> => {
  const scherm = await openScherm();
  schermen.push(scherm);
  await meldAan(scherm.page, at.system.url, naam);
  await scherm.page.goto(`${at.system.url}/${huis}/${pad}`);
  return scherm.page;
};

it("R88 R93 een terugkoppeling voor één partner leest die partner, en een ander ziet niet dat zij er is", async () => {
  const acties = `casussen/${casusId}?deel=acties`;
  const [genoemd, ander] = [await opent(anke!, acties), await opent(mieke!, acties)];
  const page = await opent(jos!, "acties");
  await page.locator("a[data-rij]").first().press("Enter");
  await page.getByLabel("Hoe staat het ervoor?").fill(gezegd);
  await page.getByRole("group", { name: "Voor wie is dit?" }).getByRole("checkbox").press("Space");
  const alleen = page.getByRole("group", { name: /^Alleen voor/ });
  await alleen
    .getByRole("checkbox", { name: at.huizen.huis(huis).organisaties.find(({ code }) => code === "amw")!.naam })
    .press("Space");
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "80-terugkoppeling-beperkt");
  await page.getByRole("button", { name: "Gedaan", exact: true }).press("Enter");
  await page.getByText(/alleen de .* die je koos, kunnen het lezen/).waitFor();
  await genoemd.getByText(gezegd).waitFor();
  await fotografeer(genoemd, "81-terugkoppeling-genoemd");
  await ander.reload();
  await ander.getByRole("heading", { level: 1, name: /Bregje Kring/ }).waitFor();
  await ander.getByRole("table").first().waitFor();
  expect(await ander.locator("body").innerText()).not.toContain(gezegd);
  await fotografeer(ander, "82-terugkoppeling-ander");
  expect(await axe(ander)).toEqual([]);
  expect(schermen.flatMap(({ wrong }) => wrong)).toEqual([]);
}, 120_000);
