import pg from "pg";
import { mensen, startService, type TestService } from "@zvh/testing";
import { exportLog, newId, verifyLog } from "./index.js";
import { person } from "./people.fixture.js";
import { things } from "./things.fixture.js";

let service: TestService;
let auditor: pg.Client;
beforeAll(async () => {
  service = await startService(things);
  auditor = new pg.Client({ connectionString: service.urlOf("things_auditor") });
  await auditor.connect();
  // The loop of the service seals when it starts; nothing is there then, and it comes again after a minute.
  for (let i = 0; i < 3; i++) {
    await (await service.as(mensen.screener)).get(`/v1/people?from=${i}&count=3`).expect(200);
    await sealAll();
  }
  await (await service.as(mensen.screener)).get("/v1/people?from=9&count=1").expect(200);
});
afterAll(async () => {
  await auditor.end();
  await service.stop();
});

const seal = async (): Promise<boolean> => (await auditor.query("select app.seal() as sealed")).rows[0].sealed;
/** Until nothing is open: a transaction of another test on this server may hold a seal back for a moment. */
const sealAll = () =>
  service.eventually(async () => {
    await seal();
    const open = `select 1 from (select xid from decision_log union all select xid from access_log) l
      where xid >= (select coalesce(max(until_xid), '0') from log_seal) limit 1`;
    return (await service.sql(open)).length === 0;
  });
const exported = async (): Promise<string[]> => {
  const lines: string[] = [];
  for await (const line of exportLog(auditor)) lines.push(line);
  return lines;
};
const codes = async (lines: string[], anchor?: { seq: number; hash: string }) =>
  (await verifyLog(lines, anchor && [anchor])).broken.map(({ code }) => code);
/** The place of the nth line of a kind. */
const placeOf = (lines: string[], kind: string, nth = 0): number =>
  lines.flatMap((line, at) => (line.startsWith(`["${kind}"`) ? [at] : []))[nth]!;

describe("a sealed log", () => {
  it("is whole: each row under one seal, what came after it open, and nothing to seal makes no seal", async () => {
    const lines = await exported();
    const kinds = lines.map((line) => JSON.parse(line)[0]);
    expect(kinds.filter((kind) => kind === "zegel").length).toBeGreaterThanOrEqual(3);
    expect(kinds.slice(-4)).toEqual(["besluit", "inzage", "inzage", "einde"]);
    const [{ n }] = await service.sql(
      "select (select count(*) from decision_log) + (select count(*) from access_log) as n",
    );
    expect(kinds.filter((kind) => kind === "besluit" || kind === "inzage")).toHaveLength(Number(n));
    const { broken, last } = await verifyLog(lines);
    expect([broken, last.hash]).toEqual([[], expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(await codes(lines, last)).toEqual([]);
  });

  it("misses no row of a transaction that ends after the seal", async () => {
    const slow = new pg.Client({ connectionString: service.urlOf("things") });
    await slow.connect();
    await slow.query("begin; set local app.huizen = 'proefhuis'");
    const insert =
      "insert into access_log (decision_id, account_id, huis, person, what) values ($1, 'a', 'proefhuis', $1, 'gezien')";
    await slow.query(insert, [newId()]);
    await (await service.as(mensen.screener)).get("/v1/people?from=20&count=1").expect(200);
    await seal();
    await slow.query("commit");
    await slow.end();
    await sealAll();
    expect(await seal()).toBe(false);
    const lines = await exported();
    expect([await codes(lines), JSON.parse(lines.at(-2)!)[0]]).toEqual([[], "zegel"]);
  });

  it("is whole when many write and several seal at once", async () => {
    const client = await service.as(mensen.screener);
    const reads = Array.from({ length: 60 }, (_, i) => client.get(`/v1/people?from=${i}&count=2`).expect(200));
    const seals = Array.from({ length: 10 }, () => service.sql("select 1").then(seal));
    await Promise.all([...reads, ...seals]);
    await sealAll();
    expect(await codes(await exported())).toEqual([]);
  });
});

describe("what was done to a log is found", () => {
  it("a row that was edited", async () => {
    const lines = await exported();
    const at = placeOf(lines, "inzage", 2);
    lines[at] = lines[at]!.replace("screener-1", "screener-2");
    expect(await codes(lines)).toEqual(["rijen-gewijzigd"]);
  });

  it("a row that was edited in the database", async () => {
    const edit = (to: unknown, from: unknown) =>
      service.sql(
        "update access_log set person = $1 where number = (select min(number) from access_log where person = $2)",
        [to, from],
      );
    await edit(person(77), person(1));
    const broken = await codes(await exported());
    await edit(person(1), person(77));
    expect([broken, await codes(await exported())]).toEqual([["rijen-gewijzigd"], []]);
  });

  it("a row that was removed, and one that was inserted", async () => {
    const lines = await exported();
    const at = placeOf(lines, "besluit", 1);
    expect(await codes(lines.toSpliced(at, 1))).toEqual(["rijen-gewijzigd"]);
    expect(await codes(lines.toSpliced(at, 0, lines[at]!))).toEqual(["rijen-gewijzigd"]);
  });

  it("rows in another order, or under another seal", async () => {
    const lines = await exported();
    const at = placeOf(lines, "inzage");
    expect(await codes(lines.toSpliced(at, 2, lines[at + 1]!, lines[at]!))).toEqual(["rijen-gewijzigd"]);
    const [sealed, row] = [placeOf(lines, "zegel"), lines[placeOf(lines, "zegel") - 1]!];
    const moved = lines.toSpliced(sealed - 1, 2, lines[sealed]!, row);
    expect(await codes(moved)).toEqual(["rijen-gewijzigd", "rijen-gewijzigd"]);
  });

  it("a seal that was edited, or removed with its rows", async () => {
    const lines = await exported();
    const [first, second] = [placeOf(lines, "zegel"), placeOf(lines, "zegel", 1)];
    const edited = lines[first]!.replace(/\d{4}-\d\d-\d\dT/, "2020-01-01T");
    expect(await codes(lines.toSpliced(first, 1, edited))).toContain("zegel-gewijzigd");
    expect(await codes(lines.toSpliced(first + 1, second - first))).toContain("zegel-ontbreekt");
  });

  it("the last seals taken off, while their rows stay", async () => {
    const lines = await exported();
    const last = lines.findLastIndex((line) => line.startsWith('["zegel"'));
    expect(await codes(lines.toSpliced(last, 1))).toContain("zegel-ontbreekt");
    // Also when the closing line was made to fit: their rows wait too long for a seal.
    const count = JSON.parse(lines[last]!)[1] - 1;
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const end = JSON.stringify(["einde", later, count]);
    expect(await codes([...lines.toSpliced(last, 1).slice(0, -1), end])).toEqual(["niet-verzegeld"]);
  });

  it("a file that ends before its end, or goes on after it", async () => {
    const lines = await exported();
    expect(await codes(lines.slice(0, -1))).toEqual(["afgekapt"]);
    expect(await codes([...lines, lines[0]!])).toEqual(["na-het-einde"]);
    expect(await codes([...lines.slice(0, 1), "{", ...lines.slice(1)])).toContain("onleesbaar");
  });

  it("the end taken off with its rows, or all written anew, against a seal that was noted elsewhere", async () => {
    const lines = await exported();
    const { last } = await verifyLog(lines);
    const seals = lines.flatMap((line, at) => (line.startsWith('["zegel"') ? [at] : []));
    const shorter = [...lines.slice(0, seals.at(-2)! + 1), JSON.stringify(["einde", "2026-01-01", last.seq - 1])];
    expect([await codes(shorter), await codes(shorter, last)]).toEqual([[], ["genoteerd-zegel-ontbreekt"]]);
    await service.sql(
      "begin; delete from log_seal; delete from access_log where person = $1; commit".replace("$1", `'${person(1)}'`),
    );
    for (let i = 0; i < last.seq; i++) {
      await (await service.as(mensen.screener)).get("/v1/people?from=5&count=1").expect(200);
      await sealAll();
    }
    const anew = await exported();
    expect([await codes(anew), await codes(anew, last)]).toEqual([[], ["anders-dan-genoteerd"]]);
  });
});
