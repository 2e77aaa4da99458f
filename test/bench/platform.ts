import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { ports } from "../../deploy/ports.js";
import { services } from "../../deploy/system.js";
import { freeRange } from "../systeem.js";
import { until } from "./measure.js";

const root = join(import.meta.dirname, "..", "..");

/** The platform as `npm start` starts it, in a process of its own, on a folder and ports of its own. */
export type Platform = {
  /** From the command until it says that it is ready. */
  seconds: number;
  addressOf(service: string): string;
  /** Of the roles in PostgreSQL. */
  password: string;
  urlOf(role: string, database: string): string;
  /** A connection of the administrator: past row-level security. */
  admin(database: string): pg.Pool;
  /** What the Node process uses: memory now and at its highest, processor time until now; null where none tells. */
  usage(): Usage | null;
  /** Resolves when no event and no to-do is left in the databases of the services, which may have another name. */
  settled(nameOf?: (service: string) => string): Promise<void>;
  stop(): Promise<void>;
};

/** A data folder, where a PostgreSQL that may not run as root can come too. */
export const temporaryFolder = (): { folder: string; remove(): void } => {
  const folder = mkdtempSync(join(existsSync("/var/tmp") ? "/var/tmp" : tmpdir(), "zvh-bench-"));
  chmodSync(folder, 0o755);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** Resolves with the output once the process says that it is ready; rejects with what it said when it ends before. */
const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = "";
    for (const stream of [child.stdout!, child.stderr!])
      stream.on("data", (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-4000);

        if (output.includes("Het platform draait")) resolve();
      });
    child.once("exit", () => reject(new Error(`The platform ended: ${output}`)));
  });

export type Usage = { now: number; highest: number; processor: number };

/** What a process uses, as Linux tells it: memory in MiB, processor time in seconds. */
const usageOf = (pid: number): Usage | null => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const mebibytes = (field: string) => Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)![1]) / 1024);
    const times = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    const processor = (Number(times[11]) + Number(times[12])) / 100;
    return { now: mebibytes("VmRSS"), highest: mebibytes("VmHWM"), processor };
  } catch {
    return null;
  }
};

/** The process that a process started. */
const startedBy = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ")[0]);
  } catch {
    return NaN;
  }
};

/** Starts the platform on a data folder; `seconds` counts from the start of the process. */
export const startPlatform = async (folder: string): Promise<Platform> => {
  const first = await freeRange(Object.keys(ports).length);
  const portOf = (name: string) => first + ports[name]! - ports.workplace!;
  const begin = performance.now();
  const child = spawn(process.execPath, [join("deploy", "bootstrap.mjs"), "start"], {
    cwd: root,
    env: { ...process.env, ZVH_PORT: String(first), ZVH_DATA: folder, RATE_LIMIT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const endToo = () => child.kill("SIGINT"); // it stops its own PostgreSQL
  process.once("exit", endToo);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await ready(child);
  const seconds = (performance.now() - begin) / 1000;
  const password = readFileSync(join(folder, "wachtwoord"), "utf8");
  const pools = new Map<string, pg.Pool>();
  const urlOf = (role: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${portOf("postgres")}/${database}`;
  const admin = (database: string): pg.Pool => {
    const connectionString = urlOf("postgres", database);
    const pool = pools.get(database) ?? new pg.Pool({ connectionString, max: 2 }).on("error", () => {});
    pools.set(database, pool);
    return pool;
  };
  const stop = async () => {
    await Promise.all([...pools.values()].map((pool) => pool.end()));
    child.kill("SIGINT");
    await ended;
    process.off("exit", endToo);
  };
  return {
    seconds,
    addressOf: (service) => `http://127.0.0.1:${portOf(service)}`,
    password,
    urlOf,
    admin,
    usage: () => usageOf(startedBy(child.pid!)),
    settled: (nameOf = (service) => service) => settled(services.map(({ name }) => admin(nameOf(name)))),
    stop,
  };
};

const settled = async (databases: pg.Pool[]): Promise<void> => {
  const open = "select (select count(*) from outbox)::int + (select count(*) from todo)::int as open";
  await until("no event and no to-do left", performance.now(), async () => {
    const counts = await Promise.all(databases.map(async (admin) => (await admin.query(open)).rows[0].open));
    return counts.every((count) => count === 0);
  });
};
