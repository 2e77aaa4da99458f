import { newId, type Person } from "@zvh/platform";
import { mensen } from "@zvh/testing";
import { piotr, sanne, startHub } from "../hub.fake.js";
import { beheerder } from "../register.fake.js";

const { procesregisseur, screener, deelnemer, buitenstaander } = mensen;
let hub: Awaited<ReturnType<typeof startHub>>;
let piotrId: string;
let sanneId: string;

beforeAll(async () => {
  hub = await startHub();
  [piotrId, sanneId] = [(await hub.herken(piotr)).data.persoonId, (await hub.herken(sanne)).data.persoonId];
});
afterAll(() => hub.stop());

const overDagen = (aantal: number) => new Date(Date.now() + aantal * 86_400_000).toISOString().slice(0, 10);
const keuze = () => ({ criteria: ["ernstigeOverlast"], herzieningOp: overDagen(30) });
const plaats = (persoonId: string, door: Person = procesregisseur, meer: object = {}) =>
  hub.post("prioriteringen", { persoonId, ...keuze(), ...meer }, door);
const lijst = async (door: Person = procesregisseur, huis = "proefhuis") =>
  (await (await hub.as(door)).get(`/v1/prioriteringen?huis=${huis}`)).body.items;
const doe = async (methode: "post" | "put", pad: string, inhoud: object, door: Person = procesregisseur) =>
  (await hub.as(door))[methode](`/v1/prioriteringen/${pad}`).send(inhoud);
const telling = async (door: Person = procesregisseur) =>
  (await (await hub.as(door)).get("/v1/prioriteringen/telling?huis=proefhuis")).body;
const kaart = {
  bron: "ggz",
  herkomst: {
    grondslag: "wgs-verstrekkingsplicht",
    doelbinding: "criminaliteit",
    categorie: "hulpverlening",
    voorwaarde: "geen",
    eerstVerwerktOp: "2026-11-20",
  },
  advies: "Eerst bellen met de behandelaar.",
  contact: "Procesregisseur van dienst",
  geldigTot: overDagen(20),
};

describe("De lijst van geprioriteerde casussen", () => {
  it("L17 R74 staat op naam, met criteria, herziening en een kaart waarvan de woorden verzegeld zijn", async () => {
    const { body, status } = await plaats(piotrId);
    expect([status, body.door, body.regime]).toEqual([201, procesregisseur.id, "prioritering"]);
    expect((await plaats(piotrId)).body).toMatchObject({ code: "al-geprioriteerd" });
    expect((await doe("put", `${body.prioriteringId}/zsmkaart`, kaart)).body.zsmkaart).toMatchObject({
      advies: kaart.advies,
      metAdvies: true,
    });
    const zonder = await doe("put", `${body.prioriteringId}/zsmkaart`, { ...kaart, advies: null });
    expect(zonder.body.zsmkaart).toMatchObject({ advies: null, metAdvies: false, contact: kaart.contact });
    expect(await lijst()).toMatchObject([{ persoonId: piotrId, ...keuze(), zsmkaart: { contact: kaart.contact } }]);
    const lees = async (wie: string) =>
      (await (await hub.as(procesregisseur)).get(`/v1/prioriteringen?huis=proefhuis&persoonId=${wie}`)).body.items;
    expect([(await lees(piotrId)).length, await lees(sanneId)]).toEqual([1, []]);
    const [rij] = await hub.sql("select inhoud from zsmkaart");
    expect(rij.inhoud.toString("latin1")).not.toContain("dienst");
    const verteld = JSON.stringify(await hub.events());
    for (const woord of [kaart.advies, kaart.contact, "behandelaar"]) expect(verteld).not.toContain(woord);
  });

  it("L04 L08 kent als bron van een kaart wie alleen in het register staat, onder zijn geheim, tot het ophoudt", async () => {
    const [{ prioriteringId }] = await lijst();
    const over = (meer: object) =>
      doe("put", `${prioriteringId}/zsmkaart`, { ...kaart, bron: "straatzorg", ...meer }).then(({ body }) => body);
    expect(await over({})).toMatchObject({ code: "bron-onbekend" });
    const straatzorg = { huis: "proefhuis", code: "straatzorg", naam: "Straatzorg", domein: "zorg", klasse: "privaat" };
    const nieuw = await hub.post("organisaties", { ...straatzorg, onderdeel: "e", beroepsgeheim: true }, beheerder);
    expect((await over({})).zsmkaart).toMatchObject({ bron: "straatzorg" });
    const gezondheid = { herkomst: { ...kaart.herkomst, categorie: "gezondheid" } };
    expect(await over(gezondheid)).toMatchObject({ code: "beroepsgeheim-grondslag" });
    await hub.post(`organisaties/${nieuw.body.organisatieId}/einde`, {}, beheerder);
    expect(await over({})).toMatchObject({ code: "bron-onbekend" });
  });

  it("L17 vraagt op de dag van herziening om een oordeel, en wist de kaart met de prioritering", async () => {
    const { prioriteringId } = (await plaats(sanneId)).body;
    await doe("put", `${prioriteringId}/zsmkaart`, kaart);
    expect(await telling()).toEqual({ teHerzien: 0 });
    await hub.moveClock("31 days");
    await hub.eventually(async () => (await lijst()).some((een: any) => een.persoonId === sanneId && een.teHerzien));
    expect((await hub.events()).map(({ name }) => name)).toContain("nl.zvh.prioritering.herziening.nodig.v1");
    const { teHerzien } = await telling();
    const opnieuw = await doe("put", prioriteringId, { ...keuze(), herzieningOp: overDagen(60) });
    expect(opnieuw.body).toMatchObject({ teHerzien: false, herzieningOp: overDagen(60) });
    expect([await telling(), await telling(buitenstaander)]).toEqual([{ teHerzien: teHerzien - 1 }, { teHerzien: 0 }]);
    expect((await doe("post", `${prioriteringId}/einde`, { reden: "Rust in het gezin." })).status).toBe(200);
    expect((await lijst()).map(({ persoonId }: any) => persoonId)).not.toContain(sanneId);
    expect(await hub.sql("select from zsmkaart where prioritering_id = $1", [prioriteringId])).toEqual([]);
    expect((await doe("put", prioriteringId, keuze())).body).toMatchObject({ code: "prioritering-beeindigd" });
    expect((await plaats(sanneId, procesregisseur, { herzieningOp: overDagen(60) })).status).toBe(201);
  });

  it("L17 is voor wie geen procesregie doet, en voor een ander huis, niet te zien en niet te veranderen", async () => {
    const { prioriteringId } = (await hub.sql('select prioritering_id as "prioriteringId" from prioritering'))[0];
    expect(await lijst(buitenstaander)).toEqual([]);
    expect(await lijst(buitenstaander, "zeeland")).toEqual([]);
    for (const wie of [screener, deelnemer]) expect((await plaats(piotrId, wie)).status).toBe(403);
    for (const id of [prioriteringId, newId()])
      expect((await doe("put", id, keuze(), buitenstaander)).body).toMatchObject({ code: "niet-gevonden" });
    expect((await plaats(piotrId, buitenstaander)).body).toMatchObject({ code: "niet-gevonden" });
    expect((await plaats(newId())).body).toMatchObject({ code: "niet-gevonden" });
  });
});
