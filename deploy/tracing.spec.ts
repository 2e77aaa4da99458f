import { ROOT_CONTEXT, SpanStatusCode, trace } from "@opentelemetry/api";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import pg from "pg";
import { keeper, withoutLiterals } from "./tracing.js";

describe("SQL in a span", () => {
  it("keeps its placeholders and loses every literal, however it is quoted", () => {
    const json = JSON.stringify([{ huis: "zeeland", head: JSON.stringify({ naam: "D'Artagnan \\ Verzinsel" }) }]);
    const record = `select app.record('2026-01-01T00:00:00Z', ${pg.escapeLiteral(json)}, '[]', E'\\'x'); commit`;
    expect([
      withoutLiterals("select a from b where c = $1 and d in ($2, $3)"),
      withoutLiterals(`begin; select app.nu() as nu, set_config('app.huizen', 'zeeland', true)`),
      withoutLiterals(record),
      withoutLiterals("select 1 from persoon where bsn = 990000011 limit 20"),
    ]).toEqual([
      "select a from b where c = $1 and d in ($2, $3)",
      "begin; select app.nu() as nu, set_config(?, ?, true)",
      "select app.record(?,  ?, ?, ?); commit",
      "select 1 from persoon where bsn = ? limit 20",
    ]);
  });

  it("is only its first word when it can't be read for certain", () => {
    const uncertain = ["select $$ Bregje $$", "update a set b = 'Bregje", "insert into a values (1) -- it's Bregje"];
    expect(uncertain.map(withoutLiterals)).toEqual(["select", "update", "insert"]);
  });
});

it("lets no words of an error through, and gives a part the service of its whole", () => {
  const exporter = new InMemorySpanExporter();
  const spanProcessors = [keeper(trace.getSpan), new SimpleSpanProcessor({ exporter })];
  const tracer = new TracerProvider({ spanProcessors }).getTracer("test");
  const whole = tracer.startSpan("whole", { attributes: { "zvh.service": "intake" } });
  const part = tracer.startSpan("part", {}, trace.setSpan(ROOT_CONTEXT, whole));
  part.setStatus({ code: SpanStatusCode.ERROR, message: 'invalid input syntax for type date: "Bregje"' });
  part.end();
  expect(exporter.getFinishedSpans()).toMatchObject([
    { name: "part", status: { code: SpanStatusCode.ERROR }, attributes: { "zvh.service": "intake" } },
  ]);
  expect(exporter.getFinishedSpans()[0]!.status.message).toBeUndefined();
});
