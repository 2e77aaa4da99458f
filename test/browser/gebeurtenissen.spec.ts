import type { Page } from "playwright-core";
import { newId } from "@zvh/platform";
import { startTestSystem, type TestSystem } from "../systeem.js";
import { axe, fotografeer, meldAan, openScherm, type Scherm } from "./scherm.js";

const huis = "noord-limburg";
const reden = "De bron is hersteld en heeft het opnieuw verstuurd.";
const sleutel = newId();
const berichten = [newId(), newId()];

let at: TestSystem;
let scherm: Scherm;
let page: Page;

/** Two events about the same that the triage can't read: one in front, one behind it. */
const houdVast = async () => {
  const topic = "zvh.limburg.intake";
  const envelope = { specversion: "1.0", type: "nl.zvh.melding.gescreend.v1", huis, data: {}, traceparent: "" };
  await at.sql("triage", "insert into inbox_guard values ($1, $2, $3, 2)", [topic, sleutel, huis]);
  for (const [plek, id] of berichten.entries()) {
    const waar = [id, huis, topic, sleutel, plek + 1];
    const source = "urn:nld:oin:00000000000000000000:systeem:intake";
    await at.sql(
      "triage",
      "insert into inbox (message_id, huis, topic, key, sequence) values ($1, $2, $3, $4, $5)",
      waar,
    );
    await at.sql(
      "triage",
      `insert into parked (message_id, huis, topic, key, sequence, envelope, state, reason)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...waar,
        { ...envelope, id, source, sequence: plek + 1 },
        ...(plek ? ["behind", "wacht-op-eerder"] : ["parked", "kan-niet"]),
      ],
    );
  }
};

beforeAll(async () => {
  at = await startTestSystem();
  scherm = await openScherm();
  ({ page } = scherm);
  await meldAan(page, at.system.url, "Frank Hermkens");
}, 120_000);
afterAll(async () => {
  await scherm?.close();
  await at?.stop();
});

const laatVallen = () => page.getByRole("button", { name: /^Laten vallen: melding.gescreend nummer/ });

describe("Een beheerder ziet wat de diensten vasthouden", () => {
  it("vindt via het menu een lege lijst, die zegt wat er zou staan", async () => {
    await page.getByRole("link", { name: "Beheer" }).click();
    await page.getByText("Alle gebeurtenissen zijn verwerkt.").waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it("ziet waarom, waar en hoe lang, en wat erachter staat", async () => {
    await houdVast();
    await page.reload();
    await page.getByRole("cell", { name: "Geweigerd (kan-niet)" }).waitFor();
    expect(await page.getByRole("row").allTextContents()).toEqual([
      expect.stringContaining("Reden"),
      expect.stringMatching(/melding\.gescreend nummer 1.*triage van intake.*Vast/),
      expect.stringMatching(/nummer 2.*Staat erachter.*Gaat met de eerste mee/),
    ]);
    await page.getByRole("link", { name: "Beheer 1 open" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await fotografeer(page, "beheer-1-lijst");
  });

  it("probeert het opnieuw zonder muis, en hoort dat het nog niet lukt", async () => {
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByText(/Het lukt nog niet\. De eerste staat nog: Klopt niet met de afspraak/).waitFor();
    await page.locator("h1:focus").waitFor();
  });

  it("laat de eerste zonder muis vallen, met een reden; wat erachter staat is dan aan de beurt", async () => {
    await laatVallen().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    expect(await axe(page)).toEqual([]);
    const veld = page.getByLabel("Reden");
    await veld.focus();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alert").getByText("Reden is te kort").waitFor();
    await fotografeer(page, "beheer-2-reden");
    await veld.focus();
    await page.keyboard.type(reden);
    await page.keyboard.press("Control+Enter");
    await page.getByText(/^Vastgelegd\. Het lukt nog niet/).waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.locator("h1:focus").waitFor();
    expect(await page.getByRole("row").count()).toBe(2);
    expect(await at.sql("triage", "select message_id, because, dropped_by from dropped")).toEqual([
      { message_id: berichten[0], because: reden, dropped_by: `${huis}.beheerder-1` },
    ]);
  });

  it("ziet de rest als één dienst niet antwoordt", async () => {
    await page.route("**/api/beheer/gebeurtenissen?*", async (route) => {
      const antwoord = await (await route.fetch()).json();
      await route.fulfill({ json: { ...antwoord, zonderAntwoord: ["notification"] } });
    });
    await page.reload();
    await page.getByText(/Eén dienst antwoordt nu niet: notification/).waitFor();
    await laatVallen().waitFor();
    expect(await axe(page)).toEqual([]);
    await fotografeer(page, "beheer-3-zonder-antwoord");
  });

  it("is de enige: een screener heeft de bladzijde niet, en de browser klaagt nergens over", async () => {
    await meldAan(page, at.system.url, "Petra Linssen");
    expect(await page.getByRole("link", { name: "Beheer" }).count()).toBe(0);
    await page.goto(`${at.system.url}/${huis}/beheer/gebeurtenissen`);
    await page.getByRole("heading", { level: 1, name: "Vandaag" }).waitFor();
    expect(scherm.wrong).toEqual([]);
  });
});
