import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Config } from "@zvh/platform";
import { startPostgres, startProxy, type Postgres, type Proxy } from "@zvh/testing";
import { demoAfzenders, demoMensen } from "../../deploy/demo/mensen.js";
import { registreer } from "../../deploy/demo/register.js";
import { startMailCatcher, type GevangenMail } from "../../deploy/demo/mail-catcher.js";
import { huizen } from "../../deploy/huizen.js";
import { startBroker, type Broker } from "../../deploy/kafka.js";
import { makeTopics, topicsOf } from "../../deploy/topics.js";
import { answers, startProces, startProcessen, type Proces } from "../../deploy/processen.js";
import { configOf, services, type Surroundings } from "../../deploy/system.js";
import { freeRange } from "../systeem.js";
import type { Geheel } from "./geheel.js";
import { insist, stopHard } from "./proefbank.js";

/** The whole platform, to be broken: a proxy before PostgreSQL, and one before Kafka where that is the bus. */
export type Proefplatform = {
  config: Config;
  addressOf: (service: string) => string;
  processen: Proces[];
  database: Proxy;
  /** Null on the bus within one process. */
  kafka: {
    proxy: Proxy;
    brokers: string;
    /** Kills the broker and starts it again on what it had. */ crash(): Promise<void>;
  } | null;
  /** An administrator's connection to the database of a service, past the proxy. */
  urlOf: (service: string) => string;
  sql: (service: string, text: string, values?: unknown[]) => Promise<any[]>;
  /** Stops PostgreSQL at once, without a checkpoint, and starts it again after so many milliseconds. */
  crashDatabase(away: number): Promise<void>;
  mails(): Promise<GevangenMail[]>;
  /** What the processes said, and how they ended. */
  said: string[];
  stop(): Promise<void>;
};

const names = ["workplace", ...services.map(({ name }) => name), "smtp", "mail", "postgres", "kafka", "controller"];

/** A broker behind a proxy, with its topics. */
const startKafka = async (folder: string, port: number, controller: number) => {
  const proxy = await startProxy(port);
  const ports = { port, controller, advertised: proxy.port };
  let broker: Broker = await startBroker(folder, ports);
  await makeTopics({ brokers: [broker.brokers] }, services.map(({ name }) => name).flatMap(topicsOf(huizen)));
  const crash = async () => {
    process.kill(broker.pid, "SIGKILL");
    await broker.stop();
    broker = await startBroker(folder, ports);
  };
  const stop = async () => {
    await proxy.stop();
    await broker.stop();
  };
  return { proxy, brokers: broker.brokers, crash, stop };
};

/** The platform in one process, which is started again whenever it ends. */
const startGeheel = async (at: Surroundings, onEnd: (line: string) => void) => {
  const ports = Object.fromEntries(names.map((name) => [name, at.portOf(name)]));
  const { admin, password, smtpUrl, environment = {} } = at;
  const geheel: Geheel = { admin, password, ports, smtpUrl, environment };
  const all = { ...environment, ZVH_GEHEEL: JSON.stringify(geheel) };
  const proces = startProces("platform", "test/faults/dienst.ts", all, onEnd);
  for (const { name } of services) await answers(`http://127.0.0.1:${at.portOf(name)}/health/ready`);
  return { processen: [proces], config: configOf("workplace", at), stop: () => proces.stop() };
};

/** @param bus whether the services are processes over Kafka, or all of them one process */
export const startProefplatform = async (
  bus: "kafka" | "proces",
  environment: Record<string, string>,
): Promise<Proefplatform> => {
  const folder = mkdtempSync("/var/tmp/zvh-faults-");
  chmodSync(folder, 0o755);
  const first = await freeRange(names.length);
  const portOf = (name: string) => first + names.indexOf(name);
  const password = "test";
  const launch = () =>
    startPostgres({ folder: join(folder, "postgres"), port: portOf("postgres"), password, durable: true });
  let postgres: Postgres = await launch();
  const database = await startProxy(portOf("postgres"));
  const mail = await startMailCatcher({ smtpPort: portOf("smtp"), httpPort: portOf("mail") });
  const said: string[] = [];
  const onEnd = (line: string) => void said.push(...line.split("\n"));
  const at: Surroundings = {
    admin: postgres.url.replace(/:\d+\//, `:${database.port}/`),
    password,
    databaseOf: (service) => service,
    portOf,
    huizen,
    smtpUrl: mail.smtpUrl,
    environment: { LOG_LEVEL: "error", ...environment },
  };
  const kafka = bus === "kafka" ? await startKafka(join(folder, "kafka"), portOf("kafka"), portOf("controller")) : null;
  const running = kafka
    ? await startProcessen(at, `127.0.0.1:${kafka.proxy.port}`, { program: "test/faults/dienst.ts", onEnd })
    : await startGeheel(at, onEnd);
  const diensten = services.map(({ name }) => name);
  // Again until it is done: where something dies at any step, so does who registers.
  await insist(() => registreer([...demoMensen, ...demoAfzenders], huizen.tenants(), running.config, diensten));
  const urlOf = (service: string) => postgres.url.replace(/\w+$/, service);
  const pools = new Map<string, pg.Pool>();
  const poolOf = (service: string) => {
    const pool = pools.get(service) ?? new pg.Pool({ connectionString: urlOf(service), max: 2 }).on("error", () => {});
    pools.set(service, pool);
    return pool;
  };
  return {
    config: running.config,
    addressOf: (service) => `http://127.0.0.1:${portOf(service)}`,
    processen: running.processen.filter(({ name }) => name !== "workplace"),
    database,
    kafka,
    urlOf,
    sql: async (service, text, values) => (await poolOf(service).query(text, values)).rows,
    crashDatabase: async (away) => {
      await stopHard(postgres);
      await new Promise((resolve) => setTimeout(resolve, away));
      postgres = await launch();
    },
    mails: async () => (await fetch(`${mail.url}/berichten.json`)).json() as Promise<GevangenMail[]>,
    said,
    stop: async () => {
      await running.stop();
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      for (const part of [database, mail, kafka, postgres]) await part?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
