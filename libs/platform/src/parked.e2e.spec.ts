import { mensen, startService, type TestService } from "@zvh/testing";
import { newId, Refused, type Person } from "./index.js";
import { behaviour, makeThing, NoteWritten, things } from "./things.fixture.js";

let service: TestService;
beforeAll(async () => {
  service = await startService(things, { environment: { LOG_LEVEL: "error" } });
});
afterAll(() => service.stop());
beforeEach(async () => {
  behaviour.marks.clear();
  await service.sql("delete from parked");
});

const operator: Person = { ...mensen.screener, id: "beheerder-1", rollen: ["medewerker", "beheerder"] };
const other: Person = { ...operator, id: "beheerder-2", huizen: ["zeeland"] };
const because = "De bron is hersteld; dit bericht hoeft niet meer.";

const note = (thingId: string, mark: string, noteId: string, huis = "proefhuis", id?: string) =>
  service.deliver(NoteWritten, { noteId, thingId, huis, mark, others: [] }, id);
const marks = async (thingId: string) =>
  (await service.sql("select marks from thing where thing_id = $1", [thingId]))[0]?.marks;
const held = async (key: string): Promise<string[]> =>
  (await service.sql("select state from parked where key = $1 order by sequence", [key])).map(({ state }) => state);
const refusing = (mark: string, code = "kan-niet") =>
  behaviour.marks.set(mark, () => {
    throw new Refused(code);
  });

/** A thing, and a note on it of which these marks are held: the first is refused. */
const withHeld = async (letters: string, huis = "proefhuis") => {
  const [thingId, noteId] = [await makeThing(service.store, {}, huis), newId()];
  refusing(letters[0]!);
  const ids: string[] = [];
  for (const mark of letters) ids.push(await note(thingId, mark, noteId, huis));
  return { thingId, noteId, ids };
};

const list = async (query = "", person = operator) =>
  (await (await service.as(person)).get(`/v1/geparkeerd${query}`).expect(200)).body;
const replay = async (id: string, person: Person | undefined = operator) =>
  (await service.as(person)).post(`/v1/geparkeerd/${id}/opnieuw`);
const drop = async (id: string, body: object = { reden: because }, person: Person = operator) =>
  (await service.as(person)).post(`/v1/geparkeerd/${id}/laten-vallen`).send(body);
const dropped = (id: string) => service.sql("select * from dropped where message_id = $1", [id]);

describe("the list of held events", () => {
  it("tells where each stands and why, and nothing of what it says", async () => {
    const { noteId, ids, thingId } = await withHeld("ab");
    const { items, volgende } = await list();
    const same = {
      huis: "proefhuis",
      dienst: "notes",
      onderwerp: noteId,
      type: expect.stringMatching(/note\.written/),
    };
    const of = (berichtId: string | undefined, volgnummer: number, toestand: string, reden: string) => {
      const sinds = expect.stringMatching(/^\d{4}-.*Z$/);
      return { ...same, berichtId, volgnummer, toestand, reden, wachtOp: null, sinds };
    };
    expect(items).toEqual([of(ids[0], 1, "geparkeerd", "kan-niet"), of(ids[1], 2, "erachter", "wacht-op-eerder")]);
    expect(volgende).toBeNull();
    expect(JSON.stringify(items)).not.toContain(thingId);
  });

  it("names the subject that an event waits for", async () => {
    const [unknown, noteId] = [newId(), newId()];
    await note(unknown, "a", noteId);
    expect((await list()).items).toMatchObject([{ toestand: "wachtend", reden: "te-vroeg", wachtOp: unknown }]);
  });

  it("goes a page at a time, each event once, the oldest first", async () => {
    const { ids } = await withHeld("abcde");
    const seen: string[] = [];
    for (let na = ""; ;) {
      const { items, volgende } = await list(`?aantal=2${na}`);
      seen.push(...items.map(({ berichtId }: { berichtId: string }) => berichtId));
      if (!volgende) break;
      na = `&na=${encodeURIComponent(volgende)}`;
    }
    expect(seen).toEqual(ids);
    for (const wrong of ["aantal=101", "aantal=0", "na=x"])
      await (await service.as(operator)).get(`/v1/geparkeerd?${wrong}`).expect(400);
  });

  it("is that of one's own houses, for operators alone", async () => {
    await withHeld("a");
    const { ids } = await withHeld("b", "zeeland");
    expect((await list("", other)).items).toMatchObject([{ berichtId: ids[0], huis: "zeeland" }]);
    expect((await list("?huis=zeeland")).items).toEqual([]);
    expect((await list("?huis=zeeland", { ...operator, huizen: ["proefhuis", "zeeland"] })).items).toHaveLength(1);
    await (await service.as(mensen.screener)).get("/v1/geparkeerd").expect(403);
    await (await service.as()).get("/v1/geparkeerd").expect(401);
  });
});

describe("trying again", () => {
  it("brings the held events of a key in their order, from whichever of them it is asked", async () => {
    const { thingId, noteId, ids } = await withHeld("abc");
    refusing("b", "nog-niet");
    behaviour.marks.delete("a");
    const { status, body } = await replay(ids[2]!);
    expect(status).toBe(200);
    expect(body).toEqual({ gelukt: 1, staatNog: expect.objectContaining({ berichtId: ids[1], reden: "nog-niet" }) });
    behaviour.marks.clear();
    expect((await replay(ids[1]!)).body).toEqual({ gelukt: 2, staatNog: null });
    expect([await marks(thingId), await held(noteId)]).toEqual(["abc", []]);
    expect((await replay(ids[1]!)).body).toEqual({ gelukt: 0, staatNog: null });
  });

  it("by two at once has each effect once, and counts it once", async () => {
    const { thingId, ids } = await withHeld("abcd");
    behaviour.marks.clear();
    const answers = await Promise.all([replay(ids[0]!), replay(ids[0]!), replay(ids[3]!)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.reduce((sum, { body }) => sum + body.gelukt, 0)).toBe(4);
    expect(await marks(thingId)).toBe("abcd");
  });

  it("knows nothing of another house, and asks for an operator", async () => {
    const { thingId, ids } = await withHeld("a");
    behaviour.marks.clear();
    for (const [id, person, code] of [
      [ids[0]!, other, "niet-gevonden"],
      [newId(), operator, "niet-gevonden"],
      [ids[0]!, mensen.screener, "geen-toegang"],
    ] as const)
      expect((await replay(id, person)).body.code).toBe(code);
    expect(await marks(thingId)).toBe("");
  });
});

describe("letting an event go", () => {
  it("records who and why with the event itself, and frees what stands behind it", async () => {
    const { thingId, noteId, ids } = await withHeld("abc");
    const { status, body } = await drop(ids[0]!, { reden: `  ${because} ` });
    expect(status).toBe(200);
    const record = { berichtId: ids[0], reden: because, door: operator.id, op: expect.any(String) };
    expect(body).toEqual({ ...record, gelukt: 2, staatNog: null });
    expect([await marks(thingId), await held(noteId)]).toEqual(["bc", []]);
    expect(await dropped(ids[0]!)).toMatchObject([
      { huis: "proefhuis", reason: "kan-niet", because, dropped_by: operator.id, envelope: { data: { mark: "a" } } },
    ]);
  });

  it("has no effect afterwards either, when the event comes once more; what follows on it has", async () => {
    const { thingId, noteId, ids } = await withHeld("a");
    await drop(ids[0]!);
    behaviour.marks.clear();
    await note(thingId, "a", noteId, "proefhuis", ids[0]);
    await note(thingId, "b", noteId);
    expect([await marks(thingId), await held(noteId)]).toEqual(["b", []]);
  });

  it("stops at what can't go either, with its reason", async () => {
    const { ids } = await withHeld("abc");
    refusing("b", "ook-niet");
    const { body } = await drop(ids[0]!);
    expect(body).toMatchObject({
      gelukt: 0,
      staatNog: { berichtId: ids[1], toestand: "geparkeerd", reden: "ook-niet" },
    });
  });

  it("goes for one that waits for its subject too", async () => {
    const noteId = newId();
    const id = await note(newId(), "a", noteId);
    expect((await drop(id)).status).toBe(200);
    expect(await held(noteId)).toEqual([]);
  });

  it("repeated changes nothing: the first reason stands", async () => {
    const { ids } = await withHeld("a");
    const first = await drop(ids[0]!);
    const again = await drop(ids[0]!, { reden: "Een heel andere reden." }, { ...operator, id: "beheerder-9" });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await dropped(ids[0]!)).toHaveLength(1);
  });

  it("by two at once happens once, also beside somebody who tries again", async () => {
    const { thingId, noteId, ids } = await withHeld("ab");
    const second: Person = { ...operator, id: "beheerder-3" };
    const [one, two] = await Promise.all([
      drop(ids[0]!),
      drop(ids[0]!, { reden: "Ook ik laat dit vallen." }, second),
      replay(ids[0]!),
    ]);
    expect([one!.status, two!.status]).toEqual([200, 200]);
    expect([one!.body.door, one!.body.reden]).toEqual([two!.body.door, two!.body.reden]);
    expect([await marks(thingId), await held(noteId)]).toEqual(["b", []]);
  });

  it("asks for the first of its key, and for one that is held", async () => {
    const { thingId, noteId, ids } = await withHeld("ab");
    expect((await drop(ids[1]!)).body.code).toBe("niet-vooraan");
    behaviour.marks.clear();
    await replay(ids[0]!);
    const { status, body } = await drop(ids[0]!);
    expect([status, body.code]).toEqual([409, "niet-geparkeerd"]);
    expect([await marks(thingId), await held(noteId), await dropped(ids[0]!)]).toEqual(["ab", [], []]);
  });

  it("asks for a reason of five to five hundred characters, an operator, and one's own house", async () => {
    const { noteId, ids } = await withHeld("a");
    for (const body of [
      {},
      { reden: "  kort " },
      { reden: "x".repeat(501) },
      { reden: 12345 },
      { reden: because, x: 1 },
    ])
      expect((await drop(ids[0]!, body)).body).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    expect((await drop(ids[0]!, undefined, mensen.screener)).body.code).toBe("geen-toegang");
    expect((await drop(ids[0]!, undefined, other)).body.code).toBe("niet-gevonden");
    expect([await held(noteId), await dropped(ids[0]!)]).toEqual([["parked"], []]);
  });

  it("stays on record: a service reads it within its houses, and can't change it", async () => {
    const { ids } = await withHeld("a");
    await drop(ids[0]!);
    const asIn = (huis: string, text: string) =>
      service.store.run({ by: "systeem:test", huizen: [huis], traceparent: "" }, ({ tx }) => tx.query(text, [ids[0]]));
    const read = "select 1 from dropped where message_id = $1";
    expect([await asIn("proefhuis", read), await asIn("zeeland", read)]).toEqual([[expect.anything()], []]);
    await expect(asIn("proefhuis", "delete from dropped where message_id = $1")).rejects.toThrow("permission denied");
  });
});
