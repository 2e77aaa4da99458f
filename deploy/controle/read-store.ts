import pg from "pg";
import { chainOf, type KeptLink } from "./chain.js";
import type { Store } from "./world.js";

const at = "topic, key, sequence::int";
const seconds = (column: string, clock = "clock_timestamp()"): string =>
  `extract(epoch from ${clock} - ${column})::float`;

/** Rows without content, by the part of the store they become. */
const queries = {
  heads: "select key, sequence::int, encode(hash, 'hex') as hash from journal_head",
  outbox: `select event_id as "eventId", ${seconds("created_at")} as age from outbox`,
  inbox: `select message_id as "messageId", huis, ${at} from inbox`,
  guards: `select ${at} from inbox_guard`,
  held: `select message_id as "messageId", huis, ${at}, state, reason, ${seconds("since", "app.nu()")} as age from parked`,
  unreadable: 'select topic, partition, "offset"::text from unreadable',
  timers: `select deadline_id as "deadlineId", kind, subject, occurrence, state, due_at as "dueAt",
                  ended_at as "endedAt" from deadline`,
  todos: `select todo_id as "todoId", kind, attempts, ${seconds("next_at")} as overdue, ${seconds("created_at")} as age
          from todo`,
};

/** Envelopes come only to be recomputed; they go no further than this file and the chain of their key. */
const journal = (digest: string): string =>
  `select event_id as "eventId", key, huis, sequence::int, type, topic, ${digest} as digest, sent_at is not null as sent,
          partition, "offset"::text, envelope, salt, commitment, hash
   from journal order by key, sequence`;

/** The rows of a query, some thousand at a time. */
async function* rowsOf(client: pg.Client, query: string): AsyncGenerator<any> {
  await client.query(`declare page no scroll cursor for ${query}`);
  for (;;) {
    const { rows } = await client.query("fetch 2000 from page");
    yield* rows;
    if (rows.length < 2000) break;
  }
  await client.query("close page");
}

const all = async (client: pg.Client, query: string): Promise<any[]> => {
  const rows: any[] = [];
  for await (const row of rowsOf(client, query)) rows.push(row);
  return rows;
};

const readJournal = async (client: pg.Client, digest: string): Promise<Pick<Store, "journal" | "chains">> => {
  const [rows, chains]: [Store["journal"], Store["chains"]] = [[], []];
  let links: KeptLink[] = [];
  let key = "";
  const end = () => {
    if (links.length > 0) chains.push(chainOf(key, links));
    links = [];
  };
  for await (const { envelope, salt, commitment, hash, ...row } of rowsOf(client, journal(digest))) {
    if (row.key !== key) end();
    key = row.key;
    links.push({ sequence: row.sequence, eventId: row.eventId, type: row.type, envelope, salt, commitment, hash });
    rows.push(row);
  }
  end();
  return { journal: rows, chains };
};

/**
 * Reads the stores of one service as they are at one moment, a key's envelopes at a time.
 * @param url connection of an administrator: walls of houses do not hold for it
 * @param withDigests whether to hash every envelope, to compare with what stands on a bus
 */
export const readStore = async (url: string, withDigests: boolean): Promise<Store> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const { rows } = await client.query("select app.nu() as nu");
    const digest = withDigests ? "encode(sha256(convert_to(envelope, 'UTF8')), 'hex')" : "null";
    const kept = await readJournal(client, digest);
    return {
      nu: rows[0].nu,
      ...kept,
      heads: await all(client, queries.heads),
      outbox: await all(client, queries.outbox),
      inbox: await all(client, queries.inbox),
      guards: await all(client, queries.guards),
      held: await all(client, queries.held),
      dropped: (await all(client, "select message_id as id from dropped")).map(({ id }): string => id),
      unreadable: await all(client, queries.unreadable),
      timers: await all(client, queries.timers),
      todos: await all(client, queries.todos),
    };
  } finally {
    await client.end();
  }
};
