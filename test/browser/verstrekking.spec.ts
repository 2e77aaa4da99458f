import type { Page } from "playwright-core";
import { afzenderVoor, mensenMet } from "../../deploy/demo/mensen.js";
import { brengNaarTriage, meld, verzonnenBsn, verzonnenMelding } from "../stappen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm, kies } from "./scherm.js";

// One house asks another whether it knows somebody; there a person confirms, and gives what the asking house needs for
// its item: with the keyboard, in two browsers.

const [hier, daar] = ["noord-limburg", "zeeland"] as const;
const voorzitter = mensenMet(hier, "triagevoorzitter")[0]!;
const amw = mensenMet(hier, "triagelid", "amw")[0]!;
const politie = mensenMet(hier, "triagelid", "politie")[0]!;
const screener = mensenMet(daar, "screener")[0]!;
const agent = mensenMet(daar, "triagelid", "politie")[0]!;
const kop = "Kent een ander huis deze persoon?";

let at: TestSystem;
let punt: string;
const schermen: Scherm[] = [];
const opent = async (naam: string, pad: string): Promise<Page> => {
  const scherm = await openScherm();
  schermen.push(scherm);
  await meldAan(scherm.page, at.system.url, naam);
  await scherm.page.goto(`${at.system.url}/${pad}`);
  return scherm.page;
};

beforeAll(async () => {
  at = await startTestSystem();
  const leidt = await at.as(voorzitter);
  const rollen = { afzender: await at.as({ ...afzenderVoor("Gemeente Venlo"), huizen: [hier] }), screener: leidt };
  const { meldingId } = await meld({ ...rollen, voorzitter: leidt }, verzonnenMelding(hier, "NL-7", 917));
  const { triageId } = await brengNaarTriage({ ...rollen, voorzitter: leidt }, hier, meldingId);
  await leidt.post("triage", `triages/${triageId}/deelnames`, { organisaties: ["amw"] });
  punt = `${hier}/triage/${triageId}`;
  const wie = { bsn: verzonnenBsn(917), voornamen: "Bregje", achternaam: "Verzinsel", geboortedatum: "1984-02-29" };
  const beheerder = await at.as(mensenMet(daar, "beheerder")[0]!);
  await beheerder.post("information-hub", "personen", { huis: daar, ...wie });
}, 120_000);
afterAll(async () => {
  await Promise.all(schermen.map((scherm) => scherm.close()));
  await at?.stop();
});

let vraagt: Page;
let gevraagd: Page;

it("L06 wie voorzit vraagt na de doeltoets een ander huis, en ziet tot wanneer het kan antwoorden", async () => {
  vraagt = await opent(voorzitter.naam, punt);
  await vraagt.getByRole("heading", { name: kop }).waitFor();
  await vraagt.locator("summary", { hasText: "Een ander huis vragen" }).press("Enter");
  const blok = vraagt.getByRole("region", { name: kop });
  await blok.getByRole("checkbox", { name: at.huizen.huis(daar).naam }).press("Space");
  await blok.getByLabel("Waarvoor is dit nodig?").selectOption("criminaliteit");
  await blok.getByLabel("Waarom vraag je dit?").fill("Zij zou daar hebben gewoond.");
  await vraagt.keyboard.press("Control+Enter");
  await blok.getByText("wacht op antwoord").waitFor();
  expect(await axe(vraagt)).toEqual([]);
  await fotografeer(vraagt, "40-bekendheid-gevraagd");
}, 120_000);

it("L06 het gevraagde huis ziet wie het kent en waarvoor er gevraagd wordt, niet waarom, en zegt bekend", async () => {
  gevraagd = await opent(screener.naam, `${daar}/vragen-van-huizen`);
  await gevraagd.locator("a[data-rij]").first().press("Enter");
  await gevraagd.getByRole("heading", { name: "Bregje Verzinsel", exact: true }).waitFor();
  expect(await gevraagd.locator("body").innerText()).not.toMatch(/Zij zou|portiek|NL-7|Verzinsel917/);
  expect(await axe(gevraagd)).toEqual([]);
  await fotografeer(gevraagd, "41-vraag-van-een-huis");
  await gevraagd.getByRole("button", { name: "Bekend", exact: true }).press("Enter");
  await gevraagd.getByRole("heading", { name: "Wat jullie gaven" }).waitFor();
  await vraagt.getByRole("region", { name: kop }).getByText("bekend", { exact: true }).waitFor(); // live
}, 120_000);

it("R64 een uittreksel gaat niet zonder herkomst en toestemming, en komt met zijn voorwaarden aan (L06, L09)", async () => {
  await gevraagd.locator("summary", { hasText: "Een uittreksel geven" }).press("Enter");
  await gevraagd.getByLabel("Wat moet het andere huis weten?").fill("Zij slaapt bij een broer in de haven.");
  await gevraagd.getByLabel("Wie leverde dit?").selectOption("politie");
  await gevraagd.getByLabel("Soort gegevens").selectOption("politie");
  await gevraagd.getByLabel("Grondslag").selectOption("wpg-samenwerking");
  await gevraagd.getByLabel("Voorwaarde aan wie het leest").selectOption("niet-met-betrokkene-delen");
  await gevraagd.getByLabel("Toelichting bij de voorwaarde").fill("Er loopt een onderzoek.");
  await gevraagd.keyboard.press("Control+Enter");
  await gevraagd.getByText(at.huizen.huis(daar).foutteksten["toestemming-ontbreekt"]!).first().waitFor();
  expect(await axe(gevraagd)).toEqual([]);
  await fotografeer(gevraagd, "42-uittreksel-geweigerd");
  await kies(gevraagd, "Wie van de leverancier gaf toestemming?", agent.naam);
  await gevraagd.getByRole("button", { name: "Geef uittreksel" }).press("Enter");
  await gevraagd.getByText("aangekomen").waitFor();
  expect(await gevraagd.getByRole("article").innerText()).not.toContain("haven");
  await fotografeer(gevraagd, "43-uittreksel-gegeven");
  const uittreksel = vraagt.getByRole("article", { name: /Uittreksel van/ });
  await uittreksel.getByText("Zij slaapt bij een broer in de haven.").waitFor(); // live
  for (const zin of ["Niet bespreken met de betrokkene: Er loopt een onderzoek.", "met toestemming van", agent.naam])
    expect(await uittreksel.innerText()).toContain(zin);
  expect(await axe(vraagt)).toEqual([]);
  await fotografeer(vraagt, "44-uittreksel-ontvangen");
}, 90_000);

it("L15 wie gekozen is leest het uittreksel mee, een ander lid niet", async () => {
  const gekozen = await opent(amw.naam, punt);
  await gekozen.getByText("Zij slaapt bij een broer in de haven.").waitFor();
  expect(await axe(gekozen)).toEqual([]);
  const ander = await opent(politie.naam, `${hier}/triage`);
  await ander.getByText("Agendapunt 1").waitFor();
  expect(await ander.locator("body").innerText()).not.toContain("haven");
  expect(schermen.flatMap(({ wrong }) => wrong)).toEqual([]);
}, 120_000);
