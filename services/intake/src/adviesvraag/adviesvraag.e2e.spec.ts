import { mensen, startService, type TestService } from "@zvh/testing";
import { herkomst } from "../herkomst.voorbeeld.js";
import { intake } from "../intake.module.js";

const veiligThuis = { ...mensen.afzender, id: "afzender:veilig-thuis", organisatie: "veilig-thuis" };
const corporatie = { ...mensen.afzender, id: "afzender:woningcorporatie", organisatie: "woningcorporatie" };
const melder = { organisatie: "Veilig Thuis", naam: "Adviseur", email: "advies@vt.example" };
const melding = {
  soort: "ZVH",
  kenmerk: "VT-na-advies",
  huis: "proefhuis",
  melder,
  onderwerp: "Zorgen",
  situatieschets: "Er speelt veel.",
  betrokkenen: [{ rol: "betrokkene", voornamen: "T", achternaam: "Proef" }],
};

let service: TestService;
beforeAll(async () => (service = await startService(intake)));
afterAll(() => service.stop());

const vraag = (kenmerk: string, rest: object = {}) => ({
  soort: "ADVIESVRAAG",
  kenmerk,
  huis: "proefhuis",
  melder,
  vraag: "Past dit bij jullie criteria?",
  terugkoppelingGewenst: true,
  ...rest,
});
const stel = async (kenmerk: string, wie = veiligThuis): Promise<string> =>
  (await (await service.as(wie)).post("/v1/adviesvragen").send(vraag(kenmerk)).expect(201)).body.adviesvraagId;
const antwoord = { thema: "criteria", antwoord: "Ja, mits drie partners nodig zijn." };
const beantwoord = async (id: string, wie = mensen.screener, wat: object = antwoord, status = 200) =>
  (await (await service.as(wie)).post(`/v1/adviesvragen/${id}/antwoord`).send(wat).expect(status)).body;

it("neemt een adviesvraag aan zonder persoon, en weigert er een in een veld of in de tekst", async () => {
  const zij = await service.as(veiligThuis);
  const { body: bewijs } = await zij.post("/v1/adviesvragen").send(vraag("AV-1")).expect(201);
  expect(bewijs).toMatchObject({ kenmerk: "AV-1", status: "open", bekend: false });
  expect((await zij.post("/v1/adviesvragen").send(vraag("AV-1")).expect(200)).body.bekend).toBe(true);
  const metPersoon = vraag("AV-2", { betrokkenen: [{ rol: "betrokkene", achternaam: "Geheim" }] });
  const { body: veld } = await zij.post("/v1/adviesvragen").send(metPersoon).expect(400);
  expect(veld.faults).toEqual([expect.objectContaining({ where: "betrokkenen" })]);
  const { body: tekst } = await zij
    .post("/v1/adviesvragen")
    .send(vraag("AV-2", { vraag: "Kennen jullie 999990342?" }))
    .expect(409);
  expect(tekst).toMatchObject({ code: "persoonsgegeven-in-adviesvraag", faults: [{ where: "vraag" }] });
  expect(JSON.stringify([veld, tekst])).not.toMatch(/Geheim|999990342/);
});

it("beantwoordt een screener of procesregisseur op naam, en leest alleen de vrager het antwoord terug", async () => {
  const [een, twee] = [await stel("AV-een"), await stel("AV-twee", corporatie)];
  await beantwoord(een, mensen.screener, { ...antwoord, antwoord: "Bel 0612345678." }, 409);
  expect(await beantwoord(een)).toMatchObject({ status: "beantwoord", doorNaam: "S. Creener", ...antwoord });
  expect(await beantwoord(twee, mensen.procesregisseur)).toMatchObject({ doorNaam: "P. Regisseur" });
  expect((await beantwoord(een, mensen.procesregisseur, antwoord, 409)).code).toBe("al-beantwoord");
  const zij = await service.as(veiligThuis);
  expect((await zij.get(`/v1/adviesvragen/${een}`).expect(200)).body.antwoord).toBe(antwoord.antwoord);
  await zij.get(`/v1/adviesvragen/${twee}`).expect(404);
  await (await service.as(mensen.buitenstaander)).get(`/v1/adviesvragen/${een}`).expect(404);
  await (await service.as(mensen.triagelid)).get(`/v1/adviesvragen/${een}`).expect(403);
  for (const tabel of ["adviesvraag", "journal", "outbox"])
    for (const geheim of ["criteria?", "drie partners", "advies@vt"])
      expect(JSON.stringify(await service.sql(`select ${tabel}::text from ${tabel}`))).not.toContain(geheim);
});

it("telt beantwoorde vragen per huis, maand en thema, ook als de vraag zelf na haar bewaartermijn weg is", async () => {
  const screener = await service.as(mensen.screener);
  const telling = async (wie = mensen.screener) =>
    (await (await service.as(wie)).get("/v1/adviesvragen/telling?huis=proefhuis").expect(200)).body.items;
  const geteld = async () =>
    (await telling()).find(({ thema }: { thema: string }) => thema === "gegevens-delen")?.aantal ?? 0;
  expect(await geteld()).toBe(0);
  const ids = await Promise.all(["T-1", "T-2", "T-3"].map((kenmerk) => stel(kenmerk)));
  await Promise.all(ids.map((id) => beantwoord(id, mensen.screener, { ...antwoord, thema: "gegevens-delen" })));
  expect(await geteld()).toBe(3);
  expect(await telling(mensen.buitenstaander)).toEqual([]);
  const { body } = await screener.get("/v1/adviesvragen?huis=proefhuis&status=afgehandeld&aantal=2").expect(200);
  expect(body.items).toHaveLength(2);
  expect(body.volgende).not.toBeNull();
});

it("L04 R64 maakt de vrager er een melding van op eigen grondslag; wie geen deelnemer is niet", async () => {
  const [id, vanDerde] = [await stel("AV-om"), await stel("AV-derde", corporatie)];
  const zet = async (vraagId: string, wat: object, wie = veiligThuis) =>
    (await service.as(wie)).post(`/v1/adviesvragen/${vraagId}/melding`).send(wat);
  const met = { ...melding, herkomst };
  expect((await zet(id, met)).body.code).toBe("nog-niet-beantwoord");
  await beantwoord(id);
  await beantwoord(vanDerde);
  expect((await zet(id, melding)).body.code).toBe("herkomst-ontbreekt");
  expect((await zet(id, met, mensen.afzender)).status).toBe(404);
  expect((await zet(vanDerde, met, corporatie)).body.code).toBe("afzender-is-geen-deelnemer");
  const { body } = await zet(id, met);
  expect(body).toMatchObject({ kenmerk: "VT-na-advies", status: "te-screenen" });
  const screener = await service.as(mensen.screener);
  expect((await screener.get(`/v1/adviesvragen/${id}`).expect(200)).body.meldingId).toBe(body.meldingId);
  expect((await screener.get(`/v1/meldingen/${body.meldingId}`).expect(200)).body).toMatchObject({ herkomst });
});

it("L19 merkt op dat een antwoord te laat is, en vernietigt de vraag na een jaar", async () => {
  const id = await stel("AV-laat");
  const screener = await service.as(mensen.screener);
  await service.moveClock("4 days");
  await service.eventually(async () => (await screener.get(`/v1/adviesvragen/${id}`)).body.verstreken === true);
  await service.moveClock("370 days");
  await service.eventually(
    async () => (await service.sql("select from adviesvraag where adviesvraag_id = $1", [id])).length === 0,
  );
});
