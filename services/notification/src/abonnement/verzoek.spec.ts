import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { verstuur } from "./verzoek.js";

let canary: ReturnType<typeof createServer>;
let port: number;
let touched = 0;
beforeAll(async () => {
  canary = createServer((request, response) => {
    const naar = `http://127.0.0.1:${port}/verder`;
    response.writeHead(request.url === "/door" ? 302 : 204, { location: naar, "retry-after": "7" }).end();
  });
  canary.on("connection", () => touched++);
  await new Promise<void>((resolve) => canary.listen(0, "::", resolve));
  ({ port } = canary.address() as AddressInfo);
});
afterAll(() => void canary.close());

const naar = (host: string, pad = "/", alles = false) =>
  verstuur({ sink: `http://${host}:${port}${pad}`, headers: {}, body: "{}" }, alles, new AbortController().signal);

it("gives a canary on this machine not one packet, however its address is written", async () => {
  const hosts = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "0.0.0.0",
    "localhost",
    "[::1]",
    "[::]",
  ];
  for (const host of [...hosts, "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "ip6-localhost"])
    expect(await naar(host)).toMatchObject({
      status: null,
      reden: expect.stringMatching(/adres-geweigerd|naam-onbekend/),
    });
  expect(touched).toBe(0);
});

it("goes there in development, keeps what the answer asks, and follows no redirect", async () => {
  expect(await naar("localhost", "/", true)).toMatchObject({ status: 204, reden: null, retryAfter: "7" });
  const eerder = touched;
  expect(await naar("127.0.0.1", "/door", true)).toMatchObject({ status: 302, reden: "geweigerd" });
  expect(touched).toBe(eerder + 1);
});

it("says why it came to nothing, in a code", async () => {
  expect(await naar("bestaat-niet.invalid", "/", true)).toMatchObject({ status: null, reden: "naam-onbekend" });
  const dicht = { sink: "http://127.0.0.1:1/", headers: {}, body: "{}" };
  expect(await verstuur(dicht, true, new AbortController().signal)).toMatchObject({ reden: "geen-verbinding" });
});
