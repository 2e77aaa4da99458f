import { run } from "../programma.js";

it("no answer without its rows: whoever got a whole answer stands in both logs, also when the process dies", async () => {
  const program = run("test/faults/inzagen.ts", {}, "--aantal", "1000");
  const code = await program.ended;
  expect([code, program.output()]).toEqual([0, expect.stringMatching(/zonder rij in de inzagen +0 +goed/)]);
}, 90_000);
