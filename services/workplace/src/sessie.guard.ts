import { Injectable, type CanActivate, type ExecutionContext } from "@nestjs/common";
import { Config, Refused } from "@zvh/platform";
import { Sessies, type Sessie } from "./sessies.js";

/** What @fastify/cookie adds to requests and replies, and what the guard adds. */
export type ApiRequest = {
  method: string;
  url: string;
  headers: Record<string, string | undefined>;
  cookies: Record<string, string | undefined>;
  sessie?: Sessie;
};
export type ApiReply = {
  header(name: string, value: string): unknown;
  setCookie(name: string, value: string, options: object): unknown;
  clearCookie(name: string, options: object): unknown;
};

/**
 * The cookies. `__Host-` and `__Secure-` make a browser refuse them without https, and the first also for any other
 * host or path. The session is SameSite=Strict: the way back from the issuer needs no session, and the page that it
 * leads to is the same for everybody; the screen then asks for itself. The sign-in that has begun is Lax, because the
 * way back comes from another site; it goes to that one address alone.
 */
export const cookiesOf = ({ NODE_ENV }: Config) => {
  const secure = NODE_ENV === "production";
  return {
    session: {
      name: secure ? "__Host-zvh-sessie" : "zvh-sessie",
      scope: { path: "/", httpOnly: true, secure, sameSite: "strict" },
    },
    begun: {
      name: secure ? "__Secure-zvh-aanmelden" : "zvh-aanmelden",
      scope: { path: "/api/aangemeld", httpOnly: true, secure, sameSite: "lax", maxAge: 600 },
    },
  } as const;
};

/**
 * With this header the screen says how many seconds ago somebody did something. No form and no image of another site
 * can send it, and the back end allows no other site a script: so whoever sends it is our own screen.
 */
const ours = "zvh-werkplek";

const readsOnly = ["GET", "HEAD", "OPTIONS"];

const secondsOf = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;

/** Before all else: the cookie becomes the token of the person, for the services; a browser brings no token of its own. */
@Injectable()
export class SessieGuard implements CanActivate {
  constructor(
    private readonly config: Config,
    private readonly sessies: Sessies,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request: ApiRequest = context.switchToHttp().getRequest();
    const reply: ApiReply = context.switchToHttp().getResponse();
    delete request.headers.authorization;
    if (!request.url.startsWith("/api/")) return true;
    if (!readsOnly.includes(request.method) && request.headers[ours] === undefined) throw new Refused("geen-toegang");
    const { session } = cookiesOf(this.config);
    const id = request.cookies[session.name];
    if (!id) return true;
    const sessie = await this.sessies.use(id, secondsOf(request.headers[ours]));
    if (!sessie) return true;
    if (sessie.nieuw) reply.setCookie(session.name, sessie.id, session.scope);
    request.sessie = sessie;
    request.headers.authorization = `Bearer ${sessie.tokens.access}`;
    return true;
  }
}
