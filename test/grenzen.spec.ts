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
  const file = join(mkdtempSync(join(tmpdir(), "zvh-graph-")), "graph.json");
  const environment = { ...process.env, NX_DAEMON: "false", NX_NO_CLOUD: "true", NODE_OPTIONS: "" };
  const nx = join(root, "node_modules", "nx", "dist", "bin", "nx.js");
  await promisify(execFile)(process.execPath, [nx, "graph", `--file=${file}`], { cwd: folder, env: environment });
  return JSON.parse(readFileSync(file, "utf8")).graph;
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

/** A copy of the tree with a file more, for as long as `work` takes. */
const withPlanted = async <T>(file: string, text: string, work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), "zvh-planted-"));
  try {
    for (const part of ["libs", "services", "package.json", "package-lock.json", "nx.json", "tsconfig.base.json"])
      cpSync(join(root, part), join(folder, part), {
        recursive: true,
        filter: (path) => !/\/(node_modules|dist)$/.test(path),
      });
    linkModules(folder);
    writeFileSync(join(folder, file), text);
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

it("sees a service that imports a service, by its name or by its path", async () => {
  const planted = `import "@zvh/triage/module";\nimport "../../case-plan/src/datum.js";\n`;
  const graph = await withPlanted("services/intake/src/geplant.ts", planted, graphOf);
  expect(crossings(graph).sort()).toEqual(["@zvh/intake → @zvh/case-plan", "@zvh/intake → @zvh/triage"]);
}, 60_000);

it("sees a region that imports anything", async () => {
  const graph = await withPlanted("libs/regions/src/geplant.ts", `import "@zvh/contracts";\n`, graphOf);
  expect(crossings(graph)).toEqual(["@zvh/regions → @zvh/contracts"]);
}, 60_000);
