import { writeSync } from "node:fs";

/** Ends a run with one line that says what ran; a test file that could not be run counts as a failure. */
export default class TotalReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, testResults }) {
    const failed = numFailedTests + testResults.filter(({ testExecError }) => testExecError).length;
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : "";
    // At the very end: Jest prints its own summary after every reporter.
    process.once("exit", () => writeSync(1, `\n${numPassedTests} passed, ${failed} failed${skipped}\n`));
  }
}
