import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generated, traffic } from "../deploy/docs.js";

const root = join(import.meta.dirname, "..");

it("has every generated document as the contracts have it now", async () => {
  for (const [file, content] of Object.entries(await generated()))
    expect({ file, upToDate: readFileSync(join(root, file), "utf8") === content }).toEqual({ file, upToDate: true });
}, 120_000);

it("knows who acts on an event", () => {
  const listeners = Object.fromEntries(traffic().map(({ name, listeners: who }) => [name, who]));
  expect(listeners).toMatchObject({
    MeldingOntvangen: ["information-hub", "notification"],
    TriageBesloten: ["intake", "information-hub", "case-plan"],
  });
});

it("lists every row that the buses must pass in docs/delivery.md", () => {
  const docs = readFileSync(join(root, "docs/delivery.md"), "utf8");
  const titles = ["contract", "kafka"].flatMap((name) => {
    const spec = readFileSync(join(root, `test/bus/${name}.spec.ts`), "utf8");
    return [...spec.matchAll(/\b(?:row|it)\(\s*"([^"]+)"/g)].map(([, title]) => title!);
  });
  expect(titles.length).toBeGreaterThan(12);
  expect(titles.filter((title) => !docs.includes(title))).toEqual([]);
});
