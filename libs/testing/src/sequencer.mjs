import { existsSync } from "node:fs";
import { join } from "node:path";
import Sequencer from "@jest/test-sequencer";

/**
 * Files of more than about 40 seconds on two workers, the longest first. Jest begins with the largest file, and in a
 * fresh clone that says nothing: the longest would then come last, and the other worker would wait for it. Beside it
 * come those that are one process; what starts many waits until it is over.
 */
const longest = [
  "test/faults/storingen.spec.ts",
  "test/zijdeuren/zijdeuren.spec.ts",
  "test/herstart.spec.ts",
  "test/lek.spec.ts",
  "test/kafka.spec.ts",
  "test/faults/inzagen.spec.ts",
];
const root = join(import.meta.dirname, "..", "..", "..");
const gone = longest.filter((file) => !existsSync(join(root, file)));
if (gone.length > 0) throw new Error(`The sequencer names files that are not there: ${gone.join(", ")}`);

const turnOf = ({ path }) => {
  const index = longest.findIndex((file) => path === join(root, file));
  return index < 0 ? longest.length : index;
};

/** Begins with the longest files; all others in the order of Jest. */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    return (await super.sort(tests)).toSorted((one, other) => turnOf(one) - turnOf(other));
  }
}
