import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";

/** The value below which this part (0–1) of the values lies. */
export const percentile = (values: number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? NaN;
};

/** Starts the work at this pace, whether or not what was started before is done; resolves when all of it is. */
export const atRate = async (
  perSecond: number,
  count: number,
  work: (i: number) => Promise<unknown>,
): Promise<void> => {
  const begin = performance.now();
  const running: Promise<unknown>[] = [];
  let failed: Error | undefined;
  for (let i = 0; i < count && !failed; i++) {
    const wait = begin + (i * 1000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    running.push(work(i).catch((error: Error) => (failed = error)));
  }
  await Promise.all(running);
  if (failed) throw failed;
};

/** Does the work for each item, this many at once. Returns the seconds that it took. */
export const inLanes = async <T>(lanes: number, items: T[], work: (item: T) => Promise<unknown>): Promise<number> => {
  const begin = performance.now();
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (performance.now() - begin) / 1000;
};

/** Looks every tenth of a second until it is so; throws after five minutes. Returns the seconds since `begin`. */
export const until = async (what: string, begin: number, check: () => Promise<boolean>): Promise<number> => {
  while (!(await check())) {
    if (performance.now() - begin > 300_000) throw new Error(`Not within five minutes: ${what}`);
    await pause(100);
  }
  return (performance.now() - begin) / 1000;
};

/** Rows inserted, updated and deleted per table since the database was made: `table → [i, u, d]`. */
export type Written = Map<string, [number, number, number]>;

/** What PostgreSQL counted in these databases. A backend tells its counts at the latest ten seconds after its work. */
export const rowsWritten = async (databases: { name: string; admin: pg.Pool }[]): Promise<Written> => {
  await pause(11_000);
  const written: Written = new Map();
  for (const { name, admin } of databases) {
    const { rows } = await admin.query(
      "select relname, n_tup_ins::int as i, n_tup_upd::int as u, n_tup_del::int as d from pg_stat_user_tables where schemaname = 'public'",
    );
    for (const { relname, i, u, d } of rows) written.set(`${name}.${relname}`, [i, u, d]);
  }
  return written;
};

/** Rows per unit of work between two counts; tables that were not touched are left out. */
export const perUnit = (before: Written, after: Written, units: number): Written => {
  const none: [number, number, number] = [0, 0, 0];
  const rows = [...after].map(([table, counts]): [string, [number, number, number]] => {
    const [i, u, d] = counts.map(
      (count, k) => Math.round(((count - (before.get(table) ?? none)[k]!) / units) * 10) / 10,
    );
    return [table, [i!, u!, d!]];
  });
  return new Map(rows.filter(([, counts]) => counts.some((count) => count > 0)));
};
