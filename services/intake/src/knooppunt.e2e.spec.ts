import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { MeldingGerouteerd } from "@zvh/contracts";
import { newId } from "@zvh/platform";
import { mensen, startService, type TestService } from "@zvh/testing";
import { herkomst } from "./herkomst.voorbeeld.js";
import { intake } from "./intake.module.js";

const woorden = (kenmerk: string) => ({
  kenmerk: `ggz-crisisdienst/${kenmerk}/1`,
  kenmerkVanMelder: kenmerk,
  ontvangenOp: "2026-11-23T00:30:00.000Z",
  urgentie: "spoed",
  situatieschets: "Loopt in pyjama over straat.",
  melder: { organisatie: "GGZ crisisdienst", naam: null, email: "crisis@ggz.example" },
  betrokkene: { bsn: null, voornamen: "Sjaak", tussenvoegsel: null, achternaam: "Schouten", geboortedatum: null },
  herkomst,
  verrijkingen: [{ organisatie: "Politie Limburg", tekst: "Al vaker gezien.", herkomst }],
});

let hub: Server;
let service: TestService;
/** What the knooppunt gave the house, by extract. */
const uittreksels = new Map<string, object | null>();
beforeAll(async () => {
  hub = createServer((vraag, antwoord) => {
    const gegeven = uittreksels.get(vraag.url!.split("/").at(-1)!);
    antwoord.writeHead(200, { "content-type": "application/json" });
    antwoord.end(JSON.stringify({ huis: "proefhuis", woorden: gegeven ?? null }));
  });
  await new Promise<void>((klaar) => hub.listen(0, "127.0.0.1", klaar));
  const url = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
  service = await startService(intake, { services: { "information-hub": url } });
});
afterAll(async () => {
  await service.stop();
  hub.close();
});

const routeer = async (kenmerk: string, keer = 1) => {
  const uittrekselId = newId();
  uittreksels.set(uittrekselId, woorden(kenmerk));
  const gerouteerd = { ...MeldingGerouteerd.voorbeeld, uittrekselId, huis: "proefhuis" };
  for (let i = 0; i < keer; i++) await service.deliver(MeldingGerouteerd, gerouteerd, newId());
  const [{ melding_id: meldingId }] = await service.eventually(async () => {
    const rijen = await service.sql("select melding_id from melding where uittreksel_id = $1", [uittrekselId]);
    return rijen.length > 0 && rijen;
  });
  return { uittrekselId, meldingId: String(meldingId) };
};
const toon = async (meldingId: string) =>
  (await (await service.as(mensen.screener)).get(`/v1/meldingen/${meldingId}`)).body;
const doe = async (meldingId: string, pad: string, inhoud: object) =>
  (await service.as(mensen.screener)).post(`/v1/meldingen/${meldingId}/${pad}`).send(inhoud);
const stuurTerug = (meldingId: string) => doe(meldingId, "terugzending", { reden: "Hij woont hier niet." });
const vraag = async (dienst: string, pad: string) =>
  (await (await service.asService(dienst, "proefhuis", `/v1/${pad}`)).get(`/v1/${pad}`)).body;

it("R79 komt wat het knooppunt doorgeeft één keer op de daglijst, met wat er is toegevoegd", async () => {
  const { meldingId, uittrekselId } = await routeer("MP-1", 2);
  const melding = await toon(meldingId);
  expect(melding).toMatchObject({
    afzender: "knooppunt",
    status: "te-screenen",
    situatieschets: "Loopt in pyjama over straat.",
    knooppunt: { kenmerk: "MP-1", urgentie: "spoed", verrijkingen: [{ organisatie: "Politie Limburg" }] },
  });
  const ontvangen = (await service.events()).filter(({ data }) => data.uittrekselId === uittrekselId);
  expect(ontvangen.map(({ data }) => [data.meldingId, data.soort])).toEqual([[meldingId, "ZVH"]]);
  expect(JSON.stringify(await service.events())).not.toMatch(/Schouten|pyjama|vaker/);
});

it("R79 zijn twee melders met hetzelfde kenmerk twee meldingen, en elk hoort zijn eigen kenmerk terug", async () => {
  const { meldingId } = await routeer("MP-2");
  expect(await vraag("notification", `meldingen/${meldingId}/terugkoppeling`)).toMatchObject({
    kenmerk: "MP-2",
    email: "crisis@ggz.example",
  });
});

it("R83 gaat alleen terug naar het knooppunt wat daarvandaan kwam; de melder hoort dan nog niets", async () => {
  const { meldingId, uittrekselId } = await routeer("MP-3");
  expect((await stuurTerug(meldingId)).status).toBe(201);
  expect((await stuurTerug(meldingId)).body.code).toBe("al-gescreend");
  expect(await toon(meldingId)).toMatchObject({ status: "teruggestuurd", uitkomst: null });
  expect(await vraag("information-hub", `meldingen/${meldingId}/terugzending`)).toEqual({
    reden: "Hij woont hier niet.",
  });
  const terug = (await service.events()).filter(({ name }) => name === "nl.zvh.melding.teruggestuurd.v1");
  expect(terug.map(({ data }) => [data.uittrekselId, data.door])).toEqual([[uittrekselId, mensen.screener.id]]);
  const namen = (await service.events()).filter(({ data }) => data.meldingId === meldingId).map(({ name }) => name);
  expect(namen).toEqual(["nl.zvh.melding.ontvangen.v1", "nl.zvh.melding.teruggestuurd.v1"]);
});

it("R83 weigert haar terug te sturen als zij hier gemeld is, en geeft geen reden van wat niet terugging", async () => {
  const { meldingId: hierheen } = await routeer("MP-4");
  const besluit = { risico: "laag", complexiteit: "laag", uitkomst: "geen-vervolg", motivering: "Het is over." };
  await doe(hierheen, "screening", besluit);
  expect((await vraag("information-hub", `meldingen/${hierheen}/terugzending`)).code).toBe("niet-gevonden");
  const eigen = await (await service.as(mensen.afzender)).post("/v1/meldingen").send({
    soort: "ZVH",
    kenmerk: "K-eigen",
    huis: "proefhuis",
    melder: { organisatie: "Politie" },
    onderwerp: "Zorgen",
    situatieschets: "Er speelt veel.",
    betrokkenen: [{ rol: "betrokkene", achternaam: "Persoon" }],
  });
  expect((await stuurTerug(eigen.body.meldingId)).body.code).toBe("niet-van-knooppunt");
});
