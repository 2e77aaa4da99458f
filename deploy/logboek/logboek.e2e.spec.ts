import { mkdtempSync, readFileSync, rmSync } from "node:fs";
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

it("ends with 1 and says where, when a row was changed behind its back", async () => {
  await service.sql("update decision_log set account_id = 'een-ander' where action = 'GET /v1/meldingen'");
  expect(await logboek()).toEqual([1, expect.stringMatching(/1 bevindingen\n {2}regel \d+: rijen-gewijzigd/)]);
});

it("ends with 2 when it can't look", async () => {
  expect(await run(["--dienst", "triage"])).toBe(2);
  expect(await run(["--zegel", "1:x"])).toBe(2);
  expect(await run(["--onbekend"])).toBe(2);
});
