import { eventually, huizen } from "@zvh/testing";
import { startWorkplace } from "./workplace.module.js";
import { codeOf, meldingId, problem, raw, refusal, setUp } from "./workplace.opstelling.js";

let at: Awaited<ReturnType<typeof setUp>>;
beforeAll(async () => {
  at = await setUp();
});
afterAll(async () => {
  await at.stop();
});
beforeEach(() => at.fakes.reset());

it("leads who asks for the screen by another name of this machine to the one address, where a session holds", async () => {
  const ask = (path: string) => fetch(at.url.replace("127.0.0.1", "localhost") + path, { redirect: "manual" });
  const page = await ask("/proefhuis/triage?overlegDatum=2026-11-26");
  expect([page.status, page.headers.get("location")]).toEqual([
    302,
    `${at.url}/proefhuis/triage?overlegDatum=2026-11-26`,
  ]);
  expect((await ask("/health/ready")).status).toBe(200);
  expect((await fetch(`${at.url}/proefhuis/triage`)).status).toBe(200);
});

describe("the proxy", () => {
  const path = `/meldingen/${meldingId}/screening`;

  it("passes on a command and its answer, with the person's token", async () => {
    at.fakes.answers[`intake /v1${path}`] = { status: 201, body: { meldingId } };
    const body = JSON.stringify({ risico: "laag", motivering: "Één woord – «zo»" });
    const answer = await at.ask(`/api/intake${path}?kort=1`, {
      method: "POST",
      headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
      body,
    });
    expect([answer.status, await answer.json()]).toEqual([201, { meldingId }]);
    expect(at.fakes.asked).toMatchObject([{ method: "POST", url: `/v1${path}?kort=1`, body }]);
    expect(at.fakes.asked[0]!.headers.cookie).toBeUndefined();
  });

  it("passes on a problem unchanged, and a PUT, a DELETE and a GET as they are", async () => {
    at.fakes.answers[`triage /v1${path}`] = refusal;
    for (const method of ["GET", "PUT", "DELETE"]) {
      const answer = await at.ask(`/api/triage${path}`, { method });
      expect([answer.status, answer.headers.get("content-type")]).toEqual([409, "application/problem+json"]);
      expect(await answer.json()).toEqual(problem);
    }
    expect(at.fakes.asked.map(({ method }) => method)).toEqual(["GET", "PUT", "DELETE"]);
  });

  it("reaches only services by name and only what is below /v1/", async () => {
    for (const way of [
      "/api/intake/../..",
      "/api/intake/../health/ready",
      "/api/intake/%2e%2e/health/ready",
      "/api/intake/..%2f..%2fhealth",
      "/api/intake/x/..\\..\\health",
      "/api/intake//127.0.0.1/x",
      "/api/intake/@127.0.0.1/x",
      "/api/zsm/meldingen",
      "/api/intake",
    ])
      expect([way, (await raw(at.url, way, at.cookie))[0]]).toEqual([way, 404]);
    expect(at.fakes.asked).toEqual([]);
  });

  it("refuses a body that is too large, before it reaches a service", async () => {
    const body = JSON.stringify({ motivering: "x".repeat(300_000) });
    const answer = await at.ask(`/api/intake${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    expect(await codeOf(answer)).toEqual([413, "te-groot"]);
    expect(at.fakes.asked).toEqual([]);
  });

  it("refuses a write that another site sent", async () => {
    const foreign: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://elders.example" },
    ];
    for (const headers of foreign)
      for (const method of ["POST", "PUT", "DELETE"]) {
        const answer = await at.ask(`/api/intake${path}`, { method, headers });
        expect(await codeOf(answer)).toEqual([403, "geen-toegang"]);
      }
    expect(at.fakes.asked).toEqual([]);
    expect((await at.ask("/api/sessie", { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(200);
  });
});

describe("live", () => {
  const open = async (headers: Record<string, string> = {}) => {
    const gone = new AbortController();
    const answer = await at.ask("/api/live", { signal: gone.signal, headers });
    const text = { seen: "" };
    const reading = (async () => {
      for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) text.seen += part;
    })().catch(() => {});
    return { answer, text, leave: () => (gone.abort(), reading) };
  };
  const streamOf = (service: string) =>
    eventually(async () => at.fakes.streams.findLast((one) => one.service === service && !one.response.closed));

  it("relays what changed at each service, makes up for a broken line, and leaves nothing open behind it", async () => {
    at.fakes.streams = [];
    const { answer, text, leave } = await open();
    expect(answer.headers.get("content-type")).toBe("text/event-stream");
    expect(text.seen).not.toContain("data:");
    const { response } = await streamOf("triage");
    response.write('id: 7\ndata: {"huizen":');
    response.write('["proefhuis"]}\n\nevent: hartslag\ndata: {}\n\n');
    await eventually(async () => text.seen.includes('data: {"huizen":["proefhuis"],"service":"triage"}\n\n'));
    expect(text.seen).not.toContain("hartslag");
    text.seen = "";
    (await streamOf("case-plan")).response.destroy();
    await eventually(async () => text.seen.includes('"service":"case-plan"'));
    (await streamOf("case-plan")).response.write('data: {"huizen":["proefhuis"]}\n\n');
    await eventually(async () => text.seen.match(/"service":"case-plan"/g)?.length === 2);
    // The one that refused was not asked again in the meantime.
    expect(at.fakes.streams.filter(({ service }) => service === "notification")).toHaveLength(1);
    await leave();
    await eventually(async () => at.fakes.streams.every(({ response: one }) => one.closed));
  });

  it("tells a screen that comes back to read again, and nobody who is not signed in", async () => {
    const { text, leave } = await open({ "last-event-id": "1" });
    await eventually(async () => text.seen.includes('data: {"huizen":["proefhuis"]}'));
    await leave();
    expect((await fetch(`${at.url}/api/live`)).status).toBe(401);
  });
});

describe("the screen", () => {
  it("is given for every address within it, with its files cached by their name", async () => {
    for (const path of ["/", "/proefhuis/screening", `/proefhuis/casussen/${meldingId}?tab=plan`]) {
      const page = await fetch(at.url + path);
      expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
      expect(page.headers.get("cache-control")).toBe("no-cache");
    }
    const script = await fetch(`${at.url}/assets/app-a1b2.js`);
    expect(script.headers.get("content-type")).toMatch(/javascript; charset=utf-8$/);
    expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  it("gives no file outside its folder, no page for a missing file, and none for an unknown API", async () => {
    for (const path of [
      "/../buiten.txt",
      "/%2e%2e/buiten.txt",
      "/assets/..%2f..%2fbuiten.txt",
      "/assets/weg.js",
      "/%zz",
    ]) {
      const [status, body] = await raw(at.url, path, at.cookie);
      expect([path, status >= 400, body]).toEqual([path, true, expect.not.stringContaining("buiten")]);
    }
    expect((await at.ask("/api/onbekend")).status).toBe(404);
  });

  it("carries security headers on pages, answers and refusals, and keeps answers out of caches", async () => {
    const refused = await at.ask("/api/afmelden", { method: "POST", headers: { "sec-fetch-site": "cross-site" } });
    for (const answer of [await fetch(at.url), await at.ask("/api/sessie"), refused]) {
      expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'self';.*frame-ancestors 'none'/);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    }
    expect((await at.ask("/api/sessie")).headers.get("cache-control")).toBe("no-store");
    expect((await fetch(`${at.url}/health/ready`)).status).toBe(200);
  });

  it("does not start without the addresses of its services", async () => {
    const incomplete = { ...at.config, SERVICES: "intake=http://127.0.0.1:1" };
    await expect(startWorkplace({ config: incomplete, huizen, webFolder: at.webFolder })).rejects.toThrow("triage");
  });
});
