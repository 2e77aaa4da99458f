import { finder, type Finding, type Outcome, type Timer, type World } from "./world.js";

const finding = finder("I8");
const states = ["armed", "met", "cancelled", "fired"];

/** Milliseconds that a deadline may fire after its time. */
const grace = 60_000;

/** What is wrong with one deadline by itself, on the clock of its database. */
const alone = ({ state, dueAt, endedAt }: Timer, nu: Date): string[] => {
  const armed = state === "armed";
  return [
    ...(states.includes(state) ? [] : [`heeft een onbekende stand ${state}`]),
    ...(armed && endedAt ? ["loopt nog, maar heeft een einde"] : []),
    ...(!armed && !endedAt ? ["is geëindigd zonder moment"] : []),
    ...(state === "fired" && endedAt && endedAt < dueAt ? ["ging af voor zijn tijd"] : []),
    ...(armed && +nu - +dueAt > grace
      ? [`had af moeten gaan, ${Math.ceil((+nu - +dueAt) / 60_000)} minuten geleden`]
      : []),
  ];
};

/** What is wrong with the deadlines of one kind and subject together. */
const together = (timers: Timer[]): string[] => {
  const sorted = timers.toSorted((a, b) => a.occurrence - b.occurrence);
  const gap = sorted.findIndex(({ occurrence }, i) => occurrence !== i + 1);
  const armed = sorted.filter(({ state }) => state === "armed");
  return [
    ...(gap < 0 ? [] : [`heeft geen of een dubbele nummer ${gap + 1}`]),
    ...(armed.length > 1 ? [`loopt ${armed.length} keer tegelijk`] : []),
    ...(armed.length === 1 && armed[0] !== sorted.at(-1) ? ["loopt nog, terwijl er al een volgende was"] : []),
  ];
};

/** I8: every deadline ends once, as one thing, never early; of one kind and subject one runs at a time. */
export const checkTimers = ({ services }: World): Outcome => {
  const findings = services.flatMap(({ name, store: { nu, timers } }): Finding[] => [
    ...timers.flatMap((timer) =>
      alone(timer, nu).map((why) => finding(name, [timer.deadlineId], `deadline ${timer.kind} ${why}`)),
    ),
    ...[...Map.groupBy(timers, ({ kind, subject }) => `${kind} ${subject}`).values()].flatMap((some) =>
      together(some).map((why) => finding(name, [some[0]!.subject], `deadline ${some[0]!.kind} ${why}`)),
    ),
  ]);
  const count = services.reduce((sum, { store }) => sum + store.timers.length, 0);
  return { invariant: "I8", compared: "deadlines, met de klok van hun dienst", count, findings };
};
