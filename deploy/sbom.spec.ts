import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { audit, auditIn, faultsIn } from "./sbom.js";

const part = (name: string, licence: string | null, hashes: object[] = [{ alg: "SHA-512", content: "ab" }]) => ({
  purl: `pkg:npm/${name}@1.0.0`,
  hashes,
  licenses: licence ? [{ license: { id: licence } }] : [],
});

it("finds a licence that does not go with ours, none at all, and a part that is not pinned", () => {
  const private_ = { ...part("ours", null, []), properties: [{ name: "cdx:npm:package:private", value: "true" }] };
  const components = [
    part("good", "MIT"),
    part("sharing", "AGPL-3.0"),
    part("silent", null),
    part("loose", "ISC", []),
    private_,
  ];
  expect(faultsIn({ components })).toEqual([
    "pkg:npm/sharing@1.0.0: licentie AGPL-3.0",
    "pkg:npm/silent@1.0.0: licentie geen",
    "pkg:npm/loose@1.0.0: niet vastgelegd in package-lock.json",
  ]);
});

describe("known vulnerabilities", () => {
  /** A registry that gives this answer when it is asked for its list, and knows no package. */
  const registry = async (status: number, answer: object): Promise<{ url: string; server: Server }> => {
    const server = createServer((request, response) => {
      response.writeHead(request.method === "POST" ? status : 404, { "content-type": "application/json" });
      request.resume().on("end", () => response.end(JSON.stringify(request.method === "POST" ? answer : {})));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
  };
  const asked = async (status: number, answer: object) => {
    const { url, server } = await registry(status, answer);
    const cache = mkdtempSync(join(tmpdir(), "zvh-npm-"));
    try {
      return await audit("--registry", url, "--fetch-retries", "0", "--cache", cache);
    } finally {
      rmSync(cache, { recursive: true });
      server.closeAllConnections();
      server.close();
    }
  };
  const advisory = (severity: string) => ({
    jose: [{ id: 1, url: "https://example.org/1", title: "Planted", severity, vulnerable_versions: "*" }],
  });

  it("stop a release when the list of the registry has a bad one of a part of ours, and are said when less bad", async () => {
    const { good, lines } = await asked(200, advisory("high"));
    expect([good, lines]).toEqual([false, expect.arrayContaining([expect.stringMatching(/^jose .*: high: Planted/)])]);
    const lesser = await asked(200, advisory("low"));
    expect([lesser.good, lesser.lines]).toEqual([
      true,
      expect.arrayContaining([expect.stringMatching(/^jose .*: low: Planted/)]),
    ]);
    expect(await asked(200, {})).toEqual({ good: true, lines: ["Kwetsbaarheden: 0 bekend."] });
  }, 60_000);

  it("are plainly not looked at where the registry keeps no list; a list that can't be had is a fault", async () => {
    expect(await asked(405, {})).toEqual({ good: true, lines: [expect.stringContaining("NIET nagekeken")] });
    expect(await asked(503, {})).toEqual({ good: false, lines: [expect.stringContaining("niet te lezen")] });
    expect(auditIn("{}").good).toBe(false);
  }, 60_000);
});
