import { join } from "node:path";
import { boot, kafkaAccess, KafkaBus, readConfig, type Config } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { startWorkplace } from "@zvh/workplace/module";
import { huizen } from "./huizen.js";
import { services } from "./system.js";
import { topicsOf } from "./topics.js";
import { startTracing } from "./tracing.js";

// One service, or the workplace, as a process of its own on Kafka: SERVICE names it, the rest of its environment is
// described in libs/platform/src/config.ts. SIGTERM ends it after what it is doing.

const name = process.env.SERVICE ?? "";

/** Ends loudly: what starts processes must start another. */
const end = (reason: string): never => {
  console.error(`${name} ends: ${reason}`);
  process.exit(1);
};

/** Loads the one client that it uses. */
const busOf = async (config: Config): Promise<KafkaBus> => {
  if (!config.KAFKA_BROKERS) end("KAFKA_BROKERS is missing; set the brokers, e.g. host:9092");
  const make =
    config.KAFKA_CLIENT === "platformatic"
      ? (await import("@zvh/platform/platformatic")).platformaticClient
      : (await import("@zvh/platform/kafkajs")).kafkajsClient;
  return new KafkaBus(make(kafkaAccess(config), `zvh.${name}`), topicsOf(huizen), end);
};

const start = async (): Promise<{ stop(): Promise<void> }> => {
  if (name === "workplace") {
    const webFolder = join(import.meta.dirname, "..", "services", "workplace", "dist", "web");
    const config = readConfig(process.env, ["WORKER_DATABASE_URL", "AUDITOR_DATABASE_URL", "KAFKA_BROKERS"]);
    return startWorkplace({ config, huizen, webFolder });
  }
  const service = services.find((one) => one.name === name);
  if (!service) return end(`SERVICE must be one of ${services.map((one) => one.name).join(", ")}, workplace`);
  const config = readConfig(process.env);
  const bus = await busOf(config);
  const running = await boot(service, {
    config,
    bus,
    regionOf: (huis) => huizen.huis(huis).regio,
    wordsFor: (code) => huizen.foutTekst(code),
    provide: [{ provide: Huizen, useValue: huizen }],
  });
  const stop = async () => {
    await running.stop();
    await bus.close();
  };
  return { stop };
};

try {
  const tracing = await startTracing(name);
  const running = await start();
  const stop = async () => {
    try {
      await running.stop();
    } finally {
      await tracing.stop();
    }
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void stop().finally(() => process.exit(0)));
  console.log(`${name} is ready`);
} catch (error) {
  end(error instanceof Error ? error.message : String(error));
}
