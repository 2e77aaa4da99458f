import type { Fault } from "@zvh/platform";

/** The fault when something is wrong, else none: so that a list of checks reads as a list. */
export const foutAls = (mis: boolean, where: string, code: string, message: string): Fault[] =>
  mis ? [{ where, code, message }] : [];

/** The calendar day so many days after another. */
export const dagenNa = (dag: string, aantal: number): string =>
  new Date(Date.parse(`${dag}T00:00:00Z`) + aantal * 86_400_000).toISOString().slice(0, 10);
