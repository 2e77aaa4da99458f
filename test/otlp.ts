import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Value = { stringValue?: string; intValue?: string | number; doubleValue?: number };
type Attribute = { key: string; value: Value };

/** A span as it arrived; `attributes` by name. */
export type GotSpan = {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  kind: number;
  links: { traceId: string; spanId: string }[];
  attributes: Record<string, string | number | undefined>;
  /** All of it, as it came over the wire. */
  text: string;
};

export type GotMetric = { name: string; unit: string; service: string; value: number };

export type Collector = {
  url: string;
  spans: GotSpan[];
  metrics: GotMetric[];
  /** Everything that was received, resources and scopes too. */
  received: () => string;
  stop(): Promise<void>;
};

const plain = (attributes: Attribute[] = []): Record<string, string | number | undefined> =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? value.doubleValue ?? Number(value.intValue)]),
  );

const spansOf = (body: any): GotSpan[] =>
  (body.resourceSpans ?? [])
    .flatMap(({ scopeSpans }: any) => scopeSpans)
    .flatMap(({ spans }: any) => spans)
    .map((span: any) => ({
      ...span,
      parentSpanId: span.parentSpanId ?? "",
      links: span.links ?? [],
      attributes: plain(span.attributes),
      text: JSON.stringify(span),
    }));

const metricsOf = (body: any): GotMetric[] =>
  (body.resourceMetrics ?? [])
    .flatMap(({ scopeMetrics }: any) => scopeMetrics)
    .flatMap(({ metrics }: any) => metrics)
    .flatMap(({ name, unit, gauge }: any) =>
      (gauge?.dataPoints ?? []).map(({ attributes, asDouble, asInt }: any) => {
        return { name, unit, service: plain(attributes)["zvh.service"], value: Number(asDouble ?? asInt) };
      }),
    );

/** Receives OTLP over HTTP as JSON, as a collector does, and keeps it. */
export const startCollector = async (): Promise<Collector> => {
  const [spans, metrics, bodies]: [GotSpan[], GotMetric[], string[]] = [[], [], []];
  const keep = (path: string | undefined, text: string) => {
    bodies.push(text);
    if (path === "/v1/traces") spans.push(...spansOf(JSON.parse(text)));
    if (path === "/v1/metrics") metrics.push(...metricsOf(JSON.parse(text)));
  };
  const server = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      keep(request.url, Buffer.concat(chunks).toString());
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url, spans, metrics, received: () => bodies.join("\n"), stop };
};
