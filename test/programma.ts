import { spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** A program of ours in a process group of its own, as a terminal starts it. */
export type Program = {
  /** What it wrote until now. */
  output: () => string;
  /** Resolves when it has written this; rejects when it ends first. */
  wrote: (pattern: RegExp) => Promise<void>;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string | null>;
  /** Ends the program itself without a word; what it started lives on. */
  kill: () => void;
  /** A signal to the program and all that it started, as Ctrl-C gives. */
  signalAll: (signal: NodeJS.Signals) => void;
};

const running = new Set<Program>();
process.once("exit", () => running.forEach((program) => program.signalAll("SIGKILL")));

/** Runs a TypeScript file as `npm start` and `npm run dag` do, or a JavaScript file as it is. */
export const run = (file: string, environment: Record<string, string>, ...words: string[]): Program => {
  const options = file.endsWith(".ts") ? ["--import", "@swc-node/register/esm-register"] : [];
  const child = spawn(process.execPath, [...options, "--disable-warning=ExperimentalWarning", file, ...words], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_OPTIONS: "", NODE_ENV: "", ...environment },
  });
  let text = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      for (const listener of listeners) listener();
    });
  const ended = new Promise<number | string | null>((resolve) =>
    child.once("close", (code, signal) => (running.delete(program), resolve(code ?? signal))),
  );
  const program: Program = {
    output: () => text,
    wrote: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => pattern.test(text) && (listeners.delete(look), resolve());
        listeners.add(look);
        look();
        void ended.then((code) => reject(new Error(`${file} ended with ${code} before ${pattern}:\n${text}`)));
      }),
    ended,
    kill: () => void child.kill("SIGKILL"),
    signalAll: (signal) => {
      try {
        process.kill(-child.pid!, signal);
      } catch {
        // the group is gone already
      }
    },
  };
  running.add(program);
  return program;
};
