import { join } from "node:path";
import { parseArgs } from "node:util";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { newId } from "@zvh/platform";
import { freePorts, startPostgres } from "@zvh/testing";
import { huizen } from "../../deploy/huizen.js";
import { startBroker } from "../../deploy/kafka.js";
import { makeTopics, topicsOf } from "../../deploy/topics.js";
import { prepare, services, type Surroundings } from "../../deploy/system.js";
import { bareName } from "./bare-loop.js";
import { committed, latency, type Commits, type Latency } from "./effect.js";
import { bareTopic, startBare } from "./hop-bare.js";
import { startOurs } from "./hop-ours.js";
import { write } from "./hop-report.js";
import { atRate, inLanes, perUnit, rowsWritten, until, type Written } from "./measure.js";
import { temporaryFolder } from "./platform.js";

// `npm run bench -- hop`: what one hop costs, from the commit of a cause in one service to that of its effect in the
// next, over a Kafka and a PostgreSQL that are started here; and what the same rows cost a bare loop. Writes
// results-hop.md beside this file. With --aantal, --seconden and --sprongen a shorter look.

/** What a hop is about: both sides write about the same. */
export type Subject = { meldingId: string; betrokkeneId: string };
export type Databases = (service: string) => pg.Pool;

/** Both ends of a hop, running. */
export type Side = {
  /** The cause, in one transaction; resolves after its commit. */
  send(subject: Subject): Promise<unknown>;
  stop(): Promise<void>;
};

export type Hop = {
  event: "MeldingOntvangen" | "PersoonHerkend" | "MeldingGescreend";
  type: string;
  from: string;
  to: string;
  /** The key of the event, and the row of the sender that its cause wrote last. */
  key: keyof Subject;
  row: { table: string; id: string };
};

const hops: Hop[] = [
  {
    event: "MeldingOntvangen",
    type: "nl.zvh.melding.ontvangen.v1",
    from: "intake",
    to: "information-hub",
    key: "meldingId",
    row: { table: "melding", id: "melding_id" },
  },
  {
    event: "PersoonHerkend",
    type: "nl.zvh.persoon.herkend.v1",
    from: "information-hub",
    to: "intake",
    key: "betrokkeneId",
    row: { table: "herkenning", id: "betrokkene_id" },
  },
  {
    event: "MeldingGescreend",
    type: "nl.zvh.melding.gescreend.v1",
    from: "intake",
    to: "triage",
    key: "meldingId",
    row: { table: "melding", id: "melding_id" },
  },
];

/** Events per second, from the first cause to the last effect; milliseconds of processor time of this process per event. */
export type Load = Latency & { processor: number };
export type Measured = { full: Load; paced: Load; rows: Written };
export type HopResult = { hop: Hop; ours: Measured; bare: Measured };

const { values } = parseArgs({
  allowPositionals: true,
  options: { aantal: { type: "string" }, seconden: { type: "string" }, sprongen: { type: "string" } },
});
export const setting = {
  events: Number(values.aantal ?? 5_000),
  writers: 16,
  pace: 100,
  seconds: Number(values.seconden ?? 15),
  warmUp: 200,
  hops: Number(values.sprongen ?? 3),
};
export type Setting = typeof setting;

const subjects: Subject[] = Array.from(
  { length: setting.warmUp + setting.events + setting.pace * setting.seconds },
  () => {
    return { meldingId: randomUUID(), betrokkeneId: newId() };
  },
);
const warmUp = subjects.slice(0, setting.warmUp);
const full = subjects.slice(setting.warmUp, setting.warmUp + setting.events);
const paced = subjects.slice(setting.warmUp + setting.events);

/** What PostgreSQL stamped on causes and effects. */
const loadOf = async (hop: Hop, databases: Databases, of: Subject[], processor: number): Promise<Load> => {
  const keys = of.map((subject) => subject[hop.key]);
  const { table, id } = hop.row;
  const commits = async (service: string, from: string, key: string): Promise<Commits> => {
    const text = `select ${key} as subject, ${committed} from ${from} where ${key} = any($1)`;
    return (await databases(service).query<Commits[number]>(text, [keys])).rows;
  };
  const [causes, effects] = [await commits(hop.from, table, id), await commits(hop.to, "inbox", "key")];
  const moment = (commit: Commits[number]) => commit.ms;
  const seconds = (Math.max(...effects.map(moment)) - Math.min(...causes.map(moment))) / 1000;
  return { ...latency(causes, effects), perSecond: of.length / seconds, processor };
};

/** Resolves when so many events had their effect, and nothing is unsent. */
const arrived = (hop: Hop, databases: Databases, count: number): Promise<number> =>
  until(`${count} effects`, performance.now(), async () => {
    const { rows } = await databases(hop.to).query("select count(*)::int as done from inbox");
    if (rows[0].done < count) return false;
    const left = await Promise.all(
      [hop.from, hop.to].map((service) => databases(service).query("select from outbox limit 1")),
    );
    return left.every(({ rowCount }) => rowCount === 0);
  });

/** Milliseconds of processor time that this process spends on each event of a load. */
const processorOf = async (events: number, load: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await load();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / events;
};

const measure = async (hop: Hop, databases: Databases, start: () => Promise<Side>): Promise<Measured> => {
  const counted = [hop.from, hop.to].map((name) => ({ name, admin: databases(name) }));
  const before = await rowsWritten(counted);
  const side = await start();
  const have = (count: number) => arrived(hop, databases, count);
  try {
    await inLanes(setting.writers, warmUp, side.send);
    await have(warmUp.length);
    const atFull = await processorOf(full.length, async () => {
      await inLanes(setting.writers, full, side.send);
      await have(warmUp.length + full.length);
    });
    const atPace = await processorOf(paced.length, async () => {
      await atRate(setting.pace, paced.length, (i) => side.send(paced[i]!));
      await have(subjects.length);
    });
    return {
      full: await loadOf(hop, databases, full, atFull),
      paced: await loadOf(hop, databases, paced, atPace),
      rows: perUnit(before, await rowsWritten(counted), subjects.length),
    };
  } finally {
    await side.stop();
  }
};

/** A durable PostgreSQL that keeps the moment of each commit. */
const startDatabase = async (folder: string, password: string) => {
  const options = { folder: join(folder, "postgres"), password, durable: true };
  const first = await startPostgres(options);
  const client = new pg.Client({ connectionString: first.url });
  await client.connect();
  await client.query("alter system set track_commit_timestamp = on");
  await client.end();
  await first.stop();
  return startPostgres({ ...options, port: first.port });
};

/** Makes the databases of both sides. To-dos are written and stay: what follows from them is another hop. */
const makeDatabases = async (at: Surroundings, databases: Databases): Promise<void> => {
  for (const service of services) {
    await prepare(service, at);
    await databases(at.databaseOf(service.name)).query("alter table todo alter column next_at set default 'infinity'");
  }
};

const run = async (folder: string): Promise<void> => {
  const password = randomUUID();
  const [postgres, broker] = [await startDatabase(folder, password), await startBroker(join(folder, "kafka"))];
  const pools = new Map<string, pg.Pool>();
  const databases: Databases = (database) => {
    const connectionString = Object.assign(new URL(postgres.url), { pathname: `/${database}` }).href;
    const pool = pools.get(database) ?? new pg.Pool({ connectionString, max: 24 }).on("error", () => {});
    pools.set(database, pool);
    return pool;
  };
  const bare: Databases = (service) => databases(bareName(service));
  try {
    const ports = await freePorts(services.length);
    const ours: Surroundings = {
      admin: postgres.url,
      password,
      databaseOf: (service) => service,
      portOf: (name) => ports[services.findIndex((service) => service.name === name)]!,
      huizen,
      smtpUrl: "smtp://127.0.0.1:1",
      environment: { DATABASE_POOL: "24" },
    };
    await makeDatabases(ours, databases);
    await makeDatabases({ ...ours, databaseOf: bareName }, databases);
    const names = services.map(({ name }) => name);
    await makeTopics({ brokers: [broker.brokers] }, [...names.flatMap(topicsOf(huizen)), ...names.map(bareTopic)]);
    const results: HopResult[] = [];
    for (const hop of hops.slice(0, setting.hops)) {
      console.log(`${hop.event}: ${hop.from} → ${hop.to} …`);
      const own = await measure(hop, databases, () => startOurs(hop, broker.brokers, ours));
      const loop = await measure(hop, bare, () => startBare(hop, broker.brokers, databases, bare));
      results.push({ hop, ours: own, bare: loop });
      const shown = ({ full: { perSecond, processor } }: Measured) =>
        `${perSecond.toFixed(0)}/s, ${processor.toFixed(2)} ms`;
      console.log(`  ${shown(own)}; kale lus ${shown(loop)}`);
    }
    const { rows } = await databases("postgres").query("show server_version");
    await write(results, setting, rows[0].server_version);
  } finally {
    await Promise.all([...pools.values()].map((pool) => pool.end()));
    await broker.stop();
    await postgres.stop();
  }
};

const { folder, remove } = temporaryFolder();
process.once("exit", remove);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
await run(folder);
