import { Controller, Get, Global, Module, type DynamicModule, type Type } from "@nestjs/common";
import { DiscoveryModule, DiscoveryService, MetadataScanner, Reflector } from "@nestjs/core";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import pg from "pg";
import { DataSource } from "typeorm";
import { AccountConsumer, Accounts, organisationIn, rolesIn, type Person } from "./account.js";
import { Accountability } from "./accountability.js";
import { createApp } from "./app.js";
import type { Bus } from "./bus.js";
import { Config } from "./config.js";
import { Consumer } from "./consumer.js";
import { Auditor, connect, patience, type Entities, type Migrations } from "./database.js";
import { DecisionPoint } from "./decide.js";
import { apiVersion, DocumentController, ServiceDocument } from "./document.controller.js";
import { findHandlers, type Handler } from "./handlers.js";
import { InzagenController } from "./inzagen.controller.js";
import { KeyRing } from "./keyring.js";
import { Listener } from "./listen.js";
import { Changes, ChangesController, type Visible } from "./live.js";
import { Loop } from "./loop.js";
import { ParkedController } from "./parked.controller.js";
import { keepUnreadable } from "./parked.js";
import { By, Me, Public, Roles } from "./person.js";
import { Relay } from "./relay.js";
import { sealer } from "./seal.js";
import { Store, type Cause } from "./store.js";
import { EventStrategy } from "./strategy.js";
import { measureBacklog } from "./tracing.js";
import { Vault, type SealedColumn } from "./vault.js";
import { ticker, todoWorker } from "./worker.js";

/** What a service is made of. */
export type Service = {
  name: string;
  /** Its module, given what the outside world provides. */
  module: Type | DynamicModule;
  entities: Entities;
  migrations: Migrations;
  /** Whose screens hear that a dossier changed: who may see it. */
  visible?: Visible;
  /** Every column of its own tables that holds sealed values. */
  sealed: SealedColumn[];
  /** The services whose topics it reads. */
  listensTo: string[];
  /** Its policies (`beleid.cedar`, its schema beside it): then its providers may ask for a DecisionPoint. */
  policies?: URL;
};

/** What a service gets from where it runs. */
export type Surroundings = {
  config: Config;
  bus: Bus;
  /** The region of a house: part of the address of its topics. */
  regionOf: (huis: string) => string;
  /** A sentence for an error code: what to do about it. */
  wordsFor: (code: string) => string;
  /** Values that the service's providers ask for by class. */
  provide?: { provide: Type; useValue: unknown }[];
};

export type Running = {
  app: NestFastifyApplication;
  store: Store;
  consumer: Consumer;
  url: string;
  stop(): Promise<void>;
};

/** What the doors of an operator ask of the parts that are made after them. */
class Health {
  listening: () => { ok: boolean; why?: string } = () => ({ ok: false, why: "starting" });
}

@Controller("health")
class HealthController {
  constructor(
    private readonly relay: Relay,
    private readonly health: Health,
  ) {}

  /** The process answers. */
  @Get("live")
  @Public()
  live() {
    return { status: "ok" };
  }

  /**
   * The database answers, so that people can work (else 5xx); whether events come in: without the bus what people do
   * is kept and sent later, so that this alone shuts no door; and how far the work is behind, over all houses.
   */
  @Get("ready")
  @Public()
  async ready() {
    const { ok, why } = this.health.listening();
    return { status: ok ? "ok" : "luistert-niet", ...(why && { luistert: why }), ...(await this.relay.backlog()) };
  }
}

@Controller("nu")
class ClockController {
  constructor(private readonly store: Store) {}

  /** The moment on the database's clock: what screens count terms from. */
  @Get()
  @Roles("medewerker", "afzender")
  async nu(@By() by: Cause) {
    return { nu: await this.store.read(by, async (_, nu) => nu) };
  }
}

@Controller("ik")
class MeController {
  /** Who the caller is, and what he may do in which house, as this service knows him now. */
  @Get()
  @Roles("medewerker", "afzender")
  ik(@Me() person: Person) {
    const { id, naam, telefoon = null, organisatie, huizen } = person;
    const rollenIn = Object.fromEntries(huizen.map((huis) => [huis, rolesIn(person, huis)]));
    const organisatieIn = Object.fromEntries(huizen.map((huis) => [huis, organisationIn(person, huis)]));
    return { id, naam, telefoon, organisatie, huizen, rollen: person.rollen, rollenIn, organisatieIn };
  }
}

/** The doors that every service has beside its own. */
export const platformControllers: Type[] = [
  HealthController,
  ClockController,
  MeController,
  ChangesController,
  ParkedController,
  InzagenController,
  DocumentController,
];

/** Starts a service: database, HTTP, and the loops that carry its events, deadlines and to-dos. */
export const boot = async (service: Service, surroundings: Surroundings): Promise<Running> => {
  const { config, bus, regionOf } = surroundings;
  const policies = service.policies ? [{ provide: DecisionPoint, useValue: new DecisionPoint(service.policies) }] : [];
  const ring = await KeyRing.load(config);
  const db = await connect(config.DATABASE_URL, service.entities, config.DATABASE_POOL, patience(config));
  const worker = new pg.Pool({ connectionString: config.WORKER_DATABASE_URL, max: 4, ...patience(config) });
  worker.on("error", () => {}); // an idle connection that breaks is replaced at the next query
  const auditor = new Auditor(config);
  const store = new Store(db, `urn:nld:oin:${config.OIN}:systeem:${service.name}`);
  const relay = new Relay(worker, bus, (name, huis) => `zvh.${regionOf(huis)}.${name}`);
  const changes = new Changes(service.visible);
  const health = new Health();
  const accounts = new Accounts(db);
  const handlers = new Map<string, Handler>();
  const consumer = new Consumer(service.name, store, handlers);
  const accountability = new Accountability(db, regionOf);
  const app = await createServiceApp(service, surroundings, { accounts, accountability }, [
    ...policies,
    { provide: Config, useValue: config },
    { provide: DataSource, useValue: db },
    { provide: Store, useValue: store },
    { provide: Auditor, useValue: auditor },
    { provide: Relay, useValue: relay },
    { provide: Vault, useValue: new Vault(ring, service.name) },
    { provide: Accounts, useValue: accounts },
    { provide: Changes, useValue: changes },
    { provide: Consumer, useValue: consumer },
    { provide: Health, useValue: health },
    { provide: ServiceDocument, useValue: new ServiceDocument(service.name) },
  ]);
  // Only what the app is made of shows what it handles.
  for (const [what, handler] of findHandlers(app.get(DiscoveryService), app.get(MetadataScanner), app.get(Reflector)))
    handlers.set(what, handler);
  const deadlines = ticker(service.name, worker, store, handlers);
  const todos = todoWorker(service.name, worker, store, handlers);
  const keys = new Loop("keys", config.KEYS_REFRESH * 1000, async () => (await ring.refresh(), false));
  const listener = new Listener(config, changes);
  const loops = [deadlines, todos, waiting(worker, consumer), keys, sealer(auditor.pool), listener];
  store.onCommit((left) => {
    if (left.events) relay.loop.nudge();
    if (left.todos) todos.nudge();
    listener.tell(left.subjects);
  });
  const strategy = new EventStrategy(bus, service, consumer, (records) => keepUnreadable(worker, records));
  app.connectMicroservice({ strategy });
  health.listening = () => strategy.state();
  await app.startAllMicroservices();
  await app.listen(config.PORT, config.HOST);
  for (const loop of [relay.loop, ...loops]) loop.start();
  const endMeasuring = measureBacklog(service.name, () => relay.backlog());
  const stop = async () => {
    endMeasuring();
    await strategy.close();
    await Promise.all([relay, ...loops].map((part) => part.stop()));
    await app.close();
    await Promise.all([worker.end(), auditor.pool.end()]);
    await db.destroy();
  };
  return { app, store, consumer, url: await app.getUrl(), stop };
};

/** Tries what waits every few seconds, for subjects that arrived by another way than an event. */
const waiting = (worker: pg.Pool, consumer: Consumer): Loop =>
  new Loop("waiting", 5_000, async () => {
    const { rows } = await worker.query(
      "select huis, waits_for from parked where state = 'waiting' group by huis, waits_for order by random() limit 100",
    );
    for (const { huis, waits_for } of rows)
      await consumer.retryWaiting({ by: "systeem:wachtend", huizen: [huis], traceparent: "" }, [waits_for]);
    return false;
  });

/** Of every answer of a service: it is data, for who asked it alone. */
const headers = {
  "api-version": apiVersion,
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
};

const createServiceApp = async (
  service: Service,
  { config, wordsFor, provide = [] }: Surroundings,
  decides: { accounts: Accounts; accountability: Accountability },
  plumbing: { provide: Type; useValue: unknown }[],
): Promise<NestFastifyApplication> => {
  const values = [...plumbing, ...provide];
  @Global()
  @Module({
    imports: [DiscoveryModule],
    controllers: platformControllers,
    providers: [...values, AccountConsumer],
    exports: values.map((value) => value.provide),
  })
  class PlatformModule {}
  @Module({ imports: [PlatformModule, service.module] })
  class RootModule {}
  const app = await createApp(RootModule, { name: service.name, config, decides, wordsFor });
  const server = app.getHttpAdapter().getInstance();
  server.addHook("onRequest", async (_request, reply) => void reply.headers(headers));
  app.setGlobalPrefix("v1", { exclude: ["health/live", "health/ready"] });
  server.addContentTypeParser("text/csv", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  return app;
};
