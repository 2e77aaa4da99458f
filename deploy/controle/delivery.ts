import {
  dueFor,
  finder,
  journalBy,
  repeated,
  type Finding,
  type Journalled,
  type Outcome,
  type Received,
  type ServiceState,
  type World,
  type Written,
} from "./world.js";
import { isPutAside, strangersOf } from "./unreadable.js";

/** Whether an event stands on the bus where this service's group has not come yet. */
export const isUnderway = ({ bus, topicOf }: World, service: string): ((row: Journalled) => boolean) => {
  const next = new Map(
    bus?.committed.get(service)?.map(({ topic, partition, offset }) => [`${topic} ${partition}`, BigInt(offset)]),
  );
  return ({ sent, topic, huis, partition, offset }) =>
    !sent ||
    (bus !== undefined &&
      partition !== null &&
      offset !== null &&
      BigInt(offset) >= (next.get(`${topicOf(topic, huis)} ${partition}`) ?? 0n));
};

const lost = finder("I1");

/** What is neither sent nor waits to be sent, and what waits to be sent but was never written down. */
const unsendable = ({ name, store }: ServiceState): Finding[] => {
  const waiting = new Set(store.outbox.map(({ eventId }) => eventId));
  const journalled = new Map(store.journal.map((row) => [row.eventId, row]));
  return [
    ...store.journal
      .filter(({ sent, eventId }) => !sent && !waiting.has(eventId))
      .map(({ eventId }) => lost(name, [eventId], "is niet verzonden en staat ook niet in de outbox")),
    ...[...waiting]
      .filter((eventId) => journalled.get(eventId)?.sent !== false)
      .map((eventId) =>
        journalled.has(eventId)
          ? lost(name, [eventId], "staat in de outbox, maar is al verzonden")
          : lost(name, [eventId], "staat in de outbox, maar niet in het journaal: wordt nooit verzonden"),
      ),
  ];
};

/** I1: what was written down is sent, and has reached the inbox of every service that handles it. */
export const checkLoss = (world: World): Outcome => {
  const findings = world.services.flatMap(unsendable);
  let count = 0;
  for (const service of world.services) {
    const inbox = new Set(service.store.inbox.map(({ messageId }) => messageId));
    const underway = isUnderway(world, service.name);
    const due = dueFor(world, service);
    count += due.length;
    for (const row of due)
      if (!inbox.has(row.eventId) && !underway(row))
        findings.push(lost(service.name, [row.eventId], `is door ${row.topic} verzonden, maar hier nooit aangekomen`));
  }
  return { invariant: "I1", compared: "afleveringen: journaal met de inbox van wie het behandelt", count, findings };
};

const phantom = finder("I2");

/** What is wrong with an inbox row, compared with the journal. */
const strange = (world: World, due: Map<string, Journalled>, received: Received): string | null => {
  const row = due.get(received.messageId);
  if (!row) return "staat in de inbox, maar in geen journaal waarnaar deze dienst luistert";
  const same =
    row.key === received.key &&
    row.sequence === received.sequence &&
    row.huis === received.huis &&
    world.topicOf(row.topic, row.huis) === received.topic;
  return same ? null : "staat in de inbox onder een ander adres, een andere sleutel of een ander volgnummer";
};

const placeOf = ({ topic, partition, offset }: Written): string[] => [topic, String(partition), offset];
const senderOf = ({ topic }: Written): string => topic.split(".").at(-1)!;

/** Records that are of no journal and that nobody put aside as no event, and events that stand where they must not. */
const strangeRecords = (world: World): Finding[] => {
  const byDigest = journalBy(world, ({ digest }) => digest);
  const putAside = isPutAside(world);
  const strangers = strangersOf(world).filter((record) => !putAside(record));
  const moved = world.bus!.records.flatMap((record) => {
    const row = byDigest.get(record.digest);
    if (!row || (row.key === record.key && world.topicOf(row.topic, row.huis) === record.topic)) return [];
    const ids = [...placeOf(record), row.eventId];
    return [phantom(senderOf(record), ids, "staat op de bus onder een andere sleutel of op een ander topic")];
  });
  const why = "staat op de bus, maar zo in geen journaal, en is niet weggelegd als onleesbaar";
  return [...strangers.map((record) => phantom(senderOf(record), placeOf(record), why)), ...moved];
};

/** Events that do not stand on the bus where the journal says; what was deleted by its age can't be looked up. */
const misplaced = (world: World): Finding[] => {
  const at = new Map(world.bus!.records.map((one) => [`${one.topic} ${one.partition} ${one.offset}`, one.digest]));
  const low = new Map(world.bus!.spans.map((span) => [`${span.topic} ${span.partition}`, BigInt(span.low)]));
  return world.services.flatMap(({ name, store }) =>
    store.journal.flatMap((row) => {
      if (!row.sent || row.digest === null) return [];
      if (row.offset === null)
        return [phantom(name, [row.eventId], "is verzonden, maar het journaal zegt niet waarheen")];
      const place = `${world.topicOf(row.topic, row.huis)} ${row.partition}`;
      if (BigInt(row.offset) < (low.get(place) ?? 0n) || at.get(`${place} ${row.offset}`) === row.digest) return [];
      return [phantom(name, [row.eventId, place, row.offset], "staat niet op de bus waar het journaal zegt")];
    }),
  );
};

/** I2: what was received or stands on the bus is, byte for byte, what some journal holds. */
export const checkPhantoms = (world: World): Outcome => {
  const inboxes = world.services.flatMap((service) => {
    const due = new Map(dueFor(world, service).map((row) => [row.eventId, row]));
    return service.store.inbox.flatMap((received) => {
      const why = strange(world, due, received);
      return why ? [phantom(service.name, [received.messageId], why)] : [];
    });
  });
  const onBus = world.bus ? [...strangeRecords(world), ...misplaced(world)] : [];
  const count =
    world.services.reduce((sum, { store }) => sum + store.inbox.length, 0) + (world.bus?.records.length ?? 0);
  const compared = `ontvangen gebeurtenissen${world.bus ? " en records van de bus" : ""} met de journaals`;
  return { invariant: "I2", compared, count, findings: [...inboxes, ...onBus] };
};

const again = finder("I3");

/**
 * I3: every event has its effect once. Stores show it of what keeps a second effect away: an event stands in an inbox
 * once, what is held stands there too, and of what is held nothing that follows it was handled (I4). Of effects they
 * show events: the same said twice in one trace. An effect twice that left no event can't be seen from here.
 */
export const checkEffects = ({ services }: World): Outcome => {
  const findings = services.flatMap(({ name, store }) => {
    const ids = store.inbox.map(({ messageId }) => messageId);
    const inbox = new Set(ids);
    return [
      ...repeated(ids).map((id) => again(name, [id], "staat twee keer in de inbox")),
      ...store.held
        .filter(({ messageId }) => !inbox.has(messageId))
        .map(({ messageId }) =>
          again(name, [messageId], "wacht hier, maar niet in de inbox: zou nog eens behandeld worden"),
        ),
      ...store.chains.flatMap(({ twice }) =>
        twice.map((id) => again(name, [id], "zegt in hetzelfde spoor hetzelfde als een eerdere gebeurtenis")),
      ),
    ];
  });
  const count = services.reduce((sum, { store }) => sum + store.inbox.length + store.journal.length, 0);
  return { invariant: "I3", compared: "inboxregels en gevolgen, op dubbelen", count, findings };
};
