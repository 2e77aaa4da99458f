// What the checks see: rows of stores and places on topics, never what an envelope says.

/** An event as its service wrote it down. Offsets are decimal, as Kafka gives them. */
export type Journalled = {
  eventId: string;
  key: string;
  huis: string;
  sequence: number;
  type: string;
  /** The service on whose topics it goes. */
  topic: string;
  /** Sha-256 of the bytes of its envelope, hexadecimal; null when it was destroyed, or when no bus is compared. */
  digest: string | null;
  sent: boolean;
  partition: number | null;
  offset: string | null;
};

/** What recomputing the chain of a key gave: the first wrong link, how many links, and the last hash, hexadecimal. */
export type Chain = {
  key: string;
  broken: number | null;
  links: number;
  hash: string;
  /** Ids of events that say the same of this key, in the same trace, as an event before them. */
  twice: string[];
};

/** Where a received event stands; the topic is its whole address. */
export type Received = { messageId: string; huis: string; topic: string; key: string; sequence: number };
/** `age` is in seconds, on the database's clock. */
export type Held = Received & { state: string; reason: string; age: number };
export type Guard = { topic: string; key: string; sequence: number };
export type Timer = {
  deadlineId: string;
  kind: string;
  subject: string;
  occurrence: number;
  state: string;
  dueAt: Date;
  endedAt: Date | null;
};
/** `overdue` is in seconds, below nought when it is not due yet. */
export type Pending = { todoId: string; kind: string; attempts: number; overdue: number; age: number };

/** The stores of one service, all at one moment. */
export type Store = {
  /** The service's own clock: deadlines go by it. */
  nu: Date;
  /** By key, in order of their sequences. */
  journal: Journalled[];
  chains: Chain[];
  heads: { key: string; sequence: number; hash: string }[];
  outbox: { eventId: string; age: number }[];
  inbox: Received[];
  guards: Guard[];
  held: Held[];
  /** Ids of held events that an operator gave up. */
  dropped: string[];
  /** Where on the bus something stood that is no event. */
  unreadable: { topic: string; partition: number; offset: string }[];
  timers: Timer[];
  todos: Pending[];
};

export type ServiceState = {
  name: string;
  listensTo: string[];
  /** Whether it does something with events of this type. */
  handles: (type: string) => boolean;
  store: Store;
};

/** A record of a topic; its digest is the sha-256 of the bytes of its value, hexadecimal. */
export type Written = { topic: string; partition: number; offset: string; key: string; digest: string };
/** What a partition keeps: the first offset, and the one that the next record gets. */
export type Span = { topic: string; partition: number; low: string; high: string };
/** The offset that a group reads next. */
export type Committed = { topic: string; partition: number; offset: string };

export type BusState = {
  spans: Span[];
  /** Of every partition in order of its offsets. */
  records: Written[];
  /** Per service what its group committed; read before the stores. */
  committed: Map<string, Committed[]>;
};

export type World = {
  services: ServiceState[];
  /** Absent when the bus is within the process: it keeps nothing. */
  bus?: BusState;
  /** The address of a service's topic for a house. */
  topicOf: (service: string, huis: string) => string;
};

/** All that is needed of a broker. */
export type Broker = {
  /** Everything that stood on these topics when it was asked; topics that do not exist yet have no partitions. */
  records(topics: string[]): Promise<Pick<BusState, "spans" | "records">>;
  committed(group: string, topics: string[]): Promise<Committed[]>;
};

/** Something that must not be. `ids` say which, for who must look it up; the sentence holds no content of events. */
export type Finding = { invariant: string; service: string; ids: string[]; sentence: string };

/** What one check compared, how many of them, and what it found. */
export type Outcome = { invariant: string; compared: string; count: number; findings: Finding[] };

/** Makes findings of one invariant. */
export const finder =
  (invariant: string) =>
  (service: string, ids: string[], sentence: string): Finding => ({ invariant, service, ids, sentence });

/** The events that a service is to receive: of the services it listens to, of a type that it handles. */
export const dueFor = ({ services }: World, { listensTo, handles }: ServiceState): Journalled[] =>
  services
    .filter(({ name }) => listensTo.includes(name))
    .flatMap(({ store }) => store.journal)
    .filter(({ type }) => handles(type));

/** The journalled events of all services, by what `by` gives; where it gives null they are left out. */
export const journalBy = ({ services }: World, by: (row: Journalled) => string | null): Map<string, Journalled> =>
  new Map(
    services
      .flatMap(({ store }) => store.journal)
      .flatMap((row) => {
        const value = by(row);
        return value === null ? [] : [[value, row]];
      }),
  );

/** Values that come more than once, each once. */
export const repeated = (values: string[]): string[] => {
  const seen = new Set<string>();
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))];
};
