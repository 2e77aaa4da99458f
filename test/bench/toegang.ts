import { randomUUID } from "node:crypto";
import { join } from "node:path";
import pg from "pg";
import { boot, connect, InProcessBus, signDemoPerson, type Person } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { freePorts, giveAccounts, startPostgres } from "@zvh/testing";
import { huizen } from "../../deploy/huizen.js";
import { configOf, prepare, services, type Surroundings } from "../../deploy/system.js";
import { leesCasussen } from "../../services/case-plan/src/casus/casus.lijst.js";
import { percentile } from "./measure.js";
import { temporaryFolder } from "./platform.js";
import { write } from "./toegang-report.js";
import { vulCasussen } from "./toegang.sql.js";

// `npm run bench -- toegang`: what need-to-know costs. The same list by the API for who directs a house and for the most
// restricted participant, on a few cases and on many; and what row-level security adds to the predicate itself.

export type Spread = { p50: number; p95: number };
export type Size = {
  cases: number;
  /** Milliseconds of a page of the list, by the API; the last as the same service gives it without the wall. */
  director: Spread;
  restricted: Spread;
  unwalled: Spread;
  /** Milliseconds of its statement alone on one connection: behind the wall between houses, and without it. */
  statement: { walled: Spread; unwalled: Spread };
};

const huis = "zeeland";
const sizes = [1_000, 100_000];
const rounds = 400;
const casePlan = services.find(({ name }) => name === "case-plan")!;

const person = (id: string, organisatie: string, rol: string): Person => {
  return { id, naam: "Iemand", organisatie, huizen: [huis], rollen: ["medewerker", rol] };
};
const director = person("meting.regisseur-1", "huis", "procesregisseur");
/** Takes part in thirty cases, however many there are. */
const restricted = person("meting.deelnemer", "ggz", "deelnemer");

const spread = (took: number[]): Spread => ({ p50: percentile(took, 0.5), p95: percentile(took, 0.95) });

/** Runs these in turn, so that a slow moment of the machine meets all of them. */
const inTurn = async (work: (() => Promise<unknown>)[]): Promise<Spread[]> => {
  const took: number[][] = work.map(() => []);
  for (let round = -50; round < rounds; round++)
    for (const [i, one] of work.entries()) {
      const begin = performance.now();
      await one();
      if (round >= 0) took[i]!.push(performance.now() - begin);
    }
  return took.map(spread);
};

/** The statement of the list as this role of PostgreSQL runs it, in one transaction of one connection. */
const statementAs = async (url: string) => {
  const db = await connect(url, casePlan.entities, 1);
  const runner = db.createQueryRunner();
  await runner.startTransaction();
  await runner.query("select set_config('app.huizen', $1, true)", [huis]);
  const stil = new Date(0);
  return {
    run: () => leesCasussen(runner.manager, restricted, { huis, aantal: 50 }, stil),
    stop: async () => {
      await runner.rollbackTransaction();
      await runner.release();
      await db.destroy();
    },
  };
};

const measure = async (at: Surroundings, cases: number): Promise<Size> => {
  await prepare(casePlan, at);
  const admin = Object.assign(new URL(at.admin), { pathname: `/${at.databaseOf("case-plan")}` }).href;
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await vulCasussen(client, { huis, cases, director: director.id, restricted: restricted.id });
  await client.end();
  await giveAccounts(admin, [director, restricted]);
  const config = configOf("case-plan", at);
  const provide = [{ provide: Huizen, useValue: huizen }];
  const start = (url: string) => {
    const own = { ...config, PORT: 0, DATABASE_URL: url };
    const wordsFor = (code: string) => code;
    return boot(casePlan, { config: own, bus: new InProcessBus(), regionOf: () => huis, wordsFor, provide });
  };
  const [service, wallless] = [await start(config.DATABASE_URL), await start(admin)];
  const [walled, unwalled] = [await statementAs(config.DATABASE_URL), await statementAs(admin)];
  try {
    const list = async ({ url }: { url: string }, who: Person) => {
      const headers = { authorization: `Bearer ${await signDemoPerson(who, config)}` };
      return async () => {
        const answer = await fetch(`${url}/v1/casussen?huis=${huis}&aantal=50`, { headers });
        const { items } = (await answer.json()) as { items?: unknown[] };
        if (items?.length !== (who === director ? 50 : 30)) throw new Error(`${who.id} saw ${items?.length} cases`);
      };
    };
    const lists = [await list(service, director), await list(service, restricted), await list(wallless, restricted)];
    const [ofDirector, ofRestricted, ofWallless] = await inTurn(lists);
    const [behind, without] = await inTurn([walled.run, unwalled.run]);
    const statement = { walled: behind!, unwalled: without! };
    return { cases, director: ofDirector!, restricted: ofRestricted!, unwalled: ofWallless!, statement };
  } finally {
    for (const one of [walled, unwalled, service, wallless]) await one.stop();
  }
};

const run = async (): Promise<void> => {
  const { folder, remove } = temporaryFolder();
  const password = randomUUID();
  const postgres = await startPostgres({ folder: join(folder, "postgres"), password, durable: true });
  try {
    const results: Size[] = [];
    for (const cases of sizes) {
      console.log(`${cases} casussen …`);
      const [port] = await freePorts(1);
      const databaseOf = (service: string) => `${service}-${cases}`;
      const environment = { RATE_LIMIT: "0" };
      const places = { admin: postgres.url, password, databaseOf, portOf: () => port!, huizen };
      results.push(await measure({ ...places, smtpUrl: "smtp://127.0.0.1:1", environment }, cases));
    }
    await write(results, rounds);
  } finally {
    await postgres.stop();
    remove();
  }
};

await run();
