import { createHash } from "node:crypto";
import pg from "pg";
import request from "supertest";
import {
  boot,
  type Bus,
  InProcessBus,
  migrate,
  newId,
  nextTrace,
  platformMigrations,
  prepareDatabase,
  readConfig,
  signDemoPerson,
  signService,
  type Envelope,
  type Message,
  type Person,
  type Running,
  type Service,
} from "@zvh/platform";
import { contractOf, type ContractClass } from "@zvh/contracts";
import { huizenMap, laadHuizen, proefMap } from "@zvh/regions";
import { giveAccounts, query } from "./accounts.js";

/** The houses of the product and the invented one, in whose odd words tests speak. */
export const huizen = laadHuizen([huizenMap, proefMap]);

/** An administrator's connection to a database of the tests. */
export const adminUrl = (database = "postgres"): string =>
  process.env.ZVH_TEST_POSTGRES!.replace(/\/\w+$/, `/${database}`);
/** A connection of a service's role to a database of the tests. */
export const asRole = (role: string, database: string): string =>
  adminUrl(database).replace(/\/\/.*@/, `//${role.replaceAll("-", "%2D")}:test@`);

/**
 * A fresh database for a service, copied from a template that was migrated once.
 * @param plumbing what comes before its own migrations
 */
export const freshDatabase = async (
  service: Pick<Service, "name" | "migrations">,
  plumbing = platformMigrations,
): Promise<string> => {
  const version = createHash("sha256")
    .update([...plumbing, ...service.migrations].map(String).join())
    .digest("hex")
    .slice(0, 10);
  const template = `template_${service.name}_${version}`;
  const name = `test_${newId().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(4210)");
    await prepareDatabase(adminUrl(), service.name, template, "test");
    await migrate(asRole(`${service.name}_owner`, template), service.migrations, plumbing);
    await client.query(
      `create database ${name} template "${template}" owner "${service.name}_owner" strategy file_copy`,
    );
    const roles = ["", "_worker", "_keys", "_auditor"].map((role) => `"${service.name}${role}"`);
    await client.query(`grant connect on database ${name} to ${roles.join(", ")}`);
  } finally {
    await client.end();
  }
  return name;
};

export type TestService = Running & {
  bus: Bus;
  /** Name of its database: for a second process beside it. */
  database: string;
  /** Connection of a role on its database: `<service>`, `<service>_worker`, `<service>_auditor` or `<service>_owner`. */
  urlOf(role: string): string;
  /** A request as this person; without one, nobody. */
  as(person?: Person): Promise<ReturnType<typeof request.agent>>;
  /** A request as another service, allowed one dataref. */
  asService(name: string, huis: string, dataref: string): Promise<ReturnType<typeof request.agent>>;
  /** Delivers an event as if its service had sent it; again with the same id when `id` is given. */
  deliver<T extends object>(contract: ContractClass<T>, data: T, id?: string): Promise<string>;
  /** Names and data of the events that this service decided, in order. */
  events(): Promise<{ name: string; data: any }[]>;
  /** Past row-level security, for what a test must look at in the database itself. */
  sql(text: string, values?: unknown[]): Promise<any[]>;
  /** Moves the service's clock. `duration` is a PostgreSQL interval. */
  moveClock(duration: string): Promise<void>;
  /** Resolves as soon as `check` gives something; fails after ten seconds. */
  eventually<T>(check: () => Promise<T | undefined | null | false>): Promise<T>;
};

/**
 * An event as the relay of its service would send it.
 * @param type another than the contract's, for what no contract describes
 */
export const messageOf = <T extends object>(
  contract: ContractClass<T>,
  data: T & { huis?: string },
  sequence: number,
  { id = newId(), type = contractOf(contract).type } = {},
): Message => {
  const { service, key: keyField, dataref } = contractOf(contract);
  const fields = data as Record<string, unknown>;
  const [key, huis] = [String(fields[keyField]), data.huis ?? "proefhuis"];
  const envelope: Envelope = {
    specversion: "1.0",
    id,
    source: `urn:nld:oin:00000000000000000000:systeem:${service}`,
    type,
    subject: `${service}/${key}`,
    time: new Date(0).toISOString(),
    sequence,
    datacontenttype: "application/json",
    ...(dataref && { dataref: dataref.replace(/\{(\w+)\}/g, (_, field: string) => String(fields[field])) }),
    traceparent: nextTrace(),
    huis,
    data,
  };
  return { topic: `zvh.${huizen.huis(huis).regio}.${service}`, key, envelope };
};

const sequences = new Map<string, number>();
/** The next number of a key in this process. */
const nextSequence = (key: string): number => sequences.set(key, (sequences.get(key) ?? 0) + 1).get(key)!;

/** What `check` gives as soon as it gives something; fails after `seconds`. */
export const eventually = async <T>(check: () => Promise<T | undefined | null | false>, seconds = 10): Promise<T> => {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const value = await check();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`It did not happen within ${seconds} seconds: ${String(check)}`);
};

/**
 * Starts a service by itself on a real database of its own.
 * @param options.services addresses of other services that it may ask, by name
 * @param options.database of a service that runs already: then this is a second process of it
 */
export const startService = async (
  service: Service,
  options: {
    database?: string;
    services?: Record<string, string>;
    bus?: Bus;
    provide?: { provide: any; useValue: unknown }[];
    environment?: Record<string, string>;
  } = {},
): Promise<TestService> => {
  const database = options.database ?? (await freshDatabase(service));
  const bus = options.bus ?? new InProcessBus();
  const config = readConfig({
    NODE_ENV: "test",
    RATE_LIMIT: "0",
    DATABASE_URL: asRole(service.name, database),
    WORKER_DATABASE_URL: asRole(`${service.name}_worker`, database),
    AUDITOR_DATABASE_URL: asRole(`${service.name}_auditor`, database),
    DATABASE_POOL: "5",
    SERVICES: Object.entries(options.services ?? {})
      .map((pair) => pair.join("="))
      .join(","),
    ...options.environment,
  });
  const running = await boot(service, {
    config,
    bus,
    regionOf: (huis) => huizen.huis(huis).regio,
    wordsFor: (code) => huizen.foutTekst(code),
    provide: [{ provide: huizen.constructor as any, useValue: huizen }, ...(options.provide ?? [])],
  });
  const agent = (token?: string) => {
    const client = request.agent(running.app.getHttpServer());
    return token ? client.set("authorization", `Bearer ${token}`) : client;
  };
  const sql = (text: string, values?: unknown[]) => query(adminUrl(database), text, values);
  const known = new Map<string, { appointment: string; given: Promise<void> }>();
  /** Gives somebody the account that the register would have told of, once. */
  const account = async (person: Person) => {
    const { organisatie, organisatieIn, huizen: houses, rollen, rollenIn } = person;
    const appointment = JSON.stringify([organisatie, organisatieIn, houses, rollen, rollenIn]);
    const before = known.get(person.id);
    if (before?.appointment !== appointment)
      known.set(person.id, {
        appointment,
        given: Promise.resolve(before?.given).then(() => giveAccounts(adminUrl(database), [person])),
      });
    await known.get(person.id)!.given;
  };
  return {
    ...running,
    bus,
    database,
    urlOf: (role) => asRole(role, database),
    as: async (person) => {
      if (!person) return agent();
      await account(person);
      return agent(await signDemoPerson(person, config));
    },
    asService: async (name, huis, dataref) => agent(await signService(name, huis, dataref, config)),
    deliver: async (contract, data, id = newId()) => {
      const key = String((data as Record<string, unknown>)[contractOf(contract).key]);
      const [sent] = await bus.publish([messageOf(contract, data, nextSequence(key), { id })]);
      if (!sent) throw new Error("the event must come again");
      return id;
    },
    events: async () =>
      (await sql("select envelope from journal order by recorded_at, event_id")).map(({ envelope }) => {
        const { type, data } = JSON.parse(envelope) as Envelope;
        return { name: type, data };
      }),
    sql,
    moveClock: async (duration) =>
      void (await sql(`update app.klok set verschuiving = verschuiving + $1::interval`, [duration])),
    eventually,
  };
};

/** So many processes of a service on one database, as in a deployment; the first made it. */
export const startProcesses = async (
  service: Service,
  count: number,
  options: Parameters<typeof startService>[1] = {},
): Promise<TestService[]> => {
  const first = await startService(service, options);
  const beside = { ...options, database: first.database };
  return [first, ...(await Promise.all(Array.from({ length: count - 1 }, () => startService(service, beside))))];
};
