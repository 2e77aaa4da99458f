import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { readKafka } from "@zvh/platform";
import { startPostgres, stopLeftover } from "@zvh/testing";
import { startClock } from "./demo/klok.js";
import { startMailCatcher } from "./demo/mail-catcher.js";
import { demoAfzenders, demoMensen } from "./demo/mensen.js";
import { startUitgever } from "./demo/oidc.js";
import { registreer } from "./demo/register.js";
import { vul } from "./demo/vullen.js";
import { huizen } from "./huizen.js";
import { ports } from "./ports.js";
import { services, startSystem, type Surroundings } from "./system.js";
import { startTracing } from "./tracing.js";

// `npm start`: the whole platform on one page. Ctrl-C stops only what was started here; the data stays in .data.
// ZVH_PORT moves the ports, ZVH_DATA the data; ZVH_HUIZEN adds folders with files of more houses. With --kafka each
// service is a process of its own, over the brokers of KAFKA_BROKERS or a broker that is started here.

const begin = performance.now();
const kafka = process.argv.includes("--kafka");
const folder = resolve(process.env.ZVH_DATA ?? join(import.meta.dirname, "..", kafka ? ".data-kafka" : ".data"));

/** Ends with one clear line. */
const fail = (line: string): never => {
  console.error(line);
  process.exit(1);
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

const needPorts = async (wanted: [string, number][]): Promise<void> => {
  for (const [name, port] of wanted)
    if (!(await isFree(port)))
      fail(`Poort ${port} (${name}) is bezet. Stop wat daar draait, of kies andere poorten: ZVH_PORT=5100 npm start`);
};

/** Keeps the data to this process for as long as it lives: a second start would end the PostgreSQL of the first. */
const claimFolder = async (): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "in-gebruik");
  const taken = await new Promise<boolean>((answer) => {
    const socket = connect(path, () => answer(true)).once("error", () => answer(false));
    socket.unref();
  });
  if (taken)
    fail(
      `Op de gegevens in ${folder} draait het platform al. Stop het, of kies een andere map: ZVH_DATA=map npm start`,
    );
  rmSync(path, { force: true });
  createServer().listen(path).unref();
};

const keys = join(folder, "sleutels.json");
const passwordFile = join(folder, "wachtwoord");

/** Without its keys the data of an earlier start says nothing any more. */
const needKeys = (): void => {
  if (existsSync(passwordFile) && !existsSync(keys))
    fail(
      `De gegevens in ${folder} zijn verzegeld met sleutels die er niet (meer) zijn. Verwijder die map, of kies een andere: ZVH_DATA=map npm start`,
    );
};

const password = (): string => {
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(18).toString("base64url"), { mode: 0o600 });
  return readFileSync(passwordFile, "utf8");
};

/** What was started here, to stop in the other order. */
const started: { stop(): Promise<void> }[] = [];
const starting = async <T extends { stop(): Promise<void> }>(what: Promise<T>): Promise<T> => {
  started.unshift(await what);
  return what;
};
const stopAll = async () => {
  for (const part of started.splice(0)) await part.stop();
};

/** Brokers to use: those of KAFKA_BROKERS, or one that is started here. */
const findBrokers = async (): Promise<string> => {
  if (process.env.KAFKA_BROKERS) return process.env.KAFKA_BROKERS;
  const { brokerPossible, startBroker } = await import("./kafka.js");
  const { ok, why } = brokerPossible();
  if (!ok) fail(`Kafka kan hier niet starten: ${why}. Installeer het, of noem een cluster: KAFKA_BROKERS=host:9092`);
  const { brokers } = await starting(
    startBroker(join(folder, "kafka"), { port: ports.kafka!, controller: ports["kafka-controller"]! }),
  );
  return brokers;
};

/** What only Kafka needs is loaded only then. */
const startServices = async (at: Surroundings) => {
  if (!kafka) return starting(startSystem(at));
  const [{ makeTopics, topicsOf }, { startProcessen }] = [await import("./topics.js"), await import("./processen.js")];
  const brokers = await findBrokers();
  await makeTopics(
    readKafka({ ...process.env, KAFKA_BROKERS: brokers }),
    services.map(({ name }) => name).flatMap(topicsOf(huizen)),
  );
  return starting(startProcessen(at, brokers));
};

const start = async () => {
  const mine = Object.entries(ports).filter(([name]) => kafka || !name.startsWith("kafka"));
  await needPorts(mine.filter(([name]) => name !== "postgres"));
  await claimFolder();
  needKeys();
  await stopLeftover(join(folder, "postgres"));
  await needPorts([["postgres", ports.postgres!]]);
  const secret = password();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      console.log("\nStoppen …");
      void stopAll().finally(() => process.exit(0));
    });
  await starting(startTracing("zvh"));
  const postgres = await starting(
    startPostgres({ folder: join(folder, "postgres"), port: ports.postgres!, password: secret, durable: true }),
  );
  const mail = await starting(startMailCatcher({ smtpPort: ports.smtp!, httpPort: ports.mail! }));
  const uitgever = await starting(
    startUitgever({
      port: ports.aanmelden!,
      file: join(folder, "aanmelden.json"),
      mensen: demoMensen,
      afzenders: demoAfzenders,
      werkplek: `http://127.0.0.1:${ports.workplace}`,
      huizen,
    }),
  );
  const system = await startServices({
    admin: postgres.url,
    password: secret,
    databaseOf: (service) => service,
    portOf: (name) => ports[name]!,
    huizen,
    smtpUrl: mail.smtpUrl,
    environment: { ...uitgever.environment, KEYS: pathToFileURL(keys).href },
  });
  const databases = services.map(({ name }) => name);
  await starting(startClock({ port: ports.klok!, admin: postgres.url, databases, file: join(folder, "dagen.json") }));
  const diensten = services.map(({ name }) => name);
  await registreer([...demoMensen, ...demoAfzenders], huizen.tenants(), system.config, diensten);
  await vul(system.config);
  return { system, mail };
};

const table = (rows: [string, string][]): string => rows.map(([name, url]) => `  ${name.padEnd(18)} ${url}`).join("\n");

try {
  const { system, mail } = await start();
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`
Het platform draait (${seconds} s).

${table([
  ["werkplek", system.url],
  ["aanmelden", `http://127.0.0.1:${ports.aanmelden}/.well-known/openid-configuration`],
  ["e-mail", mail.url],
  ...services.map(({ name }): [string, string] => [name, `http://127.0.0.1:${ports[name]}/v1`]),
])}

Probeer:
  1. Open de werkplek, meld je aan als Ine Cuijpers (Midden-Limburg) en screen een melding met j, k en enter.
  2. Stuur in een tweede venster een dag vol meldingen door het platform: npm run dag
  3. Lees daarna op de e-mailpagina wat de melders terughoorden.

Ctrl-C stopt alles wat hier gestart is; de gegevens blijven bewaard in ${folder}.`);
} catch (error) {
  await stopAll();
  fail(error instanceof Error ? `Starten lukte niet: ${error.message}` : String(error));
}
