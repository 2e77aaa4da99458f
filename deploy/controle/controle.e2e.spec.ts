import { event, InProcessBus, newId, type Service } from "@zvh/platform";
import { huizen, startService, type TestService } from "@zvh/testing";
import { inHouse, marked, Thing, ThingFound, things } from "../../libs/platform/src/things.fixture.js";
import { controle } from "./controle.js";

// Two services on real databases: one finds things, the other keeps them. Then both stop, and their stores are damaged.

const finds: Service = { ...things, name: "sources", listensTo: [] };
const bus = new InProcessBus();
let sources: TestService;
let keeper: TestService;
const thingIds = Array.from({ length: 3 }, () => newId());

const adminUrl = (database: string) => process.env.ZVH_TEST_POSTGRES!.replace(/\/\w+$/, `/${database}`);
const outcomes = () =>
  controle(
    {
      services: [finds, { ...things, listensTo: ["sources"] }],
      urlOf: (service) => adminUrl(service === "sources" ? sources.database : keeper.database),
      regions: huizen.regios(),
      regionOf: (huis) => huizen.huis(huis).regio,
    },
    0,
  );
/** What is found, as `invariant service ids`. */
const found = async (): Promise<string[]> =>
  (await outcomes())
    .flatMap(({ findings }) => findings)
    .map(({ invariant, service, ids }) => [invariant, service, ...ids].join(" "));

/** Does damage, says what is found then, and undoes it. */
const during = async (service: TestService, damage: string, repair: string): Promise<string[]> => {
  await service.sql(damage);
  const findings = await found();
  await service.sql(repair);
  return findings;
};

beforeAll(async () => {
  const environment = { LOG_LEVEL: "error" };
  keeper = await startService(things, { bus, environment });
  sources = await startService(finds, { bus, environment });
  for (const thingId of thingIds) {
    const state = { thingId, huis: "proefhuis", marks: "" };
    await sources.store.create(Thing, inHouse(), () => ({
      state,
      events: [event(ThingFound, { thingId, huis: "proefhuis" })],
    }));
  }
  await sources.eventually(async () => (await keeper.sql("select 1 from thing")).length === thingIds.length);
  await keeper.store.change(Thing, { thingId: thingIds[0]! }, inHouse(), (thing, nu) => ({
    ...marked(thing, "a"),
    deadlines: [
      { kind: "ripe", subject: thing.thingId, state: "armed", dueAt: new Date(+nu + 3_600_000), rule: "v1" },
      { kind: "ripe", subject: thing.thingId, state: "met" },
      { kind: "ripe", subject: thing.thingId, state: "armed", dueAt: new Date(+nu + 3_600_000), rule: "v2" },
    ],
  }));
  for (const service of [sources, keeper])
    await service.eventually(async () => (await service.sql("select 1 from outbox")).length === 0);
  await sources.stop();
  await keeper.stop();
});

it("finds nothing where nothing was damaged, and says how much it compared", async () => {
  const counts = (await outcomes()).map(({ invariant, count, findings }) => [invariant, count, findings]);
  expect(counts).toEqual([
    ["I1", 3, []],
    ["I2", 3, []],
    ["I3", 7, []],
    ["I4", 7, []],
    ["I5", 0, []],
    ["I6", 4, []],
    ["I8", 2, []],
    ["I11", 3, []],
    ["I12", 0, []],
  ]);
});

it("I1 I11 finds an inbox row that is gone, with its guard", async () => {
  const [row] = await keeper.sql("select message_id, key from inbox order by message_id limit 1");
  const damage = `create table weg as select * from inbox where message_id = '${row.message_id}';
                  create table wachter as select * from inbox_guard where key = '${row.key}';
                  delete from inbox where message_id = '${row.message_id}'; delete from inbox_guard where key = '${row.key}'`;
  const repair = `insert into inbox select * from weg; insert into inbox_guard select * from wachter; drop table weg, wachter`;
  expect(await during(keeper, damage, repair)).toEqual([
    `I1 things ${row.message_id}`,
    expect.stringMatching("^I11 things 3 vastgelegd, 2 in de inbox"),
  ]);
});

it("I2 I3 finds an inbox row of no journal, and one that is there twice", async () => {
  const strange = newId();
  const row = `'proefhuis', 'zvh.proefregio.sources', '${thingIds[0]}', 1`;
  const insert = `insert into inbox (message_id, huis, topic, key, sequence) values ('${strange}', ${row})`;
  const clean = `delete from inbox where message_id = '${strange}'`;
  expect(await during(keeper, insert, clean)).toEqual(
    [`I2 things ${strange}`, "I11 things .*"].map((line) => expect.stringMatching(line)),
  );
  const twice = await during(
    keeper,
    "alter table inbox drop constraint inbox_pkey; insert into inbox select * from inbox limit 1",
    `delete from inbox a using inbox b where a.message_id = b.message_id and a.ctid > b.ctid;
     alter table inbox add primary key (message_id)`,
  );
  expect(twice).toEqual(["^I3 things", "^I11 things 3 vastgelegd, 4"].map((line) => expect.stringMatching(line)));
});

it("I4 finds a guard that was set back", async () => {
  const key = thingIds[1]!;
  const set = (sequence: number) => `update inbox_guard set sequence = ${sequence} where key = '${key}'`;
  expect(await during(keeper, set(0), set(1))).toEqual([`I4 things zvh.proefregio.sources ${key}`]);
});

it("I5 finds what is unsent, overdue or parked", async () => {
  const [{ event_id: eventId }] = await sources.sql("select event_id from journal where key = $1", [thingIds[2]]);
  const unsent = `update journal set sent_at = null where event_id = '${eventId}';
                  insert into outbox (event_id, huis, key) select event_id, huis, key from journal where event_id = '${eventId}'`;
  const sent = `update journal set sent_at = now() where event_id = '${eventId}'; delete from outbox`;
  expect(await during(sources, unsent, sent)).toEqual([`I5 sources ${eventId}`]);
  const overdue = `insert into todo (huis, kind, subject, data, traceparent) values ('proefhuis', 'call', uuidv7(), '{}', '')`;
  expect(await during(keeper, overdue, "delete from todo")).toEqual([expect.stringMatching("^I5 things")]);
  const parked = `insert into parked (message_id, huis, topic, key, sequence, envelope, state, reason)
    select message_id, huis, topic, key, sequence, '{}', 'parked', 'kan-niet' from inbox where message_id = '${eventId}'`;
  expect(await during(keeper, parked, "delete from parked")).toEqual([`I5 things ${eventId} kan-niet`]);
});

it("I6 finds a changed envelope, and a head that is another", async () => {
  const key = thingIds[0]!;
  const changed = await during(
    sources,
    `update journal set envelope = envelope || ' ' where key = '${key}'`,
    `update journal set envelope = rtrim(envelope) where key = '${key}'`,
  );
  expect(changed).toEqual([`I6 sources ${key} 1`]);
  const head = (sequence: number) => `update journal_head set sequence = ${sequence} where key = '${key}'`;
  expect(await during(keeper, head(2), head(1))).toEqual([`I6 things ${key} hoofd`]);
});

it("I8 finds a deadline that fired too early", async () => {
  const fired = "update deadline set state = 'fired', ended_at = armed_at where state = 'armed'";
  const armed = "update deadline set state = 'armed', ended_at = null where state = 'fired'";
  expect(await during(keeper, fired, armed)).toEqual([expect.stringMatching("^I8 things")]);
});

it("I11 finds an event that was dropped without being received", async () => {
  const damage = `insert into dropped select message_id, huis, topic, key, sequence, '{}', 'kan-niet', now(), 'beheerder',
    'bestaat niet', now() from inbox limit 1; update dropped set message_id = uuidv7()`;
  expect(await during(keeper, damage, "delete from dropped")).toEqual([expect.stringMatching("^I11 things")]);
});

it("is whole again after all of this", async () => expect(await found()).toEqual([]));
