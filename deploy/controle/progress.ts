import { isUnderway } from "./delivery.js";
import { unreadableFindings } from "./unreadable.js";
import { dueFor, finder, journalBy, repeated, type Finding, type Held, type Outcome, type World } from "./world.js";

/** Seconds in words: how long something stands. */
const since = (seconds: number): string =>
  seconds < 120
    ? `${Math.round(seconds)} seconden`
    : seconds < 7200
      ? `${Math.round(seconds / 60)} minuten`
      : `${Math.round(seconds / 3600)} uur`;

const late = finder("I5");

/** The first that is held of every key, with how many stand behind it. */
const heldUp = (name: string, held: Held[]): Finding[] =>
  [...Map.groupBy(held, ({ topic, key }) => `${topic} ${key}`).values()].map((ofKey) => {
    const [first, ...behind] = ofKey.toSorted((a, b) => a.sequence - b.sequence);
    const { messageId, reason, state, age } = first!;
    const what = state === "waiting" ? "wacht op zijn onderwerp" : `is geparkeerd (${reason})`;
    return late(name, [messageId, reason], `${what}, sinds ${since(age)}; erachter ${behind.length}`);
  });

const lagOf = ({ bus, services }: World): Finding[] => {
  if (!bus) return [];
  return services.flatMap(({ name, listensTo }) => {
    const next = new Map(bus.committed.get(name)?.map((one) => [`${one.topic} ${one.partition}`, BigInt(one.offset)]));
    return bus.spans
      .filter(({ topic }) => listensTo.includes(topic.split(".").at(-1)!))
      .flatMap(({ topic, partition, low, high }) => {
        const at = next.get(`${topic} ${partition}`) ?? BigInt(low);
        const lag = BigInt(high) - at;
        return lag > 0n ? [late(name, [topic, String(partition), String(at)], `loopt ${lag} records achter`)] : [];
      });
  });
};

/** I5: in rest nothing is on its way: no unsent event, no lag, no to-do that is overdue or keeps failing, nothing held. */
export const checkRest = (world: World): Outcome => {
  let count = 0;
  const findings = world.services.flatMap(({ name, store: { outbox, todos, held } }): Finding[] => {
    count += outbox.length + todos.length + held.length;
    const [oldest] = outbox.toSorted((a, b) => b.age - a.age);
    const unsent = `${outbox.length} onverzonden in de outbox, de oudste ${since(oldest?.age ?? 0)}`;
    return [
      ...(oldest ? [late(name, [oldest.eventId], unsent)] : []),
      ...todos
        .filter(({ overdue, attempts }) => overdue > 0 || attempts > 5)
        .map(({ todoId, kind, attempts, age }) =>
          late(name, [todoId], `todo ${kind} is niet gedaan, ${attempts} keer geprobeerd, ${since(age)} oud`),
        ),
      ...heldUp(name, held),
    ];
  });
  const compared = `wat nog onderweg is: outbox, todo's, vastgehouden${world.bus ? ", achterstand op de bus" : ""}`;
  return { invariant: "I5", compared, count, findings: [...findings, ...lagOf(world)] };
};

const unaccounted = finder("I11");

/**
 * I11: what was written down for a service is in its inbox or on its way; what is there was handled, is held or dropped;
 * what else stands on its topics was put aside as unreadable.
 */
export const checkAccounts = (world: World): Outcome => {
  let count = 0;
  const findings = world.services.flatMap((service): Finding[] => {
    const { name, store } = service;
    const inbox = new Set(store.inbox.map(({ messageId }) => messageId));
    const held = store.held.map(({ messageId }) => messageId);
    const due = dueFor(world, service);
    const underway = due.filter(({ eventId }) => !inbox.has(eventId)).filter(isUnderway(world, name)).length;
    count += due.length;
    const sums = `${due.length} vastgelegd, ${store.inbox.length} in de inbox, ${underway} onderweg`;
    return [
      ...(due.length === store.inbox.length + underway
        ? []
        : [unaccounted(name, [sums], `de telling klopt niet: ${sums}`)]),
      ...[...held, ...store.dropped]
        .filter((id) => !inbox.has(id))
        .map((id) => unaccounted(name, [id], "wacht of is weggelegd, maar werd nooit ontvangen")),
      ...repeated([...held, ...store.dropped]).map((id) => unaccounted(name, [id], "wacht, en is ook weggelegd")),
    ];
  });
  return {
    invariant: "I11",
    compared: "voor een dienst vastgelegd: behandeld, vastgehouden, weggelegd; en wat onleesbaar is",
    count,
    findings: [...findings, ...unreadableFindings(world)],
  };
};

const ahead = finder("I12");

/** I12: a group's offset says that all before it was received: of a handled type it is in the inbox. */
export const checkOffsets = (world: World): Outcome => {
  const byDigest = journalBy(world, ({ digest }) => digest);
  const ends = new Map(world.bus?.spans.map(({ topic, partition, high }) => [`${topic} ${partition}`, BigInt(high)]));
  const partitions = Map.groupBy(world.bus?.records ?? [], ({ topic, partition }) => `${topic} ${partition}`);
  let count = 0;
  const findings = world.services.flatMap(({ name, handles, store }) => {
    const inbox = new Set(store.inbox.map(({ messageId }) => messageId));
    return (world.bus?.committed.get(name) ?? []).flatMap(({ topic, partition, offset }): Finding[] => {
      const place = `${topic} ${partition}`;
      const before = (partitions.get(place) ?? []).filter((record) => BigInt(record.offset) < BigInt(offset));
      count += before.length;
      const past = BigInt(offset) > (ends.get(place) ?? 0n);
      return [
        ...(past
          ? [ahead(name, [topic, String(partition), offset], "de vastgelegde offset ligt voorbij het einde")]
          : []),
        ...before.flatMap((record) => {
          const row = byDigest.get(record.digest);
          if (!row || !handles(row.type) || inbox.has(row.eventId)) return [];
          const sentence = `staat op ${record.offset}, voor de vastgelegde offset ${offset}, maar niet in de inbox`;
          return [ahead(name, [row.eventId, topic, String(partition)], sentence)];
        }),
      ];
    });
  });
  const compared = world.bus
    ? "records voor de vastgelegde offset met de inbox"
    : "geen bus met offsets: niet vergeleken";
  return { invariant: "I12", compared, count, findings };
};
