import type pg from "pg";
import type { EntityManager } from "typeorm";
import type { Unreadable } from "./bus.js";
import { found, Refused } from "./change.js";
import type { Envelope, Message } from "./envelope.js";
import type { Work } from "./store.js";
import { type Page, pageOf } from "./page.js";

/** Why an event is held: for good, until its subject arrives, or until what stands before it went. */
export type Hold = { state: "parked" | "waiting" | "behind"; reason: string; waitsFor: string | null };

/** The key of a topic: of it one thing happens at a time. */
export type Stream = { topic: string; key: string };

/** What an operator asks: held events of one house or of all of his, a page at a time. */
export type HeldQuery = { huis?: string; na?: string; aantal: number };

/** A held event as an operator sees it: where it stands and why, nothing of what it says. */
export type Held = {
  berichtId: string;
  huis: string;
  /** The service that sent it. */
  dienst: string;
  /** The key of its topic: what it is about. */
  onderwerp: string;
  volgnummer: number;
  type: string;
  toestand: "geparkeerd" | "wachtend" | "erachter";
  reden: string;
  wachtOp: string | null;
  sinds: string;
};

/** An event that a person let go: what that person said about it, and when. */
export type Dropped = { berichtId: string; reden: string; door: string; op: string };

const moment = (column: string) => `to_char((${column}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Of `parked, app.klok`: its age is told on the clock of all other times. */
const columns = `message_id as "berichtId", huis, split_part(topic, '.', -1) as dienst, key as onderwerp,
  sequence::int as volgnummer, envelope->>'type' as type,
  case state when 'parked' then 'geparkeerd' when 'waiting' then 'wachtend' else 'erachter' end as toestand,
  reason as reden, waits_for as "wachtOp", ${moment("since + verschuiving")} as sinds`;

/** The held events within the walls of the transaction, the oldest first. The cursor is `<since>_<berichtId>`. */
export const listHeld = async (tx: EntityManager, { huis, na, aantal }: HeldQuery): Promise<Page<Held>> => {
  const [since, id] = na?.split("_") ?? [];
  const rows: (Held & { cursor: string })[] = await tx.query(
    `select ${columns}, ${moment("since")} || '_' || message_id as cursor from parked, app.klok
     where ($1::text is null or huis = $1) and ($2::timestamptz is null or (since, message_id) > ($2::timestamptz, $3::uuid))
     order by since, message_id limit $4`,
    [huis, since, id, aantal + 1],
  );
  const { items, volgende } = pageOf(rows, aantal, ({ cursor }) => cursor);
  return { items: items.map(({ cursor: _cursor, ...held }) => held), volgende };
};

/** The first held event of a key, as an operator sees it. */
export const firstOf = async (tx: EntityManager, { topic, key }: Stream): Promise<Held | null> => {
  const query = `select ${columns} from parked, app.klok where topic = $1 and key = $2 order by sequence limit 1`;
  return (await tx.query(query, [topic, key]))[0] ?? null;
};

/** The key of an event that was received. Refused('niet-gevonden') when there is none that you may see. */
export const streamOf = async (tx: EntityManager, messageId: string): Promise<Stream> =>
  found((await tx.query("select topic, key from inbox where message_id = $1", [messageId]))[0]);

/**
 * Lets a held event go, without its effect: it is kept with who said so and why; a second time changes nothing. What
 * stands behind it is next.
 * @returns its key, and what was recorded: by whoever was first
 * Refused('niet-geparkeerd') when it is not held; Refused('niet-vooraan') when one of its key stands before it.
 */
export const drop = async (
  work: Work,
  messageId: string,
  by: string,
  because: string,
): Promise<{ stream: Stream; dropped: Dropped }> => {
  const stream = await streamOf(work.tx, messageId);
  await lockKey(work, stream);
  const before = await droppedOf(work.tx, messageId);
  if (before) return { stream, dropped: before };
  const first = await firstHeld(work.tx, stream);
  if (first?.envelope.id !== messageId) {
    const [isHeld] = await work.tx.query("select 1 from parked where message_id = $1", [messageId]);
    throw new Refused(isHeld ? "niet-vooraan" : "niet-geparkeerd");
  }
  await work.tx.query(
    `insert into dropped (message_id, huis, topic, key, sequence, envelope, reason, since, dropped_by, because, dropped_at)
     select message_id, huis, topic, key, sequence, envelope, reason, since, $2, $3, $4 from parked where message_id = $1`,
    [messageId, by, because, work.nu],
  );
  await release(work, { ...stream, envelope: first.envelope });
  return { stream, dropped: found(await droppedOf(work.tx, messageId)) };
};

const droppedOf = async (tx: EntityManager, messageId: string): Promise<Dropped | undefined> => {
  const query = `select message_id as "berichtId", because as reden, dropped_by as door, ${moment("dropped_at")} as op
    from dropped where message_id = $1`;
  return (await tx.query(query, [messageId]))[0];
};

/** Of a key one thing happens at a time: what arrives, what is tried again and what is dropped. */
export const lockKey = (work: Work, { topic, key }: Stream): Promise<unknown> =>
  work.tx.query("select 1 from inbox_guard where topic = $1 and key = $2 for update", [topic, key]);

export const firstHeld = async (
  tx: EntityManager,
  { topic, key }: Stream,
): Promise<{ envelope: Envelope } | undefined> => {
  const query = "select envelope from parked where topic = $1 and key = $2 order by sequence limit 1";
  return (await tx.query(query, [topic, key]))[0];
};

export const insertParked = async (work: Work, { topic, key, envelope }: Message, why: Hold): Promise<void> => {
  await work.tx.query(
    `insert into parked (message_id, huis, topic, key, sequence, envelope, state, reason, waits_for)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [envelope.id, envelope.huis, topic, key, envelope.sequence, envelope, why.state, why.reason, why.waitsFor],
  );
};

/** Takes a held event out, and marks the one behind it as next. False when it is gone already. */
export const release = async (work: Work, { topic, key, envelope }: Message): Promise<boolean> => {
  const [rows] = await work.tx.query("delete from parked where message_id = $1 returning 1", [envelope.id]);
  await work.tx.query(
    `update parked set state = 'waiting', waits_for = key
     where message_id = (select message_id from parked where topic = $1 and key = $2 order by sequence limit 1)`,
    [topic, key],
  );
  return rows.length === 1;
};

/** Leaves a held event where it is, with why it can't go now. */
export const keep = async (work: Work, { envelope }: Message, { state, reason, waitsFor }: Hold): Promise<void> => {
  await work.tx.query("update parked set state = $2, reason = $3, waits_for = $4 where message_id = $1", [
    envelope.id,
    state,
    reason,
    waitsFor,
  ]);
};

/** Once for every record, however often it comes. */
export const keepUnreadable = async (worker: pg.Pool, records: Unreadable[]): Promise<void> => {
  for (const { topic, partition, offset, reason, sha256 } of records)
    await worker.query("insert into unreadable values ($1, $2, $3, $4, $5) on conflict do nothing", [
      topic,
      partition,
      offset,
      reason,
      sha256,
    ]);
};
