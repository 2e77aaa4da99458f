import { TriageBesloten } from "@zvh/contracts";
import { newId, type Person } from "@zvh/platform";
import { mensen } from "@zvh/testing";
import { piotr, sanne, startHub } from "../hub.fake.js";

const { voorzitter, triagelid, buitenstaander: daar } = mensen;
const ander: Person = { ...triagelid, id: "triagelid-2", organisatie: "politie" };
let hub: Awaited<ReturnType<typeof startHub>>;
let piotrHier: string;
let piotrDaar: string;
let sanneHier: string;

beforeAll(async () => {
  hub = await startHub();
  [piotrHier, sanneHier] = [(await hub.herken(piotr)).data.persoonId, (await hub.herken(sanne)).data.persoonId];
  piotrDaar = (await hub.herken(piotr, "zeeland")).data.persoonId;
  const pad = "/v1/medewerkers?huis=zeeland";
  const agent = { medewerkerId: "agent-1", naam: "A. Gent", organisatie: "politie", rollen: ["deelnemer"] };
  const gescreend = { screening: "vog", gescreendTot: "2999-01-01", van: "2020-01-01" };
  const uitrol = await hub.asService("uitrol", "zeeland", pad);
  await uitrol.put(pad).send({ medewerkers: [{ ...agent, ...gescreend }], organisaties: [] });
});
afterAll(() => hub.stop());

const overlegDatum = () => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
const herkomst = (meer: object = {}) => ({
  grondslag: "wgs-verstrekkingsplicht",
  doelbinding: "criminaliteit",
  categorie: "politie",
  voorwaarde: "niet-met-betrokkene-delen",
  voorwaardeToelichting: "Er loopt een onderzoek.",
  eerstVerwerktOp: "2026-11-20",
  ...meer,
});
const gift = (meer: object = {}) => ({
  bron: "politie",
  herkomst: herkomst(),
  toestemmingVan: "agent-1",
  tekst: "Hij slaapt in de haven.",
  ...meer,
});

/** Somebody is asked about, for an item to which the GGZ was chosen; gives its id and, when known, the request there. */
const gevraagd = async (persoonId = piotrHier) => {
  const triageId = newId();
  const betrokkenen = [{ rol: "verdachte", persoonId }];
  hub.intake.items.set(triageId, { positief: true, overlegDatum: overlegDatum(), betrokkenen, deelnemers: ["ggz"] });
  const vraag = { triageId, persoonId, aanHuizen: ["zeeland"], doel: "criminaliteit", reden: "Hij zou daar wonen." };
  const { vraagId } = (await hub.post("bekendheidsvragen", vraag, voorzitter)).body.items[0];
  const [{ verzoek_id: verzoekId }] = await hub.eventually(async () => {
    const rijen = await hub.sql("select verzoek_id from bekendheidsverzoek where vraag_id = $1", [vraagId]);
    return rijen.length > 0 && rijen;
  });
  return { triageId, vraagId, verzoekId: String(verzoekId) };
};
const besluit = async (verzoekId: string, keuze = "bekend") =>
  (await hub.as(daar)).post(`/v1/bekendheidsverzoeken/${verzoekId}/besluit`).send({ besluit: keuze }).expect(201);
const bevestigd = async () => {
  const gesteld = await gevraagd();
  await besluit(gesteld.verzoekId);
  await hub.eventually(async () => {
    const waar = "vraag_id = $1 and antwoord = 'BEKEND'";
    return (await hub.sql(`select from bekendheidsvraag where ${waar}`, [gesteld.vraagId])).length > 0;
  });
  return gesteld;
};
const geef = async (verzoekId: string, wat: object = gift(), door: Person = daar) =>
  (await hub.as(door)).post(`/v1/bekendheidsverzoeken/${verzoekId}/verstrekkingen`).send(wat);
const leest = async (triageId: string, wie: Person = voorzitter, huis = "proefhuis") =>
  (await (await hub.as(wie)).get(`/v1/verstrekkingen?huis=${huis}&triageId=${triageId}`).expect(200)).body.items;
const aangekomen = (triageId: string) =>
  hub.eventually(async () => {
    const items = await leest(triageId);
    return items.length > 0 && items;
  });
const bijGever = async (verzoekId: string) => {
  const { body } = await (await hub.as(daar)).get("/v1/bekendheidsverzoeken?huis=zeeland&stand=bekend").expect(200);
  return body.items.find((een: { verzoekId: string }) => een.verzoekId === verzoekId).verstrekkingen;
};
const rust = () => hub.eventually(async () => (await hub.sql("select from todo")).length === 0);
const besloten = (triageId: string) =>
  hub.deliver(TriageBesloten, { ...TriageBesloten.voorbeeld, triageId, huis: "proefhuis" }, newId());

describe("Wat een huis aan een ander geeft (L06, L09)", () => {
  it("R64 komt aan met leverancier, grondslag, doel, soort, voorwaarden en wie toestemde, en staat in beide logboeken", async () => {
    const { triageId, verzoekId, vraagId } = await bevestigd();
    const { status, body } = await geef(verzoekId);
    expect([status, body.stand, body.persoonId]).toEqual([201, "onderweg", piotrDaar]);
    const [ontvangen] = await aangekomen(triageId);
    const { voorwaardeToelichting, ...codes } = herkomst();
    expect(ontvangen).toMatchObject({
      ...codes,
      bronNaam: "Politie Zeeland-West-Brabant",
      toestemmingVanNaam: "A. Gent",
    });
    expect(ontvangen).toMatchObject({ vraagId, anderHuis: "zeeland", persoonId: piotrHier, doorNaam: daar.naam });
    expect(ontvangen.inhoud).toEqual({ tekst: "Hij slaapt in de haven.", voorwaardeToelichting });
    await rust();
    expect(await bijGever(verzoekId)).toMatchObject([{ stand: "aangekomen", door: daar.id, categorie: "politie" }]);
    for (const [huis, persoon, route] of [
      ["zeeland", piotrDaar, "POST /v1/bekendheidsverzoeken/:verzoekId/verstrekkingen"],
      ["proefhuis", piotrHier, "GET /v1/verstrekkingen"],
    ])
      expect(
        await hub.sql(
          `select a.account_id from access_log a join decision_log d using (decision_id)
           where a.huis = $1 and a.person = $2 and d.action = $3 limit 1`,
          [huis, persoon, route],
        ),
      ).toHaveLength(1);
  });

  it("leest wie het overleg leidt en wie van een gekozen organisatie is; verder niemand (L15)", async () => {
    const { triageId, verzoekId } = await bevestigd();
    await geef(verzoekId);
    await aangekomen(triageId);
    expect(await leest(triageId, triagelid)).toHaveLength(1);
    for (const [wie, huis] of [
      [ander, "proefhuis"],
      [daar, "proefhuis"],
      [daar, "zeeland"],
      [voorzitter, "zeeland"],
    ] as const)
      expect(await leest(triageId, wie, huis)).toEqual([]);
    await (await hub.as(mensen.screener)).get(`/v1/verstrekkingen?huis=proefhuis&triageId=${triageId}`).expect(403);
    hub.intake.items.set(triageId, { positief: false, betrokkenen: [], deelnemers: ["ggz"] });
    for (const wie of [voorzitter, triagelid]) expect(await leest(triageId, wie)).toEqual([]);
  });

  it("laat nergens een woord achter dan bij wie het heeft, en daar verzegeld", async () => {
    const { triageId, verzoekId } = await bevestigd();
    await geef(verzoekId);
    await aangekomen(triageId);
    await rust();
    const tabellen = ["verstrekking", "journal", "outbox", "todo", "access_log", "decision_log", "bekendheidsverzoek"];
    for (const tabel of tabellen) {
      const tekst = JSON.stringify(await hub.sql(`select t::text from ${tabel} t`));
      for (const geheim of ["haven", "onderzoek", "Hij zou"]) expect(tekst).not.toContain(geheim);
    }
    expect(await hub.sql("select from verstrekking where richting = 'gegeven' and inhoud is not null")).toEqual([]);
  });
});

describe("Wat niet naar een ander huis mag", () => {
  it("R64 wordt geweigerd als herkomst of toestemming ontbreekt, alles in één keer, en er gaat niets (L06, L10)", async () => {
    const { verzoekId } = await bevestigd();
    const { body } = await geef(verzoekId, { tekst: "Zomaar.", bron: "politie", herkomst: {} });
    expect(body.code).toBe("ongeldige-invoer");
    expect([...new Set(body.faults.map(({ where }: { where: string }) => where))].toSorted()).toEqual(
      ["categorie", "doelbinding", "eerstVerwerktOp", "grondslag", "voorwaarde"].map((veld) => `herkomst.${veld}`),
    );
    const zonder = await geef(verzoekId, gift({ toestemmingVan: undefined }));
    expect(zonder.body).toMatchObject({ code: "toestemming-ontbreekt", faults: [{ where: "toestemmingVan" }] });
    expect((await geef(verzoekId, gift({ toestemmingVan: "screener-1" }))).body.code).toBe("toestemming-onbekend");
    expect(await bijGever(verzoekId)).toEqual([]);
  });

  it("is wat volgt op een vraag die niet bevestigd is, van een ander huis is, of over niemand gaat (L06)", async () => {
    const open = await gevraagd();
    expect((await geef(open.verzoekId)).body.code).toBe("verzoek-niet-bevestigd");
    await besluit(open.verzoekId, "geen-mededeling");
    expect((await geef(open.verzoekId)).body.code).toBe("verzoek-niet-bevestigd");
    const onbekend = await gevraagd(sanneHier);
    const nergens = await geef(newId());
    for (const antwoord of [await geef(onbekend.verzoekId), await geef(open.verzoekId, gift(), voorzitter)])
      expect([antwoord.status, antwoord.body.code]).toEqual([nergens.status, "niet-gevonden"]);
    expect((await geef(open.verzoekId, gift(), { ...daar, rollen: ["medewerker", "triagelid"] })).status).toBe(403);
    await hub.moveClock("24 hours");
    await hub.eventually(
      async () => (await hub.sql("select from deadline where state = 'armed' and kind = 'bekendheid'")).length === 0,
    );
  });
});

describe("Een uittreksel blijft niet langer dan het agendapunt", () => {
  it("vervalt met het besluit: de woorden zijn weg, de herkomst blijft (L09)", async () => {
    const { triageId, verzoekId } = await bevestigd();
    await geef(verzoekId);
    const [{ verstrekkingId }] = await aangekomen(triageId);
    await besloten(triageId);
    const [rij] = await hub.eventually(async () => {
      const rijen = await hub.sql("select * from verstrekking where verstrekking_id = $1", [verstrekkingId]);
      return rijen[0].stand === "vervallen" && rijen;
    });
    expect(rij).toMatchObject({ inhoud: null, grondslag: "wgs-verstrekkingsplicht", categorie: "politie" });
  });

  it("komt niet aan als er intussen is besloten, ook als de triage het nog niet zegt; wie gaf, hoort dat", async () => {
    const { triageId, verzoekId, vraagId } = await bevestigd();
    await besloten(triageId);
    await hub.eventually(async () => {
      const [{ gesloten_op: op }] = await hub.sql("select gesloten_op from bekendheidsvraag where vraag_id = $1", [
        vraagId,
      ]);
      return op;
    });
    await geef(verzoekId);
    const standen = await hub.eventually(async () => {
      const gegeven = await bijGever(verzoekId);
      return gegeven[0].stand !== "onderweg" && gegeven;
    });
    expect(standen).toMatchObject([{ stand: "niet-aangekomen" }]);
    expect(await leest(triageId)).toEqual([]);
  });

  it("dat voor één overleg is, vervalt na die dag, ook als er niet is besloten (L09)", async () => {
    const { triageId, verzoekId } = await bevestigd();
    await geef(verzoekId, gift({ herkomst: herkomst({ voorwaarde: "eenmalig" }) }));
    await aangekomen(triageId);
    await hub.moveClock("4 days");
    const items = await hub.eventually(async () => {
      const gelezen = await leest(triageId);
      return gelezen[0].stand === "vervallen" && gelezen;
    });
    expect(items).toMatchObject([{ inhoud: null, voorwaarde: "eenmalig" }]);
  });

  it("kan na de termijn van het huis niet meer worden gegeven, en de vraag is dan uit de lijst", async () => {
    const { verzoekId } = await bevestigd();
    await hub.moveClock("14 days");
    expect((await geef(verzoekId)).body).toMatchObject({ code: "verstrekken-kan-niet-meer", status: 409 });
    const { body } = await (await hub.as(daar)).get("/v1/bekendheidsverzoeken?huis=zeeland&stand=bekend");
    expect(body.items).toEqual([]);
  });
});
