import type { Person } from "@zvh/platform";
import { mensen } from "@zvh/testing";
import { piotr, sanne, startHub } from "./hub.fake.js";
import type { Identiteit } from "./identiteit.js";

const { procesregisseur, deelnemer } = mensen;
const desk: Person = {
  ...deelnemer,
  id: "desk-1",
  organisatie: "openbaar-ministerie",
  rollen: ["medewerker", "zsm-desk"],
};
let hub: Awaited<ReturnType<typeof startHub>>;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.stop());

/** The day so many days from now, on a clock that nobody moved. */
const dag = (overDagen: number) => new Date(Date.now() + overDagen * 86_400_000).toISOString().slice(0, 10);
const vijfJaarTerug = (plusDagen: number) => {
  const [jaar, ...rest] = dag(plusDagen).split("-");
  return [Number(jaar) - 5, ...rest].join("-");
};
const plaats = async (identiteit: Identiteit, eerstVerwerktOp: string) => {
  const { persoonId } = (await hub.herken(identiteit)).data;
  const keuze = { persoonId, criteria: ["ernstigeOverlast"], herzieningOp: dag(90) };
  const { prioriteringId } = (await hub.post("prioriteringen", keuze, procesregisseur)).body;
  const codes = { grondslag: "wgs-verstrekkingsplicht", doelbinding: "criminaliteit", categorie: "hulpverlening" };
  const herkomst = { ...codes, voorwaarde: "geen", eerstVerwerktOp };
  const kaart = { bron: "ggz", herkomst, advies: "Meldplicht past.", contact: "Regisseur", geldigTot: dag(60) };
  const als = await hub.as(procesregisseur);
  const { status, body } = await als.put(`/v1/prioriteringen/${prioriteringId}/zsmkaart`).send(kaart);
  return { prioriteringId, persoonId, status, body };
};
const vraag = async (verdachte: Identiteit, verzoekNummer: string) => {
  const opgehoudenOp = new Date(Date.now() - 20 * 60_000).toISOString();
  const wat = { kenmerk: "K-1", arrondissement: "Wolkendal", verdenking: "bedreiging", opgehoudenOp };
  return (await (await hub.as(desk)).post("/v1/zsm-aanvragen").send({ verzoekNummer, ...wat, verdachte })).body;
};
/** What happened to this one, in order. */
const gebeurd = async (id: string) =>
  (await hub.events())
    .filter(({ data }) => data.prioriteringId === id || data.verzoekId === id)
    .map(({ name }) => name.split(".").slice(2, -1).join("."));
const komt = (id: string, wat: string) => hub.eventually(async () => (await gebeurd(id)).includes(wat));
const rijen = async (tabel: string) => (await hub.sql(`select count(*)::int as aantal from ${tabel}`))[0].aantal;

it("L19 een ZSM-kaart blijft niet langer dan vijf jaar na de eerste verwerking, ook als zij later is vastgelegd", async () => {
  expect(await plaats(sanne, vijfJaarTerug(0))).toMatchObject({
    status: 409,
    body: { faults: [{ where: "herkomst.eerstVerwerktOp", code: "bewaartermijn-voorbij" }] },
  });
  const { prioriteringId, status } = await plaats(piotr, vijfJaarTerug(30));
  expect(status).toBe(200);
  await hub.moveClock("31 days");
  await komt(prioriteringId, "zsmkaart.vernietigd");
  expect(await rijen("zsmkaart")).toBe(0);
  const { items } = (await (await hub.as(procesregisseur)).get("/v1/prioriteringen?huis=proefhuis")).body;
  expect(items.find((een: any) => een.prioriteringId === prioriteringId)).toMatchObject({ zsmkaart: null });
  await hub.moveClock("-31 days");
});

it("L19 een ZSM-verzoek is een jaar na ontvangst weg, beantwoord of niet, en alleen dat is vastgelegd", async () => {
  const [open, beantwoord] = [await vraag(piotr, "B-1"), await vraag(piotr, "B-2")];
  const ids = await hub.sql("select verzoek_id, verzoek_nummer from zsmverzoek order by verzoek_nummer");
  const [openId, beantwoordId] = ids.map(({ verzoek_id }) => verzoek_id);
  const als = await hub.as(procesregisseur);
  await als.post(`/v1/zsm-verzoeken/${beantwoordId}/vrijgave`).send({ antwoord: "BEKEND_ZONDER_ADVIES" }).expect(200);
  await hub.moveClock("364 days");
  await komt(openId, "zsm.termijn.verstreken");
  expect(await rijen("zsmverzoek")).toBe(2);
  await hub.moveClock("2 days");
  for (const id of [openId, beantwoordId]) await komt(id, "zsm.verzoek.vernietigd");
  expect(await rijen("zsmverzoek")).toBe(0);
  for (const { aanvraagId } of [open, beantwoord])
    expect((await (await hub.as(desk)).get(`/v1/zsm-aanvragen/${aanvraagId}`)).body).toMatchObject({
      code: "niet-gevonden",
    });
  const laatste = (await hub.events()).filter(({ name }) => name.endsWith("vernietigd.v1"));
  expect(
    laatste.map(({ data }) => Object.keys(data).filter((veld) => !/^(verzoekId|prioriteringId)$/.test(veld))),
  ).toEqual(laatste.map(() => ["huis", "vernietigdOp"]));
  await hub.moveClock("-366 days");
});

it("L19 een plaats op de lijst is na vijf jaar weg met haar kaart, ook van wie er nog op staat", async () => {
  const rijenOpDeLijst = await hub.sql("select prioritering_id as id from prioritering");
  const [eerste, tweede] = rijenOpDeLijst.map(({ id }) => id);
  const als = await hub.as(procesregisseur);
  await als.post(`/v1/prioriteringen/${eerste}/einde`).send({ reden: "Niet meer nodig." }).expect(200);
  await hub.moveClock("59 months");
  await komt(tweede, "prioritering.herziening.nodig");
  expect(await rijen("prioritering")).toBe(2);
  await hub.moveClock("2 months");
  for (const id of [eerste, tweede]) await komt(id, "prioritering.vernietigd");
  expect([await rijen("prioritering"), await rijen("zsmkaart")]).toEqual([0, 0]);
  const wacht = await hub.sql(
    "select kind from deadline where state = 'armed' and kind like any ('{zsm%,prioritering%}')",
  );
  expect(wacht).toEqual([]);
});
