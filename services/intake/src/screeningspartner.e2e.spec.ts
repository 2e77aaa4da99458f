import { mensen, startService, type TestService } from "@zvh/testing";
import { herkomst } from "./herkomst.voorbeeld.js";
import { intake } from "./intake.module.js";

const partner = (organisatie: string) => ({
  ...mensen.triagelid,
  id: `partner-${organisatie}`,
  naam: `P. ${organisatie}`,
  organisatie,
  rollen: ["medewerker", "screeningspartner"],
});
const [veiligThuis, cjg, amw] = [partner("veilig-thuis"), partner("cjg"), partner("amw")];
const afzenderVt = { ...mensen.afzender, id: "afzender:veilig-thuis", organisatie: "veilig-thuis" };
const persoon = (rol: string, geboortedatum: string | null) => ({
  rol,
  voornamen: "T",
  achternaam: "Proef",
  geboortedatum,
});
const bekend = { antwoord: "bekend", risicosignaal: true, toelichting: "Loopt hulp vanuit school.", herkomst };

let service: TestService;
beforeAll(async () => {
  service = await startService(intake);
});
afterAll(() => service.stop());

const meld = async (
  kenmerk: string,
  betrokkenen: object[],
  wie = mensen.afzender,
  rest: object = {},
): Promise<string> => {
  const melding = {
    soort: "ZVH",
    kenmerk,
    huis: "proefhuis",
    onderwerp: "Zorgen",
    situatieschets: "Er speelt veel.",
    betrokkenen,
    melder: { organisatie: wie.organisatie, naam: "J. Melder", email: "m@melder.example" },
    ...rest,
  };
  return (await (await service.as(wie)).post("/v1/meldingen").send(melding).expect(201)).body.meldingId;
};
const lijst = async (wie = cjg): Promise<any[]> =>
  (await (await service.as(wie)).get("/v1/screeningsvragen?huis=proefhuis").expect(200)).body.items;
const ziet = async (wie: typeof cjg, meldingId: string) =>
  (await (await service.as(wie)).get(`/v1/screeningsvragen/${meldingId}`)).status === 200;
const antwoord = async (wie: typeof cjg, meldingId: string, wat: object, status = 200) =>
  (await (await service.as(wie)).put(`/v1/screeningsvragen/${meldingId}/antwoord`).send(wat).expect(status)).body;

it("R24 L15 laat een partner alleen zien wat van zijn thema is en in screening, en voegt de screener een thema toe", async () => {
  const jong = await meld("T-jong", [persoon("betrokkene", "2015-01-01")]);
  const onbekend = await meld("T-onbekend", [persoon("betrokkene", null)]);
  expect([await ziet(cjg, jong), await ziet(amw, jong), await ziet(veiligThuis, jong)]).toEqual([true, false, false]);
  expect([await ziet(cjg, onbekend), await ziet(amw, onbekend)]).toEqual([false, false]);
  const screener = await service.as(mensen.screener);
  await screener
    .put(`/v1/meldingen/${onbekend}/themas`)
    .send({ themas: ["volwassenen"] })
    .expect(200);
  expect((await lijst(amw)).map(({ meldingId }) => meldingId)).toContain(onbekend);
  await (await service.as(cjg)).get(`/v1/meldingen/${jong}`).expect(403);
  const weg = { risico: "laag", complexiteit: "laag", uitkomst: "geen-vervolg", motivering: "Niets." };
  await screener.post(`/v1/meldingen/${jong}/screening`).send(weg).expect(201);
  expect(await ziet(cjg, jong)).toBe(false);
  await antwoord(cjg, jong, bekend, 404);
});

it("L15 ziet wie in twee huizen voor twee organisaties werkt, in elk huis precies wat van die organisatie is", async () => {
  const organisatieIn = { proefhuis: "cjg", zeeland: "veilig-thuis" };
  const twee = { ...partner("cjg"), id: "partner-twee", huizen: ["proefhuis", "zeeland"], organisatieIn };
  const politie = { ...mensen.afzender, huizen: ["proefhuis", "zeeland"] };
  const vanVt = { ...politie, id: "afzender:veilig-thuis-twee", organisatie: "veilig-thuis" };
  const ids: string[] = [];
  for (const [huis, wie] of [
    ["proefhuis", politie],
    ["zeeland", politie],
    ["proefhuis", vanVt],
    ["zeeland", vanVt],
  ] as const) {
    const meldingId = await meld(`T-twee-${ids.length}`, [persoon("kind", "2015-01-01")], wie, { huis });
    const screener = await service.as(huis === "zeeland" ? mensen.buitenstaander : mensen.screener);
    const themas = ids.length === 0 ? ["huiselijk-geweld"] : ["jeugd", "huiselijk-geweld"];
    await screener.put(`/v1/meldingen/${meldingId}/themas`).send({ themas }).expect(200);
    ids.push(meldingId);
  }
  // In proefhuis: not of the theme of cjg, and of Veilig Thuis, which it is not there. In zeeland: all but its own report.
  expect(await Promise.all(ids.map((id) => ziet(twee, id)))).toEqual([false, true, true, false]);
  const open = async (huis: string) =>
    (await (await service.as(twee)).get(`/v1/screeningsvragen?huis=${huis}`).expect(200)).body.items.map(
      ({ meldingId }: { meldingId: string }) => meldingId,
    );
  expect([await open("proefhuis"), await open("zeeland")].map((die) => ids.filter((id) => die.includes(id)))).toEqual([
    [ids[2]],
    [ids[1]],
  ]);
  await antwoord(twee, ids[1]!, { antwoord: "niet-bekend", risicosignaal: false });
  await antwoord(twee, ids[2]!, { antwoord: "niet-bekend", risicosignaal: false });
  const gegeven = await service.sql("select huis, organisatie from screeningsantwoord where melding_id = any($1)", [
    ids,
  ]);
  expect(gegeven.map(({ huis, organisatie }) => `${huis} ${organisatie}`).toSorted()).toEqual([
    "proefhuis cjg",
    "zeeland veilig-thuis",
  ]);
});

it("R24 antwoordt elk zonder de ander te zien; de screener ziet alles, en de toelichting ligt verzegeld", async () => {
  const meldingId = await meld("T-gezin", [persoon("moeder", "1980-01-01"), persoon("kind", "2015-01-01")]);
  const mijn = await antwoord(cjg, meldingId, bekend);
  expect(mijn.mijnAntwoord).toMatchObject({ antwoord: "bekend", toelichting: bekend.toelichting });
  const voorAmw = (await lijst(amw)).find((een) => een.meldingId === meldingId);
  expect(voorAmw.mijnAntwoord).toBeNull();
  expect(JSON.stringify(voorAmw)).not.toMatch(/school|"bekend"|risico"/);
  expect((await antwoord(amw, meldingId, { ...bekend, antwoord: "geen-mededeling" }, 409)).code).toBe(
    "mededeling-tegenstrijdig",
  );
  await antwoord(amw, meldingId, { antwoord: "geen-mededeling", risicosignaal: false });
  const { body } = await (await service.as(mensen.screener)).get(`/v1/meldingen/${meldingId}`).expect(200);
  expect(body.screeningsantwoorden).toMatchObject([
    { organisatie: "amw", antwoord: "geen-mededeling", toelichting: null },
    { organisatie: "cjg", antwoord: "bekend", risicosignaal: true, toelichting: bekend.toelichting },
  ]);
  expect(JSON.stringify(await service.sql("select a::text from screeningsantwoord a"))).not.toContain("school");
});

it("R64 bewaart bron, grondslag en de eerste verwerking, ook als het antwoord verandert", async () => {
  const meldingId = await meld("T-wet", [persoon("kind", "2015-01-01")]);
  await antwoord(cjg, meldingId, bekend);
  const rij = async () => (await service.sql("select * from screeningsantwoord where melding_id = $1", [meldingId]))[0];
  const eerst = await rij();
  await antwoord(cjg, meldingId, { antwoord: "niet-bekend", risicosignaal: false });
  expect(eerst).toMatchObject({ organisatie: "cjg", grondslag: "jeugdwet-jeugdhulp" });
  expect(await rij()).toMatchObject({
    eerst_verwerkt_op: eerst.eerst_verwerkt_op,
    antwoord: "niet-bekend",
    toelichting: null,
  });
});

it("R64 weigert een antwoord dat iets vertelt zonder herkomst, met alles wat eraan ontbreekt in één keer (L08, L10)", async () => {
  const meldingId = await meld("T-herkomst", [persoon("kind", "2015-01-01")]);
  const { herkomst: _, ...zonder } = bekend;
  const codes = async (wat: object) =>
    (await antwoord(cjg, meldingId, wat, 409)).faults.map(({ code }: { code: string }) => code);
  expect(await codes(zonder)).toEqual(["herkomst-ontbreekt"]);
  const mis = { grondslag: "wgs-verstrekkingsplicht", doelbinding: "x", categorie: "x", voorwaarde: "x" };
  expect(await codes({ ...bekend, herkomst: { ...mis, eerstVerwerktOp: "2999-01-01" } })).toEqual([
    "grondslag-onbekend", // of the Wgs: that does not hold in the daily screening
    "doelbinding-onbekend",
    "gegevenscategorie-onbekend",
    "voorwaarde-onbekend",
    "eerst-verwerkt-later",
  ]);
  expect(await codes({ antwoord: "niet-bekend", risicosignaal: false, herkomst })).toEqual([
    "mededeling-tegenstrijdig",
  ]);
  const leeg = await antwoord(cjg, meldingId, { ...bekend, herkomst: {} }, 400);
  expect(new Set(leeg.faults.map(({ where }: { where: string }) => where)).size).toBe(5);
  expect((await antwoord(cjg, meldingId, bekend)).mijnAntwoord).toMatchObject({ herkomst });
  const { body } = await (await service.as(mensen.screener)).get(`/v1/meldingen/${meldingId}`).expect(200);
  expect(body.screeningsantwoorden).toMatchObject([{ organisatie: "cjg", herkomst }]);
});

it("L09 laat wat niet verder mag aan geen partner zien, en wat eenmalig is verteld na de screening aan niemand", async () => {
  const kind = [persoon("kind", "2015-01-01")];
  const dicht = await meld("T-dicht", kind, mensen.afzender, { herkomst: { ...herkomst, voorwaarde: "niet-verder" } });
  expect(await ziet(cjg, dicht)).toBe(false);
  expect((await lijst()).map((een) => een.meldingId)).not.toContain(dicht);
  const open = await meld("T-eenmalig", kind);
  await antwoord(cjg, open, { ...bekend, herkomst: { ...herkomst, voorwaarde: "eenmalig" } });
  const screener = await service.as(mensen.screener);
  const leest = async () => (await screener.get(`/v1/meldingen/${open}`).expect(200)).body.screeningsantwoorden;
  expect(await leest()).toMatchObject([{ toelichting: bekend.toelichting }]);
  const besluit = { risico: "laag", complexiteit: "laag", uitkomst: "geen-vervolg", motivering: "Hulp loopt." };
  await screener.post(`/v1/meldingen/${open}/screening`).send(besluit).expect(201);
  expect(await leest()).toMatchObject([{ organisatie: "cjg", antwoord: "bekend", toelichting: null }]);
});

it("screent Veilig Thuis nooit de eigen melding, en blijft de naam afgeschermd voor de anderen als het dat vraagt", async () => {
  const rest = { melderAfgeschermd: true, soort: "ZVH" };
  const meldingId = await meld("VT-1", [persoon("kind", "2015-01-01")], afzenderVt, rest);
  const screener = await service.as(mensen.screener);
  await screener
    .put(`/v1/meldingen/${meldingId}/themas`)
    .send({ themas: ["jeugd", "huiselijk-geweld"] })
    .expect(200);
  expect([await ziet(veiligThuis, meldingId), await ziet(cjg, meldingId)]).toEqual([false, true]);
  const voorCjg = (await lijst()).find((een) => een.meldingId === meldingId);
  expect(voorCjg).toMatchObject({ kenmerk: null, melder: { afgeschermd: true, organisatie: null } });
  expect(JSON.stringify(voorCjg)).not.toMatch(/veilig.thuis|VT-1|J\. Melder/i);
  const ander = {
    soort: "ZVH",
    kenmerk: "P-1",
    huis: "proefhuis",
    onderwerp: "O",
    situatieschets: "S",
    melderAfgeschermd: true,
  };
  const politie = await service.as(mensen.afzender);
  const poging = { ...ander, melder: { organisatie: "Politie" }, betrokkenen: [persoon("kind", null)] };
  expect((await politie.post("/v1/meldingen").send(poging).expect(409)).body.code).toBe("afscherming-niet-toegestaan");
});

it("R24 legt vast wie er bij de screening van een dag was, en laat een ander huis niets zien", async () => {
  const screener = await service.as(mensen.screener);
  const pad = "/v1/screeningsvragen/sessies/2026-11-27";
  await screener
    .put(pad)
    .send({ huis: "proefhuis", aanwezig: ["cjg", "circus"] })
    .expect(409);
  await screener.put(pad).send({ huis: "zeeland", aanwezig: [] }).expect(404);
  const { body } = await screener
    .put(pad)
    .send({ huis: "proefhuis", aanwezig: ["cjg", "amw", "cjg"] })
    .expect(200);
  expect(body).toMatchObject({ datum: "2026-11-27", aanwezig: ["cjg", "amw"], door: mensen.screener.id });
  const lees = async (wie: typeof mensen.screener, datum: string, status = 200) =>
    (await (await service.as(wie)).get(`/v1/screeningsvragen/sessies/${datum}?huis=proefhuis`).expect(status)).body;
  expect(await lees(mensen.screener, "2026-11-27")).toMatchObject({
    aanwezig: ["cjg", "amw"],
    door: mensen.screener.id,
  });
  expect(await lees(mensen.screener, "2026-11-26")).toMatchObject({ aanwezig: [], op: null });
  expect(await lees(mensen.buitenstaander, "2026-11-27", 404)).toMatchObject({ code: "niet-gevonden" });
  const elders = { ...partner("cjg"), id: "partner-elders", huizen: ["zeeland"] };
  expect(await lijst(elders)).toEqual([]);
  const { body: telling } = await (
    await service.as(elders)
  )
    .get("/v1/screeningsvragen/telling?huis=proefhuis")
    .expect(200);
  expect(telling).toEqual({ open: 0 });
});
