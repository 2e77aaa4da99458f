import http from "node:http";
import https from "node:https";
import { AdresGeweigerd, adressenVan } from "./adres.js";
import type { Uitslag } from "./abonnement.js";

/** A webhook as it goes out. */
export type Post = { sink: string; headers: Record<string, string>; body: string };

/** Milliseconds in which a subscriber must answer. */
export const antwoordtijd = 15_000;

const redenVan = (error: unknown, gestopt: boolean): string => {
  if (error instanceof AdresGeweigerd) return "adres-geweigerd";
  if (gestopt) return "geen-antwoord";
  const { code = "" } = error as { code?: string };
  if (/^(ENOTFOUND|EAI_)/.test(code)) return "naam-onbekend";
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) return "certificaat-ongeldig";
  return "geen-verbinding";
};

/**
 * Posts a webhook and tells how that went; throws nothing. The name is looked up once and the connection pinned to what
 * was found; a redirect is not followed, and of the answer only status and `Retry-After` are read.
 * @param alles development only: also to addresses that are not public
 * @param signal ends it: the process stops
 */
export const verstuur = async (
  { sink, headers, body }: Post,
  alles: boolean,
  signal: AbortSignal,
): Promise<Uitslag> => {
  const begin = performance.now();
  const tijd = AbortSignal.timeout(antwoordtijd);
  const duur = () => Math.round(performance.now() - begin);
  try {
    const url = new URL(sink);
    const adressen = await opTijd(adressenVan(url, alles), tijd);
    const options = { method: "POST", headers, signal: AbortSignal.any([tijd, signal]), agent: false };
    const lookup = (_: string, { all }: { all?: boolean }, answer: (...found: unknown[]) => void) =>
      all ? answer(null, adressen) : answer(null, adressen[0]!.address, adressen[0]!.family);
    const { status, retryAfter } = await vraag(url, { ...options, lookup: lookup as never }, body);
    return { status, reden: status >= 200 && status < 300 ? null : "geweigerd", retryAfter, duur: duur() };
  } catch (error) {
    return { status: null, reden: redenVan(error, tijd.aborted), retryAfter: null, duur: duur() };
  }
};

/** The same, or an error when that takes longer. */
const opTijd = <T>(werk: Promise<T>, tijd: AbortSignal): Promise<T> =>
  Promise.race([
    werk,
    new Promise<never>((_, reject) => tijd.addEventListener("abort", () => reject(new Error("too late")))),
  ]);

const vraag = (url: URL, options: https.RequestOptions, body: string) =>
  new Promise<{ status: number; retryAfter: string | null }>((resolve, reject) => {
    const request = (url.protocol === "http:" ? http : https).request(url, options, (answer) => {
      resolve({ status: answer.statusCode!, retryAfter: answer.headers["retry-after"] ?? null });
      answer.destroy();
    });
    request.once("error", reject).end(body);
  });
