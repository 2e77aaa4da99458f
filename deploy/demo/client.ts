import { signDemoPerson, type Config, type Person } from "@zvh/platform";
import { ports } from "../ports.js";

/** The platform said no; `code` is that of its problem+json. */
export class Geweigerd extends Error {
  constructor(
    readonly code: string,
    readonly where: string,
    readonly faults: { where: string; message: string }[] = [],
  ) {
    super(`${where}: ${code}${faults.map(({ message }) => `; ${message}`).join("")}`);
  }
}

type Body = object | string;
/** The services as one person sees them, by their own API. */
export type Client = {
  get<T>(service: string, path: string): Promise<T>;
  post<T>(service: string, path: string, body: Body): Promise<T>;
  put<T>(service: string, path: string, body: Body): Promise<T>;
};

/**
 * Speaks with the services as this person.
 * @param addressOf base address of a service; by default where `npm start` listens
 */
export const als = async (
  person: Person,
  config: Config,
  addressOf = (service: string) => `http://127.0.0.1:${ports[service]}`,
): Promise<Client> => {
  return metToken(await signDemoPerson(person, config), addressOf);
};

/** Speaks with the services as whoever this token is of. */
export const metToken = (token: string, addressOf: (service: string) => string): Client => {
  const call = async <T>(method: string, service: string, path: string, body?: Body): Promise<T> => {
    const isText = typeof body === "string";
    const response = await fetch(`${addressOf(service)}/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { "content-type": isText ? "text/csv" : "application/json" }),
      },
      ...(body && { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = text === "" ? {} : JSON.parse(text);
    if (response.ok) return answer as T;
    throw new Geweigerd(
      answer.code ?? String(response.status),
      `${method} ${service}/${path.split("?")[0]}`,
      answer.faults,
    );
  };
  return {
    get: (service, path) => call("GET", service, path),
    post: (service, path, body) => call("POST", service, path, body),
    put: (service, path, body) => call("PUT", service, path, body),
  };
};

/** Items of every page of a list. */
export const alles = async <T>(client: Client, service: string, path: string): Promise<T[]> => {
  const items: T[] = [];
  for (let na = ""; ;) {
    const page = await client.get<{ items: T[]; volgende: string | null }>(service, `${path}${na}`);
    items.push(...page.items);
    if (!page.volgende) return items;
    na = `&na=${encodeURIComponent(page.volgende)}`;
  }
};
