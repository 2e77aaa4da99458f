import { createSecretKey, type KeyObject } from "node:crypto";
import { createParamDecorator, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from "@nestjs/common";
import { Reflector } from "@nestjs/core";
import { decodeJwt, jwtVerify, SignJWT } from "jose";
import { found, Refused } from "./change.js";
import { Config } from "./config.js";
import { nextTrace } from "./envelope.js";
import type { Cause } from "./store.js";
import { openTrace } from "./tracing.js";

/** Who asks: a person of an organisation, a sender's system, or `systeem:<service>` for exactly one dataref. */
export type Person = {
  id: string;
  naam: string;
  organisatie: string;
  huizen: string[];
  rollen: string[];
  telefoon?: string;
  /** Only for a service: the one path that it may ask. */
  dataref?: string;
};

const keys = new Map<string, KeyObject>();
/** The key of a secret; the same object every time, so that it is imported once. */
const keyOf = (secret: string): KeyObject => {
  const key = keys.get(secret) ?? createSecretKey(Buffer.from(secret));
  keys.set(secret, key);
  return key;
};
const sign = (issuer: string, person: Person, secret: string, seconds: number): Promise<string> =>
  new SignJWT({ ...person })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(issuer)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(keyOf(secret));

/** A demo identity: for development and tests alone, production refuses it. Valid for twelve hours. */
export const signDemoPerson = (person: Person, { PERSON_SECRET }: Pick<Config, "PERSON_SECRET">): Promise<string> =>
  sign("demo", person, PERSON_SECRET, 12 * 3600);

/** The identity of a service, for one path of another service and one house. Valid for one minute. */
export const signService = (
  service: string,
  huis: string,
  dataref: string,
  { SERVICE_SECRET }: Pick<Config, "SERVICE_SECRET">,
): Promise<string> =>
  sign(
    "services",
    { id: `systeem:${service}`, naam: service, organisatie: service, huizen: [huis], rollen: ["systeem"], dataref },
    SERVICE_SECRET,
    60,
  );

/** The person of a bearer token. Refused('niet-aangemeld') when it is none of ours. */
export const verifyPerson = async (token: string, config: Config): Promise<Person> => {
  const secrets: Record<string, string> = { services: config.SERVICE_SECRET };
  if (config.NODE_ENV !== "production") secrets.demo = config.PERSON_SECRET;
  try {
    const issuer = decodeJwt(token).iss ?? "";
    const options = { issuer, algorithms: ["HS256"] };
    return (await jwtVerify<Person>(token, keyOf(found(secrets[issuer])), options)).payload;
  } catch {
    throw new Refused("niet-aangemeld"); // of no issuer of ours, or no longer valid
  }
};

const roles = Symbol("roles");

/** Who may call a route: persons with one of these roles. A route without it is refused to everybody. */
export const Roles = (...names: string[]) => SetMetadata(roles, names);
/** A route that asks no sign-in. */
export const Public = () => SetMetadata(roles, []);

@Injectable()
export class PersonGuard implements CanActivate {
  constructor(
    private readonly config: Config,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const allowed = this.reflector.getAllAndOverride<string[] | undefined>(roles, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (allowed?.length === 0) return true;
    const request = context.switchToHttp().getRequest();
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
    if (!token) throw new Refused("niet-aangemeld");
    const person = await verifyPerson(token, this.config);
    if (!allowed?.some((role) => person.rollen.includes(role))) throw new Refused("geen-toegang");
    if (person.dataref && person.dataref !== request.url) throw new Refused("geen-toegang");
    request.person = person;
    return true;
  }
}

/** The signed-in person. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  return context.switchToHttp().getRequest().person;
});

/** The trace of a request, to hand on: the step that is open, or the next one of its `traceparent`. */
export const traceOf = ({ traceparent }: { traceparent?: string }): string =>
  openTrace(traceparent) ?? nextTrace(traceparent);

/** The request of the signed-in person as the cause of a unit of work, within that person's houses. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Cause => {
  const request = context.switchToHttp().getRequest();
  const { person, headers } = request;
  const decisions = (request.decisions ??= []);
  return { by: person.id, huizen: person.huizen, traceparent: traceOf(headers), decisions };
});
