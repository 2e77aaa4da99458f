import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { migrate, prepareDatabase } from "@zvh/platform";
import { services } from "../../deploy/system.js";
import * as write from "./bare-loop.sql.js";
import type { Platform } from "./platform.js";

/** What a hand-written loop of the same shape costs: no framework, no HTTP, no mail; the same rows in the same tables. */
export type BareLoop = {
  /** State and outbox in one transaction. Resolves with the id of the melding after its commit. */
  meld(): Promise<string>;
  /** Resolves when everything that was begun is done, and all of it has ended. */
  stop(): Promise<void>;
};

/** The databases of the loop: those of the services, under another name. */
export const bareName = (service: string): string => `bare_${service}`;

type Event = { seq: string; key: string; envelope: string };
type Todo = { todo_id: string; subject: string };
const names = ["intake", "information-hub", "triage", "notification"] as const;
type Pools = Record<(typeof names)[number], pg.Pool>;

const inTransaction = async (pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> => {
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

/** Does a round at once when woken or when there was something, else after a fifth of a second. */
const loop = (round: () => Promise<number>) => {
  let wake = () => {};
  let stopping = false;
  let woken = false;
  const run = async () => {
    while (!stopping) {
      woken = false;
      if ((await round()) > 0 || woken) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 200);
        wake = () => (clearTimeout(timer), resolve());
      });
    }
  };
  const running = run();
  return { wake: () => ((woken = true), wake()), stop: () => ((stopping = true), wake(), running) };
};

/** Events in order per key, eight keys at once; a row goes when every receiver has committed. */
const relay = (pool: pg.Pool, deliver: (event: Event) => Promise<unknown>) =>
  loop(async () => {
    const { rows } = await pool.query<Event>(write.unsent);
    const keys = Map.groupBy(rows, ({ key }) => key).values();
    const lane = async () => {
      for (const events of keys)
        for (const event of events) {
          await deliver(event);
          await pool.query(write.sent, [event.seq]);
        }
    };
    await Promise.all(Array.from({ length: 8 }, lane));
    return rows.length;
  });

const todos = (pool: pg.Pool, work: (todo: Todo) => Promise<unknown>) =>
  loop(async () => {
    const { rows } = await pool.query<Todo>(write.claim);
    await Promise.all(rows.map(work));
    return rows.length;
  });

const emit = async (client: pg.PoolClient, type: string, key: string, data: object): Promise<void> => {
  const { id, text } = write.envelopeOf(type, key, data);
  const { rows } = await client.query(write.head, [key]);
  await client.query(write.journal, [
    id,
    key,
    Number(rows[0].sequence) + 1,
    type,
    text,
    randomBytes(16),
    randomBytes(32),
  ]);
};

const receive = async (client: pg.PoolClient, { envelope, key }: Event): Promise<void> => {
  await client.query(write.inbox, [JSON.parse(envelope).id, key]);
  await client.query(write.guard, [key]);
};

const makePools = async ({ urlOf, password }: Platform): Promise<Pools> => {
  for (const { name, migrations } of services) {
    await prepareDatabase(urlOf("postgres", "postgres"), name, bareName(name), password);
    await migrate(urlOf(`${name}_owner`, bareName(name)), migrations);
  }
  const pool = (name: string) =>
    new pg.Pool({ connectionString: urlOf("postgres", bareName(name)), max: 14 }).on("error", () => {});
  return Object.fromEntries(names.map((name) => [name, pool(name)])) as Pools;
};

const hex = (bytes: number) => `\\x${randomBytes(bytes).toString("hex")}`;

/** Begins: a melding with one betrokkene. */
const melder = async (intake: pg.Pool, own: pg.Pool) => {
  const [melding, betrokkene, deadline] = await Promise.all(
    ["melding", "betrokkene", "deadline"].map((table) => write.insertLike(own, table)),
  );
  return async (): Promise<string> => {
    const [meldingId, betrokkeneId] = [randomUUID(), randomUUID()];
    await inTransaction(intake, async (client) => {
      await melding!(client, { melding_id: meldingId, kenmerk: meldingId });
      await betrokkene!(client, {
        betrokkene_id: betrokkeneId,
        melding_id: meldingId,
        persoon_id: null,
        identiteit: hex(300),
      });
      await deadline!(client, { deadline_id: randomUUID(), subject: meldingId });
      await emit(client, "MeldingOntvangen", meldingId, { meldingId, betrokkeneId });
    });
    return meldingId;
  };
};

/** The information-hub: asks itself who it is, recognises, tells. */
const hub = async (pool: pg.Pool, own: pg.Pool) => {
  const [herkenning, persoon] = await Promise.all(
    ["herkenning", "persoon"].map((table) => write.insertLike(own, table)),
  );
  const open = { toestand: "op-te-halen", identiteit: null, persoon_id: null, wijze: null, herkend_op: null };
  const ontvangen = (event: Event) =>
    inTransaction(pool, async (client) => {
      const { meldingId, betrokkeneId } = JSON.parse(event.envelope).data;
      await receive(client, event);
      await herkenning!(client, { ...open, betrokkene_id: betrokkeneId, melding_id: meldingId });
      await client.query(write.todo, ["herkennen", meldingId]);
    });
  const herken = ({ todo_id, subject }: Todo) =>
    inTransaction(pool, async (client) => {
      const persoonId = randomUUID();
      await client.query(write.done, [todo_id]);
      await persoon!(client, { persoon_id: persoonId, bsn: hex(40), bsn_index: hex(32), adres_index: hex(32) });
      const { rows } = await client.query(write.herkend, [subject, persoonId]);
      await emit(client, "PersoonHerkend", rows[0].betrokkene_id, { persoonId });
    });
  return { ontvangen, herken };
};

/** Notification: a receipt to send, and that it was sent. */
const notification = async (pool: pg.Pool, own: pg.Pool) => {
  const [melding, bericht] = await Promise.all(["melding", "bericht"].map((table) => write.insertLike(own, table)));
  const ontvangen = (event: Event) =>
    inTransaction(pool, async (client) => {
      const { meldingId } = JSON.parse(event.envelope).data;
      const berichtId = randomUUID();
      await receive(client, event);
      await melding!(client, { melding_id: meldingId });
      await bericht!(client, {
        bericht_id: berichtId,
        melding_id: meldingId,
        status: "te-versturen",
        afgerond_op: null,
      });
      await client.query(write.todo, ["versturen", berichtId]);
    });
  const verstuur = ({ todo_id, subject }: Todo) =>
    inTransaction(pool, async (client) => {
      await client.query(write.done, [todo_id]);
      await client.query(write.verstuurd, [subject]);
      await emit(client, "BerichtAfgeleverd", subject, {});
    });
  return { ontvangen, verstuur };
};

/** Starts the loop on databases of its own at the server of the platform, which holds an example of every row. */
export const startBareLoop = async (platform: Platform): Promise<BareLoop> => {
  const pools = await makePools(platform);
  const herkenner = await hub(pools["information-hub"], platform.admin("information-hub"));
  const mailer = await notification(pools.notification, platform.admin("notification"));
  const meldAan = await melder(pools.intake, platform.admin("intake"));
  const terug = (event: Event) =>
    inTransaction(pools.intake, async (client) => {
      await receive(client, event);
      const { persoonId } = JSON.parse(event.envelope).data;
      if (persoonId) await client.query(write.persoonBijBetrokkene, [event.key, persoonId]);
    });
  const fromHub = relay(pools["information-hub"], terug);
  const fromNotification = relay(pools.notification, terug);
  const recognising = todos(pools["information-hub"], (todo) => herkenner.herken(todo).then(fromHub.wake));
  const mailing = todos(pools.notification, (todo) => mailer.verstuur(todo).then(fromNotification.wake));
  const fromIntake = relay(pools.intake, (event) =>
    Promise.all([
      herkenner.ontvangen(event).then(recognising.wake),
      mailer.ontvangen(event).then(mailing.wake),
      inTransaction(pools.triage, (client) => receive(client, event)),
    ]),
  );
  const meld = async () => {
    const meldingId = await meldAan();
    fromIntake.wake();
    return meldingId;
  };
  const stop = async () => {
    await platform.settled(bareName);
    await Promise.all([fromIntake, fromHub, fromNotification, recognising, mailing].map((one) => one.stop()));
    await Promise.all(Object.values(pools).map((pool) => pool.end()));
  };
  return { meld, stop };
};
