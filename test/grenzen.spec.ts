import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

// Who may use whom. Nx finds every import, relative ones too; a project says in its package.json what it is.

const root = join(import.meta.dirname, "..");

/** A service never imports a service: it listens to its events. Only specs use `testen`: bronnen.spec.ts sees to that. */
const may: Record<string, string[]> = {
  service: ["contracten", "plumbing", "regio", "testen"],
  plumbing: ["contracten", "testen"],
  testen: ["contracten", "plumbing", "regio"],
  contracten: [],
  regio: [],
};

type Graph = {
  nodes: Record<string, { data: { tags: string[] } }>;
  dependencies: Record<string, { source: string; target: string }[]>;
};

/** The graph of the tree in a folder, as Nx sees it. */
const graphOf = async (folder: string): Promise<Graph> => {
  const out = mkdtempSync(join(tmpdir(), "zvh-graph-"));
  const environment = { ...process.env, NX_DAEMON: "false", NX_NO_CLOUD: "true", NODE_OPTIONS: "" };
  const nx = [join(root, "node_modules", "nx", "dist", "bin", "nx.js"), "graph", `--file=${out}/graph.json`];
  try {
    await promisify(execFile)(process.execPath, nx, { cwd: folder, env: environment });
    return JSON.parse(readFileSync(join(out, "graph.json"), "utf8")).graph;
  } finally {
    rmSync(out, { recursive: true });
  }
};

const kindOf = ({ nodes }: Graph, project: string): string =>
  nodes[project]?.data.tags.find((tag) => tag.startsWith("soort:"))?.slice(6) ?? "none";

const edgesOf = ({ nodes, dependencies }: Graph) =>
  Object.values(dependencies)
    .flat()
    .filter(({ target }) => target in nodes);

/** The edges that cross a boundary. */
const crossings = (graph: Graph): string[] =>
  edgesOf(graph)
    .filter(({ source, target }) => !may[kindOf(graph, source)]?.includes(kindOf(graph, target)))
    .map(({ source, target }) => `${source} → ${target}`);

/** The installed packages, and our own as they are in the copy. */
const linkModules = (folder: string): void => {
  const [from, to] = [join(root, "node_modules"), join(folder, "node_modules")];
  mkdirSync(join(to, "@zvh"), { recursive: true });
  for (const name of readdirSync(from)) if (name !== "@zvh") symlinkSync(join(from, name), join(to, name));
  for (const name of readdirSync(join(from, "@zvh")))
    symlinkSync(join(folder, readlinkSync(join(from, "@zvh", name)).replace("../../", "")), join(to, "@zvh", name));
};

/** A copy of the tree with these files more, for as long as `work` takes. */
const withPlanted = async <T>(files: Record<string, string>, work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), "zvh-planted-"));
  const filter = (path: string) => !/\/(node_modules|dist)$/.test(path);
  try {
    for (const part of ["libs", "services", "package.json", "package-lock.json", "nx.json", "tsconfig.base.json"])
      cpSync(join(root, part), join(folder, part), { recursive: true, filter });
    linkModules(folder);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

it("keeps every import within the boundaries", async () => {
  const graph = await graphOf(root);
  expect(Object.keys(graph.nodes).filter((project) => kindOf(graph, project) === "none")).toEqual([]);
  expect(edgesOf(graph).length).toBeGreaterThan(0); // an empty graph would pass everything
  expect(crossings(graph)).toEqual([]);
}, 60_000);

it("sees a service that imports a service, by its name or by its path, and a region that imports anything", async () => {
  const planted = {
    "services/intake/src/geplant.ts": `import "@zvh/triage/module";\nimport "../../case-plan/src/datum.js";\n`,
    "libs/regions/src/geplant.ts": `import "@zvh/contracts";\n`,
  };
  expect(crossings(await withPlanted(planted, graphOf)).sort()).toEqual([
    "@zvh/intake → @zvh/case-plan",
    "@zvh/intake → @zvh/triage",
    "@zvh/regions → @zvh/contracts",
  ]);
}, 60_000);
