/** Prints the runner's real counts in one plain line, last of all. */
export default class CountsReporter {
  onRunComplete(_contexts, results) {
    const crashed = results.testResults.filter((file) => file.testExecError).length;
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : '';
    process.stdout.write(`${results.numPassedTests} passed, ${results.numFailedTests + crashed} failed${skipped}\n`);
  }
}
