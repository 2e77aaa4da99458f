import { fromAmsterdam, toAmsterdam } from "./time.js";

/**
 * The clocks by which a short term may run. `WALL_6H` is a duration: every hour counts (R73). The other two are those of
 * holding a suspect for investigation: six hours, or nine where remand is possible; the time between midnight and nine
 * o'clock does not count (art. 56a Sv). Who changes a rule gives it another version: terms that run keep theirs.
 */
const clocks = {
  WALL_6H: { hours: 6, nightCounts: true, version: "v1" },
  OPHOUDEN_6H: { hours: 6, nightCounts: false, version: "v1" },
  OPHOUDEN_9H: { hours: 9, nightCounts: false, version: "v1" },
};
export type Clock = keyof typeof clocks;

/** What a deadline keeps as its rule: the clock and its version. */
export const ruleOf = (clock: Clock): string => `${clock}-${clocks[clock].version}`;

/** Milliseconds that must be counted before the term is over. */
export const lengthOf = (clock: Clock): number => clocks[clock].hours * 3_600_000;

const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The stretches that count from a moment on, in milliseconds. Both switches of summer time fall between two of them. */
function* counting(clock: Clock, from: Date): Generator<[begin: number, end: number]> {
  if (clocks[clock].nightCounts) return yield [+from, Infinity];
  for (let date = toAmsterdam(from).slice(0, 10); ; date = dayAfter(date)) {
    const nine = +fromAmsterdam(`${date}T09:00:00`);
    yield [Math.max(+from, nine), +fromAmsterdam(`${dayAfter(date)}T00:00:00`)];
  }
}

/** The first moment at which so many milliseconds are counted. */
const momentAfter = (clock: Clock, from: Date, milliseconds: number): Date => {
  let left = milliseconds;
  for (const [begin, end] of counting(clock, from)) {
    if (left <= end - begin) return new Date(begin + left);
    left -= end - begin;
  }
  throw new Error("time does not end");
};

/**
 * The moment at which the term is over. A term whose last counted moment is midnight is over at midnight, the border of
 * the night; else it never ends in hours that do not count.
 * @param from the start, however long ago: not when we heard of it
 */
export const dueAt = (clock: Clock, from: Date): Date => momentAfter(clock, from, lengthOf(clock));

/** The moment at which this percentage (1–99) of the term is counted: like the end, never within uncounted hours. */
export const warnAt = (clock: Clock, from: Date, percentage: number): Date =>
  momentAfter(clock, from, Math.round((lengthOf(clock) * percentage) / 100));

/** Milliseconds counted between the start and a moment: 0 before the start, at most the length of the term. */
export const passed = (clock: Clock, from: Date, at: Date): number => {
  const length = lengthOf(clock);
  let counted = 0;
  for (const [begin, end] of counting(clock, from)) {
    counted += Math.max(0, Math.min(+at, end) - begin);
    if (+at <= end || counted >= length) break;
  }
  return Math.min(counted, length);
};

/** Milliseconds that are still to be counted at a moment; it stands still in the hours that do not count. */
export const remaining = (clock: Clock, from: Date, at: Date): number => lengthOf(clock) - passed(clock, from, at);
