import { SpanKind, type Span } from "@opentelemetry/api";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import { beginStep, failStep, within } from "./tracing.js";

/** The step of a request that is being answered. */
const steps = new WeakMap<object, Span>();

/**
 * Makes every incoming request a step that goes on where its `traceparent` is; not the knocking on /health. It is known
 * by the template of its route: a URL holds ids.
 */
export const traceRequests = (app: NestFastifyApplication, service: string): void => {
  const server = app.getHttpAdapter().getInstance();
  server.addHook("onRequest", (request, _reply, done) => {
    const { method, headers, routeOptions } = request;
    const route = routeOptions.url;
    if (!route?.startsWith("/health/")) {
      const attributes = { "http.request.method": method, ...(route && { "http.route": route }) };
      const traceparent = String(headers.traceparent ?? "");
      const name = route ? `${method} ${route}` : method;
      steps.set(request, beginStep({ name, service, kind: SpanKind.SERVER, traceparent, attributes }));
    }
    done();
  });
  // Not earlier: reading a body loses what was open.
  server.addHook("preHandler", (request, _reply, done) => {
    const step = steps.get(request);
    if (step) within(step, done);
    else done();
  });
  server.addHook("onResponse", (request, { statusCode }, done) => {
    const step = steps.get(request);
    step?.setAttribute("http.response.status_code", statusCode);
    if (step && statusCode >= 500) failStep(step, String(statusCode));
    step?.end();
    done();
  });
};
