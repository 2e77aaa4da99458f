import type { Deadline } from "./change.js";
import { dueAt, ruleOf, warnAt, type Clock } from "./clocks.js";

/** A term on a clock, with the percentages (1–99, rising) at which somebody is warned; keep it as it was armed. */
export type Term = { kind: string; subject: string; clock: Clock; from: Date; percentages: number[] };

/**
 * Arms a term and its warnings: deadlines `<kind>` and `<kind>-<percentage>`, with the rule and its version. For a term
 * that started before we heard of it: a warning that the next one, or the end, has overtaken says nothing new and is
 * left out; the latest that is due fires at once.
 */
export const armTerm = ({ kind, subject, clock, from, percentages }: Term, nu: Date): Deadline[] => {
  const moments = [
    ...percentages.map((percentage) => ({ kind: `${kind}-${percentage}`, dueAt: warnAt(clock, from, percentage) })),
    { kind, dueAt: dueAt(clock, from) },
  ];
  return moments
    .filter((_, i) => !(moments[i + 1] && moments[i + 1]!.dueAt <= nu))
    .map((moment) => ({ ...moment, subject, state: "armed", rule: ruleOf(clock) }));
};

/** Ends a term with all its warnings: `met` when it was kept, `cancelled` when it no longer matters. */
export const endTerm = (
  { kind, subject, percentages }: Pick<Term, "kind" | "subject" | "percentages">,
  state: "met" | "cancelled",
): Deadline[] =>
  [...percentages.map((percentage) => `${kind}-${percentage}`), kind].map((one) => ({ kind: one, subject, state }));
