import { mensen, startService, type TestService } from "@zvh/testing";
import { things } from "./things.fixture.js";

let service: TestService;
beforeAll(async () => (service = await startService(things, { environment: { RATE_LIMIT: "20" } })));
afterAll(() => service.stop());

const statuses = async (count: number, ask: () => PromiseLike<{ status: number }>): Promise<number[]> => {
  const answers = [];
  for (let i = 0; i < count; i++) answers.push((await ask()).status);
  return answers;
};

describe("the limit of calls", () => {
  it("is per person: who asks too much waits, and says for how long; somebody else goes on", async () => {
    const [greedy, other] = [await service.as(mensen.screener), await service.as(mensen.voorzitter)];
    const answers = await statuses(25, () => greedy.get("/v1/things"));
    expect([answers.slice(0, 20), answers.slice(20)]).toEqual([Array(20).fill(200), Array(5).fill(429)]);
    const refused = await greedy.get("/v1/things").expect(429);
    expect(refused.body).toMatchObject({ code: "te-veel-vragen", status: 429 });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    await other.get("/v1/things").expect(200);
  });

  it("is lower for an address that can't sign in, and holds up nobody who can", async () => {
    const nobody = await service.as();
    const answers = await statuses(12, () => nobody.get("/v1/things").set("authorization", "Bearer onzin"));
    expect([answers.slice(0, 10), answers.slice(10)]).toEqual([Array(10).fill(401), [429, 429]]);
    await (await service.as(mensen.voorzitter)).get("/v1/things").expect(200);
  });

  it("is none for services among each other", async () => {
    const agent = await service.asService("others", "proefhuis", "/v1/things/echo");
    expect(new Set(await statuses(30, () => agent.get("/v1/things/echo")))).toEqual(new Set([200]));
  });
});

it("an answer of a service is kept by nobody and read as what it says it is", async () => {
  const { headers } = await (await service.as(mensen.voorzitter)).get("/v1/ik").expect(200);
  expect(headers).toMatchObject({
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  });
  expect(headers).not.toHaveProperty("x-powered-by");
});
