import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

// What the sources themselves must and must not hold.

const root = join(import.meta.dirname, "..");
const list = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: root, exclude: (name) => ["node_modules", "dist"].includes(name) }).toSorted();
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const linesOf = (file: string): number => read(file).trimEnd().split("\n").length;

const sources = list("{libs,services,deploy,test}/**/*.{ts,tsx,mjs}");
/** Specs and what only specs use. */
const isTest = (file: string): boolean =>
  /\.(spec|proef|opstelling|fake|fixture|testing|voorbeeld)\.tsx?$/.test(file) || /^(test|libs\/testing)\//.test(file);
const product = sources.filter((file) => !isTest(file));
const within = (folder: string): string[] => product.filter((file) => file.startsWith(folder));

/** The lines of these files that hold the pattern, as `file:line`. */
const hits = (files: string[], pattern: RegExp): string[] =>
  files.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}`] : [])),
  );

it("has sources to look at", () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(within("libs/platform/src").length).toBeGreaterThan(15);
  expect(hits(["test/bronnen.spec.ts"], /^it\("has sources/)).toHaveLength(1);
});

it("has no domain word in the platform", () => {
  expect(hits(within("libs/platform/src"), /casus|melding|triage|nazorg|regisseur|overleg|zsm/i)).toEqual([]);
});

it("R77 names no house in a service: a house is data", () => {
  const codes = list("libs/regions/huizen/*.yaml").map((file) => file.split("/").at(-1)!.replace(".yaml", ""));
  const names = [...codes.filter((code) => /-|zeeland/.test(code)), "limburg", "mijnstreek"];
  expect(names.length).toBeGreaterThan(4);
  expect(hits(within("services"), new RegExp(names.join("|"), "i"))).toEqual([]);
});

it("reads the environment in few places", () => {
  const may = /^(deploy\/|libs\/testing\/|test\/|services\/[\w-]+\/src\/main\.ts$|[\w./-]+\.config\.ts$)/;
  const elsewhere = hits(
    sources.filter((file) => !may.test(file)),
    /process\.env(?!`)/,
  );
  expect(elsewhere).toEqual([]);
});

it("uses test code in test code only", () => {
  const testImport = /from "(@zvh\/testing|\.[^"]*\.(spec|proef|opstelling|fake|fixture|testing|voorbeeld)\.js)"/;
  expect(hits(sources.filter(isTest), testImport).length).toBeGreaterThan(10);
  // `npm start` brings its PostgreSQL with the starter of the tests.
  expect(hits(product, testImport).filter((hit) => !hit.startsWith("deploy/"))).toEqual([]);
});

it("turns data into classes in the libraries alone; a request class of a service may say what is inside it", () => {
  expect(
    hits(
      sources.filter((file) => !/^(libs\/contracts|deploy\/api)\//.test(file)),
      /from "[c]lass-validator-jsonschema/,
    ),
  ).toEqual([]);
  const transformers = hits(within("services"), /from "class-transformer/);
  const allowed = hits(within("services"), /^import \{ (Type|Transform|Transform, Type) \} from "class-transformer";$/);
  expect(transformers).toEqual(allowed);
});

it("has no source file of more than 250 lines, and few of 20 or less", () => {
  expect(sources.filter((file) => linesOf(file) > 250).map((file) => `${file}: ${linesOf(file)}`)).toEqual([]);
  const short = sources.filter((file) => linesOf(file) <= 20);
  expect(short.length / sources.length).toBeLessThanOrEqual(0.2);
});

it("says what each part is in few words", () => {
  for (const service of list("services/*/package.json").map((file) => file.replace("package.json", "README.md")))
    expect([service, existsSync(join(root, service)) && linesOf(service) <= 30]).toEqual([service, true]);
  expect(linesOf("README.md")).toBeLessThanOrEqual(120);
});
