import { Controller, Get, Module, type Type } from "@nestjs/common";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import cookie from "@fastify/cookie";
import files from "@fastify/static";
import { APP_GUARD } from "@nestjs/core";
import { DataSource } from "typeorm";
import {
  addressOf,
  Config,
  connect,
  createApp,
  KeyRing,
  Loop,
  patience,
  Public,
  Vault,
  type Migrations,
} from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { AanmeldenController } from "./aanmelden.controller.js";
import { BeheerController } from "./beheer.controller.js";
import { DoorgeefController } from "./doorgeef.controller.js";
import { LiveController } from "./live.controller.js";
import { InzageController } from "./inzage.controller.js";
import { Issuer } from "./issuer.js";
import { MeldpuntController } from "./meldpunt.controller.js";
import { Sessie1700000000900 } from "./migrations/1700000000900-sessie.js";
import { Namen } from "./namen.js";
import { SchermController } from "./scherm.controller.js";
import { Services, services } from "./services.js";
import { SessieController } from "./sessie.controller.js";
import { SessieGuard } from "./sessie.guard.js";
import { Sessies } from "./sessies.js";
import { WebController } from "./web.controller.js";

/** What the workplace needs from where it runs. */
export type Surroundings = {
  config: Config;
  huizen: Huizen;
  /** The folder of the built screen. */
  webFolder: string;
};

export type Workplace = { app: NestFastifyApplication; url: string; stop(): Promise<void> };

@Controller("health")
class HealthController {
  /** The process answers. */
  @Get(["live", "ready"])
  @Public()
  live() {
    return { status: "ok" };
  }
}

/** The table of the sessions, on a database of its own. */
export const workplaceMigrations: Migrations = [Sessie1700000000900];

const moduleOf = ({ config, huizen }: Surroundings, db: DataSource, ring: KeyRing): Type => {
  @Module({
    controllers: [
      HealthController,
      AanmeldenController,
      SessieController,
      SchermController,
      LiveController,
      BeheerController,
      InzageController,
      MeldpuntController,
      DoorgeefController,
      WebController,
    ],
    providers: [
      { provide: Config, useValue: config },
      { provide: Huizen, useValue: huizen },
      { provide: DataSource, useValue: db },
      { provide: Vault, useValue: new Vault(ring, "workplace") },
      { provide: APP_GUARD, useClass: SessieGuard },
      Issuer,
      Sessies,
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

const keepOutOfCaches = async ({ url }: { url: string }, reply: { header(name: string, value: string): unknown }) => {
  if (url.startsWith("/api/")) reply.header("cache-control", "no-store");
};

/** Starts the screen and its back end. Throws when SERVICES lacks an address. */
export const startWorkplace = async (surroundings: Surroundings): Promise<Workplace> => {
  const { config, huizen, webFolder } = surroundings;
  for (const service of services) addressOf(config, service);
  const db = await connect(config.DATABASE_URL, [], config.DATABASE_POOL, patience(config));
  const ring = await KeyRing.load(config);
  const app = await createApp(moduleOf(surroundings, db, ring), {
    name: "workplace",
    config,
    decides: null,
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
    .addHook("onRequest", keepOutOfCaches as never);
  await app.listen(config.PORT, config.HOST);
  const keys = new Loop("keys", config.KEYS_REFRESH * 1000, async () => (await ring.refresh(), false));
  keys.start();
  const stop = async () => {
    await keys.stop();
    await app.close();
    await db.destroy();
  };
  return { app, url: await app.getUrl(), stop };
};
