import { nextTrace, type Person } from "@zvh/platform";
import { mensen } from "@zvh/testing";
import {
  beoordeeld,
  doe,
  geagendeerd,
  gemeld,
  getoetst,
  herkomst,
  oordeel,
  politielid,
  service,
  start,
  stop,
  toon,
} from "./triage.opstelling.js";
import { zichtbaar } from "./zicht.js";

const { voorzitter, triagelid, buitenstaander } = mensen;
const past = { oordeel: true, motivering: "Past bij het doel." };
beforeAll(start);
afterAll(stop);

const agenda = async (wie = triagelid): Promise<any[]> =>
  (await (await service.as(wie)).get("/v1/triages?huis=proefhuis&aantal=100").expect(200)).body.items;
const status = async (pad: string, wie = triagelid) => (await (await service.as(wie)).get(`/v1/triages/${pad}`)).status;
const betrek = (triageId: string, organisaties: string[], uitslag = 201) =>
  doe(voorzitter, "post", `${triageId}/deelnames`, { organisaties }, uitslag);

describe("Vóór en na de doeltoets", () => {
  it("L15 ziet een lid van het overleg van een punt alleen nummer, dag en stand", async () => {
    const triageId = await geagendeerd();
    const { agendapunt, overlegDatum, kenmerk } = await toon(triageId);
    const regel = (await agenda()).find((een) => een.agendapunt === agendapunt);
    expect(regel).toEqual({ zichtbaar: false, huis: "proefhuis", overlegDatum, agendapunt, status: "geagendeerd" });
    expect(JSON.stringify(await agenda())).not.toMatch(new RegExp(`${triageId}|${kenmerk}|ontruiming|persoonId`));
    expect(await status(triageId)).toBe(404);
  });

  it("L15 ziet wie is aangewezen om de doeltoets te doen het punt, en doet haar; ingetrokken is meteen weg", async () => {
    const triageId = await geagendeerd();
    await doe(voorzitter, "post", `${triageId}/beoordelaars`, { medewerker: triagelid.id }, 201);
    expect(await status(triageId)).toBe(200);
    expect(await status(triageId, politielid)).toBe(404);
    const getoetst = await doe(triagelid, "put", `${triageId}/doeltoets`, past, 200);
    expect(getoetst.doeltoets).toMatchObject({ oordeel: true, door: triagelid.id });
    await doe(triagelid, "post", `${triageId}/deelnames`, { organisaties: ["ggz"] }, 403);
    await doe(voorzitter, "delete", `${triageId}/beoordelaars/${triagelid.id}`, {}, 200);
    expect(await status(triageId)).toBe(404);
  });

  it("L15 R89 ziet een gekozen organisatie het punt vanaf dat besluit, en niet meer zodra zij eraf is", async () => {
    const triageId = await geagendeerd();
    expect((await betrek(triageId, ["ggz"], 409)).code).toBe("doeltoets-ontbreekt");
    await doe(voorzitter, "put", `${triageId}/doeltoets`, past, 200);
    const { deelnames } = await betrek(triageId, ["ggz"]);
    expect(deelnames).toMatchObject([{ organisatie: "ggz", grondslag: "wgs-betrekken", door: voorzitter.id }]);
    expect(await status(triageId)).toBe(200);
    expect((await agenda()).find((een) => een.triageId === triageId)).toMatchObject({ zichtbaar: true });
    expect(await status(triageId, politielid)).toBe(404);
    await doe(voorzitter, "delete", `${triageId}/deelnames/ggz`, {}, 200);
    expect(await status(triageId)).toBe(404);
    const bewaard = await service.sql("select door, beeindigd_door, tot from triagedeelname where triage_id = $1", [
      triageId,
    ]);
    expect(bewaard).toEqual([{ door: voorzitter.id, beeindigd_door: voorzitter.id, tot: expect.any(Date) }]);
  });

  it("L15 noemt alles tegelijk wat een keuze van deelnemers tegenhoudt, en een negatieve toets haalt ieder eraf", async () => {
    const triageId = await getoetst();
    const mis = { organisaties: ["ggz", "woningcorporatie", "circus"], grondslag: "omdat het moet" };
    const fout = await doe(voorzitter, "post", `${triageId}/deelnames`, mis, 409);
    const waar = ["grondslag", "organisaties.1", "organisaties.2"];
    expect(fout.faults.map(({ where }: { where: string }) => where)).toEqual(waar);
    await betrek(triageId, ["ggz", "politie"]);
    const toets = { oordeel: false, motivering: "Geen complexe casuïstiek." };
    expect(await doe(voorzitter, "put", `${triageId}/doeltoets`, toets, 200)).toMatchObject({ deelnames: [] });
    expect(await status(triageId)).toBe(404);
  });

  it("L15 wie gevraagd wordt om informatie, doet vanaf die vraag mee, en ziet alleen de eigen vraag en het eigen antwoord (R33)", async () => {
    const triageId = await beoordeeld();
    const besluit = {
      uitkomst: "informatie-nodig",
      motivering: "Nodig.",
      vervolgstap: { omschrijving: "Bellen", eigenaar: "ggz" },
      informatie: ["ggz", "politie"].map((organisatie) => ({ organisatie, vraag: `Vraag aan ${organisatie}` })),
    };
    await doe(voorzitter, "post", `${triageId}/besluit`, besluit, 201);
    const beeld = await toon(triageId, triagelid);
    expect(beeld.informatieverzoeken).toMatchObject([{ organisatie: "ggz" }]);
    expect(JSON.stringify(beeld)).not.toMatch(/Vraag aan politie|"waarde":"politie"/);
    expect((await toon(triageId)).informatieverzoeken).toHaveLength(2);
  });
});

it("L09 laat een gekozen deelnemer niet lezen wat niet verder mag, ook niet in de lijst; wel dat en waarom niet", async () => {
  gemeld.herkomst = { ...herkomst, voorwaarde: "niet-verder" };
  const triageId = await getoetst();
  delete gemeld.herkomst;
  await betrek(triageId, ["ggz"]);
  const regel = (await agenda()).find((een) => een.triageId === triageId);
  for (const beeld of [regel, await toon(triageId, triagelid)]) {
    expect(beeld).toMatchObject({ zichtbaar: true, onderwerp: null, voorwaarde: "niet-verder" });
    expect(JSON.stringify(beeld)).not.toMatch(/ontruiming|Huurschuld/);
  }
  expect(await toon(triageId)).toMatchObject({ onderwerp: gemeld.onderwerp, herkomst: { voorwaarde: "niet-verder" } });
});

it("L09 laat een oordeel dat niet verder mag lezen door wie het gaf en wie voorzit, en een ander zien dat het er is", async () => {
  const triageId = await getoetst();
  const beperkt = { ...oordeel, namens: ["ggz"], herkomst: { ...herkomst, voorwaarde: "niet-verder" } };
  await doe(voorzitter, "put", `${triageId}/oordeel`, beperkt, 200);
  await betrek(triageId, ["ggz", "politie"]);
  for (const wie of [voorzitter, triagelid])
    expect(await toon(triageId, wie)).toMatchObject({ aard: oordeel.aard, oordeel: { namens: ["ggz"] } });
  const regel = (await agenda(politielid)).find((een) => een.triageId === triageId);
  const beeld = await toon(triageId, politielid);
  expect(beeld).toMatchObject({ oordeel: null, huisregel: null, oordeelVoorwaarde: "niet-verder" });
  for (const gezien of [regel, beeld]) {
    expect(gezien).toMatchObject({ zichtbaar: true, aard: null, ernst: null });
    expect(JSON.stringify(gezien)).not.toMatch(/Dreigende|Daarom/);
  }
});

describe("Een beperkt punt", () => {
  it("R93 laat voor wie niet genoemd is geen spoor na: geen regel, geen gat in de nummers, geen telling", async () => {
    const [eerste, tweede, derde] = [await getoetst(), await getoetst(), await getoetst()];
    const { overlegDatum } = await toon(eerste);
    await betrek(tweede, ["politie"]);
    const nummersVan = async (wie = triagelid): Promise<number[]> =>
      (await agenda(wie)).filter((een) => een.overlegDatum === overlegDatum).map(({ agendapunt }) => agendapunt);
    const voor = await nummersVan(voorzitter);
    const beperkt = await doe(voorzitter, "put", `${tweede}/beperking`, { beperkt: true }, 200);
    expect(beperkt).toMatchObject({ agendapunt: null, beperkt: true });
    expect(await nummersVan()).toEqual(voor.slice(0, -1));
    expect((await toon(derde)).agendapunt).toBe((await toon(eerste)).agendapunt + 1);
    const overleggen = (await (await service.as(triagelid)).get("/v1/triageoverleggen?huis=proefhuis")).body.items;
    const dit = overleggen.find((een: { overlegDatum: string }) => een.overlegDatum === overlegDatum);
    expect(dit.agendapunten).toBe(voor.at(-1)! - 1);
    expect(await status(tweede)).toBe(404);
    expect((await agenda(politielid)).find((een) => een.triageId === tweede)).toMatchObject({ agendapunt: null });
    expect(await status(tweede, politielid)).toBe(200);
  });

  it("R93 laat schermen de agenda opnieuw lezen: wie meedoet om het punt, de anderen alleen om de nummers", async () => {
    const triageId = await getoetst();
    await betrek(triageId, ["politie"]);
    await doe(voorzitter, "put", `${triageId}/beperking`, { beperkt: true }, 200);
    const leest = ({ id, huizen, ...wie }: Person, wijzigingen: string[]) =>
      service.store.read({ by: id, huizen, traceparent: nextTrace() }, async (tx) =>
        (await zichtbaar(tx, { id, huizen, ...wie }, wijzigingen)).map(({ huis }) => huis),
      );
    expect(await leest(politielid, [triageId])).toEqual(["proefhuis"]);
    expect(await leest(triagelid, [triageId])).toEqual([]);
    expect(await leest(triagelid, [triageId, "proefhuis"])).toEqual(["proefhuis"]);
    expect(await leest(mensen.deelnemer, ["proefhuis"])).toEqual([]);
  });

  it("R93 krijgt weer een nummer als de beperking eraf gaat, en het volgende punt sluit erop aan", async () => {
    const triageId = await getoetst();
    const { agendapunt, overlegDatum } = await toon(triageId);
    await doe(voorzitter, "put", `${triageId}/beperking`, { beperkt: true }, 200);
    await doe(voorzitter, "put", `${triageId}/beperking`, { beperkt: true }, 200);
    await doe(voorzitter, "put", `${triageId}/beperking`, { beperkt: false }, 200);
    expect(await toon(triageId)).toMatchObject({ agendapunt, overlegDatum, beperkt: false });
    expect((await toon(await geagendeerd())).agendapunt).toBe(agendapunt + 1);
  });
});

it("L06 zegt een andere dienst of een punt de doeltoets doorstond en over wie het gaat, en een mens of ander huis niets", async () => {
  const triageId = await getoetst();
  await betrek(triageId, ["ggz"]);
  const pad = `/v1/triages/${triageId}/doeltoets`;
  const hub = await service.asService("information-hub", "proefhuis", pad);
  const { body } = await hub.get(pad).expect(200);
  expect(body).toMatchObject({ positief: true, deelnemers: ["ggz"] });
  expect(Object.keys(body).sort()).toEqual(["betrokkenen", "deelnemers", "overlegDatum", "positief"]);
  await (await service.as(voorzitter)).get(pad).expect(403);
  await (await service.asService("information-hub", "zeeland", pad)).get(pad).expect(404);
  expect(await status(triageId, buitenstaander)).toBe(404);
});
