import { Refused } from "./change.js";
import { addressOf, type Config } from "./config.js";
import { signService } from "./person.js";
import type { Cause } from "./store.js";

/**
 * Asks another service for what an event pointed to, as `systeem:<service>`, allowed exactly this dataref.
 * Refused with the owner's code when it says no; an ordinary Error when it does not answer.
 * @param dataref path with its query, as the event gave it
 */
export const ask = async <T>(
  config: Config,
  from: string,
  to: string,
  dataref: string,
  { huizen, traceparent }: Cause,
): Promise<T> => {
  const response = await fetch(addressOf(config, to) + dataref, {
    headers: { authorization: `Bearer ${await signService(from, huizen[0]!, dataref, config)}`, traceparent },
    signal: AbortSignal.timeout(10_000),
  });
  const body = (await response.json()) as { code?: string };
  if (response.ok) return body as T;
  throw response.status < 500 ? new Refused(body.code ?? "geweigerd") : new Error(`${to} answered ${response.status}`);
};
