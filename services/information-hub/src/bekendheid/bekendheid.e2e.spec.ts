import { newId, type Person } from "@zvh/platform";
import { mensen } from "@zvh/testing";
import { piotr, sanne, startHub, wie } from "../hub.fake.js";

const { voorzitter, buitenstaander: daar } = mensen;
const deelnemerDaar: Person = { ...daar, id: "deelnemer-9", rollen: ["medewerker", "deelnemer", "procesregisseur"] };
const zonderBsn = wie("Daan", "Kuijpers", "1973-04-08");
let hub: Awaited<ReturnType<typeof startHub>>;
/** Known here, by name; Piotr alone is known in the other house too. */
const hier: Record<string, string> = {};
let piotrDaar: string;

beforeAll(async () => {
  hub = await startHub();
  for (const persoon of [piotr, sanne, zonderBsn]) hier[persoon.voornamen] = (await hub.herken(persoon)).data.persoonId;
  piotrDaar = (await hub.herken(piotr, "zeeland")).data.persoonId;
});
afterAll(() => hub.stop());

/** An item about these persons, as triage would tell of it. */
const agendapunt = (personen: string[], positief = true): string => {
  const triageId = newId();
  hub.intake.items.set(triageId, {
    positief,
    betrokkenen: personen.map((persoonId) => ({ rol: "verdachte", persoonId })),
  });
  return triageId;
};
const vraag = async (triageId: string, persoonId: string, meer: object = {}, door: Person = voorzitter) => {
  const inhoud = { triageId, persoonId, aanHuizen: ["zeeland"], doel: "criminaliteit", reden: "Hij zou daar wonen." };
  return hub.post("bekendheidsvragen", { ...inhoud, ...meer }, door);
};
const gesteld = async (persoonId: string): Promise<{ triageId: string; vraagId: string }> => {
  const triageId = agendapunt([persoonId]);
  const { body } = await vraag(triageId, persoonId);
  await hub.eventually(async () => (await rijDaar(body.items[0].vraagId)).length > 0);
  return { triageId, vraagId: body.items[0].vraagId };
};
const rijDaar = (vraagId: string) => hub.sql("select * from bekendheidsverzoek where vraag_id = $1", [vraagId]);
const lees = async (triageId: string) =>
  (await (await hub.as(voorzitter)).get(`/v1/bekendheidsvragen?huis=proefhuis&triageId=${triageId}`).expect(200)).body;
const verzoeken = async (door: Person = daar) =>
  (await (await hub.as(door)).get("/v1/bekendheidsverzoeken?huis=zeeland").expect(200)).body.items;
const besluit = async (verzoekId: string, keuze: string, door: Person = daar) =>
  (await hub.as(door)).post(`/v1/bekendheidsverzoeken/${verzoekId}/besluit`).send({ besluit: keuze });
const antwoord = (triageId: string) =>
  hub.eventually(async () => {
    const [een] = (await lees(triageId)).items;
    return een.antwoord && een;
  });
const gebeurtenissen = async (id: string) =>
  (await hub.events()).filter(({ data }) => data.vraagId === id || data.verzoekId === id);
/** What is left when ids of this one act and its starting moment are taken out: whatever still differs, tells. */
const zonderEigenheid = (iets: unknown, ...ids: string[]): unknown => {
  let tekst = JSON.stringify(iets);
  for (const [nr, id] of ids.entries()) tekst = tekst.replaceAll(id, `id-${nr}`);
  const momenten = [...new Set([...tekst.matchAll(/"gevraagdOp":"([^"]+)"/g)].map(([, op]) => op!))];
  return JSON.parse(
    tekst.replace(/"(\d{4}-\d\d-\d\dT[^"]+Z)"/g, (_, op) => `"${Date.parse(op) - Date.parse(momenten[0] ?? op)} ms"`),
  );
};

describe("Een huis dat niemand kent en een huis dat niets zegt (L06)", () => {
  it("geven in antwoord, moment, vorm en gebeurtenissen hetzelfde", async () => {
    const [bekend, onbekend] = [await gesteld(hier.Piotr!), await gesteld(hier.Sanne!)];
    const rijen = [(await rijDaar(bekend.vraagId))[0], (await rijDaar(onbekend.vraagId))[0]];
    expect(rijen.map(({ persoon_id: id }) => id)).toEqual([piotrDaar, null]);
    const gezien = async ({ triageId, vraagId }: typeof bekend, persoonId: string, verzoekId: string) => [
      zonderEigenheid(await lees(triageId), triageId, vraagId, persoonId),
      zonderEigenheid(await gebeurtenissen(verzoekId), verzoekId),
      (await gebeurtenissen(vraagId)).map(({ name, data }) => [name, data.antwoord, data.aanHuis]),
    ];
    const beide = async () => [
      await gezien(bekend, hier.Piotr!, rijen[0].verzoek_id),
      await gezien(onbekend, hier.Sanne!, rijen[1].verzoek_id),
    ];
    const [een, ander] = await beide();
    expect(een).toEqual(ander);
    expect((await besluit(rijen[0].verzoek_id, "geen-mededeling")).status).toBe(201);
    const [na] = await beide();
    expect(na).toEqual(een);

    await hub.moveClock("24 hours");
    const [laat, ookLaat] = [await antwoord(bekend.triageId), await antwoord(onbekend.triageId)];
    for (const { antwoord: gehoord, beantwoordOp, uiterlijkOp } of [laat, ookLaat])
      expect([gehoord, beantwoordOp]).toEqual(["GEEN_MEDEDELING", uiterlijkOp]);
    const [eind, ookEind] = await beide();
    expect(eind).toEqual(ookEind);
    expect(eind![2]).toEqual([["nl.zvh.bekendheid.beantwoord.v1", "GEEN_MEDEDELING", "zeeland"]]);
  });

  it("laten in het gevraagde huis alleen zien wie het kent, en alleen aan wie erover beslist", async () => {
    const [bekend, onbekend] = [await gesteld(hier.Piotr!), await gesteld(hier.Sanne!)];
    const lijst = await verzoeken();
    expect(lijst).toMatchObject([
      { persoonId: piotrDaar, vanHuis: "proefhuis", doel: "criminaliteit", gevraagdDoorNaam: voorzitter.naam },
    ]);
    expect(JSON.stringify(lijst)).not.toMatch(new RegExp([bekend.vraagId, hier.Piotr, bekend.triageId].join("|")));
    const [{ verzoek_id: leeg }] = await rijDaar(onbekend.vraagId);
    for (const id of [leeg, newId()])
      expect((await besluit(id, "bekend")).body).toMatchObject({ code: "niet-gevonden", status: 404 });
    expect((await (await hub.as(deelnemerDaar)).get("/v1/bekendheidsverzoeken?huis=zeeland")).status).toBe(403);
    expect(await verzoeken(voorzitter)).toEqual([]);
    expect((await besluit(lijst[0].verzoekId, "bekend", voorzitter)).status).toBe(404);
    await hub.moveClock("24 hours");
    await antwoord(bekend.triageId);
  });
});

describe("Een bevestiging (L06)", () => {
  it("komt bij de vrager aan als BEKEND, en staat in beide huizen op naam", async () => {
    const { triageId, vraagId } = await gesteld(hier.Piotr!);
    const [{ verzoekId }] = await verzoeken();
    expect((await besluit(verzoekId, "bekend")).body).toMatchObject({ besluit: "bekend", door: daar.id });
    expect(await antwoord(triageId)).toMatchObject({ antwoord: "BEKEND", door: voorzitter.id, aanHuis: "zeeland" });
    expect((await besluit(verzoekId, "geen-mededeling")).body).toMatchObject({ code: "verzoek-al-beantwoord" });
    expect(await verzoeken()).toEqual([]);
    await hub.moveClock("24 hours");
    await hub.eventually(async () => (await hub.sql("select from deadline where state = 'armed'")).length === 0);
    expect((await gebeurtenissen(vraagId)).map(({ data }) => data.antwoord)).toEqual(["BEKEND"]);
  });

  it("komt te laat na de termijn, en het verzoek is dan uit de lijst", async () => {
    const { triageId } = await gesteld(hier.Piotr!);
    const [{ verzoekId }] = await verzoeken();
    await hub.moveClock("24 hours");
    expect(await antwoord(triageId)).toMatchObject({ antwoord: "GEEN_MEDEDELING" });
    expect((await besluit(verzoekId, "bekend")).body).toMatchObject({ code: "verzoek-verlopen", status: 409 });
    expect(await verzoeken()).toEqual([]);
  });

  it("bereikt de vrager niet meer als het agendapunt intussen is vervallen", async () => {
    const { triageId, vraagId } = await gesteld(hier.Piotr!);
    const [{ verzoekId }] = await verzoeken();
    hub.intake.items.delete(triageId);
    await besluit(verzoekId, "bekend");
    await hub.eventually(async () => (await hub.sql("select from todo")).length === 0);
    expect((await lees(triageId)).items).toMatchObject([{ vraagId, antwoord: null }]);
    await hub.moveClock("24 hours");
    expect(await antwoord(triageId)).toMatchObject({ antwoord: "GEEN_MEDEDELING" });
  });
});

describe("Een vraag die niet gesteld mag worden", () => {
  it("zonder positieve doeltoets, voor een ander agendapunt of een andere persoon", async () => {
    const code = async (triageId: string, persoonId = hier.Piotr!) => (await vraag(triageId, persoonId)).body.code;
    expect(await code(agendapunt([hier.Piotr!], false))).toBe("doeltoets-ontbreekt");
    expect(await code(newId())).toBe("doeltoets-ontbreekt");
    expect(await code(agendapunt([hier.Sanne!]))).toBe("persoon-onbekend");
  });

  it("zonder BSN, aan het eigen huis, voor een onbekend doel, of een tweede keer terwijl de eerste loopt", async () => {
    const daan = await vraag(agendapunt([hier.Daan!]), hier.Daan!);
    expect(daan.body).toMatchObject({ code: "bsn-ontbreekt", status: 409, faults: [{ where: "persoonId" }] });
    const triageId = agendapunt([hier.Sanne!]);
    const mis = await vraag(triageId, hier.Sanne!, { aanHuizen: ["proefhuis"], doel: "zomaar" });
    expect(mis.body.faults.map(({ code }: { code: string }) => code)).toEqual([
      "ander-huis-onbekend",
      "doelbinding-onbekend",
    ]);
    const samen = await Promise.all([vraag(triageId, hier.Sanne!), vraag(triageId, hier.Sanne!)]);
    expect(samen.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await vraag(triageId, hier.Sanne!)).body).toMatchObject({ code: "vraag-loopt-al" });
  });

  it("door wie het overleg van dat huis niet leidt", async () => {
    const triageId = agendapunt([hier.Piotr!]);
    expect((await vraag(triageId, hier.Piotr!, {}, mensen.screener)).status).toBe(403);
    expect((await vraag(triageId, hier.Piotr!, {}, daar)).body).toMatchObject({ code: "niet-gevonden", status: 404 });
    const gezien = await (await hub.as(daar)).get(`/v1/bekendheidsvragen?huis=proefhuis&triageId=${triageId}`);
    expect(gezien.body).toEqual({ items: [] });
  });
});

it("nergens buiten het register staat een BSN, een hash ervan of de reden in leesbare vorm (L06)", async () => {
  const inhoud = async (tabel: string) => JSON.stringify(await hub.sql(`select t::text from ${tabel} t`));
  const [{ hash }] = await hub.sql("select encode(bsn_index, 'hex') as hash from persoon where persoon_id = $1", [
    piotrDaar,
  ]);
  for (const tabel of [
    "bekendheidsvraag",
    "bekendheidsverzoek",
    "journal",
    "outbox",
    "todo",
    "access_log",
    "decision_log",
  ]) {
    const tekst = await inhoud(tabel);
    for (const geheim of [piotr.bsn!, hash, "Hij zou daar wonen", "Idrissi"]) expect(tekst).not.toContain(geheim);
  }
});
