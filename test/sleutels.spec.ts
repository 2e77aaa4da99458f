import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { informationHub } from "@zvh/information-hub/module";
import { intake } from "@zvh/intake/module";
import { KeyRing, newId, readConfig, Vault } from "@zvh/platform";
import { mensen, startService, type TestService } from "@zvh/testing";
import { run } from "./programma.js";

// A new key for everything that is sealed, by the program itself, beside services that go on writing.

const folder = mkdtempSync(join(tmpdir(), "zvh-sleutels-"));
const KEYS = pathToFileURL(join(folder, "sleutels.json")).href;
const environment = { KEYS, KEYS_REFRESH: "0.2" };
const ring = () =>
  KeyRing.load(
    readConfig({
      DATABASE_URL: "postgres://none",
      WORKER_DATABASE_URL: "postgres://none",
      AUDITOR_DATABASE_URL: "postgres://none",
      ...environment,
    }),
  );

let intakes: TestService;
let hub: TestService;

const sleutels = (...words: string[]) => {
  const KEYS_DATABASES = [intakes, hub]
    .map((service, i) => {
      const name = ["intake", "information-hub"][i]!;
      return `${name}=${service.urlOf(`${name}_keys`)}`;
    })
    .join(",");
  return run("deploy/zvh.ts", { ...environment, KEYS_DATABASES }, "sleutels", ...words);
};
/** Rotates one service to its end; gives what the program wrote. */
const roteer = async (dienst: string, verwacht = 0): Promise<string> => {
  const program = sleutels("roteren", "--dienst", dienst);
  expect({ code: await program.ended, output: program.output() }).toMatchObject({ code: verwacht });
  return program.output();
};
/** How many values of a column stand under which key. */
const under = async (service: TestService, table: string, column: string): Promise<Record<string, number>> => {
  const text = `select encode(substr(${column}, 2, 4), 'hex') as kid, count(*)::int from ${table} where ${column} is not null group by 1`;
  return Object.fromEntries((await service.sql(text)).map(({ kid, count }): [string, number] => [kid, count]));
};
const current = async () => (await ring()).all[0]!.kid.toString("hex");

beforeAll(async () => {
  [intakes, hub] = await Promise.all([
    startService(intake, { environment }),
    startService(informationHub, { environment }),
  ]);
}, 60_000);
afterAll(async () => {
  await Promise.all([intakes.stop(), hub.stop()]);
  rmSync(folder, { recursive: true });
});

const verzoek = (kenmerk: string) => ({
  soort: "ZVH",
  kenmerk,
  huis: "proefhuis",
  melder: { organisatie: "GGZ" },
  onderwerp: `Over ${kenmerk}`,
  situatieschets: "Wat er speelt.",
  betrokkenen: [{ rol: "betrokkene", achternaam: "Verzonnen" }],
});
const meld = async (kenmerk: string): Promise<string> =>
  (await (await intakes.as(mensen.screener)).post("/v1/meldingen").send(verzoek(kenmerk)).expect(201)).body.meldingId;
const onderwerp = async (meldingId: string): Promise<string> =>
  (await (await intakes.as(mensen.screener)).get(`/v1/meldingen/${meldingId}`).expect(200)).body.onderwerp;

/** Many meldingen at once: copies of one, each sealed for its own row. */
const vulMet = async (aantal: number): Promise<string[]> => {
  const voorbeeld = await meld("voorbeeld");
  const at = intake.sealed.find(({ column }) => column === "inhoud")!;
  const vault = new Vault(await ring(), "intake");
  const [{ inhoud }] = await intakes.sql("select inhoud from melding where melding_id = $1", [voorbeeld]);
  const open = vault.open<object>(inhoud, at, voorbeeld);
  const ids = Array.from({ length: aantal }, () => newId());
  const sealed = ids.map((id) => vault.seal({ ...open, onderwerp: `Over ${id}` }, at, id));
  await intakes.sql(
    `insert into melding select (jsonb_populate_record(m, jsonb_build_object('melding_id', n.id, 'kenmerk', n.id, 'inhoud', n.inhoud))).*
     from melding m, unnest($2::uuid[], $3::bytea[]) n (id, inhoud) where melding_id = $1`,
    [voorbeeld, ids, sealed],
  );
  return ids;
};

it("geeft alles een nieuwe sleutel naast een dienst die doorschrijft, ook als het halverwege afbreekt", async () => {
  const ids = await vulMet(3_000);
  const before = await current();
  // The service writes all the while: new meldingen, and screenings of those that are being sealed again.
  let writing = true;
  const written: string[] = [];
  const screened: string[] = [];
  const writer = (async () => {
    const als = await intakes.as(mensen.screener);
    while (writing) {
      written.push(await meld(newId()));
      const meldingId = ids[Math.floor(Math.random() * ids.length)]!;
      const oordeel = {
        risico: "laag",
        complexiteit: "laag",
        uitkomst: "geen-vervolg",
        motivering: `Om ${meldingId}.`,
      };
      const { status } = await als.post(`/v1/meldingen/${meldingId}/screening`).send(oordeel);
      if (status < 300) screened.push(meldingId);
    }
  })();

  const killed = sleutels("roteren", "--dienst", "intake");
  await killed.wrote(/intake melding\.inhoud: \d+/);
  killed.signalAll("SIGKILL");
  await killed.ended;
  const after = await current();
  expect(after).not.toBe(before);
  const halfway = await under(intakes, "melding", "inhoud");
  expect(halfway[before]).toBeGreaterThan(0);
  expect(halfway[after]).toBeGreaterThan(0);

  const output = await roteer("intake");
  writing = false;
  await writer;
  expect(await current()).toBe(after); // it went on: no third key
  expect(output).toContain(`Alles staat onder ${after}, en alles gaat open.`);
  expect(Object.keys(await under(intakes, "melding", "inhoud"))).toEqual([after]);
  expect(Object.keys(await under(intakes, "melding", "motivering"))).toEqual([after]);

  expect(written.length).toBeGreaterThan(10);
  expect(screened.length).toBeGreaterThan(10);
  for (const id of [...ids.slice(0, 50), ...screened.slice(0, 50)]) expect(await onderwerp(id)).toBe(`Over ${id}`);
  const { body } = await (await intakes.as(mensen.screener)).get(`/v1/meldingen/${screened[0]}`).expect(200);
  expect(body.screening.motivering).toBe(`Om ${screened[0]}.`);
}, 120_000);

it("vindt iemand op zijn BSN voor, tijdens en na een nieuwe sleutel", async () => {
  const als = await hub.as({ ...mensen.screener, rollen: ["medewerker", "beheerder"] });
  const piotr = { huis: "proefhuis", voornamen: "Piotr", achternaam: "El Idrissi", bsn: "991396935" };
  const neemOp = async (): Promise<string> => (await als.post("/v1/personen").send(piotr).expect(201)).body.persoonId;
  const persoonId = await neemOp();
  expect(await neemOp()).toBe(persoonId);

  const nieuw = await (await ring()).add();
  await hub.eventually(async () => Date.now() > +nieuw.from + 300); // the hub has read it, and seals under it
  const during = await under(hub, "persoon", "bsn");
  expect(await neemOp()).toBe(persoonId);
  expect(await under(hub, "persoon", "bsn")).toEqual(during);
  expect(during).not.toHaveProperty(await current());

  expect(await roteer("information-hub")).toMatch(/information-hub +persoon\.bsn_index +\w{8} +1 +1\n/);
  expect(await under(hub, "persoon", "bsn")).toEqual({ [await current()]: 1 });
  expect(await neemOp()).toBe(persoonId);
}, 60_000);

it("zegt het als een waarde niet opengaat, en laat haar staan", async () => {
  const [een, ander] = [await meld(newId()), await meld(newId())];
  const [{ inhoud }] = await intakes.sql("select inhoud from melding where melding_id = $1", [een]);
  await intakes.sql("update melding set inhoud = $2 where melding_id = $1", [ander, inhoud]);
  const als = await intakes.as(mensen.screener);
  const { body } = await als.get(`/v1/meldingen/${ander}`).expect(500);
  expect(body.code).toBe("inhoud-niet-te-openen");
  expect(await roteer("intake", 1)).toContain("Niet gelukt: 1 waarden");
  const [na] = await intakes.sql("select inhoud = $2 as zelfde from melding where melding_id = $1", [ander, inhoud]);
  expect(na).toEqual({ zelfde: true });
}, 60_000);

it("zegt wat er niet klopt aan de opdracht", async () => {
  const tries: [string[], RegExp][] = [
    [["roteren", "--dienst", "elders"], /bestaat niet: kies uit intake/],
    [["draaien"], /^Gebruik: /],
    [["stand"], /KEYS_DATABASES noemt triage niet/],
  ];
  for (const [words, sentence] of tries) {
    const program = sleutels(...words);
    expect({ words, code: await program.ended, output: program.output() }).toEqual({
      words,
      code: 2,
      output: expect.stringMatching(sentence),
    });
  }
}, 60_000);
