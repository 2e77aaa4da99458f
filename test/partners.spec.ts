import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn, spawnSync } from "node:child_process";
import { contractOf, MeldingOntvangen } from "@zvh/contracts";
import { signDemoPerson } from "@zvh/platform";
import { eventually, freePort } from "@zvh/testing";
import { demoAfzenders } from "../deploy/demo/mensen.js";
import { run, type Program } from "./programma.js";
import { verzonnenMelding } from "./stappen.js";
import { startTestSystem, type TestSystem } from "./systeem.js";

// What a developer of a partner's system meets: the sample subscribers of docs/voorbeelden, and `npm run zvh -- listen`.

const types = [contractOf(MeldingOntvangen).type];
const politie = demoAfzenders.find(({ organisatie }) => organisatie === "politie")!;
const huis = politie.huizen[0]!;
const voorbeeld = (naam: string) => join(import.meta.dirname, "..", "docs", "voorbeelden", naam);
const heeftPython = spawnSync("python3", ["--version"]).status === 0;

let test: TestSystem;
const programmas: { stop(): void }[] = [];
beforeAll(async () => (test = await startTestSystem()), 120_000);
afterEach(() => programmas.splice(0).forEach((een) => een.stop()));
afterAll(() => test?.stop());

const meld = async (kenmerk: string) =>
  (await test.as(politie)).post("intake", "meldingen", verzonnenMelding(huis, kenmerk, 900));
const abonneer = async (sink: string, handtekening: string) =>
  (await test.as(politie)).post<{ id: string; geheim: string }>("notification", "abonnementen", {
    config: { huis },
    types,
    sink,
    protocolsettings: { handtekening },
  });
/** Starts a program and keeps what it says; ended with the test. */
const start = async (opdracht: string, ...woorden: string[]) => {
  const kind = spawn(opdracht, woorden, { stdio: ["ignore", "pipe", "inherit"], env: { PATH: process.env.PATH } });
  const programma = { gezegd: "", stop: () => void kind.kill() };
  programmas.push(programma);
  kind.stdout.on("data", (deel: Buffer) => (programma.gezegd += String(deel)));
  await eventually(async () => programma.gezegd.includes("luistert"));
  return programma;
};

const abonnees: [naam: string, handtekening: string, opdracht: string, ...woorden: string[]][] = [
  ["abonnee.ts", "ed25519", process.execPath, "--experimental-strip-types", "--disable-warning=ExperimentalWarning"],
  ...(heeftPython ? [["abonnee.py", "hmac", "python3"] as [string, string, string]] : []),
];
if (!heeftPython) it.skip("abonnee.py: er is geen python3 op deze machine", () => {});

it.each(abonnees)(
  "docs/voorbeelden/%s hears, verifies and refuses what is not of the platform",
  async (naam, soort, ...opdracht) => {
    expect(readFileSync(voorbeeld(naam), "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(40);
    const port = await freePort();
    const sink = `http://127.0.0.1:${port}/hook`;
    const { id, geheim } = await abonneer(sink, soort);
    const [programma, ...woorden] = opdracht as [string, ...string[]];
    const abonnee = await start(programma, ...woorden, voorbeeld(naam), geheim, String(port));
    for (const nummer of [1, 2]) await meld(`VOORBEELD-${naam}-${nummer}`);
    await eventually(async () => abonnee.gezegd.includes(`2 ${types[0]}`));
    expect(abonnee.gezegd).toBe(`luistert\n1 ${types[0]}\n2 ${types[0]}\n`);
    await (await test.as(politie)).post("notification", `abonnementen/${id}/herlevering`, { vanaf: 1 });
    await eventually(
      async () =>
        (await (await test.as(politie)).get<{ items: object[] }>("notification", `abonnementen/${id}/pogingen`)).items
          .length === 4,
    );
    expect(abonnee.gezegd.split("\n")).toHaveLength(4);
    const vals = {
      "webhook-id": "x",
      "webhook-timestamp": String(Math.floor(Date.now() / 1000)),
      "webhook-signature": "v1,AA== v1a,AA==",
    };
    expect((await fetch(sink, { method: "POST", headers: vals, body: "{}" })).status).toBe(401);
  },
);

it("npm run zvh -- listen shows a first verified event, sends it on as it came, and leaves no subscription", async () => {
  const map = mkdtempSync(join(tmpdir(), "zvh-listen-"));
  const port = await freePort();
  const eerst = await abonneer("http://127.0.0.1:9/x", "ed25519");
  const abonnee = await start(
    process.execPath,
    "--experimental-strip-types",
    "--disable-warning=ExperimentalWarning",
    voorbeeld("abonnee.ts"),
    eerst.geheim,
    String(port),
  );
  const token = await signDemoPerson(politie, test.system.config);
  const listen: Program = run(
    "deploy/zvh.ts",
    { ZVH_DATA: map, ZVH_NOTIFICATION: test.addressOf("notification"), ZVH_TOKEN: token },
    "listen",
    "--forward-to",
    `http://127.0.0.1:${port}/hook`,
    "--huis",
    huis,
  );
  try {
    await listen.wrote(/De sleutel om mee na te gaan/);
    await meld("LISTEN-1");
    // Of another subscription: the subscriber refuses it, by its own key.
    await listen.wrote(/nr 1 {2}nl\.zvh\.melding\.ontvangen\.v1 {2}handtekening klopt → 401/);
    expect(abonnee.gezegd).toBe("luistert\n");
    listen.signalAll("SIGINT");
    expect(await listen.ended).toBe(0);
    const { items } = await (
      await test.as(politie)
    ).get<{ items: { sink?: string }[] }>("notification", "abonnementen");
    expect(items.filter(({ sink }) => !sink)).toEqual([]);
  } finally {
    listen.kill();
    rmSync(map, { recursive: true });
  }
}, 60_000);
