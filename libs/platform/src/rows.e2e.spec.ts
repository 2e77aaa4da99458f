import { Column, Entity, PrimaryColumn } from "typeorm";
import { startService, type TestService } from "@zvh/testing";
import { newId, type Store } from "./index.js";
import { inHouse, makeThing, marked, Thing, things } from "./things.fixture.js";

/** A row of every kind of column that services have. */
@Entity("sample")
class Sample {
  @PrimaryColumn("uuid", { name: "sample_id" }) sampleId!: string;
  @Column("text") huis!: string;
  @Column("uuid", { name: "thing_id" }) thingId!: string;
  @Column("bytea", { nullable: true }) sealed!: Buffer | null;
  @Column("jsonb", { nullable: true }) said!: unknown;
  @Column("text", { array: true }) words!: string[];
  @Column("int", { nullable: true }) count!: number | null;
  @Column("boolean") done!: boolean;
  @Column("date", { nullable: true }) day!: string | null;
  @Column("timestamptz", { nullable: true }) moment!: Date | null;
}

class Samples1700000000002 {
  name = "Samples1700000000002";
  async up(runner: { query(text: string): Promise<unknown> }) {
    await runner.query(
      `create table sample (
         sample_id uuid primary key, huis text not null, thing_id uuid not null references thing, sealed bytea, said jsonb,
         words text[] not null, count int, done boolean not null, day date, moment timestamptz, note text default 'none');
       select app.per_huis('sample')`,
    );
  }
  async down() {}
}

const huis = "proefhuis";
let service: TestService;
let store: Store;
beforeAll(async () => {
  const migrations = [...things.migrations, Samples1700000000002 as never];
  service = await startService({ ...things, entities: [Thing, Sample], migrations });
  store = service.store;
});
afterAll(() => service.stop());

const sample = (thingId: string, more: Partial<Sample> = {}): Sample => ({
  sampleId: newId(),
  huis,
  thingId,
  sealed: Buffer.from([0, 39, 92, 255]),
  said: { quote: `'"\\`, list: [1, null, "é"], date: "2026-03-29" },
  words: ["a,b", 'c"d', "null", ""],
  count: -7,
  done: true,
  day: "2026-03-29",
  moment: new Date("2026-03-29T01:59:59.123Z"),
  ...more,
});
const read = (sampleId: string) => store.read(inHouse(), (tx) => tx.findOneBy(Sample, { sampleId }));

describe("the rows of a unit of work", () => {
  it("come back as they were written, whatever their columns hold; a column that nobody speaks of gets its default", async () => {
    const thingId = await makeThing(store);
    const nothing = { sealed: null, said: null, words: [], count: null, day: null, moment: null };
    const [full, empty, text] = [sample(thingId), sample(thingId, nothing), sample(thingId, { said: "text" })];
    await store.run(inHouse(), async (work) => work.add(Sample, [full, empty, text]));
    for (const one of [full, empty, text]) expect(await read(one.sampleId)).toEqual(one);
    expect(await service.sql("select distinct note from sample")).toEqual([{ note: "none" }]);
    const changed = { ...full, ...nothing, done: false, words: ["x"] };
    await store.run(inHouse(), (work) => work.update(Sample, { state: changed }));
    expect(await read(full.sampleId)).toEqual(changed);
  });

  it("are seen by what the same transaction reads after them", async () => {
    const thingId = newId();
    await store.run(inHouse(), async (work) => {
      await work.insert(Thing, { state: { thingId, huis, marks: "a" } });
      work.add(Sample, [sample(thingId)]);
      expect(await work.tx.countBy(Sample, { thingId })).toBe(1);
      const thing = await work.lock(Thing, { thingId });
      await work.update(Thing, marked(thing, "b"));
      expect(await work.tx.query("select marks from thing where thing_id = $1", [thingId])).toEqual([{ marks: "ab" }]);
      await work.tx.query("update thing set marks = 'z' where thing_id = $1", [thingId]);
      expect((await work.lock(Thing, { thingId })).marks).toBe("z");
    });
  });

  it("take each other's place: what was locked is read once, and changes on change", async () => {
    const [old, made] = [await makeThing(store), newId()];
    await store.run(inHouse(), async (work) => {
      await work.ahead(Thing, [old, made]);
      expect(await work.find(Thing, { thingId: made })).toBeNull();
      await work.insert(Thing, { state: { thingId: made, huis, marks: "" } });
      for (const thingId of [old, made])
        for (const mark of ["a", "b", "c"]) await work.update(Thing, marked(await work.lock(Thing, { thingId }), mark));
    });
    expect(await service.sql("select marks from thing where thing_id = any($1)", [[old, made]])).toEqual([
      { marks: "abc" },
      { marks: "abc" },
    ]);
  });

  it("that are not there, twice there, or of another house undo all of it", async () => {
    const [thingId, unknown] = [await makeThing(store), newId()];
    const thing = (id: string, house = huis) => ({ state: { thingId: id, huis: house, marks: "x" } });
    const changing = store.run(inHouse(), async (work) => {
      await work.update(Thing, thing(thingId));
      await work.update(Thing, thing(unknown));
    });
    await expect(changing).rejects.toMatchObject({ code: "niet-gevonden" });
    const again = store.run(inHouse(), async (work) => {
      await work.update(Thing, thing(thingId));
      await work.insert(Thing, thing(unknown));
      await work.insert(Thing, thing(unknown));
    });
    await expect(again).rejects.toMatchObject({ code: "23505" });
    const elsewhere = store.run(inHouse(), async (work) => {
      await work.update(Thing, thing(thingId));
      await work.insert(Thing, thing(newId(), "zeeland"));
    });
    await expect(elsewhere).rejects.toMatchObject({ code: "42501" });
    expect(await service.sql("select marks from thing where thing_id = any($1)", [[thingId, unknown]])).toEqual([
      { marks: "" },
    ]);
  });

  it("that were locked stay locked for others until the end", async () => {
    const thingId = await makeThing(store);
    const mark = (letter: string) =>
      store.run(inHouse(), async (work) => {
        await work.ahead(Thing, [thingId]);
        await work.update(Thing, marked(await work.lock(Thing, { thingId }), letter));
      });
    await Promise.all([..."abcdefgh"].map(mark));
    const [{ marks }] = await service.sql("select marks from thing where thing_id = $1", [thingId]);
    expect([...marks].sort().join("")).toBe("abcdefgh");
  });
});
