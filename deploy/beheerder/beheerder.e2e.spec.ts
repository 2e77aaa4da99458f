import request from "supertest";
import { informationHub } from "@zvh/information-hub/module";
import { Config, signDemoPerson } from "@zvh/platform";
import { freePort, startService, type TestService } from "@zvh/testing";
import { run } from "./command.js";

let hub: TestService;
const printed: string[] = [];
const { log, error } = console;
const { SERVICES, SERVICE_SECRET } = process.env;
const set = (name: string, value: string | undefined) =>
  value === undefined ? delete process.env[name] : (process.env[name] = value);
beforeAll(async () => {
  hub = await startService(informationHub);
  console.log = console.error = (line: string) => void printed.push(line);
});
beforeEach(() => set("SERVICES", `information-hub=${hub.url}`));
afterAll(async () => {
  set("SERVICES", SERVICES);
  set("SERVICE_SECRET", SERVICE_SECRET);
  Object.assign(console, { log, error });
  await hub.stop();
});

const volgendJaar = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
const wie = ["--huis", "zeeland", "--naam", "Dries Nemer", "--screening", "vog", "--gescreend-tot", volgendJaar];
/** The exit code, and what was printed. */
const beheerder = async (...args: string[]): Promise<[number, string]> => {
  printed.length = 0;
  const code = await run(args);
  return [code, printed.join("\n")];
};
/** A request of this one himself, with no account but the one that the register gave him. */
const zelf = async (id: string) => {
  const token = await signDemoPerson({ id, naam: "Iemand" }, new Config());
  return request.agent(hub.app.getHttpServer()).set("authorization", `Bearer ${token}`);
};

describe("De eerste beheerder van een huis", () => {
  it("L22 staat er met zijn VOG in, komt binnen, en stelt daarna zelf mensen aan", async () => {
    expect((await (await zelf("b-0001")).get("/v1/medewerkers?huis=zeeland")).status).toBe(403);
    expect(await beheerder("b-0001", ...wie)).toEqual([0, expect.stringContaining("b-0001 is beheerder van")]);
    const client = await zelf("b-0001");
    const { items } = await hub.eventually(async () => {
      const { status, body } = await client.get("/v1/medewerkers?huis=zeeland");
      return status === 200 && body;
    });
    expect(items).toMatchObject([{ medewerkerId: "b-0001", rollen: ["medewerker", "beheerder"], screening: "vog" }]);
    const ander = {
      naam: "Anne Ander",
      organisatie: "huis",
      rollen: ["screener"],
      screening: "vog",
      van: "2026-01-01",
    };
    const nieuw = { huis: "zeeland", medewerkerId: "s-0001", ...ander, gescreendTot: volgendJaar };
    expect((await client.post("/v1/medewerkers").send(nieuw)).status).toBe(201);
    expect((await client.get("/v1/medewerkers?huis=noord-limburg")).body.items).toEqual([]);
  });

  it("R89 die er al staat blijft zoals hij is: de opdracht geeft niemand iets terug", async () => {
    await beheerder("b-0002", ...wie);
    const voor = (await hub.events()).length;
    expect(await beheerder("b-0002", ...wie)).toEqual([1, expect.stringContaining("er is niets veranderd")]);
    expect((await hub.events()).length).toBe(voor);
  });

  it("zegt alles wat mist of niet kan in één keer, en schrijft dan niets", async () => {
    const [code, text] = await beheerder("--huis", "nergens", "--screening", "geen", "--gescreend-tot", "2001-01-01");
    expect(code).toBe(2);
    for (const what of ["één nummer", "--huis: kies uit", "--naam", "--screening", "--gescreend-tot"])
      expect(text).toContain(what);
    expect((await beheerder("b-0003", ...wie, "--wachtwoord", "x"))[0]).toBe(2);
    expect(await beheerder("b 3", ...wie, "--organisatie", "bestaat-niet")).toEqual([
      1,
      expect.stringMatching(/.+\n.+/),
    ]);
    expect(await hub.sql("select 1 from aanstelling where medewerker_id = 'b-0003'")).toEqual([]);
  });

  it("zegt wat er mis is als het register niet antwoordt, of het geheim niet kent", async () => {
    set("SERVICES", `information-hub=http://127.0.0.1:${await freePort()}`);
    expect(await beheerder("b-0004", ...wie)).toEqual([1, expect.stringContaining("antwoordt niet")]);
    set("SERVICES", `information-hub=${hub.url}`);
    set("SERVICE_SECRET", "een-ander-geheim-dan-dat-van-de-diensten");
    expect(await beheerder("b-0004", ...wie)).toEqual([1, expect.stringContaining("SERVICE_SECRET")]);
    expect(await hub.sql("select 1 from aanstelling where medewerker_id = 'b-0004'")).toEqual([]);
    set("SERVICE_SECRET", SERVICE_SECRET);
  });
});
