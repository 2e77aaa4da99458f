import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort, makeCertificate, startPostgres, type Postgres } from "@zvh/testing";
import { parseDocument, parseAllDocuments } from "yaml";
import { build } from "./bouw.js";
import { brokerPossible, startBroker, type Broker } from "./kafka.js";
import { services } from "./system.js";

// What the image holds, run by hand as a container would: JavaScript alone, the packages of production alone, the settings
// and variables of k8s/, PostgreSQL, and Kafka and a vault over TLS. No Docker is needed for it.

const root = join(import.meta.dirname, "..");
const overKafka = brokerPossible().ok || process.env.CI ? it : it.skip;
const folder = mkdtempSync("/var/tmp/zvh-productie-");
const names = [...services.map(({ name }) => name), "workplace"];
const started: ChildProcess[] = [];
let postgres: Postgres;
let broker: Broker;
let vault: Server;

/** The packages that `npm ci --omit=dev` would install, each where it would be. */
const linkPackages = (): void => {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { dev?: boolean; link?: boolean; resolved?: string; optional?: boolean }>;
  };
  const wanted = Object.entries(packages).filter(([path, { dev }]) => path.includes("node_modules/") && !dev);
  // A package within a package comes along with it.
  const outer = wanted.filter(([path]) => path.split("node_modules/").length === 2);
  for (const [path, { link, resolved }] of outer) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(link ? join(folder, resolved!) : join(root, path), join(folder, path));
  }
  // Run with --preserve-symlinks our own packages stand here, and look for what is beside them from here.
  symlinkSync(join(folder, "docs"), join(folder, "node_modules/docs"));
};

/** A vault over TLS, which gives a ring of keys to who has its token. */
const startVault = async (): Promise<string> => {
  const { key, certificate: cert } = makeCertificate(folder, "kluis");
  const keys = [{ key: Buffer.alloc(32, 42).toString("base64"), from: "2026-01-01T00:00:00Z" }];
  vault = createServer({ key, cert }, (asked, answer) => {
    const known = asked.headers["x-vault-token"] === "een-token";
    answer.writeHead(known ? 200 : 403, { "content-type": "application/json" });
    answer.end(JSON.stringify({ data: { data: { keys } } }));
  });
  await new Promise<void>((listening) => vault.listen(0, "127.0.0.1", listening));
  writeFileSync(join(folder, "token"), "een-token\n");
  return `vault+https://localhost:${(vault.address() as AddressInfo).port}/v1/zvh/data/sleutels`;
};

/** The settings of k8s/base, with the addresses of here. */
const settings = async (): Promise<Record<string, string>> => {
  const file = readFileSync(join(root, "k8s/base/instellingen.env"), "utf8");
  const base = Object.fromEntries(
    file
      .trim()
      .split("\n")
      .map((line) => line.split(/=(.*)/s).slice(0, 2)),
  );
  const here = { HOST: "127.0.0.1", POSTGRES: `127.0.0.1:${postgres.port}`, KAFKA_BROKERS: broker.brokers };
  const kafka = {
    KAFKA_TLS_CA_FILE: join(folder, "kafka.pem"),
    KAFKA_PASSWORD_FILE: join(folder, "kafka-wachtwoord"),
  };
  const kluis = { KEYS: await startVault(), KEYS_TOKEN_FILE: join(folder, "token") };
  return { ...base, ...here, ...kafka, ...kluis, TOPIC_REPLICAS: "1", HUIZEN: "zeeland" };
};

type Variable = { name: string; value?: string; valueFrom?: { secretKeyRef?: { name: string; key: string } } };

/** The variables of the pod of one service, as Kubernetes would fill them in. */
const variablesOf = (service: string, base: Record<string, string>): Record<string, string> => {
  const [deployment] = parseAllDocuments(readFileSync(join(root, "k8s/dienst/dienst.yaml"), "utf8"));
  const pod = (deployment as ReturnType<typeof parseDocument>).toJS().spec.template.spec;
  const secrets: Record<string, string> = { dienst: passwordOf(service), SERVICE_SECRET: "s".repeat(40) };
  const environment: Record<string, string> = { ...base, SERVICE: service };
  for (const { name, value, valueFrom } of pod.containers[0].env as Variable[]) {
    const ref = valueFrom?.secretKeyRef;
    if (ref) environment[name] = secrets[ref.key]!;
    if (value) environment[name] = value.replaceAll(/\$\((\w+)\)/g, (_, other: string) => environment[other]!);
  }
  if (service === "workplace") environment.OIDC_CLIENT_SECRET = "o".repeat(40);
  if (service === "workplace") environment.KAFKA_PASSWORD_FILE = "/run/secrets/kafka/wachtwoord"; // it has no such file
  if (service === "notification") environment.SMTP_URL = "smtps://localhost";
  return environment;
};

const passwordOf = (service: string): string => `${service}-`.padEnd(24, "0");

const [, nodeOptions] = /NODE_OPTIONS="([^"]+)"/.exec(readFileSync(join(root, "deploy/Dockerfile"), "utf8"))!;

/** Runs a program of the folder with these variables, and nothing else but what the image sets. */
const run = (words: string[], environment: Record<string, string>): ChildProcess => {
  const options = ["--preserve-symlinks", "--preserve-symlinks-main"];
  const outside = { PATH: process.env.PATH!, NODE_OPTIONS: nodeOptions };
  const env = { ...outside, NODE_EXTRA_CA_CERTS: join(folder, "kluis.pem"), ...environment };
  return spawn(process.execPath, [...options, ...words], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
};

/** Its exit code, with what it wrote. */
const ended = async (child: ChildProcess): Promise<[number | null, string]> => {
  let text = "";
  for (const stream of [child.stdout!, child.stderr!]) stream.on("data", (chunk: Buffer) => (text += String(chunk)));
  return [await new Promise((done) => child.once("close", done)), text];
};

const ready = async (service: string, port: number, output: () => string): Promise<string> => {
  for (let left = 300; left > 0; left--) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    const { status } = answer?.ok ? ((await answer.json()) as { status: string }) : { status: "" };
    if (status === "ok") return service;
    await pause(200);
  }
  throw new Error(`${service} is not ready: ${output()}`);
};

afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  vault?.close();
  await broker?.stop();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

overKafka(
  "the built programs run in production with its packages alone: both steps, twice, then every service, until asked to stop",
  async () => {
    await build(join(folder));
    linkPackages();
    postgres = await startPostgres({ folder: join(folder, "postgres"), password: "beheer-beheer-1", durable: false });
    const guarded = { user: "zvh", password: "k".repeat(32), ...makeCertificate(folder, "kafka") };
    writeFileSync(join(folder, "kafka-wachtwoord"), `${guarded.password}\n`);
    broker = await startBroker(join(folder, "kafka"), undefined, guarded);
    const base = await settings();
    mkdirSync(join(folder, "wachtwoorden"));
    for (const name of names) writeFileSync(join(folder, "wachtwoorden", name), passwordOf(name));
    const admin = { ADMIN_DATABASE_URL: postgres.url, PASSWORDS: join(folder, "wachtwoorden") };
    for (const step of ["migraties", "topics", "migraties", "topics"])
      expect(await ended(run(["deploy/stap.js", step], { ...base, ...admin }))).toEqual([0, `${step}: klaar\n`]);
    const ends = await Promise.all(names.map((name) => oneService(name, base)));
    expect(ends).toEqual(names.map((name) => [name, 0, expect.stringContaining(`${name} is ready\n`)]));
  },
  240_000,
);

const oneService = async (name: string, base: Record<string, string>) => {
  const port = await freePort();
  const child = run(["deploy/dienst.js"], { ...variablesOf(name, base), PORT: String(port) });
  started.push(child);
  const end = ended(child);
  let text = "";
  child.stderr!.on("data", (chunk: Buffer) => (text += String(chunk)));
  await ready(name, port, () => text);
  if (name !== "workplace") {
    const document = await (await fetch(`http://127.0.0.1:${port}/v1/openapi.json`)).json();
    expect(document).toMatchObject({ info: { version: "1.0.0" } });
  }
  child.kill("SIGTERM");
  return [name, ...(await end)];
};
