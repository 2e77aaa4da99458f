import { isContract, newestType } from "@zvh/contracts";
import { AccountConsumer, eventsOf, handledEvents, type Service } from "@zvh/platform";
import { checkChains } from "./chain.js";
import { checkEffects, checkLoss, checkPhantoms } from "./delivery.js";
import { checkOrder } from "./order.js";
import { checkAccounts, checkOffsets, checkRest } from "./progress.js";
import { readStore } from "./read-store.js";
import { checkTimers } from "./timers.js";
import type { Broker, BusState, Finding, Outcome, ServiceState, World } from "./world.js";

/** Where to look. */
export type Places = {
  services: Service[];
  /** Connection of an administrator to the database of a service. */
  urlOf: (service: string) => string;
  regions: string[];
  regionOf: (huis: string) => string;
  /** Absent when the bus is within the process. */
  broker?: Broker;
};

/** Every check on one world, in the order of their numbers. Reads nothing itself. */
export const checkWorld = (world: World): Outcome[] =>
  [
    checkLoss,
    checkPhantoms,
    checkEffects,
    checkOrder,
    checkRest,
    checkChains,
    checkTimers,
    checkAccounts,
    checkOffsets,
  ].map((check) => check(world));

/** Whether a service does something with an event of a type, as its consumer decides it. */
const handlesOf = ({ module }: Service): ((type: string) => boolean) => {
  const handled = new Set([...handledEvents(module as Function), ...eventsOf(AccountConsumer)]);
  return (type) => isContract(type) && handled.has(newestType(type));
};

const readBus = async (broker: Broker, { services, regions }: Places): Promise<BusState> => {
  const topicsOf = (names: string[]) => names.flatMap((name) => regions.map((region) => `zvh.${region}.${name}`));
  const read = await broker.records(topicsOf(services.map(({ name }) => name)));
  const committed: BusState["committed"] = new Map();
  for (const { name, listensTo } of services)
    if (listensTo.length > 0) committed.set(name, await broker.committed(`zvh.${name}`, topicsOf(listensTo)));
  return { ...read, committed };
};

/** What stores and topics hold now. The bus first: whatever stands there, or was committed there, the stores have by then. */
const readWorld = async (places: Places): Promise<World> => {
  const { services, urlOf, regionOf, broker } = places;
  const bus = broker && (await readBus(broker, places));
  const states: ServiceState[] = [];
  for (const service of services) {
    const { name, listensTo } = service;
    const store = await readStore(urlOf(name), bus !== undefined);
    states.push({ name, listensTo, handles: handlesOf(service), store });
  }
  return { services: states, bus, topicOf: (name, huis) => `zvh.${regionOf(huis)}.${name}` };
};

const identity = ({ invariant, service, ids }: Finding): string => [invariant, service, ...ids].join(" ");

/**
 * Checks the invariants on what stores and topics hold. Stores are read one after another; what was just on its way may
 * look wrong for a moment. So where something is found, it looks again, and tells what both looks found.
 * @param pause milliseconds between the looks; nought for stores in which nothing moves
 */
export const controle = async (places: Places, pause = 3_000): Promise<Outcome[]> => {
  const first = checkWorld(await readWorld(places));
  if (first.every(({ findings }) => findings.length === 0)) return first;
  await new Promise((resolve) => setTimeout(resolve, pause));
  const before = new Set(first.flatMap(({ findings }) => findings).map(identity));
  return checkWorld(await readWorld(places)).map((outcome) => ({
    ...outcome,
    findings: outcome.findings.filter((finding) => before.has(identity(finding))),
  }));
};
