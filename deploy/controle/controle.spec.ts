import { chainOf } from "./chain.js";
import { report } from "./command.js";
import { checkWorld } from "./controle.js";
import { later, linksOf, makeWorld, topic } from "./wereld.fixture.js";
import type { Timer } from "./world.js";

/** What the checks find after this was done to a whole world, as `invariant service ids`. */
const after = (damage: (made: ReturnType<typeof makeWorld>) => unknown): string[] => {
  const made = makeWorld();
  damage(made);
  return checkWorld(made.world)
    .flatMap(({ findings }) => findings)
    .map(({ invariant, service, ids }) => [invariant, service, ...ids].join(" "));
};
const only = (...findings: string[]) => findings.map((start) => expect.stringMatching(`^${start}`));
const heldA2 = {
  messageId: "a2",
  huis: "huis",
  topic,
  key: "a",
  sequence: 2,
  state: "parked",
  reason: "kan-niet",
  age: 9,
};

it("finds nothing in a whole world, with a bus and without", () => {
  expect(after(() => {})).toEqual([]);
  expect(after(({ world }) => delete world.bus)).toEqual([]);
  expect(checkWorld(makeWorld().world).map(({ invariant, count }) => `${invariant} ${count}`)).toEqual([
    "I1 6",
    "I2 12",
    "I3 12",
    "I4 4",
    "I5 0",
    "I6 6",
    "I8 1",
    "I11 6",
    "I12 6",
  ]);
});

it("takes for right what may be: passed over, deleted or destroyed, twice on the bus, held, dropped, underway", () => {
  expect(
    after(({ bron, luisteraar, bus }) => {
      bron.journal.find(({ eventId }) => eventId === "a2")!.type = "anders";
      luisteraar.inbox = luisteraar.inbox.filter(({ messageId }) => messageId !== "a2");
      bus.records.push({ ...bus.records[0]!, offset: "6" });
      bus.spans[0]!.high = bus.committed.get("luisteraar")![0]!.offset = "7";
    }),
  ).toEqual([]);
  expect(after(({ bus }) => (bus.records.splice(0, 3), (bus.spans[0]!.low = "3")))).toEqual([]);
  expect(after(({ bron }) => (bron.journal[0]!.digest = null))).toEqual([]);
  expect(after(({ luisteraar }) => (luisteraar.dropped = ["a2"]))).toEqual([]);
});

it("I1 sees an event that never arrived, and one that nobody will send", () => {
  expect(after(({ luisteraar, world }) => (delete world.bus, luisteraar.inbox.shift()))).toEqual(
    only("I1 luisteraar a1", "I11 luisteraar 6 vastgelegd, 5 in de inbox, 0 onderweg"),
  );
  expect(after(({ bron, world }) => (delete world.bus, (bron.journal[2]!.sent = false)))).toEqual(only("I1 bron a3"));
  expect(after(({ bron }) => bron.outbox.push({ eventId: "x", age: 1 }))).toEqual(only("I1 bron x", "I5 bron x"));
  expect(after(({ bron }) => bron.outbox.push({ eventId: "a1", age: 1 }))).toEqual(only("I1 bron a1", "I5 bron a1"));
});

it("I2 sees what is of no journal, in an inbox and on the bus", () => {
  const strange = { messageId: "x", huis: "huis", topic, key: "b", sequence: 2 };
  expect(after(({ luisteraar }) => luisteraar.inbox.push(strange))).toEqual(only("I2 luisteraar x", "I11 luisteraar"));
  expect(after(({ luisteraar }) => (luisteraar.inbox[0]!.huis = "ander"))).toEqual(only("I2 luisteraar a1"));
  expect(after(({ bus }) => (bus.records[5]!.digest = "anders"))).toEqual(
    only(`I2 bron ${topic} 0 5`, `I2 bron b3 ${topic} 0 5`, `I11 luisteraar ${topic} 0 5`),
  );
  expect(after(({ bus }) => (bus.records[5]!.key = "a"))).toEqual(
    expect.arrayContaining(only(`I2 bron ${topic} 0 5 b3`)),
  );
  expect(after(({ bron }) => (bron.journal[0]!.offset = "4"))).toEqual(only(`I2 bron a1 ${topic} 0 4`));
  expect(after(({ bron }) => (bron.journal[0]!.offset = null))).toEqual(only("I2 bron a1"));
});

it("I3 sees an event that was taken twice, one that is held without being taken, and an effect that came twice", () => {
  expect(after(({ luisteraar }) => luisteraar.inbox.push(luisteraar.inbox[5]!))).toEqual(
    only("I3 luisteraar b3", "I11 luisteraar"),
  );
  expect(after(({ luisteraar }) => luisteraar.held.push({ ...heldA2, messageId: "x", sequence: 4 }))).toEqual(
    only("I3 luisteraar x", "I5 luisteraar x kan-niet", "I11 luisteraar x"),
  );
  expect(
    after(({ bron }) => {
      bron.chains[0] = chainOf("a", linksOf("a", ["een", "twee", "een"]));
      bron.heads[0]!.hash = bron.chains[0].hash;
    }),
  ).toEqual(only("I3 bron a3"));
});

it("I4 sees a gap, a wrong guard, what went past what is held, and what stands in another order on the bus", () => {
  expect(after(({ bron, world }) => (delete world.bus, (bron.journal[2]!.sequence = 4)))).toEqual(
    only("I2 luisteraar a3", "I4 bron a"),
  );
  expect(after(({ luisteraar }) => (luisteraar.guards[0]!.sequence = 2))).toEqual(only("I4 luisteraar .* a"));
  expect(after(({ luisteraar }) => luisteraar.guards.pop())).toEqual(only("I4 luisteraar .* b"));
  expect(after(({ luisteraar }) => luisteraar.held.push(heldA2))).toEqual(
    only("I4 luisteraar .* a", "I5 luisteraar a2 kan-niet"),
  );
  expect(
    after(({ bron }) => {
      bron.journal[0]!.sent = false;
      bron.outbox.push({ eventId: "a1", age: 1 });
    }),
  ).toEqual(only("I4 bron a", "I5 bron a1"));
  expect(
    after(({ bus, bron }) => {
      [bus.records[0]!.digest, bus.records[1]!.digest] = [bus.records[1]!.digest, bus.records[0]!.digest];
      [bron.journal[0]!.offset, bron.journal[1]!.offset] = ["1", "0"];
    }),
  ).toEqual(only(`I4 bron ${topic} 0 1 a`));
  expect(
    after(({ bus, bron }) => {
      bus.records.push({ ...bus.records.pop()!, partition: 1, offset: "0" });
      Object.assign(bron.journal[5]!, { partition: 1, offset: "0" });
      Object.assign(bus.spans[1]!, { high: "1" });
      bus.committed.get("luisteraar")!.push({ topic, partition: 1, offset: "1" });
    }),
  ).toEqual(only(`I4 bron ${topic} 1 0 b`));
});

it("I5 sees what is still on its way, and how old the oldest is", () => {
  const todo = { todoId: "t1", kind: "bellen", attempts: 1, overdue: 30, age: 90 };
  expect(after(({ luisteraar }) => luisteraar.todos.push(todo, { ...todo, todoId: "t2", overdue: -9 }))).toEqual(
    only("I5 luisteraar t1"),
  );
  expect(
    after(({ luisteraar, bus }) => {
      luisteraar.inbox.pop();
      luisteraar.guards[1]!.sequence = 2;
      bus.committed.get("luisteraar")![0]!.offset = "5";
    }),
  ).toEqual(only(`I5 luisteraar ${topic} 0 5`));
  const { world, bron } = makeWorld();
  bron.journal[5]!.sent = false;
  bron.outbox.push({ eventId: "b3", age: 7300 });
  expect(report(checkWorld(world)).at(-1)).toBe("I5  bron: 1 onverzonden in de outbox, de oudste 2 uur [b3]");
});

it("I6 sees a changed envelope, a head that is not the last link, and a journal that is gone", () => {
  const changed = linksOf("a", ["een", "twee", "drie"]).map((link) => ({ ...link, envelope: `${link.envelope} ` }));
  expect(after(({ bron }) => (bron.chains[0] = chainOf("a", changed)))).toEqual(only("I6 bron a 1"));
  expect(after(({ bron }) => (bron.heads[0]!.sequence = 4))).toEqual(only("I6 bron a hoofd"));
  expect(after(({ bron }) => (bron.heads[0]!.hash = "00"))).toEqual(only("I6 bron a hoofd"));
  expect(after(({ bron }) => bron.heads.pop())).toEqual(only("I6 bron b"));
  expect(after(({ bron }) => bron.heads.push({ key: "c", sequence: 1, hash: "00" }))).toEqual(only("I6 bron c"));
});

it("I8 sees a deadline that fired early or is late, one without its end, and two that run at once", () => {
  const withTimers = (...changes: Partial<Timer>[]) =>
    after(({ luisteraar }) => (luisteraar.timers = changes.map((change) => ({ ...luisteraar.timers[0]!, ...change }))));
  expect(withTimers({ endedAt: later(4) })).toEqual(only("I8 luisteraar d1"));
  expect(withTimers({ state: "armed", endedAt: null })).toEqual(only("I8 luisteraar d1"));
  expect(withTimers({ state: "met", endedAt: null })).toEqual(only("I8 luisteraar d1"));
  expect(withTimers({ state: "armed", dueAt: later(90) })).toEqual(only("I8 luisteraar d1"));
  expect(withTimers({ state: "verlopen" })).toEqual(only("I8 luisteraar d1"));
  expect(withTimers({ occurrence: 2 })).toEqual(only("I8 luisteraar a"));
  const running = { state: "armed", endedAt: null, dueAt: later(90) };
  expect(withTimers(running, { ...running, occurrence: 2 })).toEqual(only("I8 luisteraar a"));
  expect(withTimers(running, { occurrence: 2 })).toEqual(only("I8 luisteraar a"));
  expect(withTimers({}, { ...running, occurrence: 2 })).toEqual([]);
});

it("I11 sees sums that differ, and what is held and dropped at once", () => {
  expect(after(({ luisteraar }) => (luisteraar.dropped = ["x"]))).toEqual(only("I11 luisteraar x"));
  expect(
    after(({ luisteraar }) => {
      luisteraar.held.push({ ...heldA2, messageId: "a3", sequence: 3 });
      luisteraar.dropped.push("a3");
    }),
  ).toEqual(only("I5 luisteraar a3 kan-niet", "I11 luisteraar a3"));
});

/** A record at the end that is no event; read by who listens there. */
const noise = { topic, partition: 0, offset: "6", key: "", digest: "hash van niets" };
const withNoise = ({ bus }: ReturnType<typeof makeWorld>): void => {
  bus.records.push(noise);
  bus.spans[0]!.high = bus.committed.get("luisteraar")![0]!.offset = "7";
};

it("I2 I11 sees a record that is no event and that who listens there did not put aside", () => {
  expect(after(withNoise)).toEqual(only(`I2 bron ${topic} 0 6`, `I11 luisteraar ${topic} 0 6`));
  expect(after((made) => (withNoise(made), made.luisteraar.unreadable.push(noise)))).toEqual([]);
  // Put aside by a service that does not listen there: the one that does passed it without a word.
  expect(after((made) => (withNoise(made), made.bron.unreadable.push(noise)))).toEqual(
    only(`I11 luisteraar ${topic} 0 6`),
  );
});

it("I11 sees an event that was put aside as unreadable, and what was put aside and never stood on the bus", () => {
  const aside = (offset: string) => after(({ luisteraar }) => luisteraar.unreadable.push({ ...noise, offset }));
  expect(aside("5")).toEqual(only(`I11 luisteraar ${topic} 0 5`));
  expect(aside("6")).toEqual(only(`I11 luisteraar ${topic} 0 6`));
  expect(
    after(({ luisteraar, bus }) => {
      luisteraar.unreadable.push({ ...noise, offset: "0" });
      bus.records.splice(0, 3);
      bus.spans[0]!.low = "3";
    }),
  ).toEqual([]);
});

it("I12 sees an offset that was committed before the inbox, and one past the end", () => {
  expect(
    after(({ luisteraar }) => {
      luisteraar.inbox.pop();
      luisteraar.guards[1]!.sequence = 2;
    }),
  ).toEqual(only("I1 luisteraar b3", "I11 luisteraar", `I12 luisteraar b3 ${topic} 0`));
  expect(after(({ bus }) => (bus.committed.get("luisteraar")![0]!.offset = "7"))).toEqual(
    only(`I12 luisteraar ${topic} 0 7`),
  );
});
