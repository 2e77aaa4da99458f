import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { mensen, startService, type TestService } from "@zvh/testing";
import { intake } from "../../services/intake/src/intake.module.js";
import { run } from "./command.js";

let service: TestService;
const folder = mkdtempSync(join(tmpdir(), "zvh-logboek-"));
const printed: string[] = [];
const { log, error } = console;
beforeAll(async () => {
  service = await startService(intake);
  process.env.LOGBOEK_DATABASES = `intake=${service.urlOf("intake_auditor")}`;
  console.log = console.error = (line: string) => void printed.push(line);
  for (let i = 0; i < 3; i++) await (await service.as(mensen.screener)).get("/v1/meldingen?huis=proefhuis").expect(200);
  const auditor = new pg.Client({ connectionString: service.urlOf("intake_auditor") });
  await auditor.connect();
  await service.eventually(async () => {
    await auditor.query("select app.seal()");
    const [{ n }] = await service.sql("select sum(rows)::int as n from log_seal");
    return n >= 3;
  });
  await auditor.end();
});
afterAll(async () => {
  delete process.env.LOGBOEK_DATABASES;
  Object.assign(console, { log, error });
  rmSync(folder, { recursive: true });
  await service.stop();
});

/** What somebody who owns the database does: every seal again, over the rows as they are now, each on the one before. */
const rewrite = `do $$
declare
  v log_seal;
  v_previous bytea := decode(repeat('00', 32), 'hex');
begin
  perform set_config('app.huizen', '*', true);
  for v in select * from log_seal order by seq loop
    select sha256(coalesce(string_agg(sha256(convert_to(line, 'UTF8')), ''::bytea order by l.number), '')) into v.root
    from app.log_lines(v.from_xid, v.until_xid) l;
    v.previous := v_previous;
    v.hash := sha256(v.previous || convert_to(app.seal_line(v), 'UTF8'));
    update log_seal set root = v.root, previous = v.previous, hash = v.hash where seq = v.seq;
    v_previous := v.hash;
  end loop;
end $$`;

/** The exit code, and what was printed. */
const logboek = async (...args: string[]): Promise<[number, string]> => {
  printed.length = 0;
  const code = await run(["--dienst", "intake", ...args]);
  return [code, printed.join("\n")];
};

it("keeps the log as text and says that it is whole, with the seal to note elsewhere", async () => {
  const [code, text] = await logboek("--uit", folder);
  expect([code, text]).toEqual([0, expect.stringMatching(/^intake: \d+ rijen, laatste zegel \d+:[0-9a-f]{64}, goed$/)]);
  const lines = readFileSync(join(folder, "intake.jsonl"), "utf8").trim().split("\n");
  expect(lines.filter((line) => line.includes('"GET /v1/meldingen"'))).toHaveLength(3);
  const seal = /zegel (\S+),/.exec(text)![1]!;
  expect((await logboek("--zegel", seal))[0]).toBe(0);
  const [other, why] = await logboek(
    "--zegel",
    seal.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
  );
  expect([other, why]).toEqual([1, expect.stringContaining("anders-dan-genoteerd")]);
});

describe("seals that were noted outside the database", () => {
  const file = join(folder, "zegels.txt");
  const forged = join(folder, "vervalst.txt");

  it("are lines to keep: the last of each service, once, to the screen or added to a file", async () => {
    expect(await logboek("zegels")).toEqual([0, expect.stringMatching(/^intake \d+:[0-9a-f]{64} \S+Z$/)]);
    const [, line] = await logboek("zegels", "--naar", file);
    await logboek("zegels", "--naar", file);
    expect(readFileSync(file, "utf8")).toBe(`${line}\n`);
    expect(await logboek("controle", "--zegels", file)).toEqual([0, expect.stringContaining(", 1 genoteerd, goed")]);
  });

  it("are never passed over when they can't be read", async () => {
    writeFileSync(forged, `${readFileSync(file, "utf8")}intake 1:onleesbaar\n`);
    expect(await logboek("controle", "--zegels", forged)).toEqual([2, expect.stringContaining("regel 2")]);
  });

  it("show a chain that was written anew with all that follows from it, which nothing else shows", async () => {
    await service.sql("create table was as select * from decision_log; create table zegels as select * from log_seal");
    await service.sql("update decision_log set account_id = 'een-ander' where action = 'GET /v1/meldingen'");
    await service.sql(rewrite);
    expect(await logboek("controle")).toEqual([0, expect.stringContaining("goed")]);
    expect(await logboek("controle", "--zegels", file)).toEqual([1, expect.stringContaining("anders-dan-genoteerd")]);
    const before = readFileSync(file, "utf8");
    expect(await logboek("zegels", "--naar", file)).toEqual([1, expect.stringMatching(/zegel \d+ staat er niet meer/)]);
    expect(readFileSync(file, "utf8")).toBe(before);
    await service.sql(
      "update decision_log d set account_id = w.account_id from was w where w.decision_id = d.decision_id",
    );
    await service.sql("delete from log_seal; insert into log_seal select * from zegels");
    expect((await logboek("controle", "--zegels", file))[0]).toBe(0);
  });
});

it("ends with 1 and says where, when a row was changed behind its back", async () => {
  await service.sql("update decision_log set account_id = 'een-ander' where action = 'GET /v1/meldingen'");
  expect(await logboek()).toEqual([1, expect.stringMatching(/1 bevindingen\n {2}regel \d+: rijen-gewijzigd/)]);
});

it("ends with 2 when it can't look", async () => {
  expect(await run(["--dienst", "triage"])).toBe(2);
  expect(await run(["--zegel", "1:x"])).toBe(2);
  expect(await run(["zegels", "--uit", folder])).toBe(2);
  expect(await run(["controle", "--zegels", join(folder, "is-er-niet.txt")])).toBe(2);
  expect(await run(["--onbekend"])).toBe(2);
});
