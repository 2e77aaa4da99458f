import { Contract } from "@zvh/contracts";
import { newId, type Message } from "@zvh/platform";
import { eventually, startService, type TestService } from "@zvh/testing";
import { behaviour, NoteWritten, ThingFound, things } from "../../libs/platform/src/things.fixture.js";
import { bussen, messageOf, sender, stopBroker, type ProefBus } from "./proefbus.js";

const huis = "proefhuis";
const quiet = { LOG_LEVEL: "error" };

@Contract({ service: "notes", key: "noteId", version: 1, summary: "A note was passed on: nobody here acts on it." })
class NotePassed {
  noteId!: string;
  huis!: string;
  static readonly voorbeeld: NotePassed = { noteId: newId(), huis };
}

/** The event that a newer release knows, another for each bus. */
const newer: Record<string, string> = Object.fromEntries(
  bussen.map(([name], i) => [name, ["burnt", "lost", "torn"][i]!]),
);

/** The contracts of a newer release. */
const upgrade = (participle: string): void => {
  const name = `Note${participle[0]!.toUpperCase()}${participle.slice(1)}`;
  const { [name]: added } = { [name]: class {} };
  const contract = Object.assign(added!, { voorbeeld: {} });
  Contract({ service: "notes", key: "noteId", version: 1, summary: "Of a newer release." })(contract as never);
};

afterAll(stopBroker, 60_000);

// What every bus promises. The rows are listed in docs/delivery.md.
describe.each(bussen)("the bus %s", (name, start, possible) => {
  const row = possible || process.env.CI ? it : it.skip;
  let proef: ProefBus;
  let service: TestService;
  let sending: ReturnType<typeof sender>;
  const sequences = new Map<string, number>();

  beforeAll(async () => {
    if (!possible && !process.env.CI) return;
    proef = await start();
    service = await startService(things, { bus: proef.bus(), environment: quiet });
    sending = sender(proef.bus());
  }, 120_000);
  afterAll(async () => {
    await sending?.stop();
    await service?.stop();
    await proef?.stop();
  }, 60_000);
  afterEach(() => behaviour.marks.clear());

  const next = (key: string) => sequences.set(key, (sequences.get(key) ?? 0) + 1).get(key)!;
  const found = (thingId: string, of = huis) => messageOf(ThingFound, { thingId, huis: of }, next(thingId));
  const note = (thingId: string, mark: string, noteId: string, of = huis, id = newId()): Message =>
    messageOf(NoteWritten, { thingId, noteId, mark, others: [], huis: of }, next(noteId), { id });
  const marks = async (thingId: string): Promise<string | undefined> =>
    (await service.sql("select marks from thing where thing_id = $1", [thingId]))[0]?.marks;
  const held = async (key: string): Promise<string[]> =>
    (await service.sql("select state, reason from parked where key = $1 order by sequence", [key])).map(
      ({ state, reason }) => `${state} ${reason}`,
    );
  const thing = async (of = huis): Promise<string> => {
    const thingId = newId();
    sending.send(found(thingId, of));
    await eventually(async () => (await marks(thingId)) === "", 30);
    return thingId;
  };
  const becomes = (thingId: string, wanted: string) =>
    eventually(async () => (await marks(thingId)) === wanted, 40).catch(async () =>
      expect(await marks(thingId)).toBe(wanted),
    );
  const allDone = () => eventually(async () => (await proef.lag()) === 0, 30);

  row(
    "keeps the order of each key, however many come at once",
    async () => {
      const keys = await Promise.all(Array.from({ length: 4 }, async () => [await thing(), newId()] as const));
      const letters = [..."abcdefghijklmnopqrst"];
      for (const letter of letters) sending.send(...keys.map(([thingId, noteId]) => note(thingId, letter, noteId)));
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
      sending.send(first, first, second, first, second);
      sending.send(first);
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
      sending.send(unhandled, note(thingId, "a", noteId));
      await becomes(thingId, "a");
      await allDone();
    },
    60_000,
  );

  row(
    "lets an event that is too early wait, and tries it when its subject came",
    async () => {
      const [thingId, noteId] = [newId(), newId()];
      sending.send(note(thingId, "a", noteId), note(thingId, "b", noteId));
      await eventually(async () => (await held(noteId)).length === 2, 30);
      sending.send(found(thingId));
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
      sending.send(note(thingId, "x", refused), note(thingId, "y", refused), note(thingId, "a", fine));
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
      sending.send(...sent);
      await becomes(thingId, "a".repeat(198));
      const keys = sent.map(({ key }) => key);
      const parked = await service.sql("select 1 from parked where key = any($1) and state = 'parked'", [keys]);
      expect(parked).toHaveLength(2);
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
      sending.send(note(thingId, "a", noteId), note(thingId, "b", noteId));
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
      sending.send(...mixed);
      await becomes(mine, "abcdef");
      await becomes(theirs, "abcdef");
      const crossed = note(theirs, "z", newId()); // of this house, about a thing of the other
      sending.send(crossed);
      await eventually(async () => (await held(crossed.key)).length > 0, 30);
      expect([await held(crossed.key), await marks(theirs)]).toEqual([["waiting te-vroeg"], "abcdef"]);
    },
    60_000,
  );

  row(
    "loses and doubles nothing when the service restarts in the middle",
    async () => {
      const [thingId, noteId] = [await thing(), newId()];
      const [inside, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      behaviour.marks.set("c", () => (inside.resolve(), gate.promise));
      const letters = [..."abcdefgh"];
      sending.send(...letters.map((letter) => note(thingId, letter, noteId)));
      await inside.promise;
      const stopping = service.stop();
      gate.resolve();
      await stopping;
      service = await startService(things, { bus: proef.bus(), database: service.database, environment: quiet });
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
      sending.send(unknown, note(thingId, "a", noteId));
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect([await marks(thingId), await held(noteId)]).toEqual(["", []]);
      if (proef.client) expect(await proef.lag()).toBeGreaterThan(0);
      upgrade(newer[name]!);
      await becomes(thingId, "a");
      await allDone();
    },
    60_000,
  );
});
