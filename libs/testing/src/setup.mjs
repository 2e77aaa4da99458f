import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Starts one PostgreSQL for the whole run; each test file makes its databases in it. */
export default () =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL("start.ts", import.meta.url)), {
      execArgv: ["--import", "@swc-node/register/esm-register"],
    });
    child.once("message", (url) => {
      process.env.ZVH_TEST_POSTGRES = url;
      globalThis.zvhTestPostgres = child;
      resolve();
    });
    child.once("exit", (code) => reject(new Error(`The PostgreSQL of the tests ended with ${code}`)));
  });
