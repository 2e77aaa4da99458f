import { Config, newId, signTicket, type Person } from "@zvh/platform";
import { mensen } from "@zvh/testing";
import { adres, piotr, sanne, startHub, wie } from "./hub.fake.js";
import { gelijkenis } from "./identiteit.js";

const beheerder = { ...mensen.screener, id: "beheerder-1", rollen: ["medewerker", "beheerder"] };
let hub: Awaited<ReturnType<typeof startHub>>;
beforeAll(async () => {
  hub = await startHub();
  const ruud = wie("Ruud", "Kowalczyk", "1957-05-04");
  for (const persoon of [piotr, sanne, ruud, wie("Daan", "Kuijpers", "1973-04-08")]) await hub.herken(persoon);
});
afterAll(() => hub.stop());

describe("namen bij ids", () => {
  const config = new Config();
  const { deelnemer } = mensen;
  const vraag = async (bewijzen: string[], persoonIds: string[], wie: Person = deelnemer) => {
    const client = await hub.as(wie);
    const verzoek = { huis: "proefhuis", persoonIds, bewijzen };
    return (await client.post("/v1/personen/_zoek").send(verzoek).expect(200)).body.personen;
  };
  const sanneId = async (): Promise<string> =>
    (await hub.zoekOpNaam({ naam: "van der Berg", geboortedatum: "1974-09-28" }))[0].persoonId;

  it("geeft de hub van wie een dienst net aan deze vrager liet zien; een onbekende id ontbreekt gewoon", async () => {
    const persoonId = await sanneId();
    const onbekend = newId();
    const bewijs = signTicket(deelnemer.id, "proefhuis", [persoonId, onbekend], config);
    expect(await vraag(["onzin", bewijs], [persoonId, onbekend])).toEqual([
      {
        persoonId,
        naam: "Sanne van der Berg",
        voornamen: "Sanne",
        achternaam: "van der Berg",
        geboortedatum: "1974-09-28",
        leeftijd: expect.any(Number),
        gemeente: null,
      },
    ]);
  });

  it("R61 geeft hij niet zonder bewijs, en niet met dat van een ander, een ander huis, een ander geheim, of van gisteren", async () => {
    const persoonId = await sanneId();
    const gisteren = Date.now() - 86_400_000;
    const eigen = { SERVICE_SECRET: "van-iemand-die-zelf-een-bewijs-maakt" };
    const goed = signTicket(deelnemer.id, "proefhuis", [persoonId], config);
    for (const bewijzen of [
      [],
      [signTicket("iemand-anders", "proefhuis", [persoonId], config)],
      [signTicket(deelnemer.id, "zeeland", [persoonId], config)],
      [signTicket(deelnemer.id, "proefhuis", [newId()], config)],
      [signTicket(deelnemer.id, "proefhuis", [persoonId], eigen)],
      [signTicket(deelnemer.id, "proefhuis", [persoonId], config, gisteren)],
      [`${goed.slice(0, 30)}A${goed.slice(31)}`],
    ])
      expect(await vraag(bewijzen, [persoonId])).toEqual([]);
    expect(await vraag([goed], [persoonId])).toHaveLength(1);
    const dienst = await hub.asService("case-plan", "proefhuis", "/v1/personen/_zoek");
    await dienst
      .post("/v1/personen/_zoek")
      .send({ huis: "proefhuis", persoonIds: [persoonId] })
      .expect(403);
  });
});

it("is doorzoekbaar op naam zoals die klinkt of lijkt, op geboortedatum en op BSN", async () => {
  const namen = async (vraag: object) => (await hub.zoekOpNaam(vraag)).map(({ naam }: { naam: string }) => naam);
  expect(await namen({ naam: "Piotr Elidrissi" })).toEqual(["Piotr El Idrissi"]);
  expect(await namen({ naam: "Kovalchik" })).toEqual(["Ruud Kowalczyk"]);
  expect(await namen({ geboortedatum: "1973-08-04" })).toEqual(["Daan Kuijpers"]);
  expect(await namen({ naam: "Kuipers", geboortedatum: "1990-01-01" })).toEqual([]);
  expect(await namen({ bsn: piotr.bsn })).toEqual(["Piotr El Idrissi"]);
});

it("zegt waarom iemand gevonden is, en wat er aan een vraag ontbreekt", async () => {
  const [{ redenen }] = await hub.zoekOpNaam({ naam: "Kovalchik", geboortedatum: "1957-04-05" });
  expect(redenen).toEqual(["achternaam-klinkt-gelijk", "dag-en-maand-verwisseld"]);
  expect((await hub.post("personen/op-naam/_zoek", {})).body).toMatchObject({ faults: [{ where: "naam" }] });
  expect((await hub.post("personen/op-naam/_zoek", { bsn: "997297312" })).body).toMatchObject({
    faults: [{ where: "bsn" }],
  });
  for (const wie of [mensen.deelnemer, mensen.procesregisseur])
    expect((await hub.post("personen/op-naam/_zoek", { naam: "Berg" }, wie)).status).toBe(403);
});

it("neemt iemand met de hand op, of herkent hem; bij twijfel moet de beheerder kijken", async () => {
  const registreer = (persoon: object) => hub.post("personen", persoon, beheerder);
  const lotte = wie("Lotte", "Thijssen", "1974-09-24", "991894236", { adres });
  const { body } = await registreer(lotte);
  expect(body).toEqual({ persoonId: expect.any(String), wijze: "nieuw" });
  expect((await registreer(lotte)).body).toEqual({ ...body, wijze: "bsn" });
  const tijsen = { ...lotte, achternaam: "Tijsen", bsn: null };
  const twijfel = { code: "persoon-lijkt-bekend", status: 409, faults: [{ where: "nieuw", code: "lijkt-op-bekende" }] };
  expect((await registreer(tijsen)).body).toMatchObject(twijfel);
  expect((await registreer({ ...tijsen, nieuw: true })).body).toMatchObject({ wijze: "nieuw" });
});

it("noemt alle fouten van een registratie tegelijk, zonder de waarden", async () => {
  const fout = { ...wie("Lotte", "", "24-09-1974", "991894237"), adres: { gemeente: "Echt" } };
  const { body, text } = await hub.post("personen", fout, beheerder);
  const plaatsen = new Set(body.faults.map(({ where }: { where: string }) => where));
  expect(plaatsen).toEqual(new Set(["bsn", "achternaam", "geboortedatum", "adres.gemeente"]));
  expect(text).not.toMatch(/991894237|24-09-1974/);
});

it("kent iemand per huis: een ander huis ziet niets en geeft dezelfde mens een eigen id", async () => {
  const ander = mensen.buitenstaander;
  const [{ persoonId }] = await hub.zoekOpNaam({ bsn: piotr.bsn });
  const { betrokkeneId } = await hub.herken(wie("Piotr", "Idrissi", "1977-02-22"));
  for (const huis of ["proefhuis", "zeeland"]) {
    expect((await hub.post("personen/_zoek", { huis, persoonIds: [persoonId] }, ander)).body).toEqual({ personen: [] });
    expect(await hub.zoekOpNaam({ huis, bsn: piotr.bsn }, ander)).toEqual([]);
    const lijst = await (await hub.as(ander)).get(`/v1/herkenningen?huis=${huis}`);
    expect(lijst.body).toEqual({ items: [], volgende: null });
    const telling = await (await hub.as(ander)).get(`/v1/herkenningen/telling?huis=${huis}`);
    expect(telling.body).toEqual({ betwijfeld: 0 });
  }
  expect((await hub.besluit(betrokkeneId, { nieuw: true }, ander)).status).toBe(404);
  expect((await hub.post("personen", { ...sanne, huis: "zeeland" }, beheerder)).status).toBe(403);
  const { data } = await hub.herken(piotr, "zeeland");
  expect(data.wijze).toBe("nieuw");
  expect(data.persoonId).not.toBe(persoonId);
});

it("geeft de twijfels bladzij voor bladzij, of die over één melding, en telt ze", async () => {
  await hub.herken(wie("Ruud", "Kovalchik", "1957-05-04"));
  const bladzij = async (meer: string) =>
    (await (await hub.as(mensen.screener)).get(`/v1/herkenningen?huis=proefhuis&aantal=1${meer}`).expect(200)).body;
  const eerste = await bladzij("");
  const tweede = await bladzij(`&na=${eerste.volgende}`);
  expect([eerste.items.length, tweede.items.length, tweede.volgende]).toEqual([1, 1, null]);
  expect(tweede.items[0].betrokkeneId).not.toBe(eerste.items[0].betrokkeneId);
  const { meldingId } = tweede.items[0];
  expect((await bladzij(`&meldingId=${meldingId}`)).items).toEqual(tweede.items);
  const telling = await (await hub.as(mensen.screener)).get("/v1/herkenningen/telling?huis=proefhuis");
  expect(telling.body).toEqual({ betwijfeld: 2 });
});

it.each([
  ["el idrissi", "elidrissi"],
  ["peeters", "peeterss"],
  ["thijssen", "tijsen"],
  ["a b", "b a c"],
])("finds %s and %s as alike in the rule as in the database", async (een, ander) => {
  const [{ mate }] = await hub.sql("select similarity($1, $2) as mate", [een, ander]);
  expect(mate).toBeCloseTo(gelijkenis(een, ander), 5);
});
