import pg from "pg";
import { DataSource } from "typeorm";
import { mensen, startService, type TestService } from "@zvh/testing";
import { firstBroken, newId, Refused, type Link, type Person } from "./index.js";
import { inHouse, makeThing, marked, Thing, things, type ThingMarked } from "./things.fixture.js";

let service: TestService;
/** Nothing leaves the outbox, so that a test sees what a transaction wrote. */
const closed = async () => {
  throw Object.assign(new Error("closed"), { code: "ECONNREFUSED" });
};
beforeAll(async () => {
  service = await startService(things, { environment: { LOG_LEVEL: "error" } });
  await service.bus.subscribe("closed", ["things"], closed);
});
afterAll(() => service.stop());

const one = async (text: string, ...values: unknown[]) => (await service.sql(text, values))[0];
const written = async (thingId: string) =>
  (await service.sql("select envelope from journal where key = $1 order by sequence", [thingId])).map(
    ({ envelope }) => (JSON.parse(envelope).data as ThingMarked).marks,
  );
const by = (...huizen: string[]): Person => ({ ...mensen.screener, id: `screener ${huizen.join("+")}`, huizen });

describe("a unit of work", () => {
  it("writes state, journal, outbox, deadlines and to-dos in one transaction", async () => {
    const dueAt = new Date(Date.now() + 3_600_000);
    const thingId = await makeThing(service.store, {
      deadlines: [{ kind: "later", subject: newId(), state: "armed", dueAt, rule: "v1" }],
      todos: [{ kind: "never", subject: newId(), data: {} }],
    });
    await service.store.change(Thing, { thingId }, inHouse(), (thing) => marked(thing, "a"));
    const { state, journal, outbox } = await one(
      `select t.xmin::text as state, j.xmin::text as journal, o.xmin::text as outbox
       from thing t join journal j on j.key = t.thing_id join outbox o using (event_id) where t.thing_id = $1`,
      thingId,
    );
    expect([journal, outbox]).toEqual([state, state]);
    expect(await one("select count(*)::int as n from deadline where kind = 'later'")).toEqual({ n: 1 });
    expect(await one("select count(*)::int as n from todo where kind = 'never'")).toEqual({ n: 1 });
  });

  it("writes nothing when the rule says no, and the answer is the rule's code", async () => {
    const thingId = await makeThing(service.store);
    const rule = () => {
      throw new Refused("mag-niet");
    };
    await expect(service.store.change(Thing, { thingId }, inHouse(), rule)).rejects.toThrow("mag-niet");
    const halfway = service.store.run(inHouse(), async (work) => {
      await work.update(Thing, marked({ thingId, huis: "proefhuis", marks: "" }, "a"));
      return rule();
    });
    await expect(halfway).rejects.toThrow("mag-niet");
    expect(await one("select marks from thing where thing_id = $1", thingId)).toEqual({ marks: "" });
    expect(await written(thingId)).toEqual([]);
    expect(await one("select count(*)::int as n from journal_head where key = $1", thingId)).toEqual({ n: 0 });
  });

  it("is done again where two locked each other out", async () => {
    const [a, b] = [await makeThing(service.store), await makeThing(service.store)];
    const both = Promise.withResolvers<void>();
    let holding = 0;
    const inThisOrder = (first: string, second: string) =>
      service.store.run(inHouse(), async (work) => {
        const thing = await work.lock(Thing, { thingId: first });
        if (++holding === 2) both.resolve();
        await both.promise;
        await work.lock(Thing, { thingId: second });
        await work.update(Thing, marked(thing, "x"));
      });
    await Promise.all([inThisOrder(a, b), inThisOrder(b, a)]);
    expect([await written(a), await written(b)]).toEqual([["x"], ["x"]]);
  });

  it("says niet-gevonden, and writes no event, for a row that is not there or not of this house", async () => {
    const thingId = await makeThing(service.store);
    const unseen = { thingId, huis: "proefhuis", marks: "" };
    for (const [cause, thing] of [
      [inHouse("zeeland"), unseen],
      [inHouse(), { ...unseen, thingId: newId() }],
    ] as const) {
      const where = { thingId: thing.thingId };
      const change = service.store.change(Thing, where, cause, (state) => marked(state, "a"));
      await expect(change).rejects.toThrow("niet-gevonden");
      const update = service.store.run(cause, (work) => work.update(Thing, marked(thing, "a")));
      await expect(update).rejects.toThrow("niet-gevonden");
      expect(await written(thing.thingId)).toEqual([]);
    }
  });

  it("joins the one that is open: one transaction, one moment, seen from within, announced once", async () => {
    const [kept, lost] = [newId(), newId()];
    let announced = 0;
    service.store.onCommit(() => announced++);
    const state = (thingId: string) => ({ state: { thingId, huis: "proefhuis", marks: "" } });
    await service.store.run(inHouse(), async ({ nu }) => {
      await service.store.create(Thing, inHouse(), (inner) => {
        expect(inner).toBe(nu);
        return state(kept);
      });
      expect(await service.store.read(inHouse(), (tx) => tx.countBy(Thing, { thingId: kept }))).toBe(1);
      expect(await service.sql("select 1 from thing where thing_id = $1", [kept])).toEqual([]);
    });
    expect(announced).toBe(1);
    const failing = service.store.run(inHouse(), async () => {
      await service.store.create(Thing, inHouse(), () => state(lost));
      throw new Refused("mag-niet");
    });
    await expect(failing).rejects.toThrow("mag-niet");
    expect(await service.sql("select thing_id from thing where thing_id = any($1)", [[kept, lost]])).toHaveLength(1);
    expect(announced).toBe(1);
  });

  it("reads without writing", async () => {
    const thingId = await makeThing(service.store);
    const write = service.store.read(inHouse(), (tx) => tx.delete(Thing, { thingId }));
    await expect(write).rejects.toThrow("read-only");
  });

  it("lets many change one row at once: each sees the one before, and the chain in the database is whole", async () => {
    const thingId = await makeThing(service.store);
    const letters = [..."abcdefghijklmnop"];
    await Promise.all(
      letters.map((letter) => service.store.change(Thing, { thingId }, inHouse(), (thing) => marked(thing, letter))),
    );
    const { marks } = await one("select marks from thing where thing_id = $1", thingId);
    expect([...marks].sort()).toEqual(letters);
    expect(await written(thingId)).toEqual(letters.map((_, at) => marks.slice(0, at + 1)));
    const links = await service.sql(
      "select sequence::int, envelope, salt, commitment, hash from journal where key = $1 order by sequence",
      [thingId],
    );
    expect(firstBroken(links as Link[])).toBeNull();
    await service.sql(
      "update journal set envelope = replace(envelope, 'proefhuis', 'zeeland') where key = $1 and sequence = 5",
      [thingId],
    );
    const changed = await service.sql("select * from journal where key = $1 order by sequence", [thingId]);
    expect(firstBroken(changed.map((row) => ({ ...row, sequence: Number(row.sequence) })))).toBe(5);
  });
});

describe("the wall between houses", () => {
  const houses = ["proefhuis", "zeeland", "midden-limburg"];
  /** A repeatable source of chance. */
  const chance = (seed: number) => () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;

  it("lets everybody see exactly the rows of their own houses, however requests cross and fail on five connections", async () => {
    for (const huis of houses) for (let count = 0; count < 5; count++) await makeThing(service.store, {}, huis);
    const random = chance(20_261_123);
    const counts = new Map(
      (await service.sql("select huis, count(*)::int as n from thing group by huis")).map(({ huis, n }) => [huis, n]),
    );
    const request = async () => {
      const own = houses.filter(() => random() < 0.5);
      if (own.length === 0) return;
      const elsewhere = houses.find((huis) => !own.includes(huis));
      const agent = await service.as(by(...own));
      if (elsewhere && random() < 0.3)
        await agent.post("/v1/things").send({ thingId: newId(), huis: elsewhere }).expect(403);
      const { body } = await agent.get("/v1/things").expect(200);
      const seen = Map.groupBy(body as Thing[], ({ huis }) => huis);
      expect([...seen].map(([huis, rows]) => [huis, rows.length]).sort()).toEqual(
        own.map((huis) => [huis, counts.get(huis)]).sort(),
      );
    };
    const queue = Array.from({ length: 120 }).values();
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        for (const _ of queue) await request();
      }),
    );
  });

  it("stands behind every connection again when it comes back: no transaction without houses sees a row", async () => {
    await makeThing(service.store);
    expect(await service.store.read({ ...inHouse(), huizen: [] }, (tx) => tx.count(Thing))).toBe(0);
    const pool = service.app.get(DataSource);
    const counts = await Promise.all(
      Array.from({ length: 20 }, () => pool.query("select count(*)::int as n, pg_sleep(0.005) from thing")),
    );
    expect(counts.map(([{ n }]) => n)).toEqual(Array(20).fill(0));
  });

  it("lets the owner of the tables see nothing, and the worker only its own tables", async () => {
    await makeThing(service.store, { todos: [{ kind: "never", subject: newId(), data: {} }] });
    const asRole = async (role: string, text: string) => {
      const client = new pg.Client({ connectionString: service.urlOf(role) });
      await client.connect();
      try {
        return (await client.query(text)).rows[0].n;
      } finally {
        await client.end();
      }
    };
    for (const table of ["thing", "journal", "outbox", "todo"])
      expect([table, await asRole("things_owner", `select count(*)::int as n from ${table}`)]).toEqual([table, 0]);
    expect(await asRole("things_worker", "select count(*)::int as n from todo")).toBeGreaterThan(0);
    await expect(asRole("things_worker", "select count(*)::int as n from thing")).rejects.toThrow("permission denied");
    await expect(asRole("things", "update app.klok set verschuiving = '1 day'")).rejects.toThrow("permission denied");
  });

  it("refuses a row of another house with 403, and whoever is nobody, has no such role or asks nonsense", async () => {
    const thing = { thingId: newId(), huis: "zeeland" };
    const { body } = await (await service.as(mensen.screener)).post("/v1/things").send(thing).expect(403);
    expect(body).toMatchObject({ code: "geen-toegang", status: 403 });
    await (await service.as()).post("/v1/things").send(thing).expect(401);
    await (await service.as(mensen.deelnemer)).post("/v1/things").send(thing).expect(403);
    const nonsense = await (await service.as(mensen.screener)).post("/v1/things").send({ thingId: 7, huis: "x", y: 1 });
    expect(nonsense.status).toBe(400);
    expect(nonsense.body.faults.map(({ where }: { where: string }) => where).sort()).toEqual(["huis", "thingId", "y"]);
  });

  it("opens for a service one path, with its query, and no other", async () => {
    const dataref = "/v1/things/echo?of=1";
    const agent = await service.asService("others", "proefhuis", dataref);
    expect((await agent.get(dataref).expect(200)).body).toEqual({ url: dataref });
    for (const path of ["/v1/things", "/v1/things/echo", "/v1/things/echo?of=2", `${dataref}&of=2`])
      await agent.get(path).expect(403);
  });
});
