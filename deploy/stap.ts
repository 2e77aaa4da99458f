import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readKafka } from "@zvh/platform";
import { huizen } from "./huizen.js";
import { prepare, prepareWorkplace, services } from "./system.js";
import { makeTopics, topicsOf } from "./topics.js";

// One step of a roll-out, as a process that ends: `migraties` before new programs start, `topics` after a house or a
// service was added. Both leave what is there as it is, so that running one again changes nothing.

/** A variable of this step; ends with a clear line when it is missing. */
const needed = (name: string): string => process.env[name] || fail(`${name} ontbreekt`);

const fail = (line: string): never => {
  console.error(line);
  process.exit(1);
};

/** The password of the roles of one service: a file by its name in the folder PASSWORDS. */
const passwordOf = (name: string): string => {
  const password = readFileSync(join(needed("PASSWORDS"), name), "utf8").trim();
  return password.length < 16 ? fail(`het wachtwoord van ${name} is korter dan 16 tekens`) : password;
};

const steps: Record<string, () => Promise<void>> = {
  /** Roles, databases and tables of every service and of the workplace: ADMIN_DATABASE_URL, PASSWORDS. */
  migraties: async () => {
    const admin = needed("ADMIN_DATABASE_URL");
    const at = (name: string) => ({ admin, password: passwordOf(name), databaseOf: (database: string) => database });
    for (const service of services) await prepare(service, at(service.name));
    await prepareWorkplace(at("workplace"));
  },
  /** The topics of every service in the regions of these houses: KAFKA_…, TOPIC_PARTITIONS, TOPIC_REPLICAS. */
  topics: async () => {
    const [partitions, replicas] = [process.env.TOPIC_PARTITIONS ?? 12, process.env.TOPIC_REPLICAS ?? 3].map(Number);
    const wanted = services.map(({ name }) => name).flatMap(topicsOf(huizen));
    needed("KAFKA_BROKERS");
    await makeTopics(readKafka(process.env), wanted, { partitions, replicas });
  },
};

const name = process.argv[2] ?? "";
const step = steps[name] ?? (() => fail(`Noem een stap: ${Object.keys(steps).join(" of ")}.`));
try {
  await step();
  console.log(`${name}: klaar`);
} catch (error) {
  fail(`${name}: ${error instanceof Error ? error.message : String(error)}`);
}
