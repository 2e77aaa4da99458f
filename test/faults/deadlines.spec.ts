import { run } from "../programma.js";

it("R73 fires every deadline once and never early, on hosts whose clocks are ten minutes wrong, while its processes are killed and its database is stopped hard", async () => {
  const words = ["--aantal", "300", "--kills", "4", "--te-laat", "20000"];
  const program = run("test/faults/deadlines.ts", {}, ...words);
  const code = await program.ended;
  expect([code, program.output()]).toEqual([0, expect.stringMatching(/te vroeg +0 +goed/)]);
}, 90_000);
