import { randomUUID } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { contractOf, MeldingOntvangen } from "@zvh/contracts";
import { boot, InProcessBus, newId, signDemoPerson, type Person } from "@zvh/platform";
import { Huizen } from "@zvh/regions";
import { freePorts, giveAccounts, messageOf, startPostgres } from "@zvh/testing";
import { huizen } from "../../deploy/huizen.js";
import { configOf, prepare, services, type Surroundings } from "../../deploy/system.js";
import { write } from "./abonnees-report.js";
import { atRate, percentile, until } from "./measure.js";
import { temporaryFolder } from "./platform.js";

// `npm run bench -- abonnees`: what subscribers notice of one that hangs and one that fails. Fifty subscriptions to the
// same events, each with an address of its own; by turns all of them answer, and two do not. Measured at the other 48:
// from the moment that the event is on the bus until it is there.

export type Turn = { bad: boolean; p50: number; p99: number; delivered: number };
export type Results = { turns: Turn[]; subscribers: number; pace: number };

const huis = "zeeland";
const [subscribers, pace, seconds, rounds] = [50, 0.5, 16, 7];
const system: Person = {
  id: "meting.systeem",
  naam: "Meting",
  organisatie: "politie",
  huizen: [huis],
  rollen: ["afzender"],
};
const notification = services.find(({ name }) => name === "notification")!;

/** Fifty subscribers on one port, each by its own path; 0 never answers and 1 says that it failed, when they are bad. */
const startSubscribers = async () => {
  const at = { bad: false, arrived: new Map<string, number[]>(), hanging: new Set<ServerResponse>() };
  const server = createServer((request, response) => {
    const which = Number(request.url!.slice(1));
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      if (at.bad && which === 0) return void at.hanging.add(response);
      if (at.bad && which === 1) return void response.writeHead(500).end();
      const { id } = JSON.parse(body) as { id: string };
      if (which > 1) at.arrived.set(id, [...(at.arrived.get(id) ?? []), performance.now()]);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => (server.close(), server.closeAllConnections());
  return Object.assign(at, { url, stop });
};
type Subscribers = Awaited<ReturnType<typeof startSubscribers>>;

/** Subscribes an address; answers with what ends that again. */
type Subscribe = (which: number) => Promise<() => Promise<unknown>>;
const subscriber =
  (service: string, token: string, sinks: string): Subscribe =>
  async (which) => {
    const url = `${service}/v1/abonnementen`;
    const authorization = `Bearer ${token}`;
    const headers = { authorization, "content-type": "application/json" };
    const wanted = { config: { huis }, types: [contractOf(MeldingOntvangen).type], sink: `${sinks}/${which}` };
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(wanted) });
    if (!answer.ok) throw new Error(await answer.text());
    const { id } = (await answer.json()) as { id: string };
    return () => fetch(`${url}/${id}`, { method: "DELETE", headers: { authorization } });
  };

/** So many seconds of events at a steady pace. The two that may be bad are new each time: they have failed nothing yet. */
const turn = async (bus: InProcessBus, at: Subscribers, subscribe: Subscribe, bad: boolean): Promise<Turn> => {
  at.bad = bad;
  const two = [await subscribe(0), await subscribe(1)];
  const sent = new Map<string, number>();
  await atRate(pace, pace * seconds, async () => {
    const data = { ...MeldingOntvangen.voorbeeld, meldingId: newId(), huis, afzender: system.organisatie };
    const message = messageOf(MeldingOntvangen, data, 1);
    sent.set(message.envelope.id, performance.now());
    await bus.publish([message]);
  });
  const good = subscribers - 2;
  const here = () => [...sent.keys()].filter((id) => at.arrived.get(id)?.length === good).length;
  await until("every event at every subscriber that answers", performance.now(), async () => here() === sent.size);
  const took = [...sent].flatMap(([id, begin]) => at.arrived.get(id)!.map((end) => end - begin));
  for (const end of two) await end();
  for (const response of at.hanging) response.destroy();
  at.hanging.clear();
  return { bad, p50: percentile(took, 0.5), p99: percentile(took, 0.99), delivered: took.length };
};

const measure = async (places: Surroundings): Promise<Turn[]> => {
  await prepare(notification, places);
  const config = { ...configOf("notification", places), OUTBOUND: "any" };
  const bus = new InProcessBus();
  const provide = [{ provide: Huizen, useValue: huizen }];
  const wordsFor = (code: string) => code;
  const service = await boot(notification, { config, bus, regionOf: () => "zeeland", wordsFor, provide });
  const at = await startSubscribers();
  try {
    await giveAccounts(Object.assign(new URL(places.admin), { pathname: "/notification" }).href, [system]);
    const token = await signDemoPerson(system, config);
    const subscribe = subscriber(service.url, token, at.url);
    for (let i = 2; i < subscribers; i++) await subscribe(i);
    await turn(bus, at, subscribe, false); // to warm up
    const turns: Turn[] = [];
    for (let round = 0; round < rounds; round++)
      for (const bad of round % 2 ? [true, false] : [false, true]) {
        console.log(`Ronde ${round + 1}: ${bad ? "twee die niet antwoorden" : "allemaal goed"} …`);
        turns.push(await turn(bus, at, subscribe, bad));
      }
    return turns;
  } finally {
    at.stop();
    await service.stop();
  }
};

const { folder, remove } = temporaryFolder();
const password = randomUUID();
const postgres = await startPostgres({ folder: join(folder, "postgres"), password, durable: true });
try {
  const [port] = await freePorts(1);
  const environment = { RATE_LIMIT: "0" };
  const places = {
    admin: postgres.url,
    password,
    databaseOf: (service: string) => service,
    portOf: () => port!,
    huizen,
  };
  const turns = await measure({ ...places, smtpUrl: "smtp://127.0.0.1:1", environment });
  await write({ turns, subscribers, pace });
} finally {
  await postgres.stop();
  remove();
}
