/** Chance that can be done again. */
export type Dice = {
  /** To give once more to have the same row. */
  seed: number;
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from 0 up to `below`. */
  below(below: number): number;
};

/** Numbers that look like chance (mulberry32) and come again in the same row from the same seed. */
export const dice = (seed: number = Math.floor(Math.random() * 2 ** 32)): Dice => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, next, below: (below) => Math.floor(next() * below) };
};
