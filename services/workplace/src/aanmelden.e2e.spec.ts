import { createHash } from "node:crypto";
import { chooseAtIssuer, mensen, openBrowser, type Browser } from "@zvh/testing";
import { Config } from "@zvh/platform";
import { localPath } from "./aanmelden.controller.js";
import { cookiesOf } from "./sessie.guard.js";
import { codeOf, cookieOf, lijst, setUpSessions } from "./workplace.opstelling.js";

let at: Awaited<ReturnType<typeof setUpSessions>>;
beforeAll(async () => {
  at = await setUpSessions();
});
afterAll(() => at.stop());
beforeEach(() => at.fakes.reset());

describe("signing in", () => {
  it("goes to the issuer and back to where one was, with a session that no script can read", async () => {
    const begun = await openBrowser().ask(`${at.url}/api/aanmelden?naar=/proefhuis/triage`);
    const to = new URL(begun.headers.get("location")!);
    expect([begun.status, to.origin]).toEqual([303, at.uitgever.issuer]);
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(begun.headers.get("set-cookie")).toMatch(
      /^zvh-aanmelden=.+; Max-Age=600; Path=\/api\/aangemeld; HttpOnly; SameSite=Lax$/,
    );
    const { browser, answer } = await at.signIn(mensen.screener.id, "/proefhuis/triage?overlegDatum=2026-11-26");
    expect(answer.headers.get("location")).toBe(`${at.url}/proefhuis/triage?overlegDatum=2026-11-26`);
    expect(answer.headers.getSetCookie()[1]).toMatch(/^zvh-sessie=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect([...browser.cookies.keys()]).not.toContain("zvh-aanmelden");
    expect(await at.reads(browser)).toBe(200);
  });

  it("tells who one is as the register knows him, and no token to the browser", async () => {
    const sessie = await at.read("/api/sessie");
    const { telefoon: _, ...screener } = mensen.screener;
    expect(sessie).toMatchObject({ persoon: screener, geweigerd: null });
    expect(at.fakes.askedOf("information-hub", "/v1/ik")).toHaveLength(1);
    expect(JSON.stringify(sessie)).not.toMatch(/eyJ/);
    expect(await (await fetch(`${at.url}/api/sessie`)).json()).toMatchObject({ persoon: null });
  });

  it("says why somebody who may nothing is not let in", async () => {
    const body = { type: "/problemen/geen-screening", code: "geen-screening", status: 403, title: "Nog niet." };
    at.fakes.answers["information-hub /v1/ik"] = { status: 403, type: "application/problem+json", body };
    expect(await at.read("/api/sessie")).toMatchObject({
      persoon: null,
      geweigerd: { code: "geen-screening", title: "Nog niet." },
    });
    at.fakes.answers["information-hub /v1/ik"] = { status: 0, body: "" };
    expect((await at.ask("/api/sessie")).status).toBe(502);
  });

  it("keeps the hash of the id and sealed tokens, nothing that opens anything", async () => {
    const browser = await at.signedIn();
    const id = browser.cookies.get("zvh-sessie")!;
    const row = (await at.sessions()).at(-1)!;
    expect(row.sleutel).toEqual(createHash("sha256").update(id).digest());
    const kept = Object.values(row)
      .map((value) => (value instanceof Buffer ? value.toString("latin1") : String(value)))
      .join();
    expect(kept).not.toContain(id);
    expect(kept).not.toContain("eyJ");
  });

  it("gives another id at every sign-in, and the one before is dead", async () => {
    const browser = await at.signedIn();
    const before = cookieOf(browser);
    await browser.ask(await chooseAtIssuer(browser, `${at.url}/api/aanmelden`, mensen.screener.id));
    expect(cookieOf(browser)).not.toBe(before);
    expect(await codeOf(await at.ask(lijst, { headers: { cookie: before } }))).toEqual([401, "niet-aangemeld"]);
    expect(await at.reads(browser)).toBe(200);
  });

  it("is refused when the way back is not the one that was begun here", async () => {
    const tampered: [string, (back: URL, browser: Browser) => void][] = [
      ["another state", (back) => back.searchParams.set("state", "iets-anders")],
      ["no state", (back) => back.searchParams.delete("state")],
      ["another issuer", (back) => back.searchParams.set("iss", "https://elders.example")],
      ["a code that the issuer did not give", (back) => back.searchParams.set("code", "verzonnen")],
      ["another browser", (_, browser) => void browser.cookies.delete("zvh-aanmelden")],
      ["a cookie that was made up", (_, browser) => void browser.cookies.set("zvh-aanmelden", "a".repeat(300))],
    ];
    for (const [what, change] of tampered) {
      const browser = openBrowser();
      const back = await chooseAtIssuer(browser, `${at.url}/api/aanmelden`, mensen.screener.id);
      change(back, browser);
      const answer = await browser.ask(back);
      const seen = [what, answer.headers.get("location"), browser.cookies.has("zvh-sessie")];
      expect(seen).toEqual([what, `${at.url}/aanmelden?reden=mislukt`, false]);
    }
  });

  it("takes a code once, though its cookie is sent again", async () => {
    const browser = openBrowser();
    const back = await chooseAtIssuer(browser, `${at.url}/api/aanmelden`, mensen.screener.id);
    const begun = browser.cookies.get("zvh-aanmelden")!;
    expect((await browser.ask(back)).headers.get("location")).toBe(`${at.url}/`);
    const again = openBrowser();
    again.cookies.set("zvh-aanmelden", begun);
    expect((await again.ask(back)).headers.get("location")).toBe(`${at.url}/aanmelden?reden=mislukt`);
    expect(again.cookies.has("zvh-sessie")).toBe(false);
  });

  it("leads back to a path of the workplace alone", async () => {
    const elsewhere = [
      "https://elders.example/",
      "//elders.example/",
      "/\\elders.example/",
      "/\t/elders.example/",
      "/.//elders.example/",
      "/./\\elders.example/",
      "javascript:alert(1)",
      "/api/aanmelden",
      "@elders.example",
      ["/a", "/b"],
      undefined,
    ];
    for (const naar of elsewhere) expect([naar, localPath(naar)]).toEqual([naar, "/"]);
    expect(localPath("/proefhuis/casussen?mijn=true")).toBe("/proefhuis/casussen?mijn=true");
    const { answer } = await at.signIn(mensen.screener.id, "/.//elders.example/");
    expect(answer.headers.get("location")).toBe(`${at.url}/`);
  });

  it("sets cookies in production that a browser takes over https and from this host alone", () => {
    const { session, begun } = cookiesOf(Object.assign(new Config(), { NODE_ENV: "production" }));
    expect(session).toEqual({
      name: "__Host-zvh-sessie",
      scope: { path: "/", httpOnly: true, secure: true, sameSite: "strict" },
    });
    expect(begun).toMatchObject({ name: "__Secure-zvh-aanmelden", scope: { httpOnly: true, secure: true } });
  });
});
