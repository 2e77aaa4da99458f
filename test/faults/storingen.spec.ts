import { brokerPossible } from "../../deploy/kafka.js";
import { run } from "../programma.js";

const good = /Niets verloren, niets dubbel, niets uit volgorde\./;
const overKafka = brokerPossible().ok || process.env.CI ? it : it.skip;

const chaos = async (...words: string[]): Promise<void> => {
  const program = run("test/faults/storingen.ts", {}, ...words);
  const code = await program.ended;
  console.log(program.output());
  expect([code, program.output()]).toEqual([0, expect.stringMatching(good)]);
};

describe("whatever is killed or cut", () => {
  overKafka("nothing is lost, doubled or out of order over Kafka", () => chaos("--minutes", "1.2"), 480_000);
  it(
    "nothing is lost, doubled or out of order on the bus within one process",
    () => chaos("--minutes", "0.4", "--bus", "proces"),
    300_000,
  );
});
