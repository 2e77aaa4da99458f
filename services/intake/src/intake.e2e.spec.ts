import {
  AfleveringMislukt,
  BerichtAfgeleverd,
  PersoonBetwijfeld,
  PersoonHerkend,
  TriageBesloten,
} from "@zvh/contracts";
import type { Person } from "@zvh/platform";
import { mensen, startService, type TestService } from "@zvh/testing";
import { intake } from "./intake.module.js";

const persoonId = "5b0c2a52-9c1d-4a0e-8a0e-5d9f1b1f0003";
const melding = (kenmerk: string, rest: object = {}) => ({
  soort: "ZVH",
  kenmerk,
  huis: "proefhuis",
  ontvangenOp: "2026-11-23T09:12:00+01:00",
  melder: { organisatie: "Politie", naam: "J. Melder", email: "melder@politie.example" },
  onderwerp: "Zorgen om een gezin",
  situatieschets: "Er speelt veel tegelijk.",
  betrokkenen: [
    {
      rol: "betrokkene",
      bsn: "999990342",
      voornamen: "Test",
      tussenvoegsel: null,
      achternaam: "Persoon",
      geboortedatum: "1990-01-01",
    },
  ],
  terugkoppelingGewenst: true,
  ...rest,
});
const screening = { risico: "midden", complexiteit: "hoog", uitkomst: "triage", motivering: "Meer partners nodig." };

let service: TestService;
beforeAll(async () => {
  service = await startService(intake);
});
afterAll(() => service.stop());

const meld = async (kenmerk: string, rest: object = {}) => {
  const { body } = await (await service.as(mensen.afzender)).post("/v1/meldingen").send(melding(kenmerk, rest));
  const [{ betrokkene_id: betrokkeneId }] = await service.sql(
    "select betrokkene_id from betrokkene where melding_id = $1 order by volgnummer",
    [body.meldingId],
  );
  return { meldingId: body.meldingId as string, betrokkeneId: betrokkeneId as string };
};
const herken = (ids: { meldingId: string; betrokkeneId: string }) =>
  service.deliver(PersoonHerkend, { ...ids, huis: "proefhuis", persoonId, wijze: "bsn" });
const toon = async (meldingId: string) =>
  (await (await service.as(mensen.screener)).get(`/v1/meldingen/${meldingId}`).expect(200)).body;
const afgerond = async (meldingId: string) =>
  (await service.events()).filter(({ name, data }) => name.includes("afgerond") && data.meldingId === meldingId);

it("R22 geeft een ontvangstbewijs, en bij dezelfde afzender en hetzelfde kenmerk hetzelfde", async () => {
  const afzender = await service.as(mensen.afzender);
  const eerste = await afzender.post("/v1/meldingen").send(melding("K-1")).expect(201);
  const tweede = await afzender.post("/v1/meldingen").send(melding("K-1")).expect(200);
  expect(eerste.body).toMatchObject({ kenmerk: "K-1", huis: "proefhuis", status: "te-screenen", bekend: false });
  expect(tweede.body).toEqual({ ...eerste.body, bekend: true });
});

it("neemt een melding die tegelijk tweemaal komt één keer aan", async () => {
  const afzender = await service.as(mensen.afzender);
  const antwoorden = await Promise.all([1, 2, 3].map(() => afzender.post("/v1/meldingen").send(melding("K-tegelijk"))));
  expect(antwoorden.map(({ body }) => body.bekend).sort()).toEqual([false, true, true]);
});

it("noemt alle fouten van een melding tegelijk, met hun plaats en zonder hun inhoud", async () => {
  const { body } = await (
    await service.as(mensen.afzender)
  )
    .post("/v1/meldingen")
    .send(melding("", { betrokkenen: [{ rol: "buurman", bsn: "abc", achternaam: "Geheim" }], nationaliteit: "x" }))
    .expect(400)
    .expect("content-type", /problem\+json/);
  expect(body.code).toBe("ongeldige-invoer");
  expect(body.faults.map(({ where }: { where: string }) => where).sort()).toEqual([
    "betrokkenen.0.bsn",
    "betrokkenen.0.rol",
    "kenmerk",
    "nationaliteit",
  ]);
  expect(JSON.stringify(body)).not.toContain("Geheim");
});

it("laat een afzender alleen melden bij een huis waar hij hoort, en een niet-deelnemer niet", async () => {
  const afzender = await service.as(mensen.afzender);
  expect(
    (
      await afzender
        .post("/v1/meldingen")
        .send(melding("K-x", { huis: "zeeland" }))
        .expect(409)
    ).body.code,
  ).toBe("onbekend-huis");
  const corporatie = await service.as({ ...mensen.afzender, organisatie: "woningcorporatie" });
  expect((await corporatie.post("/v1/meldingen").send(melding("K-y")).expect(409)).body.code).toBe(
    "afzender-is-geen-deelnemer",
  );
});

it("R22 R23 neemt van een politiebestand de goede rijen, ook tweemaal, en meldt de rest per regel", async () => {
  const kop =
    "registratienummer;tijdstip;soort;classificatie;melder_organisatie;melder_naam;melder_email;toelichting;rol;eerdere_meldingen;bsn;voornamen;tussenvoegsel;achternaam;geboortedatum;geslacht;straat;huisnummer;postcode;woonplaats;gemeente";
  const rij = (i: number) =>
    `PL-${i};2026-11-22T13:53:00;delict;bedreiging;Politie;Wijkagent;w@politie.example;Schold.;verdachte;2;99631706${i % 10};Wim;;Proef;2003-10-25;M;Straat;69;6081 BH;Stad;GM0000`;
  const bestand = [kop, ...Array.from({ length: 20 }, (_, i) => rij(i)), "PL-kapot;2026"].join("\r\n");
  const stuur = async () =>
    (
      await (
        await service.as(mensen.afzender)
      )
        .post("/v1/meldingen/politie-csv?huis=proefhuis")
        .set("content-type", "text/csv")
        .send(bestand)
        .expect(200)
    ).body;
  const eerste = await stuur();
  expect(eerste.ontvangen).toHaveLength(20);
  expect(eerste.ontvangen[0].opmerkingen).toContainEqual({
    veld: "betrokkenen.0.adres.gemeente",
    code: "gemeente-onbekend",
  });
  expect(eerste.fouten).toMatchObject([{ regel: 22, code: "aantal-kolommen" }]);
  expect((await stuur()).ontvangen.every(({ bekend }: { bekend: boolean }) => bekend)).toBe(true);
});

it("R22 toont de daglijst per bladzijde, oudste eerst, en telt wat wacht", async () => {
  const screener = await service.as(mensen.screener);
  const gezien: string[] = [];
  for (let na = ""; ;) {
    const { body } = await screener.get(`/v1/meldingen?huis=proefhuis&status=te-screenen&aantal=7${na}`).expect(200);
    gezien.push(...body.items.map(({ kenmerk }: { kenmerk: string }) => kenmerk));
    if (!body.volgende) break;
    na = `&na=${encodeURIComponent(body.volgende)}`;
  }
  expect(new Set(gezien).size).toBe(gezien.length);
  expect(gezien[0]).toBe("K-1");
  const { body } = await screener.get("/v1/meldingen/telling?huis=proefhuis").expect(200);
  expect(body.teScreenen).toBe(gezien.length);
});

it("geeft de verzegelde identiteit alleen aan de dienst die het adres kreeg, en wist haar na herkenning", async () => {
  const ids = await meld("K-zegel");
  const pad = `/v1/meldingen/${ids.meldingId}/identiteit`;
  const hub = await service.asService("information-hub", "proefhuis", pad);
  expect((await hub.get(pad).expect(200)).body.betrokkenen).toMatchObject([
    { bsn: "999990342", achternaam: "Persoon" },
  ]);
  await hub.get(`/v1/meldingen/${ids.meldingId}/terugkoppeling`).expect(403);
  await (await service.as(mensen.screener)).get(pad).expect(403);
  for (const tabel of ["betrokkene", "melding", "journal", "outbox"])
    for (const geheim of ["999990342", "melder@politie.example", "Er speelt veel tegelijk."])
      expect(JSON.stringify(await service.sql(`select ${tabel}::text from ${tabel}`))).not.toContain(geheim);
  await herken(ids);
  expect((await hub.get(pad).expect(200)).body.betrokkenen).toEqual([]);
  expect((await toon(ids.meldingId)).betrokkenen).toMatchObject([{ status: "herkend", persoonId }]);
});

it("R25 R28 legt een screening vast op naam en stuurt de melding door, zodra vaststaat om wie het gaat", async () => {
  const ids = await meld("K-triage");
  const screener = await service.as(mensen.screener);
  await service.deliver(PersoonBetwijfeld, { ...ids, huis: "proefhuis", aantalKandidaten: 2 });
  const weigering = await screener.post(`/v1/meldingen/${ids.meldingId}/screening`).send(screening).expect(409);
  expect(weigering.body.code).toBe("persoon-nog-niet-herkend");
  await herken(ids);
  const { body } = await screener.post(`/v1/meldingen/${ids.meldingId}/screening`).send(screening).expect(201);
  expect(body).toMatchObject({
    status: "in-triage",
    screening: { door: "screener-1", doorNaam: "S. Creener", motivering: "Meer partners nodig." },
  });
  expect(await afgerond(ids.meldingId)).toEqual([]);
});

it("R01 R02 rondt af bij de eerste definitieve uitkomst van de triage, en niet nog eens", async () => {
  const ids = await meld("K-uitkomst");
  await herken(ids);
  await (
    await service.as(mensen.screener)
  )
    .post(`/v1/meldingen/${ids.meldingId}/screening`)
    .send(screening)
    .expect(201);
  const besluit = { ...TriageBesloten.voorbeeld, meldingId: ids.meldingId };
  await service.deliver(TriageBesloten, { ...besluit, triageId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0a01" });
  await service.deliver(TriageBesloten, {
    ...besluit,
    triageId: "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0a02",
    uitkomst: "geen-vervolg",
  });
  expect((await afgerond(ids.meldingId)).map(({ data }) => data)).toMatchObject([
    { uitkomst: "procesregie", opgepakt: true },
  ]);
  const pad = `/v1/meldingen/${ids.meldingId}/terugkoppeling`;
  const { body } = await (await service.asService("notification", "proefhuis", pad)).get(pad).expect(200);
  expect(body).toEqual({
    kenmerk: "K-uitkomst",
    email: "melder@politie.example",
    uitkomst: "procesregie",
    opgepakt: true,
    contactNaam: "S. Creener",
    contactTelefoon: "0800-99001",
  });
});

it("R01 toont of de melder het heeft gehoord, of waarom niet", async () => {
  const { meldingId } = await meld("K-gehoord");
  await service.deliver(AfleveringMislukt, { ...AfleveringMislukt.voorbeeld, meldingId });
  expect(await toon(meldingId)).toMatchObject({ terugkoppelingMislukt: "geen-adres", terugkoppelingOp: null });
  await service.deliver(BerichtAfgeleverd, { ...BerichtAfgeleverd.voorbeeld, meldingId });
  expect(await toon(meldingId)).toMatchObject({
    terugkoppelingMislukt: null,
    terugkoppelingOp: "2026-11-23T08:10:01.000Z",
  });
});

it("houdt een ander huis buiten: niet in een lijst, niet in een telling, niet als item", async () => {
  const { meldingId } = await meld("K-buiten");
  const buiten = await service.as(mensen.buitenstaander);
  await buiten.get(`/v1/meldingen/${meldingId}`).expect(404);
  expect((await buiten.get("/v1/meldingen?huis=proefhuis").expect(200)).body).toEqual({ items: [], volgende: null });
  expect((await buiten.get("/v1/meldingen/telling?huis=proefhuis").expect(200)).body.teScreenen).toBe(0);
  await buiten.post(`/v1/meldingen/${meldingId}/screening`).send(screening).expect(404);
});

it("R22 merkt op de klok van de database dat een screening te laat is", async () => {
  const { meldingId } = await meld("K-laat");
  await service.moveClock("30 days");
  await service.eventually(async () => (await toon(meldingId)).screeningVerstreken);
});

it("L03 L09 legt één keer vast wat van een melding naar de triage gaat, voor screener en privacyofficer te lezen", async () => {
  const { meldingId } = await meld("K-verstrekt");
  const pad = `/v1/meldingen/${meldingId}/voor-triage`;
  const triage = await service.asService("triage", "proefhuis", pad);
  await Promise.all([1, 2, 3].map(() => triage.get(pad).expect(200)));
  const verstrekt = { meldingId, vanRegime: "dagelijkse-selectie", naarRegime: "triage", aan: "systeem:triage" };
  const lees = async (wie: Person) => (await service.as(wie)).get(`/v1/meldingen/${meldingId}/verstrekkingen`);
  for (const wie of [mensen.screener, mensen.privacyofficer])
    expect((await lees(wie)).body.items).toEqual([expect.objectContaining({ ...verstrekt, categorieen: ["politie"] })]);
  expect((await lees(mensen.triagelid)).status).toBe(403);
  expect((await lees(mensen.buitenstaander)).status).toBe(404);
});
