import {
  context,
  isSpanContextValid,
  metrics,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type BatchObservableResult,
  type Span,
  type SpanContext,
  type SpanKind,
} from "@opentelemetry/api";
import { Refused } from "./change.js";
import type { Message } from "./envelope.js";

// What a process did, for whoever collects it (deploy/tracing.ts). Without a collector all of this does nothing, and
// the traceparents of envelope.ts go on as they are. No name, free text, BSN or id of a person goes into a span.

const tracer = trace.getTracer("zvh");

/** A step in a trace. `traceparent` is what caused it; `links` are traceparents that it also works for. */
export type Step = {
  name: string;
  /** The service whose step it is: several may run in one process. */
  service: string;
  kind?: SpanKind;
  traceparent?: string;
  links?: string[];
  attributes?: Attributes;
};

const stepOf = (traceparent = ""): SpanContext | undefined => {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent) ?? [];
  const step = { traceId: traceId ?? "", spanId: spanId ?? "", traceFlags: parseInt(flags ?? "0", 16), isRemote: true };
  return isSpanContextValid(step) ? step : undefined;
};

const openStep = (): SpanContext | undefined => {
  const open = trace.getActiveSpan()?.spanContext();
  return open && isSpanContextValid(open) ? open : undefined;
};

/**
 * The traceparent of the step that is open now, to hand on to what follows from it; undefined when none is open, or one
 * of another trace than this traceparent's.
 */
export const openTrace = (traceparent?: string): string | undefined => {
  const [open, cause] = [openStep(), stepOf(traceparent)];
  if (!open || (cause && cause.traceId !== open.traceId)) return undefined;
  return `00-${open.traceId}-${open.spanId}-0${open.traceFlags & TraceFlags.SAMPLED}`;
};

/**
 * Begins a step; who begins it ends it. Within an open step of the same trace it is a part of that one; else it goes on
 * where its traceparent is, with a link to what is open.
 */
export const beginStep = ({ name, service, kind, traceparent, links = [], attributes }: Step): Span => {
  const [open, cause] = [openStep(), stepOf(traceparent)];
  const elsewhere = cause !== undefined && cause.traceId !== open?.traceId;
  const linked = links.flatMap((link) => stepOf(link) ?? []).concat(elsewhere && open ? [open] : []);
  return tracer.startSpan(
    name,
    { kind, attributes: { "zvh.service": service, ...attributes }, links: linked.map((context) => ({ context })) },
    elsewhere ? trace.setSpanContext(ROOT_CONTEXT, cause) : context.active(),
  );
};

/** Does what belongs to a step that was begun: what it begins is a part of it. */
export const within = <T>(step: Span, work: () => T): T => context.with(trace.setSpan(context.active(), step), work);

/** Marks a step as failed: with a code, never with a message, which may hold content. */
export const failStep = (step: Span, why: string): void => {
  step.setAttribute("error.type", why);
  step.setStatus({ code: SpanStatusCode.ERROR });
};

/** A step from begin to end; what it throws is thrown on. */
export const during = async <T>(step: Step, work: (span: Span) => Promise<T>): Promise<T> => {
  const span = beginStep(step);
  try {
    return await within(span, () => work(span));
  } catch (error) {
    failStep(span, error instanceof Refused ? error.code : (error as Error).constructor.name);
    throw error;
  } finally {
    span.end();
  }
};

/** What a span may say of an event: neither its key nor its data. */
export const aboutEvent = ({ topic, envelope }: Message): Attributes => ({
  "messaging.destination.name": topic,
  "cloudevents.event_id": envelope.id,
  "cloudevents.event_type": envelope.type,
  "zvh.huis": envelope.huis,
});

/** How far the work of a service is behind, as /health/ready says it. */
export type Backlog = { oudsteOnverzonden: number; geparkeerd: number; wachtend: number; hangend: number };

const gauges: [keyof Backlog, name: string, unit: string, description: string][] = [
  ["oudsteOnverzonden", "zvh.backlog.oudste_onverzonden", "s", "Age of the oldest event that is not on the bus yet"],
  ["geparkeerd", "zvh.backlog.geparkeerd", "{event}", "Events that can't succeed without a person"],
  ["wachtend", "zvh.backlog.wachtend", "{event}", "Events that wait for their subject"],
  ["hangend", "zvh.backlog.hangend", "{task}", "To-dos that keep failing and deadlines over a minute late"],
];

/**
 * Offers the backlog of a service as metrics, read when they are collected.
 * @returns what ends that
 */
export const measureBacklog = (service: string, read: () => Promise<Backlog>): (() => void) => {
  const meter = metrics.getMeter("zvh");
  const made = gauges.map(([what, name, unit, description]) => {
    return { what, gauge: meter.createObservableGauge(name, { unit, description }) };
  });
  const observe = async (result: BatchObservableResult) => {
    const backlog = await read();
    for (const { what, gauge } of made) result.observe(gauge, backlog[what], { "zvh.service": service });
  };
  const observed = made.map(({ gauge }) => gauge);
  meter.addBatchObservableCallback(observe, observed);
  return () => meter.removeBatchObservableCallback(observe, observed);
};
