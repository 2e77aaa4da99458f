import { createHash } from "node:crypto";
import { chainOf, type KeptLink } from "./chain.js";
import type { Journalled, Received, ServiceState, Store, Timer, World, Written } from "./world.js";

// A made-up world: `bron` sends, `luisteraar` handles; all on one partition of one topic.

export const topic = "zvh.regio.bron";
const sha256 = (...parts: Buffer[]): Buffer => createHash("sha256").update(Buffer.concat(parts)).digest();

/** A moment, so many minutes after the beginning. */
export const later = (minutes: number): Date => new Date(minutes * 60_000);

/** The links of a key, one per word, in a whole chain. */
export const linksOf = (key: string, words: string[]): KeptLink[] => {
  let hash: Buffer = Buffer.alloc(32);
  return words.map((word, i) => {
    const envelope = JSON.stringify({ id: `${key}${i + 1}`, traceparent: "00-spoor-stap-01", data: { word } });
    const salt = Buffer.from("zout");
    const commitment = sha256(salt, Buffer.from(envelope));
    hash = sha256(hash, commitment);
    return { eventId: `${key}${i + 1}`, type: "gezegd", sequence: i + 1, envelope, salt, commitment, hash };
  });
};

const journalOf = (key: string, from: number): Journalled[] =>
  [1, 2, 3].map((sequence) => ({
    eventId: `${key}${sequence}`,
    key,
    huis: "huis",
    sequence,
    type: "gezegd",
    topic: "bron",
    digest: `hash ${key}${sequence}`,
    sent: true,
    partition: 0,
    offset: String(from + sequence - 1),
  }));

const emptyStore = (): Store => ({
  nu: later(60),
  journal: [],
  chains: [],
  heads: [],
  outbox: [],
  inbox: [],
  guards: [],
  held: [],
  dropped: [],
  unreadable: [],
  timers: [],
  todos: [],
});

/** One deadline, that fired a minute after its time. */
const firedTimer = (): Timer => ({
  deadlineId: "d1",
  kind: "termijn",
  subject: "a",
  occurrence: 1,
  state: "fired",
  dueAt: later(5),
  endedAt: later(6),
});

/** Two keys with three events each, sent one key after another and all handled. */
const makeStores = (): { bron: Store; luisteraar: Store } => {
  const chains = ["a", "b"].map((key) => chainOf(key, linksOf(key, ["een", "twee", "drie"])));
  const journal = [...journalOf("a", 0), ...journalOf("b", 3)];
  const heads = chains.map(({ key, links, hash }) => ({ key, sequence: links, hash }));
  const inbox = journal.map(({ eventId, huis, key, sequence }): Received => {
    return { messageId: eventId, huis, topic, key, sequence };
  });
  const guards = ["a", "b"].map((key) => ({ topic, key, sequence: 3 }));
  return {
    bron: { ...emptyStore(), journal, chains, heads },
    luisteraar: { ...emptyStore(), inbox, guards, timers: [firedTimer()] },
  };
};

/** A whole world, with its parts at hand to be damaged. */
export const makeWorld = () => {
  const { bron, luisteraar } = makeStores();
  const services: ServiceState[] = [
    { name: "bron", listensTo: [], handles: () => false, store: bron },
    { name: "luisteraar", listensTo: ["bron"], handles: (type) => type === "gezegd", store: luisteraar },
  ];
  const records = bron.journal.map(({ offset, key, digest }): Written => {
    return { topic, partition: 0, offset: offset!, key, digest: digest! };
  });
  const spans = [
    { topic, partition: 0, low: "0", high: "6" },
    { topic, partition: 1, low: "0", high: "0" },
  ];
  const committed = new Map([["luisteraar", [{ topic, partition: 0, offset: "6" }]]]);
  const bus = { spans, records, committed };
  const world: World = { services, bus, topicOf: (service) => `zvh.regio.${service}` };
  return { world, bus, bron, luisteraar };
};
