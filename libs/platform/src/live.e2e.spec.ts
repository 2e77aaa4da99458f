import { AanstellingGewijzigd } from "@zvh/contracts";
import { adminUrl, listen, mensen, startProxy, startService, type Proxy, type TestService } from "@zvh/testing";
import { housesWith, newId, stableId, type Visible } from "./index.js";
import { inHouse, makeThing, marked, Thing, things } from "./things.fixture.js";

/** A screener sees the things of the house that do not begin with a secret mark. */
const visible: Visible = (tx, person, ids) =>
  tx.query("select huis from thing where huis = any($1) and thing_id = any($2::uuid[]) and marks not like 'secret%'", [
    housesWith(person, "screener"),
    ids,
  ]);

/** Two processes of one service on one database, as behind one address; the second hears through a proxy. */
let [service, beside, proxy] = [{} as TestService, {} as TestService, {} as Proxy];
const listening =
  "select pid from pg_stat_activity where datname = current_database() and application_name = 'changes'";
const bothListen = () => service.eventually(async () => (await service.sql(listening)).length === 2);
beforeAll(async () => {
  const live = { ...things, visible, listensTo: ["information-hub"] };
  service = await startService(live);
  proxy = await startProxy(Number(new URL(adminUrl()).port));
  const through = new URL(service.urlOf("things_worker"));
  through.port = String(proxy.port);
  const patience = { DATABASE_STATEMENT_SECONDS: "1", DATABASE_ANSWER_SECONDS: "2" };
  const environment = { WORKER_DATABASE_URL: through.href, ...patience };
  beside = await startService(live, { database: service.database, environment });
  await bothListen();
});
afterAll(async () => {
  await Promise.all([service, beside].map((one) => one.stop()));
  await proxy.stop();
});

const mark = (thingId: string, text: string, huis = "proefhuis") =>
  service.store.change(Thing, { thingId }, inHouse(huis), (thing) => marked(thing, text));

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
    [mensen.screener, mensen.deelnemer, mensen.buitenstaander].map((person) => listen(service, person)),
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
  const heard = await listen(service, person);
  expect(heard.status).toBe(200);
  await tell({ medewerkerId: person.id, actief: false });
  await makeThing(service.store);
  await service.eventually(async () => heard.ended);
  expect(heard.text).not.toContain('data: {"huizen"');
  expect((await listen(service, person)).status).toBe(403);
});

it("hears what another process of the service committed, once, and nothing of what was undone", async () => {
  await service.as(mensen.screener);
  const heard = await Promise.all([service, beside].map((at) => listen(at, mensen.screener)));
  const said = () => heard.map((one) => one.times());
  await expect(
    beside.store.run(inHouse(), async (work) => {
      await work.insert(Thing, { state: { thingId: newId(), huis: "proefhuis", marks: "" } });
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  const thingId = await makeThing(beside.store);
  await service.eventually(async () => said().every((times) => times > 0));
  await mark(thingId, "a");
  await service.eventually(async () => said().every((times) => times > 1));
  expect(said()).toEqual([2, 2]);
  for (const one of heard) one.leave();
});

it.each([
  ["that breaks", () => service.sql(`select pg_terminate_backend(pid) from (${listening}) l`)],
  ["that is half open", async () => proxy.strand(2_000)],
])(
  "says 'read again' after a gap in what it hears, and hears on: a connection %s",
  async (_, breakIt) => {
    await service.as(mensen.screener);
    const heard = await listen(beside, mensen.screener);
    await breakIt();
    await service.eventually(async () => heard.times() > 0);
    await bothListen();
    const before = heard.times();
    await makeThing(service.store);
    await service.eventually(async () => heard.times() > before);
    heard.leave();
  },
  20_000,
);

it("says 'read again' everywhere when a process begins: the one before it may have died with something untold", async () => {
  await service.as(mensen.screener);
  const heard = await listen(service, mensen.screener);
  const successor = await startService({ ...things, visible }, { database: service.database });
  await service.eventually(async () => heard.times() > 0);
  await successor.stop();
  heard.leave();
});

it("is asked by an account alone", async () => {
  expect((await listen(service, { id: newId(), naam: "Niemand" })).status).toBe(403);
});
