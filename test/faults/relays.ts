import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { newId, type Store } from "@zvh/platform";
import { dice } from "@zvh/testing";
import { kafkaReader } from "../../deploy/controle/read-kafka.js";
import { startBroker } from "../../deploy/kafka.js";
import { makeTopics } from "../../deploy/topics.js";
import { inHouse, marked, Thing } from "../../libs/platform/src/things.fixture.js";
import { inLanes } from "../bench/measure.js";
import type { Program } from "../programma.js";
import { startProefbank, type Proefbank } from "./proefbank.js";

// Does every event reach the topic, in order per key, with several relays side by side of which one is killed again and
// again, and leases that are stolen? Four processes of the smallest service on one database, and a broker.
//   node --import @swc-node/register/esm-register test/faults/relays.ts --aantal 5000 --sleutels 200 --kills 30 --diefstallen 10
// Twice on the topic is allowed (who receives it knows it again); lost or out of order is not. Ends with 1 then.

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: { aantal: text, sleutels: text, kills: text, diefstallen: text, seed: text },
});
const count = Number(values.aantal ?? 5_000);
const keys = Number(values.sleutels ?? 200);
const kills = Number(values.kills ?? 30);
const thefts = Number(values.diefstallen ?? 10);
const chance = dice(values.seed ? Number(values.seed) : undefined);
const topic = "zvh.proefhuis.things";

/** Writes the events, each key's one after another, many keys at once; again until it is committed. */
const write = async (store: Store): Promise<string[]> => {
  const things = Array.from({ length: keys }, () => newId());
  await inLanes(8, things, async (thingId) => {
    await store.create(Thing, inHouse(), () => ({ state: { thingId, huis: "proefhuis", marks: "" } }));
    for (let i = 0; i < count / keys; i++) {
      await store.change(Thing, { thingId }, inHouse(), (thing) => marked(thing, "x"));
      await pause(chance.below(40));
    }
  });
  return things;
};

/** Kills relays and steals leases, spread over the time that the writing takes. */
const disturb = async (bench: Proefbank, programs: Program[], start: () => Program, over: () => boolean) => {
  const acts = [...Array(kills).fill("kill"), ...Array(thefts).fill("steal")].toSorted(() => chance.next() - 0.5);
  for (const act of acts) {
    if (act === "kill") {
      const victim = chance.below(programs.length);
      programs[victim]!.kill();
      await programs[victim]!.ended;
      programs[victim] = start();
    } else
      await bench.sql(
        `update relay_lease set holder = (select holder from relay_holder order by random() limit 1),
                until = clock_timestamp() + interval '5 seconds' where shard in (select shard from relay_lease order by random() limit 8)`,
      );
    await pause(over() ? 200 : 300 + chance.below(500));
  }
};

type Verdict = { onTopic: number; different: number; twice: number; lost: number; inversions: number };

const judge = async (bench: Proefbank, brokers: string): Promise<Verdict> => {
  const journal = await bench.sql(
    "select encode(sha256(convert_to(envelope, 'UTF8')), 'hex') as sha256, key, sequence::int from journal",
  );
  const bySha = new Map(journal.map((row) => [row.sha256, row]));
  const { records } = await kafkaReader({ brokers: [brokers] }).records([topic]);
  const seen = new Map<string, number[]>();
  for (const { digest } of records) {
    const { key, sequence } = bySha.get(digest) ?? {};
    const sequences = seen.get(key) ?? [];
    if (!sequences.includes(sequence)) sequences.push(sequence);
    seen.set(key, sequences);
  }
  const different = [...seen.values()].reduce((sum, sequences) => sum + sequences.length, 0);
  const inversions = [...seen.values()].reduce(
    (sum, sequences) => sum + sequences.filter((sequence, i) => sequence !== i + 1).length,
    0,
  );
  const lost = journal.length - different;
  return { onTopic: records.length, different, twice: records.length - different, lost, inversions };
};

const main = async (): Promise<number> => {
  console.log(`zaad ${chance.seed}`);
  const bench = await startProefbank();
  const broker = await startBroker(join(bench.folder, "kafka"));
  try {
    await makeTopics({ brokers: [broker.brokers] }, [topic, "zvh.proefhuis.sources", "zvh.proefhuis.notes"], {
      partitions: 4,
    });
    const start = () => bench.start({ KAFKA_BROKERS: broker.brokers });
    const programs = Array.from({ length: 4 }, start);
    let over = false;
    const disturbing = disturb(bench, programs, start, () => over);
    await write(bench.store);
    over = true;
    await disturbing;
    const begin = performance.now();
    while ((await bench.sql("select 1 from outbox limit 1")).length > 0) {
      if (performance.now() - begin > 60_000) throw new Error("the outbox does not get empty");
      await pause(100);
    }
    const { onTopic, different, twice, lost, inversions } = await judge(bench, broker.brokers);
    const rows: [string, number, boolean][] = [
      ["geschreven gebeurtenissen", count, different === count],
      ["op het topic", onTopic, true],
      ["daarvan een tweede keer", twice, true],
      ["verloren", lost, lost === 0],
      ["uit volgorde", inversions, inversions === 0],
    ];
    console.log(`${kills} relays gedood, ${thefts} keer leases gestolen, ${keys} sleutels`);
    for (const [what, number, good] of rows)
      console.log(`${what.padEnd(28)} ${String(number).padStart(7)}  ${good ? "goed" : "FOUT"}`);
    return rows.every(([, , good]) => good) ? 0 : 1;
  } finally {
    await bench.stop();
    await broker.stop();
  }
};

process.exit(await main());
