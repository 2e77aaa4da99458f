import { mensen, startService, type TestService } from "@zvh/testing";
import { newId } from "./index.js";
import { person } from "./people.fixture.js";
import { things } from "./things.fixture.js";

let service: TestService;
beforeAll(async () => {
  service = await startService(things);
});
afterAll(() => service.stop());

const { privacyofficer, screener } = mensen;
const ask = async (query: string, who: Parameters<TestService["as"]>[0] = privacyofficer) =>
  (await service.as(who)).get(`/v1/inzagen?huis=proefhuis&${query}`);
const items = async (query: string): Promise<any[]> => {
  const { status, body } = await ask(query);
  expect([status, body.code]).toEqual([200, undefined]);
  return body.items;
};
const see = async (number: number, who: Parameters<TestService["as"]>[0] = screener) =>
  (await service.as(who)).get(`/v1/people?from=${number}&count=1`);

/** Every page of a question from the first to the last. */
const pages = async (query: string): Promise<any[][]> => {
  const read: any[][] = [];
  for (let na: string | null = ""; na !== null;) {
    const { body }: { body: any } = await ask(`${query}${na && `&na=${na}`}`);
    read.push(body.items);
    na = body.volgende;
  }
  return read;
};

it("says who saw a person, when, by what, and the decision behind it; the newest first", async () => {
  await see(20);
  await see(20);
  const read = await items(`persoonId=${person(20)}`);
  expect(read).toHaveLength(2);
  expect(read[0]).toEqual({
    besluitId: expect.any(String),
    op: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    wie: screener.id,
    wat: "gezien",
    handeling: "GET /v1/people",
    onderwerp: null,
    regime: "even",
    uitkomst: "permit",
    reden: null,
    beleid: ["see-all"],
    beleidsversie: "v1",
  });
  expect(read[0].op > read[1].op).toBe(true);
});

it("pages without a gap or a double, also while more comes in and at one same moment", async () => {
  for (let i = 0; i < 7; i++) await see(30);
  await service.sql("update access_log set at = '2026-11-20 10:00Z' where person = $1", [person(30)]);
  for (let i = 0; i < 4; i++) await see(30);
  const whole = (await items(`persoonId=${person(30)}`)).map(({ besluitId }) => besluitId);
  expect(whole).toHaveLength(11);
  const read = await pages(`persoonId=${person(30)}&aantal=2`);
  // Reading is itself in the log, in front of what was read: it moves no page.
  expect(read.map(({ length }) => length)).toEqual([2, 2, 2, 2, 2, 2]);
  expect(
    read
      .flat()
      .slice(1)
      .map(({ besluitId }) => besluitId),
  ).toEqual(whole);
});

it("reads from one moment up to another", async () => {
  await see(40);
  await see(40);
  const [late, early] = await items(`persoonId=${person(40)}`);
  const between = async (query: string) =>
    (await items(`persoonId=${person(40)}&${query}`))
      .filter(({ wie }) => wie === screener.id)
      .map(({ besluitId }) => besluitId);
  expect(await between(`van=${late.op}`)).toEqual([late.besluitId]);
  expect(await between(`tot=${late.op}`)).toEqual([early.besluitId]);
  expect(await between(`van=${early.op}&tot=${late.op}`)).toEqual([early.besluitId]);
});

it("finds what was seen before it was known who it is, and counts one decision once", async () => {
  const answer = await see(50);
  expect(answer.status).toBe(200); // it showed the person and the one of whom it was not known yet who it is
  const unknown = `betrokkeneId=${person(1_000_050)}`;
  expect(await items(`persoonId=${person(51)}&${unknown}`)).toMatchObject([{ wie: screener.id, wat: "gezien" }]);
  const read = await items(`persoonId=${person(50)}&${unknown}&betrokkeneId=${person(1_000_051)}`);
  expect(read.filter(({ wie }) => wie === screener.id)).toHaveLength(1);
  const once = await pages(`persoonId=${person(50)}&${unknown}&aantal=1`);
  const ids = once.flat().map(({ besluitId }) => besluitId);
  expect(new Set(ids).size).toBe(ids.length);
});

it("holds searches, and refusals with their code", async () => {
  const client = await service.as(screener);
  await client.post("/v1/people/_zoek").send({}).expect(200);
  expect(await items(`persoonId=${person(7)}`)).toMatchObject([
    { wie: screener.id, wat: "gezocht", handeling: "POST /v1/people/_zoek" },
  ]);
  const refused = await service.as(mensen.triagelid);
  await refused.get(`/v1/people/none?huis=proefhuis&persoonId=${person(60)}`).expect(403);
  expect(await items(`persoonId=${person(60)}`)).toMatchObject([
    { wie: mensen.triagelid.id, wat: "gezocht", uitkomst: "deny", reden: "geen-toegang" },
  ]);
});

it("is itself in the log: who asked about whom", async () => {
  await ask(`persoonId=${person(70)}`);
  expect(await items(`persoonId=${person(70)}`)).toMatchObject([
    { wie: privacyofficer.id, wat: "gezien", handeling: "GET /v1/inzagen", uitkomst: "permit" },
  ]);
});

it("is of one's own house, and tells nobody else that there is anything", async () => {
  await see(80);
  const elsewhere = { ...privacyofficer, id: "privacyofficer-2", huizen: ["zeeland"] };
  const theirs = await service.as(elsewhere);
  const known = await theirs.get(`/v1/inzagen?huis=proefhuis&persoonId=${person(80)}`).expect(404);
  const unknown = await theirs.get(`/v1/inzagen?huis=proefhuis&persoonId=${newId()}`).expect(404);
  expect(known.body).toEqual(unknown.body);
  const own = await theirs.get(`/v1/inzagen?huis=zeeland&persoonId=${person(80)}`).expect(200);
  expect(own.body.items).toEqual([]);
  for (const who of [screener, mensen.voorzitter, mensen.procesregisseur, mensen.afzender])
    expect((await ask(`persoonId=${person(80)}`, who)).status).toBe(403);
  expect((await (await service.as()).get(`/v1/inzagen?huis=proefhuis&persoonId=${person(80)}`)).status).toBe(401);
});

it("says everything that is wrong with a question at once", async () => {
  const { status, body } = await ask("persoonId=x&van=gisteren&na=1&betrokkeneId=y&aantal=0");
  expect([status, body.faults.map(({ where }: { where: string }) => where).sort()]).toEqual([
    400,
    ["aantal", "betrokkeneId", "na", "persoonId", "van"],
  ]);
});
