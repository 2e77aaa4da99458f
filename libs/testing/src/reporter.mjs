/** Ends a run with one line that says what ran. */
export default class TotalReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, testResults }) {
    const suitesThatDidNotRun = testResults.filter(({ testExecError }) => testExecError).length;
    const failed = numFailedTests + (numFailedTestSuites > 0 ? suitesThatDidNotRun : 0);
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : "";
    process.stdout.write(`\n${numPassedTests} passed, ${failed} failed${skipped}\n`);
  }
}
