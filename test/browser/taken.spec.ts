import { eventually } from "@zvh/testing";
import { demoAfzenders, mensenMet } from "../../deploy/demo/mensen.js";
import { verzonnenBsn } from "../stappen.js";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm } from "./scherm.js";

// Somebody comes out today and has no roof: who coordinates hears it by mail, and of who can't be reached a colleague hears.

const huis = "zeeland";
const gemeente = "gemeente-terneuzen";
const [coordinator] = mensenMet(huis, "nazorgcoordinator", "huis");
const [vanGemeente] = mensenMet(huis, "nazorgcoordinator", gemeente);

let at: TestSystem;
let scherm: Scherm;
let dossierId = "";
beforeAll(async () => {
  at = await startTestSystem();
  // Who coordinates for the municipality gave no address.
  const beheerder = await at.as(mensenMet(huis, "beheerder")[0]!);
  const lijst = `medewerkers?huis=${huis}&rol=nazorgcoordinator&organisatie=${gemeente}&aantal=10`;
  const { items } = await beheerder.get<{ items: any[] }>("information-hub", lijst);
  const { naam, telefoon, organisatie, teams, rollen, screening, gescreendTot, van } = items[0];
  const zonderAdres = { naam, telefoon, organisatie, teams, rollen, screening, gescreendTot, van };
  await beheerder.put("information-hub", `medewerkers/${items[0].aanstellingId}`, zonderAdres);
  const inrichting = await at.as(
    demoAfzenders.find(({ organisatie, huizen }) => organisatie === "dji" && huizen.includes(huis))!,
  );
  const { berichtId } = await inrichting.post<{ berichtId: string }>("nazorg", "detentieberichten", {
    kenmerk: "TAAK-1",
    bsn: verzonnenBsn(940),
    voornamen: "Bregje",
    achternaam: "Zonderdak",
    geboortedatum: "1990-01-31",
    gemeente: "GM0715",
    inrichting: "PI Middelburg",
    insluitingsdatum: "2026-01-10",
    bericht: "einde",
  });
  const wie = await at.as(coordinator!);
  dossierId = await eventually(async () => {
    return (await wie.get<{ dossierId: string }>("nazorg", `detentieberichten/${berichtId}`)).dossierId;
  });
  scherm = await openScherm();
}, 90_000);
afterAll(async () => {
  await scherm?.close();
  await at?.stop();
});

it("R41 de coördinator van het huis krijgt een e-mail met een nummer en een link, en niets over wie het is", async () => {
  const kenmerk = dossierId.slice(-8).toUpperCase();
  const mails = () => at.mails().then((alle) => alle.filter(({ onderwerp }) => onderwerp.includes(kenmerk)));
  const [mail] = await eventually(async () => ((await mails()).length > 0 ? await mails() : null), 30);
  expect(mail!.aan).toEqual([`${coordinator!.id}@${huis}.example`]);
  expect(mail!.tekst).toContain(`${at.addressOf("workplace")}/${huis}/nazorg/${dossierId}`);
  for (const woord of ["Bregje", "Zonderdak", "Terneuzen", "Middelburg", verzonnenBsn(940)])
    expect(mail!.bron).not.toContain(woord);
  expect(await mails()).toHaveLength(1);
}, 120_000);

it("R41 wie niet te bereiken is, staat als taak bij wie hetzelfde mag, die van daar het dossier opent en vastlegt hoe het ging", async () => {
  const { page, wrong } = scherm;
  await meldAan(page, at.system.url, coordinator!.naam);
  await page.getByRole("navigation", { name: "Werk" }).getByRole("link", { name: /Taken/ }).press("Enter");
  await page.locator("a[data-rij]").first().press("Enter");
  const titel = new RegExp(`Laat ${vanGemeente!.naam} weten: een vrijlating is dichtbij en onderdak is niet geregeld`);
  await page.getByRole("heading", { level: 2, name: titel }).waitFor();
  await page.getByText(/er is geen e-mailadres/).waitFor();
  expect(await axe(page)).toEqual([]);
  await fotografeer(page, "90-taak-collega");
  const dossier = page.getByRole("link", { name: "Open het dossier" });
  expect(await dossier.getAttribute("href")).toBe(`/${huis}/nazorg/${dossierId}`);
  await page.getByLabel("Hoe is het doorgegeven?").fill("Gebeld; hij belt de opvang.");
  await page.getByRole("button", { name: "Afgehandeld" }).press("Enter");
  await page.getByText("Taak afgehandeld.").waitFor();
  await page.getByText("Alle berichten zijn aangekomen.", { exact: false }).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(wrong).toEqual([]);
}, 120_000);
