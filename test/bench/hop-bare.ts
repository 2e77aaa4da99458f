import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Kafka, logLevel, type Consumer } from "kafkajs";
import type pg from "pg";
import { insertLike } from "./bare-loop.sql.js";
import * as write from "./hop-bare.sql.js";
import type { Databases, Hop, Side, Subject } from "./hop.js";

// What a hand-written loop costs over the same broker and the same tables: state, journal and outbox in one transaction;
// published in order; one transaction for what a fetch brought of a partition, written set-wise; the offset after it.

type Came = { id: string; key: string; type: string; data: Record<string, string> };
/** What a hop writes at both of its ends. */
type Ends = {
  cause(client: pg.PoolClient, subject: Subject): Promise<unknown>;
  effect(client: pg.PoolClient, came: Came[]): Promise<unknown>;
};

export const bareTopic = (service: string): string => `bare.${service}`;

const inTransaction = async (pool: pg.Pool, work: (client: pg.PoolClient) => Promise<unknown>): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await work(client);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
};

const event = (type: string, key: string, data: object): write.ToTell[] => [{ type, key, data }];
const betrokkenen = ({ betrokkeneId }: Subject) => [{ betrokkeneId, rol: "betrokkene" }];
const hex = (bytes: number) => `\\x${randomBytes(bytes).toString("hex")}`;

/** A melding with one betrokkene; the hub asks itself who that is. */
const ontvangen = async (own: Databases): Promise<Ends> => {
  const [melding, betrokkene, deadline] = await Promise.all(
    ["melding", "betrokkene", "deadline"].map((table) => insertLike(own("intake"), table)),
  );
  const herkenning = await insertLike(own("information-hub"), "herkenning");
  const cause: Ends["cause"] = async (client, { meldingId, betrokkeneId }) => {
    await melding!(client, { melding_id: meldingId, kenmerk: meldingId, inhoud: hex(1_000) });
    await betrokkene!(client, { betrokkene_id: betrokkeneId, melding_id: meldingId, identiteit: hex(300) });
    await deadline!(client, { deadline_id: randomUUID(), subject: meldingId });
    const data = { meldingId, huis: "zeeland", regime: "dagelijkse-selectie", soort: "ZVH", afzender: "meting" };
    const more = { ontvangenOp: new Date(), betrokkenen: betrokkenen({ meldingId, betrokkeneId }) };
    await write.tell(client, event("nl.zvh.melding.ontvangen.v1", meldingId, { ...data, ...more }));
  };
  const effect: Ends["effect"] = async (client, came) => {
    const rows = came.map(({ key, data }) => {
      const [iemand] = data.betrokkenen as unknown as { betrokkeneId: string }[];
      return { betrokkene_id: iemand!.betrokkeneId, melding_id: key };
    });
    await herkenning(client, ...rows);
    await write.todos(
      client,
      "herkennen",
      came.map(({ key }) => key),
    );
  };
  return { cause, effect };
};

/** The hub knows who it is; intake wipes what it held. */
const herkend = async (own: Databases, bare: Databases): Promise<Ends> => {
  const persoon = await insertLike(own("information-hub"), "persoon");
  await inTransaction(bare("information-hub"), (client) => persoon(client, {}));
  const { rows } = await bare("information-hub").query("select persoon_id from persoon");
  const persoonId = rows[0].persoon_id;
  const cause: Ends["cause"] = async (client, { meldingId, betrokkeneId }) => {
    await client.query({ name: "herkend", text: write.herkend, values: [betrokkeneId] });
    const data = { betrokkeneId, meldingId, huis: "zeeland", persoonId, wijze: "bsn" };
    await write.tell(client, event("nl.zvh.persoon.herkend.v1", betrokkeneId, data));
  };
  const effect: Ends["effect"] = (client, came) => {
    const values = [came.map(({ key }) => key), came.map(({ data }) => data.persoonId)];
    return client.query({ name: "persoon", text: write.persoonBijBetrokkene, values });
  };
  return { cause, effect };
};

/** A screened melding; triage puts it on its agenda and tells so. */
const gescreend = async (own: Databases, bare: Databases): Promise<Ends> => {
  const [triage, handeling, overleg] = await Promise.all(
    ["triage", "handeling", "triageoverleg"].map((table) => insertLike(own("triage"), table)),
  );
  await inTransaction(bare("triage"), (client) => overleg!(client, { agendapunten: 0 }));
  const screening = (await own("intake").query("select screening from melding where screening is not null limit 1"))
    .rows[0].screening;
  const cause: Ends["cause"] = async (client, subject) => {
    const { meldingId } = subject;
    await client.query({
      name: "gescreend",
      text: write.gescreend,
      values: [meldingId, JSON.stringify(screening), randomBytes(100)],
    });
    await client.query({ name: "termijn", text: write.termijnGehaald, values: [meldingId] });
    const data = { meldingId, huis: "zeeland", uitkomst: "triage", risico: "hoog", complexiteit: "hoog" };
    const more = { door: "meting", gescreendOp: new Date(), betrokkenen: betrokkenen(subject) };
    await write.tell(client, event("nl.zvh.melding.gescreend.v1", meldingId, { ...data, ...more }));
  };
  const effect: Ends["effect"] = async (client, came) => {
    const items = came.map(({ key }) => ({ meldingId: key, triageId: randomUUID() }));
    const { rows } = await client.query({ name: "agenda", text: write.agendapunten, values: [items.length] });
    const eerste = rows[0].laatste - items.length + 1;
    await triage!(
      client,
      ...items.map(({ meldingId, triageId }, i) => {
        return { triage_id: triageId, melding_id: meldingId, agendapunt: eerste + i };
      }),
    );
    await handeling!(client, ...items.map(({ triageId }) => ({ handeling_id: randomUUID(), triage_id: triageId })));
    await write.todos(
      client,
      "inhoud-ophalen",
      items.map(({ triageId }) => triageId),
    );
    const told = items.flatMap(({ meldingId, triageId }) => {
      const data = { triageId, meldingId, huis: "zeeland", regime: "triage", overlegDatum: "2026-12-01" };
      return event("nl.zvh.triage.geagendeerd.v1", triageId, data);
    });
    await write.tell(client, told);
  };
  return { cause, effect };
};

const ends = { MeldingOntvangen: ontvangen, PersoonHerkend: herkend, MeldingGescreend: gescreend };

/** Publishes the outbox in order: at once when woken, else after a fifth of a second. */
const relay = (pool: pg.Pool, kafka: Kafka, topic: string) => {
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  let [stopping, woken] = [false, false];
  let wake = () => {};
  const run = async () => {
    await producer.connect();
    while (!stopping) {
      woken = false;
      const { rows } = await pool.query({ name: "unsent", text: write.unsent });
      if (rows.length > 0) {
        const messages = rows.map(({ key, envelope }) => ({ key, value: envelope }));
        await producer.send({ topic, acks: -1, messages });
        await pool.query({ name: "sent", text: write.sent, values: [rows.map(({ seq }) => seq)] });
      } else if (!woken) await Promise.race([pause(200), new Promise<void>((resolve) => (wake = resolve))]);
    }
    await producer.disconnect();
  };
  const running = run();
  return { wake: () => ((woken = true), wake()), stop: () => ((stopping = true), wake(), running) };
};

const listen = async (
  kafka: Kafka,
  { service, topic, type }: { service: string; topic: string; type: string },
  handle: (came: Came[]) => Promise<void>,
): Promise<Consumer> => {
  const consumer = kafka.consumer({ groupId: `bare.${service}`, maxWaitTimeInMs: 200 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: 4,
    eachBatch: async ({ batch, resolveOffset, heartbeat }) => {
      for (let i = 0; i < batch.messages.length; i += 100) {
        const part = batch.messages.slice(i, i + 100);
        const came = part.map(({ key, value }) => ({ ...JSON.parse(String(value)), key: String(key) }) as Came);
        const mine = came.filter((one) => one.type === type);
        if (mine.length > 0) await handle(mine);
        resolveOffset(part.at(-1)!.offset);
        await heartbeat();
      }
    },
  });
  return consumer;
};

/** Starts both ends of a hop on the databases of the loop; those of the platform hold an example of every row. */
export const startBare = async (hop: Hop, brokers: string, own: Databases, bare: Databases): Promise<Side> => {
  const { cause, effect } = await ends[hop.event](own, bare);
  const kafka = new Kafka({ clientId: "bare", brokers: [brokers], logLevel: logLevel.NOTHING });
  const relays = [hop.from, hop.to].map((service) => relay(bare(service), kafka, bareTopic(service)));
  const handle = async (came: Came[]) => {
    await inTransaction(bare(hop.to), async (client) => {
      const fresh = await write.receive(client, came);
      if (fresh.length > 0) await effect(client, fresh);
    });
    relays[1]!.wake();
  };
  const consumers = [
    await listen(kafka, { service: hop.to, topic: bareTopic(hop.from), type: hop.type }, handle),
    await listen(kafka, { service: hop.from, topic: bareTopic(hop.to), type: "" }, async () => {}),
  ];
  const send = async (subject: Subject) => {
    await inTransaction(bare(hop.from), (client) => cause(client, subject));
    relays[0]!.wake();
  };
  const stop = async () => {
    await Promise.all(relays.map((one) => one.stop()));
    for (const consumer of consumers) await consumer.disconnect();
  };
  return { send, stop };
};
