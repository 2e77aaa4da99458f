import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { transformFile } from "@swc/core";

// `deploy/bouw.ts <map>`: what runs in production, as JavaScript, and nothing else: the programs named here, every file
// that they use, and the data beside them. The installed packages come beside it (deploy/Dockerfile).

const root = join(import.meta.dirname, "..");

/** One process, one step of a roll-out, and the commands of an operator. */
export const programs = ["deploy/dienst.ts", "deploy/stap.ts", "deploy/zvh.ts"];

/** Read at run time: policies, houses, what the API says of itself, and the built screen. */
const data = ["services/*/src/*.cedar", "services/*/src/*.cedarschema", "libs/regions/huizen/**/*.yaml"].concat(
  "docs/api/*.openapi.json",
  "services/workplace/dist/web/**/*.*",
  "deploy/demo/dag/*",
);

const manifests = globSync("{libs,services}/*/package.json", { cwd: root });

type Manifest = { name: string; exports: string | Record<string, string> };
const manifestOf = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8")) as Manifest;

/** Our own packages: the file of every name by which one is imported. */
const ours = new Map(
  manifests.flatMap((file) => {
    const { name, exports } = manifestOf(file);
    const all = Object.entries(typeof exports === "string" ? { ".": exports } : exports);
    return all.map(([path, target]) => [join(name, path), join(dirname(file), target)] as const);
  }),
);

/** The files of ours that a file imports, from wherever it does. */
const importsOf = (file: string): string[] => {
  const text = readFileSync(join(root, file), "utf8").replace(/^(import|export) type .*$/gm, "");
  const names = [...text.matchAll(/(?:\bfrom |\bimport\(|^import )"([^"]+)"/gm)].map(([, name]) => name!);
  return names.flatMap((name) => {
    if (name.startsWith(".")) return [relative(root, resolve(root, dirname(file), name)).replace(/\.js$/, ".ts")];
    return ours.get(name) ?? [];
  });
};

/** Every source file that these programs use, themselves included. */
export const usedBy = (files: string[]): string[] => {
  const found = new Set(files);
  for (const file of found) for (const used of importsOf(file)) found.add(used);
  return [...found].toSorted();
};

const javascript = (text: string): string => text.replaceAll(/(\.\/src\/[^"]+)\.ts"/g, '$1.js"');

/** Writes what runs in production to a folder. */
export const build = async (folder: string): Promise<void> => {
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const file of usedBy(programs)) {
    const { code } = await transformFile(join(root, file), { sourceMaps: false });
    write(file.replace(/\.ts$/, ".js"), code);
  }
  for (const file of manifests) write(file, javascript(readFileSync(join(root, file), "utf8")));
  for (const file of globSync(data, { cwd: root })) cpSync(join(root, file), join(folder, file), { recursive: true });
  cpSync(join(root, "package.json"), join(folder, "package.json"));
};

if (process.argv[1] === import.meta.filename) await build(resolve(process.argv[2] ?? "dist/productie"));
