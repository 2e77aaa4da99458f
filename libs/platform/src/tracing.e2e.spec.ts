import { context, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider, type ReadableSpan } from "@opentelemetry/sdk-trace";
import { contractOf } from "@zvh/contracts";
import { startService, type TestService } from "@zvh/testing";
import { newId, nextTrace, Refused, type Envelope, type Message } from "./index.js";
import { behaviour, inHouse, makeThing, NoteWritten, things } from "./things.fixture.js";

// What a service tells of its work, with and without somebody who collects it.

const [huis, topic] = ["proefhuis", "zvh.proefregio.notes"];
const exporter = new InMemorySpanExporter();

let service: TestService;
beforeAll(async () => {
  service = await startService(things, { environment: { LOG_LEVEL: "error" } });
});
afterAll(async () => {
  await service.stop();
  trace.disable();
  context.disable();
});

const noted = (thingId: string, mark: string, traceparent: string): Message => {
  const [noteId, { type }] = [newId(), contractOf(NoteWritten)];
  const data = { noteId, thingId, huis, mark, others: [] };
  const about = { id: newId(), type, source: "urn:nld:oin:0:systeem:notes", subject: `notes/${noteId}`, sequence: 1 };
  const time = new Date(0).toISOString();
  const fixed = { specversion: "1.0", datacontenttype: "application/json" } as const;
  return { topic, key: noteId, envelope: { ...fixed, ...about, time, traceparent, huis, data } };
};
/** Things with a note for each of these traceparents, handled together. */
const handle = async (traceparents: string[], mark = "a"): Promise<void> => {
  const messages: Message[] = [];
  for (const traceparent of traceparents) messages.push(noted(await makeThing(service.store), mark, traceparent));
  exporter.reset();
  await service.consumer.receive(messages);
};
const traceIdOf = (traceparent: string): string => traceparent.split("-")[1]!;
const stepIdOf = (traceparent: string): string => traceparent.split("-")[2]!;
const decided = async (): Promise<Envelope> =>
  JSON.parse((await service.sql("select envelope from journal order by recorded_at desc limit 1"))[0].envelope);
const named = (name: RegExp): ReadableSpan[] => exporter.getFinishedSpans().filter((span) => name.test(span.name));
const traceOf = (span?: ReadableSpan): string => span!.spanContext().traceId;

it("goes on with the traceparents as they are when nobody collects: another step for every event", async () => {
  const traceparent = nextTrace();
  await handle([traceparent]);
  const event = (await decided()).traceparent;
  expect(traceIdOf(event)).toBe(traceIdOf(traceparent));
  expect(stepIdOf(event)).not.toBe(stepIdOf(traceparent));
  expect(exporter.getFinishedSpans()).toEqual([]);
});

describe("with a collector", () => {
  beforeAll(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
  });

  it("an event, its transaction and what follows from it are one trace, step by step", async () => {
    const traceparent = nextTrace();
    await handle([traceparent]);
    const [receiving, transaction, handling] = [/^receive/, /^transaction$/, /^handle/].map((name) => named(name)[0]!);
    expect([receiving!.parentSpanContext?.spanId, traceOf(receiving)]).toEqual([
      stepIdOf(traceparent),
      traceIdOf(traceparent),
    ]);
    expect(transaction!.parentSpanContext?.spanId).toBe(receiving!.spanContext().spanId);
    expect(handling!.parentSpanContext?.spanId).toBe(transaction!.spanContext().spanId);
    expect(stepIdOf((await decided()).traceparent)).toBe(handling!.spanContext().spanId);
    await service.eventually(async () => named(/^send/).some((span) => traceOf(span) === traceIdOf(traceparent)));
  });

  it("events of several traces in one transaction each go on in their own, linked with the transaction", async () => {
    const traceparents = [nextTrace(), nextTrace(), nextTrace()];
    await handle(traceparents);
    const [receiving, transaction] = [named(/^receive/)[0]!, named(/^transaction$/)[0]!];
    expect(receiving.links.map(({ context }) => context.traceId)).toEqual(traceparents.map(traceIdOf));
    expect(traceOf(transaction)).toBe(traceOf(receiving));
    expect(named(/^handle/).map(traceOf)).toEqual(traceparents.map(traceIdOf));
    for (const { links } of named(/^handle/))
      expect(links.map(({ context }) => context.spanId)).toEqual([transaction.spanContext().spanId]);
  });

  it("an event that is refused says by which rule, and not why in words", async () => {
    behaviour.marks.set("x", () => {
      throw new Refused("kan-niet", [{ where: "naam", code: "kan-niet", message: "Bregje kan dat niet." }]);
    });
    await handle([nextTrace()], "x");
    behaviour.marks.clear();
    const [handling] = named(/^handle/);
    expect(handling).toMatchObject({
      status: { code: SpanStatusCode.ERROR },
      attributes: { "error.type": "kan-niet" },
    });
    expect([handling!.status.message, handling!.events]).toEqual([undefined, []]);
  });

  it("a deadline and a to-do go on in the trace that asked for them", async () => {
    const traceparent = nextTrace();
    exporter.reset();
    await service.store.run({ ...inHouse(), traceparent }, async (work) => {
      const subject = newId();
      const deadline = { kind: "ripe", subject, state: "armed", dueAt: new Date(0), rule: "v1" } as const;
      work.record(huis, { deadlines: [deadline], todos: [{ kind: "call", subject, data: {} }] });
    });
    const asked = named(/^transaction$/)[0]!;
    for (const name of [/^todo call$/, /^deadline ripe$/]) {
      const step = await service.eventually(async () => named(name)[0]);
      expect([traceOf(step), step.parentSpanContext?.spanId]).toEqual([traceOf(asked), asked.spanContext().spanId]);
      expect(step.attributes).toEqual(expect.objectContaining({ "zvh.service": "things", "zvh.huis": huis }));
    }
  });

  it("a request goes on where its traceparent is, is known by its route, and not by what its URL holds", async () => {
    const traceparent = nextTrace();
    exporter.reset();
    const agent = await service.asService("notes", huis, "/v1/things?naam=Bregje");
    await agent.get("/v1/things?naam=Bregje").set("traceparent", traceparent).expect(200);
    const request = await service.eventually(async () => named(/^GET/)[0]);
    expect(request).toMatchObject({ name: "GET /v1/things", parentSpanContext: { spanId: stepIdOf(traceparent) } });
    expect(request.attributes).toEqual({
      "zvh.service": "things",
      "http.request.method": "GET",
      "http.route": "/v1/things",
      "http.response.status_code": 200,
    });
    expect(named(/^read$/)[0]!.parentSpanContext?.spanId).toBe(request.spanContext().spanId);
    await agent.get("/health/live").expect(200);
    expect(named(/^GET/)).toHaveLength(1);
  });
});
