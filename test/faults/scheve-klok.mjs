// Loaded before a program (node --import): its host's clock is ZVH_SCHEEF milliseconds wrong. What measures a duration
// (performance.now, timers) runs as ever, as on a host whose clock was set wrongly.
const shift = Number(process.env.ZVH_SCHEEF ?? 0);
const real = Date.now;
Date.now = () => real() + shift;
globalThis.Date = new Proxy(Date, {
  apply: (target) => new target(target.now()).toString(),
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length > 0 ? given : [target.now()], newTarget),
});
