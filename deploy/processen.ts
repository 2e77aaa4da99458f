import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { configOf, environmentOf, prepare, prepareWorkplace, services, type Surroundings } from "./system.js";

/** A service in a process of its own, that is started again when it ends by itself. */
export type Proces = { name: string; pid(): number; kill(signal: NodeJS.Signals): void; stop(): Promise<void> };

const root = join(import.meta.dirname, "..");

/** Starts a program of ours and starts it again whenever it ends, until it is stopped. */
export const startProces = (
  name: string,
  program: string,
  environment: Record<string, string>,
  onEnd: (line: string) => void = () => {},
): Proces => {
  let child: ChildProcess;
  let stopping = false;
  const ended = Promise.withResolvers<void>();
  const start = () => {
    const options = [
      "--max-semi-space-size=8",
      "--disable-warning=ExperimentalWarning",
      "--disable-warning=TimeoutNegativeWarning",
    ];
    child = spawn(process.execPath, [...options, "--import", "@swc-node/register/esm-register", program], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "ignore", "pipe"],
    });
    child.stderr!.on("data", (chunk: Buffer) => onEnd(chunk.toString().trim()));
    child.once("exit", (code, signal) => {
      if (stopping) return ended.resolve();
      onEnd(`${name} ended (${signal ?? code}) and is started again`);
      setTimeout(() => (stopping ? ended.resolve() : start()), 500);
    });
  };
  start();
  process.once("exit", () => child.kill("SIGKILL"));
  const stop = async () => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGCONT");
    child.kill("SIGTERM");
    const last = setTimeout(() => child.kill("SIGKILL"), 20_000);
    await ended.promise;
    clearTimeout(last);
  };
  return { name, pid: () => child.pid!, kill: (signal) => void child.kill(signal), stop };
};

/** Resolves when this address answers 200; rejects after two minutes. */
export const answers = async (url: string): Promise<void> => {
  for (let left = 600; ; left--) {
    const response = await fetch(url).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
    if (left === 0) throw new Error(`${url} does not answer`);
    await pause(200);
  }
};

/**
 * Starts every service and the workplace, each in a process of its own, over Kafka.
 * @param options.program what runs one of them; `onEnd` hears its errors and its end
 */
export const startProcessen = async (
  at: Surroundings,
  brokers: string,
  { program = "deploy/dienst.ts", onEnd = (line: string) => console.error(line) } = {},
) => {
  await Promise.all([prepareWorkplace(at), ...services.map((service) => prepare(service, at))]);
  const processen = [...services.map(({ name }) => name), "workplace"].map((name) => {
    const environment = { ...environmentOf(name, at), KAFKA_BROKERS: brokers, SERVICE: name };
    return startProces(name, program, environment, onEnd);
  });
  const url = `http://127.0.0.1:${at.portOf("workplace")}`;
  const stop = async () => void (await Promise.all(processen.map((proces) => proces.stop())));
  try {
    await Promise.all(services.map(({ name }) => answers(`http://127.0.0.1:${at.portOf(name)}/health/ready`)));
    await answers(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { processen, config: configOf("workplace", at), url, stop };
};
