import { join } from "node:path";
import { casePlan } from "@zvh/case-plan/module";
import { informationHub } from "@zvh/information-hub/module";
import { intake } from "@zvh/intake/module";
import { notification } from "@zvh/notification/module";
import {
  boot,
  InProcessBus,
  migrate,
  prepareDatabase,
  readConfig,
  type Config,
  type Running,
  type Service,
} from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { triage } from "@zvh/triage/module";
import { startWorkplace, workplaceMigrations, type Workplace } from "@zvh/workplace/module";
import { nazorg } from "@zvh/nazorg/module";

/** The services of the platform, in the order of a melding's journey. */
export const services: Service[] = [intake, informationHub, triage, casePlan, nazorg, notification];

export type Surroundings = {
  /** Connection of an administrator of PostgreSQL; roles and databases are made when they are missing. */
  admin: string;
  /** Of the roles of the services. */
  password: string;
  /** Name of a service's database. */
  databaseOf: (service: string) => string;
  /** Port of a service or of the workplace. */
  portOf: (service: string) => number;
  huizen: Huizen;
  smtpUrl: string;
  environment?: Record<string, string>;
};

export type System = {
  bus: InProcessBus;
  services: Map<string, Running>;
  workplace: Workplace;
  /** Configuration of a service: for who must sign a demo identity. */
  config: Config;
  url: string;
  stop(): Promise<void>;
};

const webFolder = join(import.meta.dirname, "..", "services", "workplace", "dist", "web");

/** A connection of a role to a database, beside that of an administrator. */
export const databaseUrl = (admin: string, role: string, password: string, database: string): string => {
  const url = new URL(admin);
  return Object.assign(url, { username: role, password, pathname: `/${database}` }).href;
};

/** What whoever starts the platform may set for all of its services. */
const fromOutside = (): Record<string, string> =>
  Object.fromEntries(
    ["LOG_LEVEL", "RATE_LIMIT"].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );

/** The environment of a service, as a deployment would give it. */
export const environmentOf = (name: string, at: Surroundings): Record<string, string> => {
  const database = at.databaseOf(name);
  return {
    NODE_ENV: "development",
    PORT: String(at.portOf(name)),
    DATABASE_URL: databaseUrl(at.admin, name, at.password, database),
    WORKER_DATABASE_URL: databaseUrl(at.admin, `${name}_worker`, at.password, database),
    AUDITOR_DATABASE_URL: databaseUrl(at.admin, `${name}_auditor`, at.password, database),
    SERVICES: services.map((service) => `${service.name}=http://127.0.0.1:${at.portOf(service.name)}`).join(","),
    SMTP_URL: at.smtpUrl,
    WORKPLACE_URL: `http://127.0.0.1:${at.portOf("workplace")}`,
    OUTBOUND: "any", // webhooks of a developer's own machine; production refuses it
    ...fromOutside(),
    ...at.environment,
  };
};

export const configOf = (name: string, at: Surroundings): Config =>
  readConfig(environmentOf(name, at), name === "workplace" ? ["WORKER_DATABASE_URL"] : undefined);

/** What PostgreSQL must be told to make what a service needs in it. */
type Preparing = Pick<Surroundings, "admin" | "password" | "databaseOf">;

/** Makes what a service needs in PostgreSQL. */
export const prepare = async (service: Service, at: Preparing): Promise<void> => {
  const database = at.databaseOf(service.name);
  await prepareDatabase(at.admin, service.name, database, at.password);
  await migrate(databaseUrl(at.admin, `${service.name}_owner`, at.password, database), service.migrations);
};

/** Makes what the workplace needs in PostgreSQL: its sessions, and nothing of the plumbing of events. */
export const prepareWorkplace = async (at: Preparing): Promise<void> => {
  const database = at.databaseOf("workplace");
  await prepareDatabase(at.admin, "workplace", database, at.password);
  await migrate(databaseUrl(at.admin, "workplace_owner", at.password, database), workplaceMigrations, []);
};

/** Starts every service and the workplace in this process, on the in-process bus. */
export const startSystem = async (at: Surroundings): Promise<System> => {
  const { promise: complete, resolve: allSubscribed } = Promise.withResolvers<void>();
  const bus = new InProcessBus(complete);
  await Promise.all([prepareWorkplace(at), ...services.map((service) => prepare(service, at))]);
  const running = new Map<string, Running>();
  for (const service of services)
    running.set(
      service.name,
      await boot(service, {
        config: configOf(service.name, at),
        bus,
        regionOf: (huis) => at.huizen.huis(huis).regio,
        wordsFor: (code) => at.huizen.foutTekst(code),
        provide: [{ provide: Huizen, useValue: at.huizen }],
      }),
    );
  allSubscribed();
  const config = configOf("workplace", at);
  const workplace = await startWorkplace({ config, huizen: at.huizen, webFolder });
  const stop = async () => {
    await workplace.stop();
    await Promise.all([...running.values()].map((service) => service.stop()));
  };
  return { bus, services: running, workplace, config, url: workplace.url, stop };
};
