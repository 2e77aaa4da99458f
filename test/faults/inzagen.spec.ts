import { run } from "../programma.js";

it("no answer without its rows: whoever got a whole answer stands in both logs, also when the process dies", async () => {
  const program = run("test/faults/inzagen.ts", {}, "--aantal", "1000");
  const code = await program.ended;
  expect([code, program.output()]).toEqual([0, expect.stringMatching(/zonder rij in de inzagen +0 +goed/)]);
}, 400_000);

it("finds a service that writes its rows after the answer: this run can fail", async () => {
  const program = run("test/faults/inzagen.ts", {}, "--aantal", "500", "--laat");
  const code = await program.ended;
  expect([code, program.output()]).toEqual([1, expect.stringMatching(/zonder rij in de besluiten +[1-9]\d* +FOUT/)]);
}, 180_000);

it("prints what the rows cost a read, with them and without in one run, having written them", async () => {
  const program = run("test/faults/inzagen.ts", {}, "--aantal", "40", "--kosten");
  const code = await program.ended;
  expect([code, program.output()]).toEqual([0, expect.stringMatching(/rijen in de besluiten +80 +goed/)]);
  expect(program.output().match(/met gedeeld door zonder +\d+\.\d\d/g)).toHaveLength(4);
}, 180_000);
