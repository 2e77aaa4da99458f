import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type JWK } from "jose";
import { intake } from "@zvh/intake/module";
import { Config, verifyToken } from "@zvh/platform";
import { freePort, huizen, mensen, openBrowser, startService } from "@zvh/testing";
import { startUitgever, type Uitgever } from "./oidc.js";
import { leesSleutels, vraagToken } from "./oidc.sleutels.js";

const folder = mkdtempSync(join(tmpdir(), "zvh-uitgever-"));
const file = join(folder, "sleutels.json");
const { afzender } = mensen;
const scope = "meldingen:schrijven";
const werkplek = "http://127.0.0.1:9";

let uitgever: Uitgever;
let config: Config;
let sleutel: JWK;
const start = async (port: number) =>
  startUitgever({
    port,
    file,
    mensen: Object.values(mensen).filter((mens) => mens !== afzender),
    afzenders: [afzender],
    werkplek,
    huizen,
  });
beforeAll(async () => {
  uitgever = await start(await freePort());
  config = Object.assign(new Config(), { NODE_ENV: "test" }, uitgever.environment);
  sleutel = uitgever.sleutelVan(afzender.id);
});
afterAll(async () => {
  await uitgever.stop();
  rmSync(folder, { recursive: true });
});

const now = () => Math.floor(Date.now() / 1000);
const claims = () => ({
  iss: uitgever.issuer,
  aud: "zvh",
  sub: "screener-1",
  client_id: "zvh-werkplek",
  name: "S. Creener",
  phone_number: "0800-99001",
  exp: now() + 60,
});
/** A token with the issuer's own key, though the issuer would not give it. */
const signed = async (change: object = {}, { alg = "ES256", key = undefined as JWK | undefined } = {}) => {
  const { uitgever: own } = await leesSleutels(file, []);
  return new SignJWT({ ...claims(), ...change })
    .setProtectedHeader({ alg, kid: (key ?? own).kid! })
    .sign(await importJWK(key ?? own, alg));
};
const refused = (token: string, by = config) => expect(verifyToken(token, by)).rejects.toThrow("niet-aangemeld");
const tokenOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { access_token: string }).access_token;

describe("a token of the issuer", () => {
  it("says who a person is, and nothing of what he may do", async () => {
    const person = { id: "screener-1", naam: "S. Creener", telefoon: "0800-99001" };
    expect(await verifyToken(await signed({ rollen: ["beheerder"], scopes: ["alles"] }), config)).toEqual(person);
  });

  it("is refused when it is expired, for somebody else, of another issuer, unsigned, or signed otherwise", async () => {
    await refused(await signed({ exp: now() - 10 }));
    await refused(await signed({ exp: undefined }));
    await refused(await signed({ nbf: now() + 60 }));
    await refused(await signed({ aud: "zvh-werkplek" })); // an id token, for example
    await refused(await signed({ aud: undefined }));
    await refused(await signed({ iss: "https://elders.example" }));
    await refused(await signed({ iss: `${uitgever.issuer}/` }));
    await refused(new UnsecuredJWT(claims()).encode());
    const secret = new TextEncoder().encode(JSON.stringify((await leesSleutels(file, [])).uitgever));
    await refused(await new SignJWT(claims()).setProtectedHeader({ alg: "HS256", kid: "demo-1" }).sign(secret));
    const other = (await generateKeyPair("ES256", { extractable: true })).privateKey;
    await refused(await new SignJWT(claims()).setProtectedHeader({ alg: "ES256", kid: "demo-1" }).sign(other));
    await refused(await new SignJWT(claims()).setProtectedHeader({ alg: "ES256", kid: "nieuw" }).sign(other));
    const [head, , signature] = (await signed()).split(".");
    const body = Buffer.from(JSON.stringify({ ...claims(), sub: "beheerder-1" })).toString("base64url");
    await refused([head, body, signature].join("."));
  });

  it("of nobody, of a service, or of a process that knows no issuer is refused", async () => {
    await refused(await signed({ sub: "systeem:triage" }));
    await refused(await signed({ client_id: undefined }));
    await refused(await signed({ client_id: "systeem:triage" }));
    await refused(await signed(), Object.assign(new Config(), { NODE_ENV: "test" }));
    await refused(
      await signed(),
      Object.assign(new Config(), { NODE_ENV: "production", OIDC_ISSUER: "https://a.example" }),
    );
  });

  it("names the person in the claim that the deployment chose, and the client where Keycloak does", async () => {
    const keycloak = Object.assign(new Config(), config, { OIDC_PERSON_CLAIM: "medewerker" });
    const change = { client_id: undefined, azp: "zvh-werkplek", sub: "0f1e", medewerker: "screener-9" };
    expect(await verifyToken(await signed(change), keycloak)).toMatchObject({ id: "screener-9" });
    await refused(await signed({ ...change, medewerker: undefined }), keycloak);
  });

  it("is no wrong token when the issuer is silent", async () => {
    const silent = Object.assign(new Config(), config, { OIDC_ISSUER: `http://127.0.0.1:${await freePort()}` });
    await expect(verifyToken(await signed({ iss: silent.OIDC_ISSUER }), silent)).rejects.toThrow(
      "dienst-niet-bereikbaar",
    );
  });

  it("stays valid when the issuer starts again, with keys that only their owner may read", async () => {
    const token = await signed();
    const kept = readFileSync(file, "utf8");
    await uitgever.stop();
    uitgever = await start(Number(new URL(uitgever.issuer).port));
    expect(readFileSync(file, "utf8")).toBe(kept);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(await verifyToken(token, config)).toMatchObject({ id: "screener-1" });
  });
});

describe("the system of a partner", () => {
  it("gets a token with its own key, which says what it is for", async () => {
    const answer = await vraagToken(uitgever.issuer, afzender.id, sleutel, scope);
    expect(await verifyToken(await tokenOf(answer), config)).toEqual({
      id: afzender.id,
      naam: afzender.id,
      scopes: [scope],
    });
  });

  it("gets none with another key, for something else, or without its key", async () => {
    const other = (await leesSleutels(join(folder, "andere.json"), [afzender.id])).afzenders[afzender.id]!;
    expect((await vraagToken(uitgever.issuer, afzender.id, other, scope)).status).toBe(401);
    const more = await vraagToken(uitgever.issuer, afzender.id, sleutel, `dossiers:lezen ${scope}`);
    expect(await verifyToken(await tokenOf(more), config)).toMatchObject({ scopes: [scope] });
    expect((await vraagToken(uitgever.issuer, "afzender:niemand", sleutel, scope)).status).toBe(401);
    const body = new URLSearchParams({ grant_type: "client_credentials", client_id: afzender.id, scope });
    expect((await fetch(`${uitgever.issuer}/token`, { method: "POST", body })).status).toBe(401);
  });

  it("may do what its token is for, and nothing else, though its account may", async () => {
    const service = await startService(intake, { environment: uitgever.environment });
    await service.as(afzender); // gives it its account
    const call = async (method: "get" | "post", path: string, token: string) => {
      const client = await service.as();
      const { status, body } = await client[method](path).set("authorization", `Bearer ${token}`);
      return [status, body.code];
    };
    const [token, empty] = await Promise.all(
      [scope, ""].map(async (what) => tokenOf(await vraagToken(uitgever.issuer, afzender.id, sleutel, what))),
    );
    expect(await call("post", "/v1/meldingen", token!)).toEqual([400, "ongeldige-invoer"]);
    expect(await call("post", "/v1/meldingen", empty!)).toEqual([403, "geen-toegang"]);
    expect(await call("get", "/v1/ik", token!)).toEqual([403, "geen-toegang"]);
    expect(await call("get", "/v1/meldingen?huis=proefhuis", token!)).toEqual([403, "geen-toegang"]);
    await service.stop();
  }, 60_000);
});

describe("the sign-in page", () => {
  const auth = (change: Record<string, string> = {}) => {
    const url = new URL(`${uitgever.issuer}/auth`);
    const parameters = {
      client_id: "zvh-werkplek",
      response_type: "code",
      redirect_uri: `${werkplek}/api/aangemeld`,
      scope: "openid profile phone",
      code_challenge_method: "S256",
      code_challenge: "a".repeat(43),
      ...change,
    };
    url.search = new URLSearchParams(parameters).toString();
    return url;
  };

  it("lists everybody by house and by what they do, and lets no markup through", async () => {
    const { page } = await openBrowser().visit(auth());
    const html = await page.text();
    for (const { id, naam } of Object.values(mensen))
      if (id !== afzender.id) expect(html).toContain(`value="${id}"><strong>${naam}`);
    expect(html).toMatch(/<h2[^>]*>Proefhuis Wolkendal<\/h2>\s*<div data-groep>\s*<h3>Screening<\/h3>/);
    expect(html).not.toContain(afzender.id);
    expect(page.headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  });

  it("asks for PKCE with S256, and sends nobody to an address that it does not know", async () => {
    const without = await openBrowser().ask(auth({ code_challenge: "", code_challenge_method: "" }));
    expect(without.headers.get("location")).toContain("error=invalid_request");
    const plain = await openBrowser().ask(auth({ code_challenge_method: "plain" }));
    expect(plain.headers.get("location")).toContain("error=invalid_request");
    const elsewhere = await openBrowser().ask(auth({ redirect_uri: "https://elders.example/api/aangemeld" }));
    expect([elsewhere.status, elsewhere.headers.get("location")]).toEqual([400, null]);
  });

  it("knows nobody who is not on it, and no sign-in that has ended", async () => {
    const browser = openBrowser();
    const { url } = await browser.visit(auth());
    const body = new URLSearchParams({ persoon: afzender.id });
    expect((await browser.ask(url, { method: "POST", body })).status).toBe(200); // the same page again
    expect(
      (await openBrowser().ask(url, { method: "POST", body: new URLSearchParams({ persoon: "screener-1" }) })).status,
    ).toBe(400);
  });

  it("is for no production", async () => {
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = "production";
    await expect(start(await freePort())).rejects.toThrow("not for production");
    process.env.NODE_ENV = before;
  });
});
