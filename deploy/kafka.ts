import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Kafka, logLevel } from "kafkajs";
import { freePorts } from "@zvh/testing";

// One broker for development and tests, from Maven Central; a deployment brings its own cluster (KAFKA_BROKERS).

const version = "4.3.0";
const jars = join(import.meta.dirname, "..", ".cache", `kafka-${version}`);

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>nl.zvh</groupId><artifactId>broker</artifactId><version>1</version><dependencies><dependency>
<groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${version}</version>
</dependency></dependencies></project>`;

const runs = (program: string, ...args: string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** Whether a broker can be started here, or what is missing. */
export const brokerPossible = (): { ok: boolean; why?: string } => {
  if (!runs("java", "-version")) return { ok: false, why: "Java 17 of nieuwer ontbreekt" };
  if (!existsSync(jars) && !runs("mvn", "-version")) return { ok: false, why: "Maven ontbreekt" };
  return { ok: true };
};

/** Fetches the broker once (43 MB). */
const fetchBroker = (): void => {
  if (existsSync(jars)) return;
  console.log(`Kafka ${version} ophalen van Maven Central (eenmalig, 43 MB) …`);
  const folder = `${jars}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "pom.xml"), pom);
  const goal = ["-q", "dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=."];
  execFileSync("mvn", goal, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  try {
    renameSync(folder, jars);
  } catch (error) {
    rmSync(folder, { recursive: true });
    if (!existsSync(jars)) throw error; // else somebody was first
  }
};

const settings = (folder: string, port: number, controller: number, advertised: number): string => `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${advertised}
controller.listener.names=CONTROLLER
log.dirs=${join(folder, "logs")}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
`;

const java = (main: string, ...args: string[]): string[] => [
  "-Xmx384m",
  "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
  "-cp",
  join(jars, "*"),
  main,
  ...args,
];

/** Where a broker listens; `advertised` is where clients are told to go, when something stands in between. */
type Ports = { port: number; controller: number; advertised?: number };

export type Broker = {
  brokers: string;
  /** Its process, for who must see it die. */ pid: number;
  stop(): Promise<void>;
};

/**
 * Starts a broker on a folder, which it makes when needed; resolves when it answers.
 * @param at its ports; without it two that are free
 */
export const startBroker = async (folder: string, at?: Ports): Promise<Broker> => {
  const [port, controller] = at ? [at.port, at.controller] : await freePorts(2);
  fetchBroker();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "server.properties");
  writeFileSync(file, settings(folder, port!, controller!, at?.advertised ?? port!));
  if (!existsSync(join(folder, "logs"))) {
    const id = Buffer.from(randomUUID().replaceAll("-", ""), "hex").toString("base64url");
    execFileSync("java", java("kafka.tools.StorageTool", "format", "-t", id, "-c", file), { stdio: "ignore" });
  }
  const server = spawn("java", java("kafka.Kafka", file), { stdio: "ignore", detached: true });
  const kill = () => server.kill("SIGKILL");
  process.once("exit", kill);
  const brokers = `127.0.0.1:${port}`;
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const stop = async () => {
    server.kill("SIGTERM");
    const killed = setTimeout(() => server.kill("SIGKILL"), 15_000);
    await ended;
    process.off("exit", kill);
    clearTimeout(killed);
  };
  const kafka = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING, retry: { retries: 0 } });
  for (let left = 360; ; left--) {
    if (server.exitCode !== null || left === 0)
      throw new Error(`Kafka did not start on port ${port} (exit ${server.exitCode}); see ${folder}`);
    const admin = kafka.admin();
    try {
      await admin.connect();
      await admin.listTopics();
      return { brokers, pid: server.pid!, stop };
    } catch {
      await pause(250);
    } finally {
      await admin.disconnect().catch(() => {});
    }
  }
};
