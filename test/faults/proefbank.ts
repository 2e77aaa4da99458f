import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { build } from "vite";
import { connect, migrate, prepareDatabase, Store } from "@zvh/platform";
import { startPostgres, type Postgres } from "@zvh/testing";
import { Thing, things } from "../../libs/platform/src/things.fixture.js";
import { run, type Program } from "../programma.js";

/** One database of the smallest service, that can be stopped hard, and processes of the service that can be killed. */
export type Proefbank = {
  /** Where its data stand. */
  folder: string;
  /** An administrator's connection to its database. */
  url: string;
  /** What a process of the service is told. */
  environment: Record<string, string>;
  /** Past row-level security; a connection that breaks is replaced. */
  sql(text: string, values?: unknown[]): Promise<any[]>;
  /** The service's own way to its database, from this process. */
  store: Store;
  /** Starts a process of the service, with more in its environment. */
  start(more?: Record<string, string>): Program;
  /** Stops PostgreSQL at once, without a checkpoint (what `pg_ctl stop -m immediate` does), and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
};

const password = "test";
const root = join(import.meta.dirname, "..", "..");

/** The program of a process in one file of JavaScript, so that a new one stands in for a killed one soon. */
const bundle = async (folder: string): Promise<string> => {
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  await build({
    root,
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: [/^@oxc-project/] },
    build: { ssr: "test/faults/proefdienst.ts", outDir: folder, emptyOutDir: false, copyPublicDir: false },
  });
  return join(folder, "proefdienst.js");
};

/** PostgreSQL keeps its promises here (fsync): what was committed before a crash is there after it. */
export const startProefbank = async (): Promise<Proefbank> => {
  const folder = mkdtempSync("/var/tmp/zvh-faults-");
  chmodSync(folder, 0o755); // PostgreSQL runs as another user when we are root
  const programs: Program[] = [];
  const file = await bundle(folder);
  const launch = (port?: number) => startPostgres({ folder: join(folder, "postgres"), port, password, durable: true });
  let postgres = await launch();
  const urlOf = (role: string) => postgres.url.replace(/\/\/.*@/, `//${role}:${password}@`).replace(/\w+$/, "things");
  await prepareDatabase(postgres.url, "things", "things", password);
  await migrate(urlOf("things_owner"), things.migrations);
  const admin = new pg.Pool({ connectionString: urlOf("postgres"), max: 2 }).on("error", () => {});
  const db = await connect(urlOf("things"), [Thing], 8);
  const environment = {
    NODE_ENV: "test",
    DATABASE_URL: urlOf("things"),
    WORKER_DATABASE_URL: urlOf("things_worker"),
    AUDITOR_DATABASE_URL: urlOf("things_auditor"),
    DATABASE_POOL: "5",
    LOG_LEVEL: "error",
  };
  return {
    folder,
    url: urlOf("postgres"),
    environment,
    sql: async (text, values) => (await admin.query(text, values)).rows,
    store: new Store(db, "urn:nld:oin:00000000000000000000:systeem:proef"),
    start: (more = {}) => {
      const program = run(file, { ...environment, ...more });
      programs.push(program);
      return program;
    },
    crash: async () => {
      await stopHard(postgres);
      postgres = await launch(postgres.port);
    },
    stop: async () => {
      for (const program of programs) program.kill();
      await Promise.all([...programs.map(({ ended }) => ended), admin.end(), db.destroy()]);
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
      rmSync(postgres.dataFolder, { recursive: true, force: true });
    },
  };
};

/** Kills a server's own processes by its first, and waits until that is gone. */
export const stopHard = async ({ dataFolder }: Postgres): Promise<void> => {
  const pid = Number(readFileSync(join(dataFolder, "postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGQUIT");
  const alive = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  while (alive()) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** Again until it is done: what it asks may be away. */
export const insist = async (work: () => Promise<unknown>): Promise<void> => {
  while (
    await work().then(
      () => false,
      () => true,
    )
  )
    await pause(250);
};
