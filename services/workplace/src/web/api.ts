/** One field that is wrong: where (the path in the body), a stable code, and a sentence. */
export type Fault = { where: string; code: string; message: string };

/** An answer that is no success, as the services give it (problem+json): a sentence and every fault at once. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly title: string,
    readonly faults: Fault[] = [],
  ) {
    super(code);
  }
}

/** Milliseconds that the server's clock is ahead of this machine's; terms are counted on the server's clock. */
let ahead = 0;
export const serverNow = (): number => Date.now() + ahead;

/** When somebody last did something here. A screen that only reads by itself keeps no session alive. */
let lastAct = performance.now();
for (const act of ["keydown", "pointerdown"]) addEventListener(act, () => (lastAct = performance.now()), true);

/** Sent with every call: how many seconds ago that was. It also shows that our own script asks, and no other site. */
const ours = () => ({ "zvh-werkplek": String(Math.round((performance.now() - lastAct) / 1000)) });

const answerOf = async (response: Response): Promise<unknown> => {
  if (response.status === 204) return undefined;
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  const body = isJson ? await response.json() : undefined;
  if (response.ok) return body;
  throw new Problem(
    body?.code ?? "onverwachte-fout",
    body?.title ?? "De werkplek kreeg geen bruikbaar antwoord. Probeer het zo nog eens.",
    body?.faults,
  );
};

const call = async <T>(path: string, init: RequestInit): Promise<T> => {
  const headers = { ...ours(), ...(init.headers as Record<string, string>) };
  const response = await fetch(`/api${path}`, { credentials: "same-origin", ...init, headers }).catch(() => {
    throw new Problem("geen-verbinding", "Er is geen verbinding. Wat je typte staat er nog; probeer het zo nog eens.");
  });
  const body = (await answerOf(response)) as T & { nu?: string };
  if (typeof body?.nu === "string") ahead = Date.parse(body.nu) - Date.now();
  return body;
};

type Params = Record<string, string | number | boolean | undefined>;

/** Reads from the BFF. Throws Problem. */
export const get = <T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, String(value));
  return call<T>(query.size > 0 ? `${path}?${query}` : path, signal ? { signal } : {});
};

/** Sends a command to the BFF. Throws Problem. */
export const send = <T = unknown>(method: "POST" | "PUT" | "DELETE", path: string, body?: object): Promise<T> =>
  call<T>(path, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
