import { Controller, Get, Global, Module, type DynamicModule, type Type } from "@nestjs/common";
import { DiscoveryModule, DiscoveryService, MetadataScanner, Reflector } from "@nestjs/core";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import pg from "pg";
import { DataSource } from "typeorm";
import { createApp } from "./app.js";
import type { Bus } from "./bus.js";
import { Config } from "./config.js";
import { Consumer } from "./consumer.js";
import { connect, type Entities, type Migrations } from "./database.js";
import { findHandlers } from "./handlers.js";
import { Changes, ChangesController } from "./live.js";
import { Loop } from "./loop.js";
import { By, Public, Roles } from "./person.js";
import { Relay } from "./relay.js";
import { Store, type Cause } from "./store.js";
import { Vault } from "./vault.js";
import { ticker, todoWorker } from "./worker.js";

/** What a service is made of. */
export type Service = {
  name: string;
  /** Its module, given what the outside world provides. */
  module: Type | DynamicModule;
  entities: Entities;
  migrations: Migrations;
  /** The services whose topics it reads. */
  listensTo: string[];
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

@Controller("health")
class HealthController {
  constructor(private readonly relay: Relay) {}

  /** The process answers. */
  @Get("live")
  @Public()
  live() {
    return { status: "ok" };
  }

  /** The database answers, and how far the work is behind, over all houses. */
  @Get("ready")
  @Public()
  async ready() {
    return { status: "ok", ...(await this.relay.backlog()) };
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

/** Starts a service: database, HTTP, and the loops that carry its events, deadlines and to-dos. */
export const boot = async (service: Service, surroundings: Surroundings): Promise<Running> => {
  const { config, bus, regionOf } = surroundings;
  const db = await connect(config.DATABASE_URL, service.entities, config.DATABASE_POOL);
  const worker = new pg.Pool({ connectionString: config.WORKER_DATABASE_URL, max: 4 });
  worker.on("error", () => {}); // an idle connection that breaks is replaced at the next query
  const store = new Store(db, `urn:nld:oin:${config.OIN}:systeem:${service.name}`);
  const relay = new Relay(worker, bus, (name, huis) => `zvh.${regionOf(huis)}.${name}`);
  const changes = new Changes();
  const app = await createServiceApp(service, surroundings, [
    { provide: Config, useValue: config },
    { provide: DataSource, useValue: db },
    { provide: Store, useValue: store },
    { provide: Relay, useValue: relay },
    { provide: Vault, useValue: new Vault(config.VAULT_KEY) },
    { provide: Changes, useValue: changes },
  ]);
  const handlers = findHandlers(app.get(DiscoveryService), app.get(MetadataScanner), app.get(Reflector));
  const consumer = new Consumer(store, handlers);
  const deadlines = ticker(service.name, worker, store, handlers);
  const todos = todoWorker(service.name, worker, store, handlers);
  const loops = [deadlines, todos, waiting(worker, consumer)];
  store.onCommit((huizen, left) => {
    if (left.events) relay.loop.nudge();
    if (left.todos) todos.nudge();
    changes.announce(huizen);
  });
  const subscription = await bus.subscribe(service.name, service.listensTo, (messages) => consumer.receive(messages));
  await app.listen(config.PORT, config.HOST);
  for (const loop of [relay.loop, ...loops]) loop.start();
  const stop = async () => {
    await subscription.stop();
    await Promise.all([relay, ...loops].map((part) => part.stop()));
    await app.close();
    await worker.end();
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

const createServiceApp = async (
  service: Service,
  { config, wordsFor, provide = [] }: Surroundings,
  plumbing: { provide: Type; useValue: unknown }[],
): Promise<NestFastifyApplication> => {
  const values = [...plumbing, ...provide];
  @Global()
  @Module({
    imports: [DiscoveryModule],
    controllers: [HealthController, ClockController, ChangesController],
    providers: values,
    exports: values.map((value) => value.provide),
  })
  class PlatformModule {}
  @Module({ imports: [PlatformModule, service.module] })
  class RootModule {}
  const app = await createApp(RootModule, { config, wordsFor });
  app.setGlobalPrefix("v1", { exclude: ["health/live", "health/ready"] });
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser("text/csv", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  return app;
};
