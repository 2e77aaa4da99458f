import type { Page } from "playwright-core";
import { fromAmsterdam } from "@zvh/platform";
import { afzenderVoor, demoMensen } from "../../deploy/demo/mensen.js";
import { eventually } from "@zvh/testing";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { houdEersteOverleg, laatDeelnemen, sluitAf, stelPlanVast } from "./casus.js";
import { antwoordtBekend, geefHerkomst } from "./partner.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm, kies } from "./scherm.js";

const huis = "noord-limburg";
const ja = { oordeel: true, motivering: "Zo zien wij het." };
const melding = {
  soort: "ZVH",
  kenmerk: "VENLO-BROWSER-1",
  huis,
  aveNiveau: 3,
  melder: { organisatie: "Gemeente Venlo", naam: "Consulent", email: "consulent@venlo.example" },
  onderwerp: "Samenwerking loopt vast",
  situatieschets: "Wijkteam, GGZ en politie werken langs elkaar heen; de spanning loopt op.",
  betrokkenen: [
    {
      rol: "betrokkene",
      bsn: "990000114",
      voornamen: "Berend",
      achternaam: "Browser",
      geboortedatum: "1985-05-05",
      adres: { gemeente: "GM0983" },
    },
  ],
  huiscriteria: { meerdereProblemen: ja, meerderePartners: ja, impactGezinOmgeving: ja, lokaleVeiligheid: ja },
  wettelijkeCriteria: { a: ja, b: ja, c: ja, d: ja },
};

let at: TestSystem;
const schermen: Scherm[] = [];

beforeAll(async () => {
  at = await startTestSystem({ mensen: [...demoMensen, lid("triagevoorzitter"), lid("procesregisseur")] });
}, 120_000);
afterAll(async () => {
  await Promise.all(schermen.map((scherm) => scherm.close()));
  await at?.stop();
});

let mislukt = false;

/** A step of one journey: none is tried after one that failed, of which a picture remains. */
const stap = (titel: string, doe: () => Promise<void>) =>
  it(
    titel,
    async () => {
      if (mislukt) throw new Error("een eerdere stap mislukte");
      await doe().catch(async (error: Error) => {
        mislukt = true;
        for (const [i, { page }] of schermen.entries()) await fotografeer(page, `fout-${i + 1}`);
        throw error;
      });
    },
    60_000,
  );

const als = async (naam: string): Promise<Page> => {
  const scherm = await openScherm();
  schermen.push(scherm);
  await meldAan(scherm.page, at.system.url, naam);
  return scherm.page;
};
const pad = (path: string) => `${at.system.url}/${huis}/${path}`;
describe("Eén melding, van ontvangst tot gesloten casus, op het scherm", () => {
  stap("R22 staat zonder verversen op de lijst zodra zij binnen is", async () => {
    const page = await als("Petra Linssen");
    await page.goto(pad("screening"));
    await page
      .getByText(/komen hier vanzelf/)
      .first()
      .waitFor();
    await (await at.as({ ...afzenderVoor("Gemeente Venlo"), huizen: [huis] })).post("intake", "meldingen", melding);
    await page.getByText("Berend Browser").first().waitFor();
    expect(await axe(page)).toEqual([]);
    await fotografeer(page, "1-screening");
  });

  stap("R24 L15 R64 ziet de partner van het thema haar ook, en antwoordt zonder muis op een grond", async () => {
    const page = await als("Anke Verhaegh");
    const scherm = schermen.pop()!;
    await page.goto(pad("screeningsvragen"));
    await page.getByRole("heading", { name: "Samenwerking loopt vast" }).waitFor();
    await page.getByText("Berend Browser").first().waitFor();
    await antwoordtBekend(page);
    await page.getByText("Antwoord vastgelegd").first().waitFor();
    await scherm.close();
  });

  stap("R03 R25 R28 wordt gescreend met zes toetsen en een motivering, zonder muis", async () => {
    const page = schermen[0]!.page;
    const toets = async (key: string) => page.keyboard.press(key);
    await toets("j");
    await toets("Enter");
    await page.getByRole("heading", { name: "Samenwerking loopt vast" }).waitFor();
    await fotografeer(page, "2-melding");
    expect(await axe(page)).toEqual([]);
    await toets("3");
    await toets("6");
    await toets("t");
    await page.locator("textarea:focus").waitFor();
    await page.keyboard.type("Meer dan één organisatie aankan.");
    await toets("Control+Enter");
    await page
      .getByText(new RegExp(`${melding.kenmerk}.*Vastgelegd`))
      .first()
      .waitFor();
    const { items } = await (
      await at.as(lid("triagevoorzitter"))
    ).get<{ items: object[] }>("intake", `meldingen?huis=${huis}&status=in-triage`);
    expect(items).toMatchObject([{ kenmerk: melding.kenmerk, risico: "hoog", complexiteit: "hoog" }]);
  });

  stap("R04 R05 R06 R07 R30 R31 R34 krijgt in de triage een oordeel, een besluit en een vervolgstap", async () => {
    const page = schermen[0]!.page;
    await page.goto(pad("triage"));
    await page.getByText("Berend Browser").first().waitFor();
    const voorzitter = await at.as(lid("triagevoorzitter"));
    const agenda = await voorzitter.get<{ items: { overlegDatum: string }[] }>("triage", `triages?huis=${huis}`);
    await at.moveClock(fromAmsterdam(`${agenda.items[0]!.overlegDatum}T09:30:00`));
    await page.getByText("Berend Browser").first().click();
    await page.getByRole("heading", { name: "Samenwerking loopt vast" }).waitFor();
    await page
      .getByRole("group", { name: /Past dit bij het doel/ })
      .getByText("Ja")
      .click();
    await page.getByLabel("Waarom past dit wel of niet?").fill("Zorg en veiligheid spelen samen.");
    await page.getByRole("button", { name: "Doeltoets vastleggen" }).click();
    await page.getByText("Past bij het doel.").first().waitFor();
    await page.getByLabel("Aard", { exact: true }).fill("Vastgelopen samenwerking");
    await page.getByRole("group", { name: "Ernst" }).getByText("Hoog").click();
    for (let over = await page.getByRole("button", { name: "Neem over" }).count(); over > 0; over--)
      await page.getByRole("button", { name: "Neem over" }).first().click();
    await page.getByText("Geoordeeld namens").click();
    await page
      .getByRole("group", { name: /waren erbij/ })
      .getByRole("checkbox")
      .first()
      .check();
    await geefHerkomst(page.getByRole("region", { name: "Oordeel" }));
    await page.getByRole("radio", { name: /procesregie/i }).check();
    await page.getByRole("checkbox", { name: /Berend Browser/ }).check();
    await page.getByLabel("Categorie").selectOption({ index: 1 });
    await kies(page, "Procesregisseur", "Huub Derckx");
    await page.getByLabel("Motivering").fill("Drie domeinen zijn samen nodig.");
    await page.getByLabel("Vervolgstap", { exact: true }).fill("Eerste overleg plannen");
    await kies(page, "Eigenaar van de vervolgstap", "AMW");
    expect(await axe(page)).toEqual([]);
    await fotografeer(page, "3-triage");
    await page.getByRole("button", { name: "Besluit vastleggen" }).click();
    await page.getByText("Besluit vastgelegd").first().waitFor();
  });

  stap("R21 R85 R91 wordt een casus met mensen, een eerste overleg met casusregisseur, en een plan", async () => {
    const page = await als("Huub Derckx");
    await page.goto(pad("casussen"));
    await page
      .getByRole("link", { name: /Berend Browser/ })
      .first()
      .click();
    for (const naam of ["Jos Peters-Smeets", "Anke Verhaegh"]) await laatDeelnemen(page, naam);
    await houdEersteOverleg(page, await vandaag());
    await stelPlanVast(page, await vandaag());
    await page
      .getByRole("link", { name: "Tijdlijn" })
      .or(page.getByRole("tab", { name: "Tijdlijn" }))
      .first()
      .click();
    expect(await axe(page)).toEqual([]);
    await fotografeer(page, "4-casus");
  });

  stap("R14 R88 krijgt terugkoppeling van wie de actie doet, en de regisseur ziet het meteen", async () => {
    const page = await als("Jos Peters-Smeets");
    await page.goto(pad("acties"));
    await page.getByText("Wekelijks gesprek").first().click();
    await page.getByLabel("Hoe staat het ervoor?").fill("Drie gesprekken gehad; hij werkt mee.");
    expect(await axe(page)).toEqual([]);
    await fotografeer(page, "5-acties");
    await page.getByRole("button", { name: "Gedaan", exact: true }).click();
    await page.getByText("Teruggekoppeld").first().waitFor();
    const regisseur = schermen[1]!.page;
    await regisseur
      .getByText(/Gedaan|gedaan/)
      .first()
      .waitFor();
  });

  stap("R17 R38 R95 sluit pas als een partner bevestigt dat de zorg geborgd is", async () => {
    const regisseur = schermen[1]!.page;
    await sluitAf(regisseur);
    await regisseur
      .getByRole("dialog")
      .getByText(/geborgd/)
      .first()
      .waitFor();
    await regisseur.getByRole("dialog").getByRole("button", { name: "Sluiten", exact: true }).click();
    const partner = schermen[2]!.page;
    await partner.goto(pad("casussen"));
    await partner
      .getByRole("link", { name: /Berend Browser/ })
      .first()
      .click();
    await partner.getByRole("button", { name: /geborgd/ }).click();
    await partner
      .getByRole("dialog")
      .getByLabel(/Hoe is de zorg geborgd/)
      .fill("De reclassering houdt toezicht.");
    await partner.getByRole("button", { name: "Bevestigen" }).click();
    await partner.getByText("Vastgelegd dat de zorg geborgd is").first().waitFor();
    await sluitAf(regisseur);
    await regisseur.getByRole("dialog").waitFor({ state: "detached" });
    await fotografeer(regisseur, "6-gesloten");
    expect(await axe(regisseur)).toEqual([]);
  });

  stap("R01 R02 en de melder heeft precies één terugkoppeling, zonder iets over de persoon", async () => {
    await at.settled();
    const mails = await at.mails();
    const terug = mails.filter(({ onderwerp }) => /terugkoppeling/i.test(onderwerp));
    expect(terug).toMatchObject([{ aan: [melding.melder.email] }]);
    expect(JSON.stringify(mails)).not.toMatch(/Browser"|Berend|990000114|loopt vast/);
  });

  stap("laat een ander huis niets zien, en de browser klaagt nergens over", async () => {
    const page = await als("Marijke Verburgt");
    await page.goto(page.url().replace("vandaag", "screening"));
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.content()).not.toContain("Berend");
    await page.goto(pad("screening"));
    await eventually(async () => (await page.getByRole("main").textContent()) !== "");
    expect(await page.content()).not.toContain("Berend");
    expect(schermen.flatMap(({ wrong }) => wrong)).toEqual([]);
  });
});

const lid = (rol: string) => ({
  id: `proef-${rol}`,
  naam: "P. Roef",
  organisatie: "huis",
  huizen: [huis],
  rollen: ["medewerker", "screener", rol],
});

const vandaag = async () =>
  (await (await at.as(lid("procesregisseur"))).get<{ nu: string }>("case-plan", "nu")).nu.slice(0, 10);
