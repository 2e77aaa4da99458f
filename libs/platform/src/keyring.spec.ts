import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readConfig, type Config } from "./config.js";
import { KeyRing } from "./keyring.js";

const folder = mkdtempSync(join(tmpdir(), "zvh-keys-"));
afterAll(() => rmSync(folder, { recursive: true }));

const databases = {
  DATABASE_URL: "postgres://none",
  WORKER_DATABASE_URL: "postgres://none",
  AUDITOR_DATABASE_URL: "postgres://none",
};
const configOf = (environment: Record<string, string>): Config => readConfig({ ...databases, ...environment });
const key = (from: string, bytes = randomBytes(32)) => ({ key: bytes.toString("base64"), from });
const long = "2026-01-01T00:00:00Z";

let files = 0;
const fresh = (): string => join(folder, `${files++}.json`);
const ringIn = (file: string, more: Record<string, string> = {}) =>
  KeyRing.load(configOf({ KEYS: pathToFileURL(file).href, ...more }));
/** Why a ring can't be had. */
const refusalOf = (ring: Promise<KeyRing>): Promise<string> =>
  ring.then(
    () => "it can be had",
    (error: Error) => error.message,
  );
const kids = ({ all }: KeyRing) => all.map(({ kid }) => kid.toString("hex"));

describe("a ring in a file", () => {
  it("is made once when it is missing, however many ask, for nobody else to read", async () => {
    const file = fresh();
    const rings = await Promise.all(Array.from({ length: 8 }, () => ringIn(file)));
    expect(new Set(rings.map((ring) => kids(ring).join())).size).toBe(1);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("gets a new key that opens at once, and seals as soon as every process had the time to read it", async () => {
    const file = fresh();
    const [here, there] = [await ringIn(file, { KEYS_REFRESH: "0.1" }), await ringIn(file)];
    const before = here.current;
    const added = await here.add();
    expect(here.find(added.kid)).toBeDefined();
    expect(here.current.kid).toEqual(before.kid);
    await there.refresh();
    expect(kids(there)).toEqual(kids(here));
    await new Promise((resolve) => setTimeout(resolve, +added.from - Date.now() + 1));
    expect(there.current.kid).toEqual(added.kid);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each([
    ["no JSON", "{"],
    ["no list of keys", "{}"],
    ["no keys", '{"keys":[]}'],
    ["a short key", JSON.stringify({ keys: [{ key: "AAAA", from: long }] })],
    ["no moment", JSON.stringify({ keys: [key("ooit")] })],
    ["the same key twice", JSON.stringify({ keys: [key(long, Buffer.alloc(32, 1)), key(long, Buffer.alloc(32, 1))] })],
  ])("is refused with %s, in one line without what it holds", async (_, content) => {
    const file = fresh();
    writeFileSync(file, content, { mode: 0o600 });
    const line = await refusalOf(ringIn(file));
    expect(line).toMatch(/^The keys of file:.* can't be used: [^\n]+$/);
    expect(line).not.toContain("AAAA");
  });

  it("is refused when others can read it", async () => {
    const file = fresh();
    await ringIn(file);
    chmodSync(file, 0o640);
    await expect(ringIn(file)).rejects.toThrow("chmod 600");
  });

  it("keeps what it had when it can't be read again", async () => {
    const file = fresh();
    const ring = await ringIn(file);
    const had = kids(ring);
    writeFileSync(file, "{");
    await expect(ring.refresh()).rejects.toThrow("it is no JSON");
    expect(kids(ring)).toEqual(had);
  });
});

/** As HashiCorp Vault answers for a secret of KV version 2. */
class KeyValueVault {
  secret: unknown = { keys: [key(long)] };
  token = "s.een-token";
  private readonly server: Server = createServer((request, response) => this.answer(request, response));

  start = () =>
    new Promise<string>((resolve) =>
      this.server.listen(0, "127.0.0.1", () =>
        resolve(`vault+http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1/zvh/data/sleutels`),
      ),
    );

  private answer({ url, headers }: IncomingMessage, response: ServerResponse) {
    const send = (status: number, body: object) => response.writeHead(status).end(JSON.stringify(body));
    if (headers["x-vault-token"] !== this.token) return send(403, { errors: ["permission denied"] });
    if (url === "/v1/zvh/data/elders") return response.writeHead(307, { location: "/v1/zvh/data/sleutels" }).end();
    if (url !== "/v1/zvh/data/sleutels") return send(404, { errors: [] });
    return send(200, { data: { data: this.secret, metadata: { version: 3, destroyed: false } } });
  }

  stop = () => this.server.close();
}

describe("a ring in a vault", () => {
  const vault = new KeyValueVault();
  const tokenFile = join(folder, "token");
  let address: string;
  const ringAt = (KEYS: string) => KeyRing.load(configOf({ KEYS, KEYS_TOKEN_FILE: tokenFile }));
  beforeAll(async () => {
    writeFileSync(tokenFile, `${vault.token}\n`);
    address = await vault.start();
  });
  afterAll(() => vault.stop());

  it("is read with the token of a file, which may be renewed", async () => {
    const ring = await ringAt(address);
    expect(ring.all).toHaveLength(1);
    vault.token = "s.vernieuwd";
    await expect(ring.refresh()).rejects.toThrow("it answers 403");
    writeFileSync(tokenFile, vault.token);
    vault.secret = { keys: [key("2026-02-01T00:00:00Z"), ...(vault.secret as { keys: object[] }).keys] };
    await ring.refresh();
    expect(ring.all).toHaveLength(2);
    expect(ring.current).toBe(ring.all[0]);
  });

  it("gets its keys where it is kept, not from us", async () => {
    const ring = await ringAt(address);
    expect(ring.writable).toBe(false);
    await expect(ring.add()).rejects.toThrow("A key is added where the ring is kept");
  });

  /** Where a vault was. */
  const gone = async () => {
    const other = new KeyValueVault();
    const where = await other.start();
    other.stop();
    return where;
  };

  it("says in one line why it can't be had, and never the token", async () => {
    const refusals = [
      await refusalOf(ringAt(address.replace("sleutels", "geen"))),
      await refusalOf(ringAt(address.replace("sleutels", "elders"))),
      await refusalOf(ringAt(await gone())),
      await refusalOf(KeyRing.load(configOf({ KEYS: address }))),
      await refusalOf(KeyRing.load(configOf({ KEYS: address, KEYS_TOKEN_FILE: join(folder, "geen") }))),
    ];
    expect(refusals.map((line) => line.replace(/^The keys of vault\S+ can't be used: /, ""))).toEqual([
      "it answers 404",
      "unexpected redirect",
      "ECONNREFUSED",
      "KEYS_TOKEN_FILE is missing",
      "ENOENT",
    ]);
    for (const line of refusals) expect(line).not.toMatch(/\n|vernieuwd/);
  });
});

it("refuses the ring of the tests in production, wherever it comes from", async () => {
  const file = fresh();
  await ringIn(file);
  const tests = await KeyRing.load(configOf({}));
  writeFileSync(file, JSON.stringify({ keys: [key(long, Buffer.from(tests.current.secret.export()))] }));
  const production = Object.assign(configOf({ KEYS: pathToFileURL(file).href }), { NODE_ENV: "production" });
  await expect(KeyRing.load(production)).rejects.toThrow("it holds the key of the tests");
  expect(readFileSync(file, "utf8")).toContain("keys");
});
