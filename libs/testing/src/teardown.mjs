/** Ends the PostgreSQL of the run. */
export default () =>
  new Promise((resolve) => {
    const child = globalThis.zvhTestPostgres;
    if (!child || child.exitCode !== null) return resolve();
    child.removeAllListeners("exit");
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
