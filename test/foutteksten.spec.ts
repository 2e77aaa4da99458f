import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { huizenMap } from "@zvh/regions";

const root = join(import.meta.dirname, "..");
const literal = `"([a-z]+(?:-[a-z]+)+)"`;

/** What a consumer or a worker refuses is parked with its code and answered to nobody; the screen only reads answers. */
const silent = /\.spec\.ts$|(^|[./])(consumer|worker)\.ts$|\/web\//;

/** All sources of a service together: a helper that one file has, others use. */
const sourceOf = (folder: string): string =>
  globSync("src/**/*.ts", { cwd: join(root, folder) })
    .filter((file) => !silent.test(file))
    .map((file) => readFileSync(join(root, folder, file), "utf8"))
    .join("\n");

const all = (source: string, pattern: string): string[] =>
  [...source.matchAll(new RegExp(pattern, "g"))].map(([, found]) => found!);

/** The names of functions that take the code of a refusal, as in `fout(where, "code", …)`. */
const helpersIn = (source: string): string[] =>
  all(source, "(\\w+)(?: = )?\\([^()]*\\bcode: string, (?:message: string|httpStatus: number)");

/** The codes with which a service can refuse. */
const codesIn = (source: string): string[] => {
  // A fault inside a refusal that has a code of its own comes with its own sentence.
  const rest = source.replaceAll(/new Refused\(\s*"[^"]+",[^;]*;/g, "");
  return [
    ...all(source, "new Refused\\(([^,;]*)").flatMap((argument) => all(argument, literal)),
    ...all(rest, `\\bwhere\\b[^;]{0,160}?\\bcode: ${literal}`),
    ...all(rest, `\\b(?:${helpersIn(source).join("|") || "(?!)"})\\((?=[^;]*?${literal})`),
    ...all(rest, `\\bcode\\]? = [^;]*?${literal}`),
    ...all(rest, `\\b4\\d\\d: ${literal}`),
  ];
};

const folders = ["libs/platform", "libs/regions", ...globSync("services/*", { cwd: root })];
const codes = [...new Set(folders.flatMap((folder) => codesIn(sourceOf(folder))))].toSorted();
const [, foutteksten] = /^foutteksten:\n([\s\S]*?)^\S/m.exec(readFileSync(join(huizenMap, "landelijk.yaml"), "utf8"))!;
const texts = all(foutteksten!, "  ([a-z-]+): .+");

it("finds a code in each way in which a refusal is written", () => {
  const each = ["al-gescreend", "casusregisseur-nodig", "toets-ontbreekt", "doel-ontbreekt", "tot-datum-ongeldig"];
  expect(codes).toEqual(expect.arrayContaining([...each, "onverwachte-fout", "te-groot"]));
  expect(codes.length).toBeGreaterThan(40);
});

it("has a sentence in the national layer for every code that a service can answer", () => {
  expect(codes.filter((code) => !texts.includes(code))).toEqual([]);
});

it("has no sentence for a code that no source knows any more", () => {
  expect(texts.filter((code) => !codes.includes(code))).toEqual([]);
});
