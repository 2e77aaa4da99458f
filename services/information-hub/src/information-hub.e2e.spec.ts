import { newId } from "@zvh/platform";
import { mensen } from "@zvh/testing";
import { adres, piotr, sanne, startHub, wie } from "./hub.fake.js";

let hub: Awaited<ReturnType<typeof startHub>>;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.stop());

const twijfels = async () =>
  (await (await hub.as(mensen.screener)).get("/v1/herkenningen?huis=proefhuis").expect(200)).body.items;

describe("Een melding komt binnen", () => {
  it("elke betrokkene wordt een persoon van het huis, ook als dezelfde melding vaker komt", async () => {
    const [meldingId, bericht] = [newId(), newId()];
    const ids = await hub.meld([piotr, sanne], { meldingId, berichten: [bericht, bericht, newId()] });
    for (const id of ids) expect(await hub.uitslag(id)).toMatchObject([{ data: { meldingId, wijze: "nieuw" } }]);
    expect(await hub.aantalPersonen()).toBe(2);
    expect(hub.intake.asked).toEqual([`/v1/meldingen/${meldingId}/identiteit`]);
    expect(await hub.sql("select toestand, identiteit from herkenning")).toEqual([
      { toestand: "herkend", identiteit: null },
      { toestand: "herkend", identiteit: null },
    ]);
  });

  it("wie bekend is wordt herkend aan zijn BSN, of aan precies zijn naam en geboortedatum", async () => {
    const [{ persoonId }] = await hub.zoekOpNaam({ bsn: piotr.bsn });
    expect((await hub.herken({ ...piotr, achternaam: "Elidrisi" })).data).toMatchObject({ persoonId, wijze: "bsn" });
    const zonderBsn = await hub.herken({ ...piotr, bsn: "997297312" });
    expect(zonderBsn.data).toMatchObject({ persoonId, wijze: "naam-geboortedatum" });
  });

  it("een storing bij intake vertraagt alleen", async () => {
    hub.intake.failures = 1;
    const { name } = await hub.herken(wie("Wim", "Geurts", "2003-10-25", "996317065"));
    expect(name).toBe("nl.zvh.persoon.herkend.v1");
  });

  it.each([
    ["met BSN", wie("Ruud", "Kowalczyk", "1957-05-04", "991107044"), "bsn"],
    ["zonder BSN", wie("Daan", "Kuijpers", "1973-04-08"), "naam-geboortedatum"],
  ])("twintig meldingen tegelijk over dezelfde nieuwe persoon %s geven één persoon", async (_, persoon, wijze) => {
    const voor = await hub.aantalPersonen();
    const ids = (await Promise.all(Array.from({ length: 20 }, () => hub.meld([persoon])))).flat();
    const events = [];
    for (const id of ids) events.push(...(await hub.uitslag(id)).map(({ data }) => data));
    expect(await hub.aantalPersonen()).toBe(voor + 1);
    expect(new Set(events.map(({ persoonId }) => persoonId)).size).toBe(1);
    expect(events.map((data) => data.wijze).toSorted()).toEqual([...Array(19).fill(wijze), "nieuw"].toSorted());
  });
});

describe("Een twijfel", () => {
  it("laat de screener zien wie het kan zijn, met score en redenen, en houdt de identiteit verzegeld vast", async () => {
    const { betrokkeneId, name, data } = await hub.herken(wie("Piotr", "Elidrissi", "1977-02-22", null, { adres }));
    expect([name, data.aantalKandidaten]).toEqual(["nl.zvh.persoon.betwijfeld.v1", 1]);
    const [twijfel] = await twijfels();
    expect(twijfel).toMatchObject({
      betrokkeneId,
      rol: "betrokkene",
      ontvangen: { naam: "Piotr Elidrissi", geboortedatum: "1977-02-22", gemeente: "GM9901", bsn: "ontbreekt" },
      kandidaten: [{ naam: "Piotr El Idrissi", score: 0.9, redenen: expect.arrayContaining(["achternaam-lijkt"]) }],
    });
    expect(JSON.stringify(twijfel)).not.toMatch(/991396935|Maasboulevard/);
    const bewaard = "select identiteit is not null as verzegeld from herkenning where toestand = 'betwijfeld'";
    expect(await hub.sql(bewaard)).toEqual([{ verzegeld: true }]);
  });

  it("eindigt met een mens die zegt dat het dezelfde is, één keer, en de identiteit is weg", async () => {
    const [{ betrokkeneId, kandidaten }] = await twijfels();
    const { persoonId } = kandidaten[0];
    expect((await hub.besluit(betrokkeneId, {})).body).toMatchObject({ code: "ongeldige-invoer" });
    expect((await hub.besluit(betrokkeneId, { persoonId, nieuw: true })).body).toMatchObject({ status: 400 });
    expect((await hub.besluit(betrokkeneId, { persoonId: newId() })).status).toBe(404);
    const { body } = await hub.besluit(betrokkeneId, { persoonId });
    expect(body).toEqual({ betrokkeneId, persoonId, wijze: "handmatig" });
    expect((await hub.besluit(betrokkeneId, { nieuw: true })).body).toMatchObject({
      code: "geen-twijfel",
      status: 409,
    });
    expect((await hub.uitslag(betrokkeneId)).at(-1)).toMatchObject({ data: { persoonId, wijze: "handmatig" } });
    expect(await twijfels()).toEqual([]);
    const [rij] = await hub.sql("select * from herkenning where betrokkene_id = $1", [betrokkeneId]);
    expect(rij).toMatchObject({ identiteit: null, door: mensen.screener.id });
  });

  it("of eindigt met een nieuwe persoon", async () => {
    const voor = await hub.aantalPersonen();
    const { betrokkeneId } = await hub.herken(wie("Sanne", "Bergh", "1974-09-28"));
    expect((await hub.besluit(betrokkeneId, { nieuw: true })).body).toMatchObject({ wijze: "handmatig" });
    expect(await hub.aantalPersonen()).toBe(voor + 1);
  });

  it("dezelfde persoon krijgt het BSN en het adres die ontbraken, en wordt daar voortaan aan herkend", async () => {
    const { persoonId } = (await hub.herken(wie("Noor", "Coenen", "1973-01-01"))).data;
    const { betrokkeneId } = await hub.herken(wie("Noor", "Coenens", "1973-01-01", "998475130", { adres }));
    await hub.besluit(betrokkeneId, { persoonId });
    const herkend = await hub.herken(wie("N.", "Coenen", null, "998475130"));
    expect(herkend.data).toMatchObject({ persoonId, wijze: "bsn" });
    const gevonden = await hub.zoekOpNaam({ bsn: "998475130" });
    expect(gevonden).toMatchObject([{ naam: "Noor Coenen", gemeente: "GM9901", redenen: ["zelfde-bsn"] }]);
  });

  it("wordt bekeken met wat het huis nu weet, en twee verschillende BSN's worden nooit één persoon", async () => {
    const { persoonId } = (await hub.herken(wie("Emma", "Bakker", "2004-07-12"))).data;
    const eerste = await hub.herken(wie("Emma", "Bekker", "2004-07-12", "995178124"));
    const tweede = await hub.herken(wie("Emma", "Bakkers", "2004-07-12", "992791194"));
    expect(tweede.name).toBe("nl.zvh.persoon.betwijfeld.v1");
    await hub.besluit(eerste.betrokkeneId, { persoonId });
    expect(await twijfels()).toMatchObject([{ betrokkeneId: tweede.betrokkeneId, kandidaten: [] }]);
    expect((await hub.besluit(tweede.betrokkeneId, { persoonId })).body).toMatchObject({ code: "ander-bsn" });
    expect((await hub.besluit(tweede.betrokkeneId, { nieuw: true })).status).toBe(201);
  });

  it("over een BSN van heel iemand anders kan een nieuwe persoon geven, zonder dat BSN", async () => {
    const { betrokkeneId, name } = await hub.herken(wie("Thijs", "Vos", "1989-12-31", piotr.bsn));
    expect(name).toBe("nl.zvh.persoon.betwijfeld.v1");
    expect((await hub.besluit(betrokkeneId, { nieuw: true })).status).toBe(201);
    expect(await hub.zoekOpNaam({ bsn: piotr.bsn })).toMatchObject([{ naam: "Piotr El Idrissi" }]);
  });
});

describe("Wat er bewaard wordt", () => {
  const tabellen = async (): Promise<[naam: string, inhoud: string][]> => {
    const namen = await hub.sql("select quote_ident(tablename) as naam from pg_tables where schemaname = 'public'");
    const inhoud = async (naam: string) => JSON.stringify(await hub.sql(`select t::text from ${naam} t`));
    return Promise.all(namen.map(async ({ naam }) => [naam, await inhoud(naam)]));
  };

  it("nergens in de database staat een leesbaar BSN, noch een voornaam, adres of motivering", async () => {
    const { betrokkeneId } = await hub.herken(wie("Piotr", "Elidrissi", "1977-02-22", "997297312"));
    const alle = await tabellen();
    expect(alle.map(([naam]) => naam)).toEqual(expect.arrayContaining(["persoon", "herkenning", "journal", "inbox"]));
    expect(alle.find(([naam]) => naam === "herkenning")![1]).toContain(betrokkeneId);
    const bsns = ["991396935", "994269420", "996317065", "998475130", "995178124", "997297312"];
    for (const tekst of [...bsns, "Piotr", "Sanne", "Maasboulevard", "6031 AH", "Nagebeld"])
      for (const [, inhoud] of alle) {
        expect(inhoud).not.toContain(tekst);
        expect(inhoud).not.toContain(Buffer.from(tekst).toString("hex"));
      }
  });

  it("een achternaam staat alleen in het register, nooit in journaal, outbox of takenlijst", async () => {
    const metNaam = (await tabellen()).filter(([, inhoud]) => /idrissi|coenen|kowalczyk|bakker/i.test(inhoud));
    expect(metNaam.map(([naam]) => naam)).toEqual(["persoon"]);
    expect(await hub.sql("select reason from parked")).toEqual([]);
  });
});
