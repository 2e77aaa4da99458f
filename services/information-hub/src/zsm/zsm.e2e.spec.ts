import { CasusAfgesloten, CasusGeopend } from "@zvh/contracts";
import { newId, type Person } from "@zvh/platform";
import { huizen, mensen } from "@zvh/testing";
import { piotr, sanne, startHub, wie } from "../hub.fake.js";
import type { Identiteit } from "../identiteit.js";

const { procesregisseur, deelnemer, buitenstaander } = mensen;
const desk: Person = {
  ...deelnemer,
  id: "desk-1",
  naam: "D. Esk",
  organisatie: "openbaar-ministerie",
  rollen: ["medewerker", "zsm-desk"],
};
const anderedesk: Person = { ...desk, id: "desk-2", huizen: ["zeeland"] };
const daan = wie("Daan", "Kuijpers", "1973-04-08", "990000011");
let hub: Awaited<ReturnType<typeof startHub>>;
let piotrId: string;

beforeAll(async () => {
  hub = await startHub();
  piotrId = (await hub.herken(piotr)).data.persoonId;
  await hub.herken(sanne);
  const keuze = { persoonId: piotrId, criteria: ["ernstigeOverlast"], herzieningOp: overDagen(30) };
  const { prioriteringId } = (await hub.post("prioriteringen", keuze, procesregisseur)).body;
  const kaart = { bron: "ggz", herkomst, advies, contact: "Regisseur van dienst", geldigTot: overDagen(20) };
  await (await hub.as(procesregisseur)).put(`/v1/prioriteringen/${prioriteringId}/zsmkaart`).send(kaart).expect(200);
});
afterAll(() => hub.stop());

const overDagen = (aantal: number) => new Date(Date.now() + aantal * 86_400_000).toISOString().slice(0, 10);
const advies = "Meldplicht past, en de behandeling loopt.";
const herkomst = {
  grondslag: "wgs-verstrekkingsplicht",
  doelbinding: "criminaliteit",
  categorie: "hulpverlening",
  voorwaarde: "geen",
  eerstVerwerktOp: "2026-11-20",
};
let nummer = 0;
/** The clock of the database may have been moved. */
const nu = async (): Promise<number> => +(await hub.sql("select app.nu() as nu"))[0].nu;
const vraag = async (verdachte: Identiteit, meer: object = {}, door: Person = desk) => {
  const opgehoudenOp = new Date((await nu()) - 20 * 60_000).toISOString();
  const verzoekNummer = `ZSM-${++nummer}`;
  const wat = { kenmerk: "K-1", arrondissement: "Wolkendal", verdenking: "bedreiging", opgehoudenOp };
  return (await hub.as(door)).post("/v1/zsm-aanvragen").send({ verzoekNummer, ...wat, verdachte, ...meer });
};
const lees = async (pad: string, door: Person) => (await hub.as(door)).get(`/v1/${pad}`);
const open = async (verzoekNummer: string) => {
  const { items } = (await lees("zsm-verzoeken?huis=proefhuis", procesregisseur)).body;
  const { verzoekId } = items.find((een: any) => een.verzoekNummer === verzoekNummer);
  return (await lees(`zsm-verzoeken/${verzoekId}`, procesregisseur)).body;
};
const geefVrij = async (verzoekId: string, inhoud: object, door: Person = procesregisseur) =>
  (await hub.as(door)).post(`/v1/zsm-verzoeken/${verzoekId}/vrijgave`).send(inhoud);
const kaartLezen = async (aanvraagId: string, door: Person = desk) =>
  (await hub.as(door)).post(`/v1/zsm-aanvragen/${aanvraagId}/kaart`);

it("R73 R74 een mens geeft vrij wat de software voorstelt; de desk leest dan het advies en welke huizen gevraagd zijn", async () => {
  const { body: gevraagd } = await vraag(piotr);
  expect(gevraagd).toMatchObject({ antwoord: null, verdachte: { achternaam: "El Idrissi" } });
  expect(gevraagd.gevraagd).toMatchObject([{ huis: "proefhuis", antwoord: null, persoonId: null }]);
  expect(JSON.stringify(gevraagd)).not.toContain(piotrId);
  const verzoek = await open(gevraagd.verzoekNummer);
  expect(verzoek).toMatchObject({
    voorstel: { antwoord: "BEKEND_MET_ADVIES", reden: "kaart-met-advies" },
    match: { wijze: "bsn" },
    bron: { persoonId: piotrId, kaart: { advies } },
  });
  expect((await geefVrij(verzoek.verzoekId, { antwoord: "NIET_BEKEND" })).body).toMatchObject({
    code: "antwoord-past-niet",
  });
  expect((await geefVrij(verzoek.verzoekId, { antwoord: "BEKEND_MET_ADVIES" })).status).toBe(200);
  const { body: gelezen } = await lees(`zsm-aanvragen/${gevraagd.aanvraagId}`, desk);
  expect(gelezen).toMatchObject({ antwoord: "BEKEND_MET_ADVIES", verdachte: null });
  expect(gelezen.gevraagd).toMatchObject([
    { naam: "Proefhuis Wolkendal", advies, persoonId: piotrId, wijze: "vrijgave" },
  ]);
  expect((await geefVrij(verzoek.verzoekId, { antwoord: "BEKEND_MET_ADVIES" })).body).toMatchObject({
    code: "zsm-al-beantwoord",
  });
  const verteld = JSON.stringify(await hub.events());
  for (const geheim of [advies, "El Idrissi", "BEKEND_MET", piotr.bsn!]) expect(verteld).not.toContain(geheim);
});

it("R74 wie alleen in een melding voorkomt die niemand screende, is niet bekend, en de desk ziet geen verschil met een vreemde", async () => {
  const antwoorden = [];
  for (const verdachte of [sanne, daan]) {
    const { body } = await vraag(verdachte);
    expect((await kaartLezen(body.aanvraagId)).body).toMatchObject({ antwoord: null, gevraagd: [{ antwoord: null }] });
    const verzoek = await open(body.verzoekNummer);
    expect(verzoek.voorstel.antwoord).toBe("NIET_BEKEND");
    await geefVrij(verzoek.verzoekId, { antwoord: "NIET_BEKEND" });
    const { gevraagd, antwoord } = (await lees(`zsm-aanvragen/${body.aanvraagId}`, desk)).body;
    antwoorden.push({ antwoord, gevraagd: gevraagd.map((een: any) => ({ ...een, beantwoordOp: null })) });
  }
  expect(antwoorden[0]).toEqual(antwoorden[1]);
  expect(antwoorden[0]).toMatchObject({ antwoord: "NIET_BEKEND", gevraagd: [{ persoonId: null }] });
});

it("R74 's nachts leest de desk zelf de kaart, onder eigen naam", async () => {
  const { body } = await vraag(piotr);
  const { body: gelezen } = await kaartLezen(body.aanvraagId);
  expect(gelezen.gevraagd).toMatchObject([{ antwoord: "BEKEND_MET_ADVIES", wijze: "kaart", advies }]);
  const [rij] = await hub.sql("select * from zsmverzoek where aanvraag_id = $1", [body.aanvraagId]);
  expect([rij.beantwoord_door, rij.ontvangen]).toEqual([desk.id, null]);
  expect((await kaartLezen(body.aanvraagId)).body.gevraagd).toMatchObject([{ antwoord: "BEKEND_MET_ADVIES" }]);
});

it("L26 bij twijfel kiest een mens wie het is, en tot dan geeft de kaart niets prijs", async () => {
  const { body } = await vraag({ ...piotr, bsn: null, voornamen: "Pjotr" });
  expect((await kaartLezen(body.aanvraagId)).body.antwoord).toBeNull();
  const verzoek = await open(body.verzoekNummer);
  const bron = { persoonId: piotrId, kaart: { advies } };
  const kandidaten = [{ persoonId: piotrId, voorstel: { antwoord: "BEKEND_MET_ADVIES" }, bron }];
  expect(verzoek).toMatchObject({ voorstel: { antwoord: null }, bron: null, match: { kandidaten } });
  const kies = (inhoud: object) => geefVrij(verzoek.verzoekId, { antwoord: "BEKEND_ZONDER_ADVIES", ...inhoud });
  expect((await kies({})).body).toMatchObject({ code: "match-onbeslist", faults: [{ where: "persoonId" }] });
  expect((await kies({ persoonId: piotrId })).status).toBe(200);
});

it("R73 zegt een deel van de tijd en het einde aan, één keer, en niet meer na een antwoord", async () => {
  const [een, twee] = [(await vraag(daan)).body, (await vraag(daan)).body];
  const [traag, snel] = [await open(een.verzoekNummer), await open(twee.verzoekNummer)];
  await geefVrij(snel.verzoekId, { antwoord: "NIET_BEKEND" });
  const soorten = async ({ verzoekId }: any) =>
    (await hub.events())
      .filter(({ data }) => data.verzoekId === verzoekId)
      .map(({ name, data }) => [name, data.percentage]);
  for (const [duur, aantal] of [
    ["3 hours", 2],
    ["2 hours", 3],
    ["1 hour", 4],
  ] as const) {
    await hub.moveClock(duur);
    await hub.eventually(async () => (await soorten(traag)).length === aantal);
  }
  expect((await soorten(traag)).slice(1)).toEqual([
    ["nl.zvh.zsm.termijn.nadert.v1", 50],
    ["nl.zvh.zsm.termijn.nadert.v1", 80],
    ["nl.zvh.zsm.termijn.verstreken.v1", undefined],
  ]);
  expect((await soorten(snel)).map(([naam]) => naam)).toEqual([
    "nl.zvh.zsm.verzoek.ontvangen.v1",
    "nl.zvh.zsm.context.verstrekt.v1",
  ]);
  expect((await open(een.verzoekNummer)).voorstel).toEqual({ antwoord: "GEEN_GRONDSLAG", reden: "termijn-voorbij" });
});

it("R73 is hetzelfde verzoek bij hetzelfde nummer, en zegt wat er niet klopt", async () => {
  const { body } = await vraag(daan, { verzoekNummer: "ZSM-DUBBEL" });
  expect((await vraag(piotr, { verzoekNummer: "ZSM-DUBBEL" })).body.aanvraagId).toBe(body.aanvraagId);
  const morgen = new Date((await nu()) + 86_400_000).toISOString();
  expect((await vraag(daan, { arrondissement: "Elders", opgehoudenOp: morgen })).body.faults).toMatchObject([
    { where: "arrondissement", code: "arrondissement-onbekend" },
    { where: "opgehoudenOp", code: "ophouden-in-toekomst" },
  ]);
  expect((await vraag(daan, { opgehoudenOp: "2026-11-23T13:20:00" })).status).toBe(400);
});

it("R73 R82 is voor een andere desk, een ander huis en wie geen procesregie doet niet te zien", async () => {
  const { body } = await vraag(piotr);
  const { verzoekId } = await open(body.verzoekNummer);
  for (const id of [body.aanvraagId, newId()]) {
    expect((await lees(`zsm-aanvragen/${id}`, anderedesk)).body).toMatchObject({ code: "niet-gevonden" });
    expect((await kaartLezen(id, anderedesk)).body).toMatchObject({ code: "niet-gevonden" });
  }
  expect((await lees("zsm-aanvragen", desk)).body.arrondissementen).toEqual(["Wolkendal"]);
  expect((await lees("zsm-aanvragen", anderedesk)).body).toEqual({
    items: [],
    arrondissementen: expect.not.arrayContaining(["Wolkendal"]),
  });
  for (const id of [verzoekId, newId()]) {
    expect((await lees(`zsm-verzoeken/${id}`, buitenstaander)).body).toMatchObject({ code: "niet-gevonden" });
    expect((await geefVrij(id, { antwoord: "NIET_BEKEND" }, buitenstaander)).body).toMatchObject({
      code: "niet-gevonden",
    });
  }
  expect((await lees("zsm-verzoeken?huis=proefhuis", buitenstaander)).body.items).toEqual([]);
  for (const pad of [`zsm-verzoeken/${verzoekId}`, "zsm-verzoeken?huis=proefhuis"])
    expect((await lees(pad, desk)).status).toBe(403);
  expect((await vraag(piotr, {}, procesregisseur)).status).toBe(403);
});

describe("R75 wie een lopende casus heeft en niet op de lijst staat", () => {
  const casusVan = async (huis: string): Promise<string> => {
    const { persoonId } = (await hub.herken(daan, huis)).data;
    const casusId = newId();
    await hub.deliver(CasusGeopend, { ...CasusGeopend.voorbeeld, casusId, huis, persoonId });
    return casusId;
  };

  it("is bekend waar het huis dat aanzette, als een mens het vrijgeeft, en niet meer als de casus dicht is", async () => {
    const casusId = await casusVan("proefhuis");
    const { body } = await vraag(daan);
    expect((await kaartLezen(body.aanvraagId)).body).toMatchObject({ antwoord: null, gevraagd: [{ antwoord: null }] });
    const verzoek = await open(body.verzoekNummer);
    expect(verzoek).toMatchObject({
      voorstel: { antwoord: "BEKEND_ZONDER_ADVIES", reden: "lopende-casus" },
      bron: null,
    });
    expect((await geefVrij(verzoek.verzoekId, { antwoord: "NIET_BEKEND" })).body.code).toBe("antwoord-past-niet");
    expect((await geefVrij(verzoek.verzoekId, { antwoord: "BEKEND_ZONDER_ADVIES" })).status).toBe(200);
    const { gevraagd } = (await lees(`zsm-aanvragen/${body.aanvraagId}`, desk)).body;
    const { naam, telefoon } = huizen.huis("proefhuis").contact;
    expect(gevraagd).toMatchObject([
      { antwoord: "BEKEND_ZONDER_ADVIES", advies: null, contact: `${naam}, ${telefoon}` },
    ]);
    await hub.deliver(CasusAfgesloten, { ...CasusAfgesloten.voorbeeld, casusId, huis: "proefhuis" });
    const daarna = await open((await vraag(daan)).body.verzoekNummer);
    expect(daarna.voorstel).toEqual({ antwoord: "NIET_BEKEND", reden: "niet-op-de-lijst" });
  });

  it("is niet bekend in een huis dat het niet aanzette, ook niet als een mens het wil vrijgeven", async () => {
    await casusVan("zeeland");
    const { arrondissement } = huizen.huis("zeeland");
    const { body } = await vraag(daan, { arrondissement }, anderedesk);
    const { items } = (await lees("zsm-verzoeken?huis=zeeland", buitenstaander)).body;
    const { verzoekId } = items.find((een: any) => een.verzoekNummer === body.verzoekNummer);
    expect((await lees(`zsm-verzoeken/${verzoekId}`, buitenstaander)).body).toMatchObject({
      voorstel: { antwoord: "NIET_BEKEND", reden: "niet-op-de-lijst" },
      match: { wijze: "bsn" },
    });
    const antwoord = await geefVrij(verzoekId, { antwoord: "BEKEND_ZONDER_ADVIES" }, buitenstaander);
    expect(antwoord.body.code).toBe("antwoord-past-niet");
    expect((await geefVrij(verzoekId, { antwoord: "NIET_BEKEND" }, buitenstaander)).status).toBe(200);
  });
});
