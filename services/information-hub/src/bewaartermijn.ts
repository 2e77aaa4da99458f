import { fromAmsterdam, type Deadline } from "@zvh/platform";
import { dagNa, type Regime } from "@zvh/regions";

/** How long something is kept by its regime. */
export type Bewaartermijn = Pick<Regime["bewaartermijn"], "duur">;

/**
 * The deadline at which something is destroyed: the first moment of the day on which its retention is over, on the clock
 * in Amsterdam (L19).
 * @param vanaf the day from which it runs (yyyy-mm-dd)
 */
export const bewaarTot = (kind: string, subject: string, vanaf: string, { duur }: Bewaartermijn): Deadline => {
  const dueAt = fromAmsterdam(`${dagNa(vanaf, duur)}T00:00:00`);
  return { kind, subject, state: "armed", dueAt, rule: duur };
};
