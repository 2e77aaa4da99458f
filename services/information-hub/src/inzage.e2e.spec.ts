import { mensen } from "@zvh/testing";
import { piotr, sanne, startHub } from "./hub.fake.js";

const { privacyofficer, screener } = mensen;
let hub: Awaited<ReturnType<typeof startHub>>;
let eerder: string;
let later: string;
let persoonId: string;
beforeAll(async () => {
  hub = await startHub();
  eerder = (await hub.herken(piotr)).betrokkeneId;
  await hub.herken(sanne);
  const tweede = await hub.herken(piotr);
  later = tweede.betrokkeneId;
  persoonId = tweede.data.persoonId;
});
afterAll(() => hub.stop());

const betrokkenen = async (wie: typeof privacyofficer, huis = "proefhuis") =>
  (await hub.as(wie)).get(`/v1/personen/${persoonId}/betrokkenen?huis=${huis}`);

describe("de privacyofficer", () => {
  it("vindt iemand op naam, met niet meer dan nodig is om te kiezen", async () => {
    const { body } = await hub.post("personen/op-naam/_zoek", { naam: "El Idrissi" }, privacyofficer);
    expect(body).toEqual({ personen: [{ persoonId, naam: "Piotr El Idrissi", geboortedatum: "1977-02-22" }] });
    const ander = { ...privacyofficer, huizen: ["zeeland"] };
    expect((await hub.post("personen/op-naam/_zoek", { naam: "El Idrissi" }, ander)).body).toEqual({ personen: [] });
  });

  it("staat met die zoekvraag zelf in het logboek, zonder de naam", async () => {
    await hub.post("personen/op-naam/_zoek", { naam: "El Idrissi" }, privacyofficer);
    const log = (await hub.as(privacyofficer)).get(`/v1/inzagen?huis=proefhuis&persoonId=${persoonId}`);
    const { items } = (await log.expect(200)).body;
    expect(items[0]).toMatchObject({ wie: privacyofficer.id, wat: "gezocht", uitkomst: "permit" });
    expect(JSON.stringify(items)).not.toContain("Idrissi");
  });

  it("hoort onder welke nummers iemand stond voor hij herkend was; een ander hoort niets", async () => {
    const { body } = await betrokkenen(privacyofficer);
    expect(body).toEqual({
      huis: "proefhuis",
      betrokkenen: [eerder, later].sort().map((betrokkeneId) => ({ betrokkeneId })),
    });
    expect((await betrokkenen(privacyofficer, "zeeland")).body).toEqual({ huis: "zeeland", betrokkenen: [] });
    expect((await betrokkenen({ ...privacyofficer, huizen: ["zeeland"] })).body.betrokkenen).toEqual([]);
    expect((await betrokkenen(screener)).status).toBe(403);
  });
});
