import { Refused, toAmsterdam, type Fault } from "@zvh/platform";

/** The fault when something is wrong, else none: so that a list of checks reads as a list. */
export const foutAls = (mis: boolean, where: string, code: string, message: string): Fault[] =>
  mis ? [{ where, code, message }] : [];

/** Refuses with the code of the first fault and all faults at once; does nothing when there is none. */
export const weigerBij = (fouten: Fault[]): void => {
  if (fouten.length > 0) throw new Refused(fouten[0]!.code, fouten);
};

/** The calendar day in the Netherlands at a moment. */
export const dagVan = (moment: Date): string => toAmsterdam(moment).slice(0, 10);

/** The calendar day so many days after another. */
export const dagenNa = (dag: string, aantal: number): string =>
  new Date(Date.parse(`${dag}T00:00:00Z`) + aantal * 86_400_000).toISOString().slice(0, 10);
