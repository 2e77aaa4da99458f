import { Contract } from "@zvh/contracts";
import { Injectable, Module, type Type } from "@nestjs/common";
import { newId, On, type Message } from "@zvh/platform";
import { eventually, startService } from "@zvh/testing";
import { behaviour, NoteWritten, ThingFound, things } from "../../libs/platform/src/things.fixture.js";
import { bussen, huis, messageOf, opstelling, stopBroker } from "./proefbus.js";

@Contract({ service: "notes", key: "noteId", version: 1, summary: "A note was passed on: nobody here acts on it." })
class NotePassed {
  noteId!: string;
  huis!: string;
  static readonly voorbeeld: NotePassed = { noteId: newId(), huis };
}

@Injectable()
class HandledAgain {
  @On(NoteWritten)
  async again(): Promise<void> {}
}
@Module({ imports: [things.module as Type], providers: [HandledAgain] })
class TwiceModule {}

/** The event that a newer release knows, another for each bus. */
const newer: Record<string, string> = Object.fromEntries(
  bussen.map(([name], i) => [name, ["burnt", "lost", "torn"][i]!]),
);

/** The contracts of a newer release. */
const upgrade = (participle: string): void => {
  const name = `Note${participle[0]!.toUpperCase()}${participle.slice(1)}`;
  // With the fields that it is sent with: it becomes known at any moment, also between two steps of its handling.
  const { [name]: added } = { [name]: class extends NoteWritten {} };
  Contract({ service: "notes", key: "noteId", version: 1, summary: "Of a newer release." })(added!);
};

afterAll(stopBroker, 60_000);

// What every bus promises. The rows are listed in docs/delivery.md.
describe.each(bussen)("the bus %s", (name, start, possible) => {
  const { at, row, startProcess, marks, becomes, thing, blocked, allDone } = opstelling(start, possible);
  const sequences = new Map<string, number>();

  const next = (key: string) => sequences.set(key, (sequences.get(key) ?? 0) + 1).get(key)!;
  const found = (thingId: string, of = huis) => messageOf(ThingFound, { thingId, huis: of }, next(thingId));
  const note = (thingId: string, mark: string, noteId: string, of = huis, id = newId()): Message =>
    messageOf(NoteWritten, { thingId, noteId, mark, others: [], huis: of }, next(noteId), { id });
  const held = async (key: string): Promise<string[]> =>
    (await at.service.sql("select state, reason from parked where key = $1 order by sequence", [key])).map(
      ({ state, reason }) => `${state} ${reason}`,
    );

  row(
    "keeps the order of each key, however many come at once",
    async () => {
      const keys = await Promise.all(Array.from({ length: 4 }, async () => [await thing(), newId()] as const));
      const letters = [..."abcdefghijklmnopqrst"];
      for (const letter of letters) at.sending.send(...keys.map(([thingId, noteId]) => note(thingId, letter, noteId)));
      for (const [thingId] of keys) await becomes(thingId, letters.join(""));
      await allDone();
    },
    60_000,
  );

  row(
    "gives an event that comes again its effect once",
    async () => {
      const [thingId, noteId] = [await thing(), newId()];
      const [first, second] = [note(thingId, "a", noteId), note(thingId, "b", noteId)];
      at.sending.send(first, first, second, first, second);
      at.sending.send(first);
      await becomes(thingId, "ab");
      await allDone();
      expect([await marks(thingId), await held(noteId)]).toEqual(["ab", []]);
    },
    60_000,
  );

  row(
    "passes over a type of the contracts that the service does not handle",
    async () => {
      const [thingId, noteId] = [await thing(), newId()];
      const unhandled = messageOf(NotePassed, { noteId, huis }, next(noteId));
      at.sending.send(unhandled, note(thingId, "a", noteId));
      await becomes(thingId, "a");
      await allDone();
    },
    60_000,
  );

  row(
    "lets an event that is too early wait, and tries it when its subject came",
    async () => {
      const [thingId, noteId] = [newId(), newId()];
      at.sending.send(note(thingId, "a", noteId), note(thingId, "b", noteId));
      await eventually(async () => (await held(noteId)).length === 2, 30);
      at.sending.send(found(thingId));
      await becomes(thingId, "ab");
    },
    60_000,
  );

  row(
    "parks what is refused, with what is behind it; other keys go on",
    async () => {
      const [thingId, refused, fine] = [await thing(), newId(), newId()];
      behaviour.marks.set("x", () => {
        throw new TypeError("a mistake of ours");
      });
      at.sending.send(note(thingId, "x", refused), note(thingId, "y", refused), note(thingId, "a", fine));
      await becomes(thingId, "a");
      await eventually(async () => (await held(refused)).length === 2, 30);
      expect(await held(refused)).toEqual(["parked fout: TypeError", "behind wacht-op-eerder"]);
      await allDone();
    },
    60_000,
  );

  row(
    "survives a handler that mistakes in one of a hundred: exactly those are parked",
    async () => {
      const thingId = await thing();
      behaviour.marks.set("!", () => {
        throw new TypeError("a mistake of ours");
      });
      const sent = Array.from({ length: 200 }, (_, i) => note(thingId, i % 100 === 50 ? "!" : "a", newId()));
      at.sending.send(...sent);
      await becomes(thingId, "a".repeat(198));
      const keys = sent.map(({ key }) => key);
      const parked = await at.service.sql("select 1 from parked where key = any($1) and state = 'parked'", [keys]);
      expect(parked).toHaveLength(2);
    },
    60_000,
  );

  row(
    "tries again what failed by a mistake of the plumbing itself: the consumer lives on",
    async () => {
      const [bus, noteId, thingId] = [at.proef.bus(), newId(), newId()];
      const received: string[] = [];
      let mistakes = 0;
      const clumsy = await bus.subscribe("clumsy", ["notes"], async (messages) => {
        const mine = messages.filter(({ key }) => key === noteId);
        if (mine.length > 0 && mistakes++ < 2) throw new TypeError("undefined is not iterable");
        received.push(...mine.map(({ envelope }) => envelope.id));
        return [];
      });
      const sent = [..."ab"].map((mark) => note(thingId, mark, noteId));
      at.sending.send(...sent);
      await eventually(async () => received.length >= 2, 40);
      expect([mistakes > 2, [...new Set(received)]]).toEqual([true, sent.map(({ envelope }) => envelope.id)]);
      await clumsy.stop();
      await bus.subscribe("clumsy", [], async () => []); // on the bus within one process somebody must follow it
    },
    60_000,
  );

  row(
    "refuses at its start a service with two handlers for one event; who runs goes on",
    async () => {
      const [thingId, noteId, bus] = [await thing(), newId(), at.proef.bus()];
      const twice = startService(
        { ...things, module: TwiceModule },
        { bus, database: at.service.database, environment: { LOG_LEVEL: "error" } },
      );
      await expect(twice).rejects.toThrow("Two handlers for event nl.zvh.note.written.v1");
      at.sending.send(note(thingId, "a", noteId));
      await becomes(thingId, "a");
      await allDone();
    },
    60_000,
  );

  row(
    "parks nothing while the database does not answer: the event comes again",
    async () => {
      const [thingId, noteId] = [await thing(), newId()];
      let failures = 0;
      behaviour.marks.set("a", async (work) => {
        if (failures++ < 2) await work.tx.query("select pg_terminate_backend(pg_backend_pid())");
      });
      at.sending.send(note(thingId, "a", noteId), note(thingId, "b", noteId));
      await becomes(thingId, "ab");
      expect(await held(noteId)).toEqual([]);
    },
    60_000,
  );

  row(
    "takes two houses from one fetch, each within its own walls",
    async () => {
      const [mine, theirs] = [await thing(huis), await thing("zeeland")];
      const [a, b] = [newId(), newId()];
      const mixed = [..."abcdef"].flatMap((letter) => [note(mine, letter, a), note(theirs, letter, b, "zeeland")]);
      at.sending.send(...mixed);
      await becomes(mine, "abcdef");
      await becomes(theirs, "abcdef");
      const crossed = note(theirs, "z", newId()); // of this house, about a thing of the other
      at.sending.send(crossed);
      await eventually(async () => (await held(crossed.key)).length > 0, 30);
      expect([await held(crossed.key), await marks(theirs)]).toEqual([["waiting te-vroeg"], "abcdef"]);
    },
    60_000,
  );

  row(
    "loses and doubles nothing when the service restarts in the middle",
    async () => {
      const [thingId, noteId] = [await thing(), newId()];
      const { inside, open } = blocked("c");
      const letters = [..."abcdefgh"];
      at.sending.send(...letters.map((letter) => note(thingId, letter, noteId)));
      await inside;
      const stopping = at.service.stop();
      open();
      await stopping;
      at.service = await startProcess(at.service.database);
      await becomes(thingId, letters.join(""));
      await allDone();
    },
    60_000,
  );

  row(
    "blocks the key of a type that no contract describes until it is known: nothing lost, nothing parked",
    async () => {
      const [thingId, noteId] = [await thing(), newId()];
      const unknown = messageOf(NoteWritten, { thingId, noteId, mark: "n", others: [], huis }, next(noteId), {
        type: `nl.zvh.note.${newer[name]}.v1`,
      });
      at.sending.send(unknown, note(thingId, "a", noteId));
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect([await marks(thingId), await held(noteId)]).toEqual(["", []]);
      if (at.proef.client) expect(await at.proef.lag()).toBeGreaterThan(0);
      upgrade(newer[name]!);
      await becomes(thingId, "a");
      await allDone();
    },
    60_000,
  );
});
