import { faultsIn } from "./sbom.js";

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
