import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generated, traffic } from "../deploy/docs.js";

const root = join(import.meta.dirname, "..");

it("has every generated document as the contracts have it now", async () => {
  for (const [file, content] of Object.entries(await generated()))
    expect({ file, upToDate: readFileSync(join(root, file), "utf8") === content }).toEqual({ file, upToDate: true });
});

it("knows who acts on an event", () => {
  const listeners = Object.fromEntries(traffic().map(({ name, listeners: who }) => [name, who]));
  expect(listeners).toMatchObject({
    MeldingOntvangen: ["information-hub", "notification"],
    TriageBesloten: ["intake", "case-plan"],
  });
});
