import { mensen, startService, type TestService } from "@zvh/testing";
import { intake } from "../intake.module.js";

const corporatie = { ...mensen.afzender, id: "afzender:woningcorporatie", organisatie: "woningcorporatie" };
const herkomst = {
  grondslag: "wettelijke-plicht",
  doelbinding: "ernstige-overlast",
  categorie: "woonsituatie",
  voorwaarde: "geen",
  eerstVerwerktOp: "2026-11-20",
};
const overname = { organisatie: "ggz", herkomst };

let service: TestService;
beforeAll(async () => (service = await startService(intake)));
afterAll(() => service.stop());

const signaal = (kenmerk: string) => ({
  soort: "SIGNAAL",
  kenmerk,
  huis: "proefhuis",
  melder: { organisatie: "Woningcorporatie Proef", naam: "M. Buur", email: "m.buur@corporatie.example" },
  onderwerp: "Ernstige woonoverlast",
  situatieschets: "Nachtelijk geschreeuw.",
  betrokkenen: [{ rol: "betrokkene", bsn: "999990342", voornamen: "T", achternaam: "Zekerniet" }],
  terugkoppelingGewenst: true,
});
const geef = async (kenmerk: string): Promise<string> =>
  (await (await service.as(corporatie)).post("/v1/signalen").send(signaal(kenmerk)).expect(201)).body.signaalId;
const als = (wie = mensen.screener) => service.as(wie);

it("L04 geeft wie geen deelnemer is een signaal, geen melding; wie deelneemt meldt zelf", async () => {
  const [zij, politie, screener] = [await als(corporatie), await als(mensen.afzender), await als()];
  const { body: bewijs } = await zij.post("/v1/signalen").send(signaal("WC-1")).expect(201);
  expect(bewijs).toMatchObject({ kenmerk: "WC-1", status: "ontvangen", bekend: false });
  expect((await zij.post("/v1/signalen").send(signaal("WC-1")).expect(200)).body).toEqual({ ...bewijs, bekend: true });
  expect((await politie.post("/v1/signalen").send(signaal("P-1")).expect(409)).body.code).toBe("deelnemer-meldt-zelf");
  const elders = { ...signaal("WC-2"), huis: "zeeland" };
  expect((await zij.post("/v1/signalen").send(elders).expect(409)).body.code).toBe("onbekend-huis");
  const { body: meldingen } = await screener.get("/v1/meldingen?huis=proefhuis").expect(200);
  expect(meldingen.items).toEqual([]);
  const { body: signalen } = await screener.get("/v1/signalen?huis=proefhuis").expect(200);
  expect(signalen).toMatchObject({
    open: 1,
    items: [{ signaalId: bewijs.signaalId, onderwerp: "Ernstige woonoverlast" }],
  });
});

it("L04 R64 wordt een overgenomen signaal een melding van de deelnemer, en hoort de gever niets over de persoon", async () => {
  const signaalId = await geef("WC-over");
  const screener = await als();
  const pad = `/v1/signalen/${signaalId}`;
  await screener.post(`${pad}/overname`).send({ organisatie: "ggz" }).expect(400);
  const zonder = await screener
    .post(`${pad}/overname`)
    .send({ ...overname, organisatie: "woningcorporatie" })
    .expect(409);
  expect(zonder.body.code).toBe("overnemer-is-geen-deelnemer");
  const { body } = await screener.post(`${pad}/overname`).send(overname).expect(200);
  expect(body).toMatchObject({ status: "overgenomen", doorNaam: "S. Creener", onderwerp: null, betrokkenen: [] });
  expect((await screener.post(`${pad}/overname`).send(overname).expect(409)).body.code).toBe("al-beoordeeld");
  const { body: melding } = await screener.get(`/v1/meldingen/${body.meldingId}`).expect(200);
  expect(melding).toMatchObject({
    afzender: "ggz",
    herkomst,
    signaal: { organisatie: "Woningcorporatie Proef" },
    situatieschets: "Nachtelijk geschreeuw.",
  });
  const terug = `/v1/meldingen/${body.meldingId}/terugkoppeling`;
  const naar = await (await service.asService("notification", "proefhuis", terug)).get(terug).expect(200);
  expect(naar.body.email).not.toBe("m.buur@corporatie.example");
  const { body: bewijs } = await (await als(corporatie)).get(`${pad}/ontvangstbewijs`).expect(200);
  expect(bewijs).toEqual({
    signaalId,
    kenmerk: "WC-over",
    huis: "proefhuis",
    status: "bekeken",
    ontvangenOp: body.ontvangenOp,
    bekend: true,
  });
});

it("L20 L04 blijft van een signaal dat niet wordt overgenomen niets over de persoon, en ziet de gever geen verschil", async () => {
  const [over, niet] = [await geef("WC-a"), await geef("WC-b")];
  const [screener, zij] = [await als(), await als(corporatie)];
  await screener.post(`/v1/signalen/${over}/overname`).send(overname).expect(200);
  const motivering = "Te weinig om op te pakken.";
  const { body } = await screener.post(`/v1/signalen/${niet}/afwijzing`).send({ motivering }).expect(200);
  expect(body).toMatchObject({ status: "niet-overgenomen", motivering, meldingId: null, situatieschets: null });
  const bewijzen = [];
  for (const id of [over, niet]) bewijzen.push((await zij.get(`/v1/signalen/${id}/ontvangstbewijs`)).body.status);
  expect(bewijzen).toEqual(["bekeken", "bekeken"]);
  const { body: lijst } = await screener.get("/v1/signalen?huis=proefhuis&status=afgehandeld&aantal=1").expect(200);
  expect(lijst.items).toHaveLength(1);
  const verder = `&status=afgehandeld&na=${encodeURIComponent(lijst.volgende)}`;
  expect((await screener.get(`/v1/signalen?huis=proefhuis${verder}`).expect(200)).body.items[0]).not.toEqual(
    lijst.items[0],
  );
});

it("L04 ziet alleen een screener van het huis een signaal; ieder ander is het er niet, ook de gever niet", async () => {
  const signaalId = await geef("WC-dicht");
  const pad = `/v1/signalen/${signaalId}`;
  const buiten = await als(mensen.buitenstaander);
  await buiten.get(pad).expect(404);
  await buiten.post(`${pad}/overname`).send(overname).expect(404);
  expect((await buiten.get("/v1/signalen?huis=proefhuis").expect(200)).body).toEqual({
    items: [],
    volgende: null,
    open: 0,
  });
  for (const wie of [mensen.triagelid, mensen.procesregisseur, corporatie]) await (await als(wie)).get(pad).expect(403);
  await (await als(mensen.afzender)).get(`${pad}/ontvangstbewijs`).expect(404);
  for (const tabel of ["signaal", "journal", "outbox"])
    for (const geheim of ["Zekerniet", "999990342", "geschreeuw", "m.buur"])
      expect(JSON.stringify(await service.sql(`select ${tabel}::text from ${tabel}`))).not.toContain(geheim);
});

it("L19 merkt op de klok van de database dat beslissen te laat is, en vernietigt na de bewaartermijn", async () => {
  const signaalId = await geef("WC-laat");
  const screener = await als();
  const toon = () => screener.get(`/v1/signalen/${signaalId}`);
  await service.moveClock("3 days");
  await service.eventually(async () => (await toon()).body.verstreken === true);
  await service.moveClock("32 days");
  await service.eventually(async () => (await toon()).status === 404);
  expect(await service.sql("select signaal_id from signaal where signaal_id = $1", [signaalId])).toEqual([]);
});
