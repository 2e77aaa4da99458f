import {
  finder,
  journalBy,
  type Finding,
  type Guard,
  type Journalled,
  type Outcome,
  type Received,
  type ServiceState,
  type World,
} from "./world.js";

const finding = finder("I4");
const streamOf = ({ topic, key }: { topic: string; key: string }): string => `${topic} ${key}`;

/** Keys whose sequences are not 1, 2, 3, …, or of which a later event was sent before an earlier one. */
const inJournal = ({ name, store }: ServiceState): Finding[] =>
  [...Map.groupBy(store.journal, ({ key }) => key)].flatMap(([key, rows]) => {
    const sorted = rows.toSorted((a, b) => a.sequence - b.sequence);
    const gap = sorted.findIndex(({ sequence }, i) => sequence !== i + 1);
    const unsent = sorted.findIndex(({ sent }) => !sent);
    const overtook = unsent < 0 ? undefined : sorted.slice(unsent).find(({ sent }) => sent);
    return [
      ...(gap < 0 ? [] : [finding(name, [key], `heeft geen of een dubbel volgnummer ${gap + 1}`)]),
      ...(overtook
        ? [finding(name, [key], `volgnummer ${overtook.sequence} is verzonden voor een eerder nummer`)]
        : []),
    ];
  });

const highest = (rows: Received[]): number => rows.reduce((max, { sequence }) => Math.max(max, sequence), 0);

/** Streams whose guard is not the highest that was received, or of which something was handled past what is held. */
const inInbox = ({ name, store }: ServiceState): Finding[] => {
  const guards = new Map(store.guards.map((guard): [string, Guard] => [streamOf(guard), guard]));
  const held = Map.groupBy(store.held, streamOf);
  const findings = [...Map.groupBy(store.inbox, streamOf)].flatMap(([stream, rows]) => {
    const { topic, key } = rows[0]!;
    const guard = guards.get(stream)?.sequence ?? 0;
    guards.delete(stream);
    const waiting = new Set(held.get(stream)?.map(({ messageId }) => messageId));
    const first = Math.min(...(held.get(stream) ?? []).map(({ sequence }) => sequence));
    const passed = rows.find(({ messageId, sequence }) => sequence > first && !waiting.has(messageId));
    return [
      ...(guard === highest(rows)
        ? []
        : [
            finding(
              name,
              [topic, key],
              `de wachter staat op ${guard}, het hoogst ontvangen nummer is ${highest(rows)}`,
            ),
          ]),
      ...(passed
        ? [finding(name, [topic, key], `nummer ${passed.sequence} is behandeld, terwijl ${first} nog wacht`)]
        : []),
    ];
  });
  const orphans = [...guards.values()].map(({ topic, key }) => finding(name, [topic, key], "een wachter zonder inbox"));
  return [...findings, ...orphans];
};

/** Keys that stand on two partitions, or whose first records do not come in order. */
const onBus = (world: World): Finding[] => {
  const byDigest = journalBy(world, ({ digest }) => digest);
  const last = new Map<string, { partition: number; sequence: number }>();
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const record of world.bus?.records ?? []) {
    const row: Journalled | undefined = byDigest.get(record.digest);
    if (!row || seen.has(row.eventId)) continue;
    seen.add(row.eventId);
    const before = last.get(streamOf(record));
    const ids = [record.topic, String(record.partition), record.offset, record.key];
    const service = row.topic;
    if (before && before.partition !== record.partition)
      findings.push(finding(service, ids, "de sleutel staat op twee partities"));
    else if (before && before.sequence > row.sequence)
      findings.push(finding(service, ids, `nummer ${row.sequence} staat voor het eerst na ${before.sequence}`));
    last.set(streamOf(record), { partition: record.partition, sequence: row.sequence });
  }
  return findings;
};

/**
 * I4: of every key events are written down, sent and handled in order, without a gap in what is written down. Between
 * what a service handles may lie what it passes over.
 */
export const checkOrder = (world: World): Outcome => {
  const findings = [
    ...world.services.flatMap((service) => [...inJournal(service), ...inInbox(service)]),
    ...onBus(world),
  ];
  const count = world.services.reduce((sum, { store }) => sum + store.chains.length + store.guards.length, 0);
  return { invariant: "I4", compared: "sleutels, op de volgorde van hun gebeurtenissen", count, findings };
};
