import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "@opentelemetry/api";
import type { Span } from "@opentelemetry/sdk-trace";

// Sends what a process did to a collector, when OTEL_EXPORTER_OTLP_ENDPOINT names one (OTLP over HTTP, as JSON). Else
// nothing is loaded. The other OTEL_… variables are those of OpenTelemetry itself.

/** PostgreSQL's own words only: literals, and numbers that could be somebody's, become a question mark. */
export const withoutLiterals = (sql: string): string => {
  const literal = /\bE'(?:[^'\\]|''|\\[^])*'|'(?:[^']|'')*'/gi;
  const stripped = sql.replace(literal, "?").replace(/(?<![$\w])\d{5,}(?!\w)/g, "?");
  // What can't be read for certain is not shown.
  return /['\\]|\$\w*\$/.test(stripped) ? stripped.trim().split(/\W/)[0]! : stripped;
};

/** A step within another is of the same service; and none says why it failed in words, which may hold content. */
export const keeper = (spanOf: (context: Context) => unknown) => ({
  onStart: (span: Span, parent: Context) => {
    const within = spanOf(parent) as { attributes?: Span["attributes"] } | undefined;
    const service = span.attributes["zvh.service"] ?? within?.attributes?.["zvh.service"];
    if (service) span.setAttribute("zvh.service", service);
  },
  onEnding: (span: Span) => {
    if (span.status.message) span.setStatus({ code: span.status.code });
  },
  onEnd: () => {},
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
});

/**
 * Begins to send traces and metrics of this process; before any service starts.
 * @param service name of what runs here; several services in one process say theirs in each step
 * @returns what sends the rest and ends it: to be awaited before the process exits
 */
export const startTracing = async (service: string): Promise<{ stop(): Promise<void> }> => {
  if (!process.env.OTEL_EXPORTER_OTLP_ENDPOINT) return { stop: async () => {} };
  const { NodeSDK } = await import("@opentelemetry/sdk-node");
  const { trace } = await import("@opentelemetry/api");
  const { BatchSpanProcessor } = await import("@opentelemetry/sdk-trace");
  const { PeriodicExportingMetricReader } = await import("@opentelemetry/sdk-metrics");
  const { OTLPTraceExporter } = await import("@opentelemetry/exporter-trace-otlp-http");
  const { OTLPMetricExporter } = await import("@opentelemetry/exporter-metrics-otlp-http");
  const { envDetector } = await import("@opentelemetry/resources");
  const { PgInstrumentation } = await import("@opentelemetry/instrumentation-pg");
  const interval = Number(process.env.OTEL_METRIC_EXPORT_INTERVAL ?? 60_000);
  const sdk = new NodeSDK({
    serviceName: service,
    resourceDetectors: [envDetector],
    spanProcessors: [keeper(trace.getSpan), new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
    metricReaders: [
      new PeriodicExportingMetricReader({
        exporter: new OTLPMetricExporter(),
        exportIntervalMillis: interval,
        exportTimeoutMillis: Math.min(interval, 30_000),
      }),
    ],
    logRecordProcessors: [],
    instrumentations: [
      new PgInstrumentation({
        enhancedDatabaseReporting: false,
        requireParentSpan: true, // rounds that look for work are no part of anything
        ignoreConnectSpans: true,
        requestHook: (span, { query }) => void span.setAttribute("db.query.text", withoutLiterals(query.text)),
      }),
    ],
  });
  sdk.start();
  // The instrumentation changes pg's classes in place when it is required, also for who imported it: so no import hook
  // is needed, which would make starting slower.
  createRequire(import.meta.url)("pg");
  // A collector that does not answer keeps nobody from stopping.
  return { stop: () => Promise.race([sdk.shutdown(), pause(5_000)]) };
};
