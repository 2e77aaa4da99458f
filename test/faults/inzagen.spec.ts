import { run } from "../programma.js";

it("R57 geen antwoord zonder zijn rijen: wie een heel antwoord kreeg, staat in beide logboeken, ook als het proces sterft", async () => {
  const program = run("test/faults/inzagen.ts", {}, "--aantal", "200");
  const code = await program.ended;
  expect([code, program.output()]).toEqual([0, expect.stringMatching(/zonder rij in de inzagen +0 +goed/)]);
}, 60_000);
