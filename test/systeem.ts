import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Message, Person } from "@zvh/platform";
import { laadHuizen, type Huizen } from "@zvh/regions";
import { eventually } from "@zvh/testing";
import { leesBesluiten } from "../deploy/demo/besluiten.js";
import { als, type Client } from "../deploy/demo/client.js";
import { leesDag } from "../deploy/demo/dagbestanden.js";
import { speelDag } from "../deploy/demo/dagloop.js";
import type { Progress, Uitkomst } from "../deploy/demo/spel.js";
import { startClock } from "../deploy/demo/klok.js";
import { startMailCatcher, type GevangenMail } from "../deploy/demo/mail-catcher.js";
import { demoAfzenders, demoMensen } from "../deploy/demo/mensen.js";
import { startUitgever, type Uitgever } from "../deploy/demo/oidc.js";
import { registreer } from "../deploy/demo/register.js";
import { services, startSystem, type System } from "../deploy/system.js";

/** The day that the product brings along. */
export const demoDag = join(import.meta.dirname, "..", "deploy", "demo", "dag");

/** The whole system in this process, on databases of its own, with a mail catcher and a clock that a test may move. */
export type TestSystem = {
  system: System;
  huizen: Huizen;
  /** Where people and partners' systems sign in. */
  uitgever: Uitgever;
  /** Base address of a service, and of the workplace, the mail page and the clock. */
  addressOf: (name: string) => string;
  /** Speaks with the services as this person. */
  as: (person: Person) => Promise<Client>;
  /** Sets the clock of every service forward to a moment. */
  moveClock: (moment: Date) => Promise<void>;
  mails: () => Promise<GevangenMail[]>;
  /** An administrator's connection to the database of a service. */
  urlOf: (service: string) => string;
  /** Past row-level security, for what a test must look at in the database of a service itself. */
  sql: (service: string, text: string, values?: unknown[]) => Promise<any[]>;
  /** What went over the bus, in order of sending. */
  messages: Message[];
  /** Plays the day of a folder to its end. */
  play: (folder: string, progress?: Progress) => Promise<Uitkomst[]>;
  /** Resolves when nothing is on its way any more: no unsent event, no to-do that can be done now. */
  settled: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Whether nothing listens there. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

/** The first of `count` free ports in a row, below the range from which the system itself gives ports away. */
export const freeRange = async (count: number): Promise<number> => {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await Promise.all(Array.from({ length: count }, (_, i) => isFree(first + i)));
    if (free.every(Boolean)) return first;
  }
};

/** The databases of the services, each with a pool for the administrator. */
export const openDatabases = (admin: string, databaseOf: (service: string) => string) => {
  const urlOf = (service: string) => Object.assign(new URL(admin), { pathname: `/${databaseOf(service)}` }).href;
  const pools = new Map(
    [...services.map(({ name }) => name), "workplace"].map((name) => {
      const pool = new pg.Pool({ connectionString: urlOf(name), max: 2 });
      pool.on("error", () => {}); // the server may be stopped before its clients
      return [name, pool];
    }),
  );
  const sql = async (service: string, text: string, values: unknown[] = []): Promise<any[]> =>
    (await pools.get(service)!.query(text, values)).rows;
  const busy = async () =>
    Promise.all(
      services.map(({ name }) =>
        sql(
          name,
          "select 1 from outbox union all select 1 from todo where next_at < clock_timestamp() + interval '50 seconds'",
        ),
      ),
    );
  const quiet = async () => (await busy()).every((rows) => rows.length === 0);
  // Twice: what one service has just passed on may have reached a table that was read before.
  const settled = async () => void (await eventually(async () => (await quiet()) && (await quiet()), 90));
  return { urlOf, sql, settled, close: () => Promise.all([...pools.values()].map((pool) => pool.end())) };
};

/**
 * Starts the system as `npm start` does, without its fixed ports and without people's running cases.
 * @param options.admin administrator of a PostgreSQL; by default that of the test run
 * @param options.mensen who may sign in at the workplace
 */
export const startTestSystem = async (
  options: { admin?: string; huizen?: Huizen; mensen?: Person[]; environment?: Record<string, string> } = {},
): Promise<TestSystem> => {
  const {
    admin = process.env.ZVH_TEST_POSTGRES!,
    huizen = laadHuizen(),
    mensen = demoMensen,
    environment = {},
  } = options;
  const names = [...services.map(({ name }) => name), "workplace", "mail", "smtp", "klok", "aanmelden"];
  const first = await freeRange(names.length);
  const portOf = (name: string) => first + names.indexOf(name);
  const addressOf = (name: string) => `http://127.0.0.1:${portOf(name)}`;
  const run = Math.random().toString(36).slice(2, 10);
  const databaseOf = (service: string) => `reis_${service}_${run}`;
  const folder = mkdtempSync(join(tmpdir(), "zvh-reis-"));

  const mail = await startMailCatcher({ smtpPort: portOf("smtp"), httpPort: portOf("mail") });
  const uitgever = await startUitgever({
    port: portOf("aanmelden"),
    file: join(folder, "aanmelden.json"),
    mensen,
    afzenders: demoAfzenders,
    werkplek: addressOf("workplace"),
    huizen,
  });
  const surroundings = {
    admin,
    password: "test",
    databaseOf,
    portOf,
    huizen,
    smtpUrl: mail.smtpUrl,
    environment: { ...uitgever.environment, ...environment },
  };
  const system = await startSystem(surroundings);
  const databases = services.map(({ name }) => databaseOf(name));
  const clock = await startClock({ port: portOf("klok"), admin, databases, file: join(folder, "dagen.json") });
  const { urlOf, sql, settled, close } = openDatabases(admin, databaseOf);
  const messages: Message[] = [];
  const topics = services.map(({ name }) => name);
  await system.bus.subscribe("test", topics, async (some) => (messages.push(...some), []));
  await registreer([...mensen, ...demoAfzenders], huizen.tenants(), system.config, topics, addressOf);

  return {
    system,
    huizen,
    uitgever,
    addressOf,
    as: (person) => als(person, system.config, addressOf),
    moveClock: async (naar) =>
      void (await fetch(`${clock.url}/klok`, { method: "POST", body: JSON.stringify({ naar }) })),
    mails: async () => (await fetch(`${mail.url}/berichten.json`)).json() as Promise<GevangenMail[]>,
    urlOf,
    sql,
    messages,
    play: (map, progress = () => {}) =>
      speelDag({
        dag: leesDag(
          map,
          huizen.alle().map(({ code }) => code),
        ),
        besluiten: leesBesluiten(map),
        huizen,
        config: system.config,
        progress,
        clockUrl: clock.url,
        addressOf,
      }),
    settled,
    stop: async () => {
      await clock.stop();
      await system.stop();
      await uitgever.stop();
      await mail.stop();
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
