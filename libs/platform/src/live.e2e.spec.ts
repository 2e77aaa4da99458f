import { AanstellingGewijzigd } from "@zvh/contracts";
import { mensen, startService, type TestService } from "@zvh/testing";
import { Config, housesWith, newId, signDemoPerson, stableId, type Visible } from "./index.js";
import { inHouse, makeThing, marked, Thing, things } from "./things.fixture.js";

/** A screener sees the things of the house that do not begin with a secret mark. */
const visible: Visible = async (tx, person, ids) => {
  const rows = await tx.query(
    "select distinct huis from thing where huis = any($1) and thing_id = any($2::uuid[]) and marks not like 'secret%'",
    [housesWith(person, "screener"), ids],
  );
  return rows.map(({ huis }: { huis: string }) => huis);
};

let service: TestService;
beforeAll(async () => (service = await startService({ ...things, visible, listensTo: ["information-hub"] })));
afterAll(() => service.stop());

const mark = (thingId: string, text: string, huis = "proefhuis") =>
  service.store.change(Thing, { thingId }, inHouse(huis), (thing) => marked(thing, text));

/** Everything that a person's stream says, as it says it; `ended` when the service closed it. */
const listen = async (person: { id: string; naam: string }) => {
  const token = await signDemoPerson(person, new Config());
  const gone = new AbortController();
  const answer = await fetch(`${service.url}/v1/wijzigingen`, {
    headers: { authorization: `Bearer ${token}` },
    signal: gone.signal,
  });
  const heard = { status: answer.status, text: "", ended: false, leave: () => gone.abort() };
  const read = async () => {
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) heard.text += part;
    heard.ended = true;
  };
  void read().catch(() => {});
  return heard;
};

const tell = (change: Partial<AanstellingGewijzigd> & { medewerkerId: string }) =>
  service.deliver(AanstellingGewijzigd, {
    aanstellingId: stableId("aanstelling", change.medewerkerId),
    huis: "proefhuis",
    organisatie: "huis",
    rollen: ["medewerker", "screener"],
    actief: true,
    gescreendTot: "2999-12-31",
    ...change,
  });

it("says 'read again' to who may see what changed, without an id or a word of it, and nothing to others", async () => {
  await service.as(mensen.screener);
  await service.as({ ...mensen.deelnemer });
  await service.as(mensen.buitenstaander);
  const [screener, deelnemer, elders] = await Promise.all(
    [mensen.screener, mensen.deelnemer, mensen.buitenstaander].map(listen),
  );
  const thingId = await makeThing(service.store);
  await service.eventually(async () => screener!.text.includes("data:"));
  expect(screener!.text).not.toContain(thingId);
  expect(JSON.parse(/data: (.*)/.exec(screener!.text)![1]!)).toEqual({ huizen: ["proefhuis"] });
  const before = screener!.text;
  await mark(thingId, "secret");
  await makeThing(service.store, {}, "zeeland");
  await service.eventually(async () => elders!.text.includes("data:"));
  expect(screener!.text).toBe(before);
  expect(deelnemer!.text).not.toContain("data:");
  for (const one of [screener, deelnemer, elders]) one!.leave();
});

it("R89 ends at the next change when somebody may do nothing any more", async () => {
  const person = { id: "leaver-1", naam: "Iemand" };
  await tell({ medewerkerId: person.id });
  const heard = await listen(person);
  expect(heard.status).toBe(200);
  await tell({ medewerkerId: person.id, actief: false });
  await makeThing(service.store);
  await service.eventually(async () => heard.ended);
  expect(heard.text).not.toContain('data: {"huizen"');
  expect((await listen(person)).status).toBe(403);
});

it("is asked by an account alone", async () => {
  expect((await listen({ id: newId(), naam: "Niemand" })).status).toBe(403);
});
