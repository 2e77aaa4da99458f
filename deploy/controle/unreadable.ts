import { finder, journalBy, type Finding, type ServiceState, type World, type Written } from "./world.js";

const placeOf = ({ topic, partition, offset }: { topic: string; partition: number; offset: string }): string =>
  `${topic} ${partition} ${offset}`;

/**
 * Records on the bus that are, byte for byte, of no journal. A key of which something was destroyed can't be compared:
 * its bytes are gone.
 */
export const strangersOf = (world: World): Written[] => {
  const byDigest = journalBy(world, ({ digest }) => digest);
  const destroyed = journalBy(world, ({ digest, key }) => (digest === null ? key : null));
  return (world.bus?.records ?? []).filter(({ digest, key }) => !byDigest.has(digest) && !destroyed.has(key));
};

/** Whether some service put this record aside as no event. */
export const isPutAside = ({ services }: World): ((record: Written) => boolean) => {
  const places = new Set(services.flatMap(({ store }) => store.unreadable.map(placeOf)));
  return (record) => places.has(placeOf(record));
};

const finding = finder("I11");

/** What one service put aside and stands there as an event, or not at all. */
const wronglyAside = (world: World, { name, store }: ServiceState): Finding[] => {
  const records = new Map(world.bus!.records.map((record) => [placeOf(record), record]));
  const low = new Map(world.bus!.spans.map((span) => [`${span.topic} ${span.partition}`, BigInt(span.low)]));
  const byDigest = journalBy(world, ({ digest }) => digest);
  return store.unreadable.flatMap((row) => {
    const ids = [row.topic, String(row.partition), row.offset];
    const record = records.get(placeOf(row));
    if (record && byDigest.has(record.digest))
      return [finding(name, ids, "is weggelegd als onleesbaar, maar is een gebeurtenis")];
    const deleted = BigInt(row.offset) < (low.get(`${row.topic} ${row.partition}`) ?? 0n);
    return record || deleted ? [] : [finding(name, ids, "is weggelegd als onleesbaar, maar staat niet op de bus")];
  });
};

/** Of I11, what is on the bus and no event: who listens there has put it aside, before its offset went on. */
export const unreadableFindings = (world: World): Finding[] => {
  if (!world.bus) return [];
  const strangers = strangersOf(world);
  return world.services.flatMap((service) => {
    const aside = new Set(service.store.unreadable.map(placeOf));
    const next = new Map(
      world.bus!.committed.get(service.name)?.map((at) => [`${at.topic} ${at.partition}`, BigInt(at.offset)]),
    );
    const passed = strangers.filter((record) => {
      const read = BigInt(record.offset) < (next.get(`${record.topic} ${record.partition}`) ?? 0n);
      return read && !aside.has(placeOf(record));
    });
    const why = "gepasseerd zonder spoor: geen gebeurtenis van een journaal, en niet weggelegd als onleesbaar";
    return [
      ...passed.map((record) => finding(service.name, placeOf(record).split(" "), why)),
      ...wronglyAside(world, service),
    ];
  });
};
