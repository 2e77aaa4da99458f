import { Config, signDemoPerson } from "@zvh/platform";
import { huizen, mensen, openBrowser, type Browser } from "@zvh/testing";
import { decodeJwt } from "jose";
import { startWorkplace } from "./workplace.module.js";
import { codeOf, cookieOf, lijst, meldingId, setUp, setUpSessions } from "./workplace.opstelling.js";

let at: Awaited<ReturnType<typeof setUpSessions>>;
beforeAll(async () => {
  at = await setUpSessions();
});
afterAll(() => at.stop());
beforeEach(() => at.fakes.reset());

describe("a session", () => {
  it("is the cookie and nothing else: a browser brings no token of its own", async () => {
    const token = await signDemoPerson(mensen.screener, at.config);
    const others = [
      {},
      { authorization: `Bearer ${token}` },
      { cookie: "zvh-sessie=onzin" },
      { cookie: "zvh-sessie=" },
    ];
    for (const headers of others as Record<string, string>[]) {
      const answer = await fetch(at.url + lijst, { headers });
      expect(await codeOf(answer)).toEqual([401, "niet-aangemeld"]);
    }
    await at.ask(lijst, { headers: { authorization: `Bearer ${token}` } });
    expect(at.fakes.asked.at(-1)!.headers.authorization).not.toContain(token);
  });

  it("writes only for our own screen", async () => {
    const path = `/api/intake/meldingen/${meldingId}/screening`;
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const answer = await fetch(at.url + path, { method, headers: { cookie: at.cookie } });
      expect([method, ...(await codeOf(answer))]).toEqual([method, 403, "geen-toegang"]);
    }
    const leave = await fetch(`${at.url}/api/afmelden`, { method: "POST", headers: { cookie: at.cookie } });
    expect(leave.status).toBe(403);
    expect(at.fakes.asked).toEqual([]);
    expect((await at.ask(lijst)).status).toBe(200);
  });

  it("ends after half an hour without anybody at the screen, however often the screen reads by itself", async () => {
    const browser = await at.signedIn();
    await at.moveClock("20 minutes");
    expect(await at.reads(browser, 1200)).toBe(200);
    expect(await at.reads(browser, null)).toBe(200);
    await at.moveClock("9 minutes");
    expect(await at.reads(browser, 5)).toBe(200);
    await at.moveClock("29 minutes");
    expect(await at.reads(browser, 1740)).toBe(200);
    await at.moveClock("2 minutes");
    expect(await at.reads(browser, 0)).toBe(401);
  });

  it("ends after ten hours in any case", async () => {
    const browser = await at.signedIn();
    for (let hours = 0; hours < 9; hours += 0.25) {
      await at.moveClock("15 minutes");
      expect(await at.reads(browser)).toBe(200);
    }
    await at.moveClock("29 minutes");
    expect(await at.reads(browser)).toBe(200);
    await at.moveClock("29 minutes");
    expect(await at.reads(browser)).toBe(200);
    await at.moveClock("3 minutes");
    expect(await at.reads(browser)).toBe(401);
    expect(await at.reads(await at.signedIn())).toBe(200);
    expect((await at.sessions()).every(({ verloopt }) => verloopt > new Date())).toBe(true);
  });

  it("is left here and at the issuer", async () => {
    const browser = await at.signedIn();
    const headers = { "zvh-werkplek": "0" };
    const left = await browser.ask(`${at.url}/api/afmelden`, { method: "POST", headers });
    const { naar } = (await left.json()) as { naar: string };
    expect([new URL(naar).origin, browser.cookies.has("zvh-sessie")]).toEqual([at.uitgever.issuer, false]);
    const hint = new URL(naar).searchParams.get("id_token_hint")!;
    const { sub, ...rest } = decodeJwt(hint); // it stands in an address: whose account, and nothing about him
    expect([sub, Object.keys(rest).toSorted()]).toEqual([mensen.screener.id, ["aud", "exp", "iat", "iss", "nonce"]]);
    const page = await (await browser.ask(naar)).text();
    const xsrf = /name="xsrf" value="(\w+)"/.exec(page)![1]!;
    const action = /action="([^"]+)"/.exec(page)![1]!;
    const body = new URLSearchParams({ xsrf, logout: "yes" });
    const out = await browser.ask(action, { method: "POST", body });
    expect(out.headers.get("location")).toBe(`${at.url}/aanmelden?reden=afgemeld`);
    const { url } = await browser.visit(`${at.url}/api/aanmelden`);
    expect([url.origin, url.pathname.split("/")[1]]).toEqual([at.uitgever.issuer, "aanmelden"]); // asks who it is
  });

  it("is left everywhere at once, and those of others stay", async () => {
    const [here, there] = [await at.signedIn(), await at.signedIn()];
    const other = await at.signedIn(mensen.voorzitter.id);
    await here.ask(`${at.url}/api/afmelden`, {
      method: "POST",
      headers: { "zvh-werkplek": "0", "content-type": "application/json" },
      body: JSON.stringify({ overal: true }),
    });
    expect([await at.reads(here), await at.reads(there), await at.reads(other)]).toEqual([401, 401, 200]);
  });
});

describe("a token that ends", () => {
  let short: typeof at;
  beforeAll(async () => {
    short = await setUpSessions({ geldig: 25 }); // renewed from thirty seconds before its end: at every call
    short.fakes.reset();
  });
  afterAll(() => short.stop());
  const read = async (browser: Browser, cookie?: string) =>
    browser.ask(short.url + lijst, cookie ? { headers: { cookie } } : {});

  it("is renewed under another id; the old one holds until the new one was used, and half a minute more", async () => {
    const { browser } = await short.signIn(mensen.screener.id);
    const first = cookieOf(browser);
    expect((await read(browser)).status).toBe(200);
    const second = cookieOf(browser);
    expect(second).not.toBe(first);
    const given = short.fakes.asked.at(-1)!.headers.authorization;
    const lost = openBrowser(); // the answer with the new id got lost: it comes once more, with a token that still holds
    expect((await read(lost, first)).status).toBe(200);
    expect(cookieOf(lost)).toBe(second);
    expect(short.fakes.asked.at(-1)!.headers.authorization).not.toBe(given);
    await read(browser);
    expect((await read(openBrowser(), first)).status).toBe(401); // two changes ago
    expect((await read(openBrowser(), second)).status).toBe(200);
    await read(browser);
    await short.moveClock("31 seconds");
    expect((await read(openBrowser(), second)).status).toBe(401);
  });

  it("is renewed once for all that a screen asks at the same moment", async () => {
    const { browser } = await short.signIn(mensen.screener.id);
    const cookie = cookieOf(browser);
    const answers = await Promise.all(Array.from({ length: 8 }, () => read(openBrowser(), cookie)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    const given = answers.flatMap((answer) => answer.headers.getSetCookie().map((set) => set.split(";")[0]));
    expect(new Set(given).size).toBe(1);
  });

  it("is renewed once, also when the browser asks two processes at the same moment", async () => {
    const config = Object.assign(new Config(), short.config, { PORT: 0 });
    const beside = await startWorkplace({ config, huizen, webFolder: short.webFolder });
    for (let round = 0; round < 5; round++) {
      const cookie = cookieOf((await short.signIn(mensen.screener.id)).browser);
      const browsers = Array.from({ length: 6 }, openBrowser);
      const answers = await Promise.all(
        browsers.map((one, i) => one.ask((i % 2 ? short : beside).url + lijst, { headers: { cookie } })),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      const [given, ...others] = new Set(browsers.flatMap(({ cookies }) => cookies.get("zvh-sessie") ?? []));
      expect([others, (await read(openBrowser(), `zvh-sessie=${given}`)).status]).toEqual([[], 200]);
    }
    await beside.stop();
  });

  it("takes the live line with it; the browser opens another for as long as there is a session", async () => {
    const brief = await setUp({ geldig: 1 });
    brief.fakes.reset();
    const { browser } = await brief.signIn(mensen.screener.id);
    const line = await browser.ask(`${brief.url}/api/live`);
    expect([line.status, await line.text()]).toEqual([200, ":\n\n"]); // its text is there when it ends
    const next = await browser.ask(`${brief.url}/api/live`);
    expect(next.status).toBe(200);
    await next.body!.cancel();
    await browser.ask(`${brief.url}/api/afmelden`, { method: "POST", headers: { "zvh-werkplek": "0" } });
    expect((await browser.ask(`${brief.url}/api/live`)).status).toBe(401);
    await brief.stop();
  });

  it("ends the session when the issuer says that it is over, and waits when the issuer is silent", async () => {
    const { browser } = await short.signIn(mensen.screener.id);
    await short.uitgever.stop();
    expect((await read(browser)).status).toBe(200); // the token itself still holds
    const restarted = await short.startAgain(); // it remembers nothing
    expect((await read(browser)).status).toBe(401);
    await restarted.stop();
  });
});
