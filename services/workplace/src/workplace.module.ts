import { Controller, Get, Module, type Type } from "@nestjs/common";
import cookie from "@fastify/cookie";
import files from "@fastify/static";
import { addressOf, Config, createApp, Public, type Person } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { BeheerController } from "./beheer.controller.js";
import { DoorgeefController } from "./doorgeef.controller.js";
import { LiveController } from "./live.controller.js";
import { Namen } from "./namen.js";
import { SchermController } from "./scherm.controller.js";
import { Services, services } from "./services.js";
import { DemoPeople, sessionCookie, SessieController, type WithCookies } from "./sessie.controller.js";
import { WebController } from "./web.controller.js";

/** What the workplace needs from where it runs. */
export type Surroundings = {
  config: Config;
  huizen: Huizen;
  /** Demo people to choose from; production shows none and takes none. */
  mensen: Person[];
  /** The folder of the built screen. */
  webFolder: string;
};

export type Workplace = { url: string; stop(): Promise<void> };

@Controller("health")
class HealthController {
  /** The process answers; it keeps nothing, so it is ready as soon as it lives. */
  @Get(["live", "ready"])
  @Public()
  live() {
    return { status: "ok" };
  }
}

const moduleOf = ({ config, huizen, mensen }: Surroundings): Type => {
  const people = new DemoPeople(config.NODE_ENV === "production" ? [] : mensen);
  @Module({
    controllers: [
      HealthController,
      SessieController,
      SchermController,
      LiveController,
      BeheerController,
      DoorgeefController,
      WebController,
    ],
    providers: [
      { provide: Config, useValue: config },
      { provide: Huizen, useValue: huizen },
      { provide: DemoPeople, useValue: people },
      Services,
      Namen,
    ],
  })
  class WorkplaceModule {}
  return WorkplaceModule;
};

/** Scripts, styles and calls from here alone; nobody may frame it; an address of a dossier goes to no other site. */
const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: "'self'",
      imgSrc: ["'self'", "data:"],
      objectSrc: "'none'",
      baseUri: "'none'",
      formAction: "'self'",
      frameAncestors: "'none'",
    },
  },
  referrerPolicy: { policy: "no-referrer" },
  xFrameOptions: { action: "deny" },
} as const;

type ApiRequest = WithCookies & { url: string; headers: Record<string, string | undefined> };
type ApiReply = { header(name: string, value: string): unknown };

/** The session is the cookie and nothing else; the services get its token in a header that the browser never sees. */
const signIn = async (request: ApiRequest, reply: ApiReply): Promise<void> => {
  const token = request.cookies[sessionCookie];
  request.headers.authorization = token && `Bearer ${token}`;
  if (request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
};

/** Starts the screen and its back end. Throws when SERVICES lacks an address. */
export const startWorkplace = async (surroundings: Surroundings): Promise<Workplace> => {
  const { config, huizen, webFolder } = surroundings;
  for (const service of services) addressOf(config, service);
  const app = await createApp(moduleOf(surroundings), {
    name: "workplace",
    config,
    accounts: null,
    wordsFor: (code) => huizen.foutTekst(code),
    bodyLimit: 256 * 1024,
  });
  app.useSecurityHeaders(securityHeaders);
  app.enableCsrfProtection();
  await app.register(cookie as never);
  await app.register(files as never, { root: webFolder, serve: false } as never);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook("preHandler", signIn as never);
  await app.listen(config.PORT, config.HOST);
  return { url: await app.getUrl(), stop: () => app.close() };
};
