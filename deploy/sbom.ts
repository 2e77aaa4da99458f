import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// `npm run sbom`: the bill of materials of what runs in production (CycloneDX) in dist/sbom.cdx.json, whether each part
// may be used and is pinned, and whether the registry knows of a vulnerability in it.

const root = join(import.meta.dirname, "..");

type Component = {
  purl: string;
  hashes?: object[];
  properties?: { name: string; value: string }[];
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
};
export type Sbom = { components: Component[] };

/** Licences that go with EUPL-1.2. */
const allowed = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "EUPL-1.2",
  "ISC",
].concat(["MIT", "Unlicense"]);

const says = ({ properties = [] }: Component, name: string): boolean =>
  properties.some((property) => property.name === `cdx:npm:package:${name}` && property.value === "true");

const licenceOf = ({ licenses = [] }: Component): string =>
  licenses.map(({ license, expression }) => license?.id ?? license?.name ?? expression).join(" ") || "geen";

/** What is wrong with a bill of materials, a line each: a licence that does not go with ours, a part without a hash. */
export const faultsIn = ({ components }: Sbom): string[] =>
  components
    .filter((component) => !says(component, "private") && !says(component, "extraneous"))
    .flatMap((component) => [
      ...(allowed.includes(licenceOf(component)) ? [] : [`${component.purl}: licentie ${licenceOf(component)}`]),
      ...(component.hashes?.length ? [] : [`${component.purl}: niet vastgelegd in package-lock.json`]),
    ]);

const npm = (...args: string[]): { ok: boolean; output: string } => {
  try {
    return {
      ok: true,
      output: execFileSync("npm", args, { cwd: root, encoding: "utf8", stdio: "pipe", maxBuffer: 2 ** 26 }),
    };
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    return { ok: false, output: stdout + stderr };
  }
};

if (process.argv[1] === import.meta.filename) {
  const { output } = npm("sbom", "--sbom-format", "cyclonedx", "--omit", "dev");
  const sbom = JSON.parse(output) as Sbom;
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(join(root, "dist", "sbom.cdx.json"), output);
  const faults = faultsIn(sbom);
  console.log(`dist/sbom.cdx.json: ${sbom.components.length} onderdelen, ${faults.length} fouten`);
  for (const fault of faults) console.error(fault);
  const audit = npm("audit", "--omit", "dev", "--audit-level", "high");
  const unasked = !audit.ok && audit.output.includes("audit endpoint");
  console.log(unasked ? "Kwetsbaarheden: niet nagekeken, dit register geeft er geen lijst van." : audit.output.trim());
  process.exit(faults.length > 0 || (!audit.ok && !unasked) ? 1 : 0);
}
