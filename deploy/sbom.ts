import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

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

const npm = async (...args: string[]): Promise<string> => {
  const options = { cwd: root, maxBuffer: 2 ** 26 };
  // npm ends with 1 when it found something; what it found is in its output then.
  return await promisify(execFile)("npm", args, options).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string; message: string }) => error.stdout || JSON.stringify({ message: error.message }),
  );
};

type Advisory = { title: string; url: string };
type Vulnerable = { name: string; severity: string; range: string; via: (Advisory | string)[] };
/** What `npm audit --json` writes: a list, or that its registry gave none. */
type Audit = { auditReportVersion?: number; vulnerabilities?: Record<string, Vulnerable>; statusCode?: number } & {
  message?: string;
};

/** How bad a known vulnerability must be to stop a release; of a lesser one it is said. */
const stopping = ["high", "critical"];

const advice = ({ name, range, severity, via }: Vulnerable): string => {
  const why = via.map((one) => (typeof one === "string" ? `door ${one}` : `${one.title} (${one.url})`));
  return `${name} ${range}: ${severity}: ${why.join("; ")}`;
};

/**
 * What the registry knows of vulnerabilities, a line each.
 * @param output of `npm audit --json`
 * @returns good when nothing stops a release; also when the registry says that it keeps no such list, which the line
 * says too. A list that could not be had or read is not good: nobody looked.
 */
export const auditIn = (output: string): { good: boolean; lines: string[] } => {
  const { auditReportVersion, vulnerabilities, statusCode = 0, message }: Audit = JSON.parse(output);
  if (auditReportVersion === 2 && vulnerabilities) {
    const found = Object.values(vulnerabilities);
    const good = !found.some(({ severity }) => stopping.includes(severity));
    return { good, lines: [`Kwetsbaarheden: ${found.length} bekend.`, ...found.map(advice)] };
  }
  if ([404, 405, 501].includes(statusCode))
    return {
      good: true,
      lines: [`Kwetsbaarheden: NIET nagekeken, dit register geeft er geen lijst van (${statusCode}).`],
    };
  return { good: false, lines: [`Kwetsbaarheden: de lijst was niet te lezen: ${message ?? output.slice(0, 200)}`] };
};

/** Asks the registry of npm, or another, for what it knows of what runs in production. */
export const audit = async (...options: string[]): Promise<ReturnType<typeof auditIn>> =>
  auditIn(await npm("audit", "--omit", "dev", "--json", ...options));

if (process.argv[1] === import.meta.filename) {
  const output = await npm("sbom", "--sbom-format", "cyclonedx", "--omit", "dev");
  const sbom = JSON.parse(output) as Sbom;
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(join(root, "dist", "sbom.cdx.json"), output);
  const faults = faultsIn(sbom);
  console.log(`dist/sbom.cdx.json: ${sbom.components.length} onderdelen, ${faults.length} fouten`);
  for (const fault of faults) console.error(fault);
  const { good, lines } = await audit();
  for (const line of lines) console.log(line);
  process.exit(faults.length > 0 || !good ? 1 : 0);
}
