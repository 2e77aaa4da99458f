import type { Person } from "@zvh/platform";
import { demoMensen } from "../../deploy/demo/mensen.js";
import { verzonnenBsn } from "../stappen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm } from "./scherm.js";

// Two people of one house open the same page; each sees what is theirs, and nothing that there is more.

const huis = "noord-limburg";
const van = (rol: string, organisatie?: string): Person =>
  demoMensen.find(
    (mens) =>
      mens.huizen.includes(huis) && mens.rollen.includes(rol) && (!organisatie || mens.organisatie === organisatie),
  )!;
const [regisseur, beheerder] = [van("procesregisseur"), van("beheerder")];
const [reclassering, politie] = [van("deelnemer", "reclassering"), van("deelnemer", "politie")];

let at: TestSystem;
const schermen: Scherm[] = [];
beforeAll(async () => {
  at = await startTestSystem();
  for (const [i, [achternaam, deelnemer]] of [
    ["Eensgezind", reclassering],
    ["Anderland", politie],
  ].entries() as IterableIterator<[number, [string, Person]]>) {
    const persoon = { bsn: verzonnenBsn(900 + i), voornamen: "Bregje", achternaam, geboortedatum: "1990-01-31" };
    await opent(persoon, deelnemer);
  }
}, 120_000);
afterAll(async () => {
  await Promise.all(schermen.map((scherm) => scherm.close()));
  await at?.stop();
});

/** A running case about this person, in which one partner takes part. */
const opent = async (persoon: object, { id, naam, organisatie }: Person): Promise<void> => {
  const [hij, zij] = [await at.as(beheerder), await at.as(regisseur)];
  const { persoonId } = await hij.post<{ persoonId: string }>("information-hub", "personen", { huis, ...persoon });
  const overname = {
    huis,
    persoonId,
    categorie: "multiproblematiek",
    procesregisseur: regisseur.id,
    reden: "Liep al.",
  };
  const { casusId } = await hij.post<{ casusId: string }>("case-plan", "casussen", {
    ...overname,
    naam: regisseur.naam,
  });
  const deelname = { organisatie, medewerker: id, naam, rol: "deelnemer", grondslag: "wgs-casusoverleg" };
  await zij.post("case-plan", `casussen/${casusId}/deelnames`, deelname);
};

/** What the list of cases says to somebody who signs in. */
const leest = async ({ naam }: Person, foto: string): Promise<string> => {
  const scherm = await openScherm();
  schermen.push(scherm);
  await meldAan(scherm.page, at.system.url, naam);
  await scherm.page.goto(`${at.system.url}/${huis}/casussen`);
  await scherm.page
    .getByText(/Bregje/)
    .first()
    .waitFor();
  await fotografeer(scherm.page, foto);
  expect(await axe(scherm.page)).toEqual([]);
  return scherm.page.locator("body").innerText();
};

it("R61 R93 toont twee mensen op dezelfde lijst elk alleen de eigen casus, en geen spoor van de andere", async () => {
  const [een, ander] = [
    await leest(reclassering, "10-lijst-van-de-een"),
    await leest(politie, "11-lijst-van-de-ander"),
  ];
  expect(een).toMatch(/Eensgezind/);
  expect(een).not.toMatch(/Anderland/);
  expect(ander).toMatch(/Anderland/);
  expect(ander).not.toMatch(/Eensgezind/);
}, 90_000);

it("R53 toont de procesregisseur van het huis beide", async () => {
  const beide = await leest(regisseur, "12-lijst-van-de-procesregisseur");
  expect(beide).toMatch(/Eensgezind/);
  expect(beide).toMatch(/Anderland/);
}, 120_000);
