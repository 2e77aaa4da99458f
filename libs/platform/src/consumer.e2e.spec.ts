import { nextTrace, newId, Refused, type Cause } from "./index.js";
import { startService, type TestService } from "@zvh/testing";
import { behaviour, inHouse, makeThing, NoteWritten, ThingFound, things } from "./things.fixture.js";

let service: TestService;
beforeAll(async () => {
  service = await startService(things, { environment: { LOG_LEVEL: "error" } });
});
afterAll(() => service.stop());
beforeEach(() => behaviour.marks.clear());

const huis = "proefhuis";
const note = (thingId: string, mark: string, noteId: string = newId(), id?: string) =>
  service.deliver(NoteWritten, { noteId, thingId, huis, mark, others: [] }, id);
const marks = async (thingId: string): Promise<string | undefined> =>
  (await service.sql("select marks from thing where thing_id = $1", [thingId]))[0]?.marks;
const held = async (key: string): Promise<string[]> =>
  (await service.sql("select state, reason from parked where key = $1 order by sequence", [key])).map(
    ({ state, reason }) => `${state} ${reason}`,
  );
const topic = async (key: string) =>
  (await service.sql("select topic from inbox_guard where key = $1", [key]))[0].topic;
const replay = async (key: string) => service.consumer.replay(inHouse(), await topic(key), key);
const refusing = (mark: string, code = "kan-niet") =>
  behaviour.marks.set(mark, () => {
    throw new Refused(code);
  });

describe("an event", () => {
  it("has its effect once, however often and however fast it comes", async () => {
    const [thingId, noteId, id] = [await makeThing(service.store), newId(), newId()];
    await note(thingId, "a", noteId, id);
    await note(thingId, "a", noteId, id);
    await Promise.all(Array.from({ length: 5 }, () => note(thingId, "a", noteId, id)));
    expect(await marks(thingId)).toBe("a");
    expect(await held(noteId)).toEqual([]);
  });

  it("that names its subjects in a list of one has its effect like any other", async () => {
    const thingId = await makeThing(service.store);
    const noteId = newId();
    await service.deliver(NoteWritten, { noteId, thingId, huis, mark: "a", others: [newId()] });
    expect([await marks(thingId), await held(noteId)]).toEqual(["a", []]);
  });

  it("of a type that this service does not handle is passed over; of an unknown type is neither parked nor lost", async () => {
    const envelope = {
      specversion: "1.0",
      id: newId(),
      source: "urn:nld:oin:0:systeem:notes",
      type: "nl.zvh.note.burnt.v9",
      subject: "notes/x",
      time: new Date(0).toISOString(),
      sequence: 1,
      datacontenttype: "application/json",
      traceparent: nextTrace(),
      huis,
      data: {},
    } as const;
    const key = newId();
    expect(await service.bus.publish([{ topic: "zvh.proefregio.notes", key, envelope }])).toEqual([null]);
    expect(await held(key)).toEqual([]);
    expect(await service.sql("select 1 from inbox where message_id = $1", [envelope.id])).toEqual([]);
  });

  it("that breaks its contract is parked with the names of its fields, never their values", async () => {
    const key = newId();
    await service.deliver(NoteWritten, { noteId: key, thingId: "geheim", huis, mark: "a", others: [] });
    expect(await held(key)).toEqual(["parked ongeldig: NoteWritten: thingId"]);
  });
});

describe("a refused event", () => {
  it("is parked with its reason; later events of its key wait behind it, other keys go on, and a replay keeps the order", async () => {
    const [thingId, noteId] = [await makeThing(service.store), newId()];
    refusing("b");
    for (const mark of ["a", "b", "c", "d"]) await note(thingId, mark, noteId);
    await note(thingId, "x");
    expect(await marks(thingId)).toBe("ax");
    expect(await held(noteId)).toEqual(["parked kan-niet", "behind wacht-op-eerder", "behind wacht-op-eerder"]);
    refusing("b", "nog-steeds-niet");
    expect(await replay(noteId)).toBe(0);
    expect((await held(noteId))[0]).toBe("parked nog-steeds-niet");
    behaviour.marks.clear();
    expect(await replay(noteId)).toBe(3);
    expect([await marks(thingId), await held(noteId)]).toEqual(["axbcd", []]);
    await note(thingId, "e", noteId);
    expect(await marks(thingId)).toBe("axbcde");
  });

  it("is parked too when it fails by a mistake of ours, without the message of the error", async () => {
    const [thingId, noteId] = [await makeThing(service.store), newId()];
    behaviour.marks.set("a", () => {
      throw new TypeError("over Jan");
    });
    await note(thingId, "a", noteId);
    expect(await held(noteId)).toEqual(["parked fout: TypeError"]);
    await service.sql("delete from parked where key = $1", [noteId]);
  });

  it("behind which an event arrives during its replay leaves nobody waiting for nothing", async () => {
    const [thingId, noteId] = [await makeThing(service.store), newId()];
    refusing("a");
    await note(thingId, "a", noteId);
    const [inside, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    behaviour.marks.set("a", () => (inside.resolve(), gate.promise));
    const replaying = replay(noteId);
    await inside.promise;
    const arriving = note(thingId, "b", noteId);
    await service.eventually(async () => {
      const waiting = "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%app.receive%'";
      return (await service.sql(waiting)).length > 0;
    });
    gate.resolve();
    await Promise.all([replaying, arriving]);
    expect([await marks(thingId), await held(noteId)]).toEqual(["ab", []]);
  });
});

describe("an event that comes too early", () => {
  it("waits for its subject, and is then tried in order with those behind it", async () => {
    const [thingId, noteId] = [newId(), newId()];
    for (const mark of ["a", "b", "c"]) await note(thingId, mark, noteId);
    expect(await held(noteId)).toEqual(["waiting te-vroeg", "behind wacht-op-eerder", "behind wacht-op-eerder"]);
    await service.deliver(ThingFound, { thingId, huis });
    expect([await marks(thingId), await held(noteId)]).toEqual(["abc", []]);
  });

  it("makes the one behind it wait for its own subject, not for ever", async () => {
    const [first, second, noteId] = [newId(), newId(), newId()];
    await note(first, "a", noteId);
    await note(second, "b", noteId);
    await service.deliver(ThingFound, { thingId: first, huis });
    expect(await held(noteId)).toEqual(["waiting te-vroeg"]);
    await service.deliver(ThingFound, { thingId: second, huis });
    expect([await marks(first), await marks(second), await held(noteId)]).toEqual(["a", "b", []]);
  });

  it("is parked when its subject came and it is refused; what waits for the same subject goes on", async () => {
    const [thingId, refused, fine] = [newId(), newId(), newId()];
    refusing("r");
    await note(thingId, "r", refused);
    await note(thingId, "a", fine);
    await service.deliver(ThingFound, { thingId, huis });
    expect([await held(refused), await held(fine), await marks(thingId)]).toEqual([["parked kan-niet"], [], "a"]);
  });

  it("keeps its own trace and sender when it is tried again", async () => {
    const [thingId, noteId] = [newId(), newId()];
    await note(thingId, "a", noteId);
    const [{ envelope }] = await service.sql("select envelope from parked where key = $1", [noteId]);
    await service.deliver(ThingFound, { thingId, huis });
    const [{ envelope: marked }] = await service.sql("select envelope from journal where key = $1", [thingId]);
    expect(JSON.parse(marked).traceparent.slice(3, 35)).toBe(envelope.traceparent.slice(3, 35));
  });

  it("is found again by the loop when its subject arrived by another way", async () => {
    const [thingId, noteId] = [newId(), newId()];
    await note(thingId, "a", noteId);
    await service.sql("insert into thing values ($1, $2, '')", [thingId, huis]);
    const cause: Cause = inHouse();
    await service.consumer.retryWaiting(cause, [thingId]);
    expect([await marks(thingId), await held(noteId)]).toEqual(["a", []]);
  });
});

describe("an error of the database", () => {
  const failing = (text: string) => (mark: string) =>
    behaviour.marks.set(mark, async (work) => {
      behaviour.marks.delete(mark);
      await work.tx.query(text);
      await work.tx.query("select 1");
    });
  const raise = (code: string) => failing(`do $$ begin raise exception using errcode = '${code}'; end $$`);
  const outages = {
    "a full disk": raise("53100"),
    "a shutdown": raise("57P01"),
    "a broken connection": failing("select pg_terminate_backend(pg_backend_pid())"),
  };

  it.each(["40P01", "40001"])(
    "parks nothing: a transaction that lost to another (%s) is done again at once",
    async (code) => {
      const [thingId, noteId] = [await makeThing(service.store), newId()];
      raise(code)("a");
      await note(thingId, "a", noteId);
      expect([await marks(thingId), await held(noteId)]).toEqual(["a", []]);
    },
  );

  it.each(Object.entries(outages))("parks nothing: %s makes the event come again", async (_, breakOnce) => {
    const [thingId, noteId, id] = [await makeThing(service.store), newId(), newId()];
    breakOnce("a");
    await expect(note(thingId, "a", noteId, id)).rejects.toThrow();
    expect([await marks(thingId), await held(noteId)]).toEqual(["", []]);
    await note(thingId, "a", noteId, id);
    expect([await marks(thingId), await held(noteId)]).toEqual(["a", []]);
  });

  it("parks nothing when the connection breaks while the handler does something else", async () => {
    const [thingId, noteId, id] = [await makeThing(service.store), newId(), newId()];
    behaviour.marks.set("a", async (work) => {
      behaviour.marks.delete("a");
      const [{ pid }] = await work.tx.query("select pg_backend_pid() as pid");
      await service.sql("select pg_terminate_backend($1)", [pid]);
      await service.eventually(
        async () => (await service.sql("select 1 from pg_stat_activity where pid = $1", [pid])).length === 0,
      );
    });
    await expect(note(thingId, "a", noteId, id)).rejects.toThrow();
    expect([await marks(thingId), await held(noteId)]).toEqual(["", []]);
    await note(thingId, "a", noteId, id);
    expect(await marks(thingId)).toBe("a");
  });
});
