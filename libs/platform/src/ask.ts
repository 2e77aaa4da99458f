import { SpanKind } from "@opentelemetry/api";
import { Refused } from "./change.js";
import { addressOf, type Config } from "./config.js";
import type { Cause } from "./store.js";
import { signService } from "./token.js";
import { during, openTrace } from "./tracing.js";

/**
 * Asks another service for what an event pointed to, as `systeem:<service>`, allowed exactly this dataref.
 * Refused with the owner's code when it says no; an ordinary Error when it does not answer.
 * @param dataref path with its query, as the event gave it
 */
export const ask = <T>(
  config: Config,
  from: string,
  to: string,
  dataref: string,
  { huizen, traceparent }: Cause,
): Promise<T> => {
  const attributes = { "zvh.huis": huizen[0]!, "peer.service": to };
  const step = { name: `ask ${to}`, service: from, kind: SpanKind.CLIENT, traceparent, attributes };
  return during(step, async (span) => {
    const response = await fetch(addressOf(config, to) + dataref, {
      headers: {
        authorization: `Bearer ${await signService(from, huizen[0]!, dataref, config)}`,
        traceparent: openTrace(traceparent) ?? traceparent,
      },
      signal: AbortSignal.timeout(10_000),
    });
    span.setAttribute("http.response.status_code", response.status);
    const body = (await response.json()) as { code?: string };
    if (response.ok) return body as T;
    if (response.status < 500) throw new Refused(body.code ?? "geweigerd");
    throw new Error(`${to} answered ${response.status}`);
  });
};
