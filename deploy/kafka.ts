import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Kafka, logLevel } from "kafkajs";
import type { KafkaAccess } from "@zvh/platform";
import { connectionOf } from "@zvh/platform/kafkajs";
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

/** The one who gets in at a broker with TLS, and what the broker shows: its certificate and key, as PEM. */
export type Guarded = { user: string; password: string; certificate: string; key: string };

const login = (module: string, rest = ""): string => `org.apache.kafka.common.security.${module} required${rest};`;

/** What makes a broker let in nobody but one user, by any mechanism of the platform, over TLS. */
const guard = (folder: string, { user, password, certificate, key }: Guarded): string => {
  const [file, trusted] = [join(folder, "broker.pem"), join(folder, "vertrouwd.pem")];
  writeFileSync(file, key + certificate, { mode: 0o600 });
  writeFileSync(trusted, certificate); // a broker is a client of itself
  const known = ` username="${user}" password="${password}" user_${user}="${password}"`;
  return `
ssl.keystore.type=PEM
ssl.keystore.location=${file}
ssl.truststore.type=PEM
ssl.truststore.location=${trusted}
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512
sasl.mechanism.inter.broker.protocol=PLAIN
listener.name.sasl_ssl.plain.sasl.jaas.config=${login("plain.PlainLoginModule", known)}
listener.name.sasl_ssl.scram-sha-256.sasl.jaas.config=${login("scram.ScramLoginModule")}
listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=${login("scram.ScramLoginModule")}
`;
};

const settings = (folder: string, port: number, controller: number, advertised: number, protocol: string): string => `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=${protocol}://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=${protocol}://127.0.0.1:${advertised}
listener.security.protocol.map=${protocol}:${protocol},CONTROLLER:PLAINTEXT
inter.broker.listener.name=${protocol}
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

const scramUser = (bits: string, { user, password }: Guarded): string =>
  `SCRAM-SHA-${bits}=[name=${user},password=${password}]`;

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

const accessTo = ({ user: username, password, certificate }: Guarded): Omit<KafkaAccess, "brokers"> => ({
  tls: { ca: certificate },
  sasl: { mechanism: "plain", username, password },
});

export type Broker = {
  brokers: string;
  /** Its process, for who must see it die. */ pid: number;
  stop(): Promise<void>;
};

/**
 * Starts a broker on a folder, which it makes when needed; resolves when it answers.
 * @param at its ports; without it two that are free
 * @param guarded who gets in, over TLS; without it everybody does, in plain text
 */
export const startBroker = async (folder: string, at?: Ports, guarded?: Guarded): Promise<Broker> => {
  const [port, controller] = at ? [at.port, at.controller] : await freePorts(2);
  fetchBroker();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "server.properties");
  const base = settings(folder, port!, controller!, at?.advertised ?? port!, guarded ? "SASL_SSL" : "PLAINTEXT");
  writeFileSync(file, base + (guarded ? guard(folder, guarded) : ""));
  if (!existsSync(join(folder, "logs"))) {
    const id = Buffer.from(randomUUID().replaceAll("-", ""), "hex").toString("base64url");
    const users = guarded ? ["256", "512"].flatMap((bits) => ["--add-scram", scramUser(bits, guarded)]) : [];
    execFileSync("java", java("kafka.tools.StorageTool", "format", `--cluster-id=${id}`, "-c", file, ...users), {
      stdio: "ignore",
    });
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
  const access: KafkaAccess = { brokers: [brokers], ...(guarded && accessTo(guarded)) };
  const kafka = new Kafka({ ...connectionOf(access), logLevel: logLevel.NOTHING, retry: { retries: 0 } });
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
