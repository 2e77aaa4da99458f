import { DataSource, type EntitySchema, type MigrationInterface } from "typeorm";
import pg from "pg";
import type { Config } from "./config.js";
import { Platform1700000000000, PlatformDelivery1700000000010 } from "./schema.js";
import { PlatformAccounts1700000000030 } from "./schema-accounts.js";
import { PlatformAccountability1700000000070 } from "./schema-accountability.js";
import { PlatformKeys1700000000050 } from "./schema-keys.js";
import { PlatformWalls1700000000040 } from "./schema-walls.js";
import { PlatformRows1700000000060 } from "./schema-rows.js";
import { PlatformRecord1700000000080 } from "./schema-record.js";
import { PlatformParking1700000000020 } from "./schema-parking.js";

export type Entities = (Function | EntitySchema)[];
export type Migrations = (new () => MigrationInterface)[];

/** Of every service, before its own. */
export const platformMigrations: Migrations = [
  Platform1700000000000,
  PlatformDelivery1700000000010,
  PlatformParking1700000000020,
  PlatformAccounts1700000000030,
  PlatformWalls1700000000040,
  PlatformKeys1700000000050,
  PlatformRows1700000000060,
  PlatformAccountability1700000000070,
  PlatformRecord1700000000080,
];

/** What pg says when an answer did not come in time. The connection still owes it, so it is of no use to anybody. */
export const unanswered = /query read timeout/i;

/** How long a service waits for its database, and its database for it: a half-open connection holds neither for long. */
export const patience = (config: Config): pg.PoolConfig => ({
  statement_timeout: config.DATABASE_STATEMENT_SECONDS * 1_000,
  query_timeout: config.DATABASE_ANSWER_SECONDS * 1_000,
  connectionTimeoutMillis: config.DATABASE_ANSWER_SECONDS * 1_000,
  idle_in_transaction_session_timeout: config.DATABASE_IDLE_SECONDS * 1_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
});

/** Opens the pool of a service's own role. */
export const connect = (url: string, entities: Entities, pool: number, extra?: pg.PoolConfig): Promise<DataSource> =>
  new DataSource({ type: "postgres", url, entities, poolSize: pool, extra, logging: false }).initialize();

/** The connections of the auditor's role: the only ones that read who saw what. */
export class Auditor {
  readonly pool: pg.Pool;

  constructor(config: Config) {
    this.pool = new pg.Pool({ connectionString: config.AUDITOR_DATABASE_URL, max: 2, ...patience(config) });
    this.pool.on("error", () => {}); // an idle connection that breaks is replaced at the next query
  }

  /** Reads within the walls of one house. */
  async read<T>(huis: string, text: string, values: unknown[]): Promise<T[]> {
    const client = await this.pool.connect();
    try {
      await client.query(`begin read only; select set_config('app.huizen', ${pg.escapeLiteral(huis)}, true)`);
      const { rows } = await client.query(text, values);
      return rows as T[];
    } finally {
      await client.query("rollback").catch(() => {});
      client.release();
    }
  }
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/**
 * Makes the roles and the database of a service when they are missing. Run by a deploy step as an administrator.
 * @param admin connection with createrole and createdb
 * @param password for the service's role, its worker's, its auditor's, and those that migrate and rotate keys
 */
export const prepareDatabase = (admin: string, service: string, database: string, password: string): Promise<void> =>
  withClient(admin, async (client) => {
    const roles: [string, string][] = [
      ["zvh_app", "nologin"],
      ["zvh_worker", "nologin"],
      ["zvh_keys", "nologin"],
      ["zvh_auditor", "nologin"],
      [service, `login in role zvh_app password ${client.escapeLiteral(password)}`],
      [`${service}_worker`, `login in role zvh_worker password ${client.escapeLiteral(password)}`],
      [`${service}_keys`, `login in role zvh_keys password ${client.escapeLiteral(password)}`],
      [`${service}_auditor`, `login in role zvh_auditor password ${client.escapeLiteral(password)}`],
      [`${service}_owner`, `login password ${client.escapeLiteral(password)}`],
    ];
    await client.query("select pg_advisory_lock(4200)");
    for (const [role, options] of roles) {
      const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
      if (!rowCount) await client.query(`create role ${quote(role)} ${options}`);
    }
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (!rowCount) {
      await client.query(`create database ${quote(database)} owner ${quote(`${service}_owner`)}`);
      await client.query(`revoke connect on database ${quote(database)} from public`);
    }
    const mayConnect = [service, `${service}_worker`, `${service}_keys`, `${service}_auditor`].map(quote).join(", ");
    await client.query(`grant connect on database ${quote(database)} to ${mayConnect}`);
  });

/**
 * Brings the tables of a service up to date, once at a time.
 * @param url connection of the owner
 * @param plumbing what comes before its own: nothing for who takes no part in events
 */
export const migrate = async (url: string, migrations: Migrations, plumbing = platformMigrations): Promise<void> => {
  const db = await new DataSource({
    type: "postgres",
    url,
    migrations: [...plumbing, ...migrations],
    migrationsTransactionMode: "each",
    poolSize: 2,
    logging: false,
  }).initialize();
  const lock = db.createQueryRunner();
  try {
    await lock.query("select pg_advisory_lock(4201)");
    await db.runMigrations();
  } finally {
    await lock.release();
    await db.destroy();
  }
};
