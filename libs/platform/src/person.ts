import { createParamDecorator, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from "@nestjs/common";
import { Reflector } from "@nestjs/core";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Accounts, Person } from "./account.js";
import { Refused } from "./change.js";
import { Config } from "./config.js";
import { nextTrace } from "./envelope.js";
import type { Cause } from "./store.js";
import type { Limit } from "./limits.js";
import { verifyToken, type Identity } from "./token.js";
import { openTrace } from "./tracing.js";

const roles = Symbol("roles");

/** Who may call a route: persons with one of these roles, in the houses where they have it. Without it: nobody. */
export const Roles = (...names: string[]) => SetMetadata(roles, names);
const scope = Symbol("scope");
/** What the token of a partner's system must be for; a route without it is for people and services alone. */
export const Scope = (name: string) => SetMetadata(scope, name);
/** A route that asks no sign-in. */
export const Public = () => SetMetadata(roles, []);

/** Who may call a route of a controller: `roles` empty for everybody, and the scope that a partner's system needs. */
export const doorOf = (handler: Function, controller: Function): { roles?: string[]; scope?: string } => {
  const reflector = new Reflector();
  const targets = [handler, controller];
  return { roles: reflector.getAllAndOverride(roles, targets), scope: reflector.getAllAndOverride(scope, targets) };
};

/** A service as the caller: within the one house of its token. */
const serviceOf = ({ id, naam, huis, dataref }: Identity): Person => {
  return { id, naam, dataref, organisatie: naam, huizen: [huis!], rollen: ["systeem"] };
};

/** Lets in who is signed in and may call the route, as the account table says at this moment. */
@Injectable()
export class PersonGuard implements CanActivate {
  /** @param accounts null in a process that decides nothing: there it is enough to be signed in */
  constructor(
    private readonly config: Config,
    private readonly reflector: Reflector,
    private readonly accounts: Accounts | null,
    private readonly limits: { known: Limit; unknown: Limit },
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const allowed = this.reflector.getAllAndOverride<string[] | undefined>(roles, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (allowed?.length === 0) return true;
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest(), http.getResponse()];
    request.identity = await this.identityOf(request, reply);
    if (!request.identity.dataref) await this.limits.known(request, reply);
    this.forThis(context, request.identity);
    if (this.accounts) request.person = await this.personFor(request.identity, allowed ?? [], request.url);
    return true;
  }

  private async identityOf(request: FastifyRequest, reply: FastifyReply): Promise<Identity> {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
    try {
      return await verifyToken(token ?? "", this.config);
    } catch (error) {
      await this.limits.unknown(request, reply);
      throw error;
    }
  }

  /** The token of a system must be for what the route is. */
  private forThis(context: ExecutionContext, { scopes }: Identity): void {
    const asked = this.reflector.getAllAndOverride<string | undefined>(scope, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (scopes && !(asked && scopes.includes(asked))) throw new Refused("geen-toegang");
  }

  private async personFor(identity: Identity, allowed: string[], url: string): Promise<Person> {
    if (!identity.dataref) return this.accounts!.person(identity, allowed);
    if (!allowed.includes("systeem") || identity.dataref !== url) throw new Refused("geen-toegang");
    return serviceOf(identity);
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
  return { by: person.id, huizen: person.huizen, traceparent: traceOf(headers), decisions, access: request.access };
});
