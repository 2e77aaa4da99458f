import { Body, Controller, Delete, Get, HttpCode, Injectable, Post, Req, Res } from "@nestjs/common";
import { Config, found, nextTrace, Public, Refused, signDemoPerson, type Person } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { Services } from "./services.js";

/** What @fastify/cookie adds to requests and replies. */
export type WithCookies = { cookies: Record<string, string | undefined> };
type SetsCookies = {
  setCookie(name: string, value: string, options: object): unknown;
  clearCookie(name: string, options: object): unknown;
};

export const sessionCookie = "zvh-sessie";

/** The people who may be chosen without a sign-in: for demo and development; none in production. */
@Injectable()
export class DemoPeople {
  constructor(readonly all: Person[]) {}
}

const shown = ({ id, naam, organisatie, huizen, rollen }: Person) => ({ id, naam, organisatie, huizen, rollen });

@Controller("api/sessie")
@Public()
export class SessieController {
  constructor(
    private readonly config: Config,
    private readonly people: DemoPeople,
    private readonly huizen: Huizen,
    private readonly services: Services,
  ) {}

  /** Who is signed in, who may be chosen, and the houses there are. */
  @Get()
  async sessie(@Req() { cookies }: WithCookies) {
    const token = cookies[sessionCookie];
    const asker = { authorization: `Bearer ${token}`, traceparent: nextTrace() };
    const persoon = token ? await this.services.part<Person>("information-hub", "/v1/ik", asker) : null;
    return {
      persoon: persoon && shown(persoon),
      mensen: this.people.all.map(shown),
      huizen: this.huizen
        .alle()
        .map(({ code, naam, korteNaam, accentkleur }) => ({ code, naam, korteNaam, accentkleur })),
    };
  }

  /** Chooses a demo person. Refused('geen-toegang') in production. */
  @Post()
  @HttpCode(204)
  async kies(@Body("persoonId") persoonId: unknown, @Res({ passthrough: true }) reply: SetsCookies): Promise<void> {
    if (this.config.NODE_ENV === "production") throw new Refused("geen-toegang");
    const person = found(this.people.all.find(({ id }) => id === persoonId));
    reply.setCookie(sessionCookie, await signDemoPerson(person, this.config), { ...this.scope(), maxAge: 12 * 3600 });
  }

  @Delete()
  @HttpCode(204)
  verlaat(@Res({ passthrough: true }) reply: SetsCookies): void {
    reply.clearCookie(sessionCookie, this.scope());
  }

  private scope() {
    return { path: "/", httpOnly: true, sameSite: "strict", secure: this.config.NODE_ENV === "production" };
  }
}
