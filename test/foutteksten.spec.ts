import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { huizenMap } from "@zvh/regions";

const root = join(import.meta.dirname, "..");
const literal = `"([a-z]+(?:-[a-z]+)+)"`;

/** What a consumer or a worker refuses is parked with its code, not answered; the screen reads answers. */
const answersNobody = /\.spec\.ts$|(^|[./])(consumer|worker)\.ts$|\/web\//;

/** The sources that may answer, per service: a helper that builds a fault is known in its own service. */
const sourcesOf = (folder: string): string =>
  globSync(join(root, folder, "src/**/*.ts"))
    .filter((file) => !answersNobody.test(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");

/** Functions that get the code of a refusal as an argument: `fout(where, "code", …)` and the like. */
const helpersIn = (source: string): string[] =>
  [...source.matchAll(/(\w+)(?: = )?\([^()]*\bcode: string, (?:message: string|httpStatus: number)/g)].map(
    ([, name]) => name!,
  );

const all = (source: string, pattern: string): string[] =>
  [...source.matchAll(new RegExp(pattern, "g"))].map(([, found]) => found!);

/** The codes with which the sources of one service can refuse. */
const codesIn = (source: string): string[] => {
  const refusals = all(source, "new Refused\\(([^,;]*)");
  // A fault within a refusal that has a code of its own comes with its own sentence.
  const rest = source.replaceAll(/new Refused\(\s*"[^"]+",[^;]*;/g, "");
  const helpers = helpersIn(source).join("|") || "(?!)";
  return [
    ...refusals.flatMap((argument) => all(argument, literal)),
    ...all(rest, `\\bwhere\\b[^;]{0,160}?\\bcode: ${literal}`),
    ...all(rest, `\\b(?:${helpers})\\((?=[^;]*?${literal})`),
    ...all(rest, `\\bcode\\]? = [^;]*?${literal}`),
    ...all(rest, `\\b4\\d\\d: ${literal}`),
  ];
};

const folders = ["libs/platform", ...globSync("services/*", { cwd: root })];
const codes = [...new Set(folders.flatMap((folder) => codesIn(sourcesOf(folder))))].toSorted();
const { foutteksten } = parse(readFileSync(join(huizenMap, "landelijk.yaml"), "utf8")) as {
  foutteksten: Record<string, string>;
};
console.log(folders.map((f) => f + ": " + [...new Set(codesIn(sourcesOf(f)))].toSorted().join(" ")).join("\n"));

describe("what people read when a service refuses", () => {
  it("finds the codes in the sources", () => {
    expect(codes.length).toBeGreaterThan(40);
    // One of each way in which a refusal is written.
    expect(codes).toEqual(
      expect.arrayContaining(["al-gescreend", "toets-ontbreekt", "doel-ontbreekt", "tot-datum-ongeldig", "te-groot"]),
    );
  });

  it("has a sentence of its own for every code", () => {
    expect(codes.filter((code) => !foutteksten[code])).toEqual([]);
  });

  it("has no sentence for a code that no source knows any more", () => {
    expect(Object.keys(foutteksten).filter((code) => !codes.includes(code))).toEqual([]);
  });
});
