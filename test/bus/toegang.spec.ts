import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Logger } from "@nestjs/common";
import { type KafkaAccess, partitionOf } from "@zvh/platform";
import { kafkajsClient } from "@zvh/platform/kafkajs";
import { platformaticClient } from "@zvh/platform/platformatic";
import { makeCertificate } from "@zvh/testing";
import { brokerPossible, startBroker, type Broker } from "../../deploy/kafka.js";
import { kafkaReader } from "../../deploy/controle/read-kafka.js";
import { makeTopics } from "../../deploy/topics.js";

// A broker that lets in nobody but one user, over TLS, and both clients of the platform at its door.

const wanted = brokerPossible().ok || process.env.CI;
const row = wanted ? it : it.skip;
const folder = mkdtempSync(join(tmpdir(), "zvh-kafka-toegang-"));
const topic = "zvh.proefregio.notes";
const [username, password] = ["zvh", "een-lang-wachtwoord"];
let broker: Broker;
let own: string;
let ofAnother: string;

beforeAll(async () => {
  if (!wanted) return;
  const { certificate, key } = makeCertificate(folder, "eigen");
  [own, ofAnother] = [certificate, makeCertificate(folder, "ander").certificate];
  broker = await startBroker(join(folder, "kafka"), undefined, { user: username, password, certificate, key });
  await makeTopics(access("scram-sha-512"), [topic], { partitions: 1 });
}, 120_000);
afterAll(async () => {
  await broker?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

const mechanisms = ["plain", "scram-sha-256", "scram-sha-512"] as const;
const access = (mechanism: (typeof mechanisms)[number]): KafkaAccess => ({
  brokers: [broker.brokers],
  tls: { ca: own },
  sasl: { mechanism, username, password },
});

/** Sends one record and waits until a group of its own has it and said so. */
const goesRound = async (make: typeof kafkajsClient, to: KafkaAccess, value: string): Promise<number> => {
  const client = make(to, "proef", 6_000);
  const group = `zvh.${value}`;
  const got = Promise.withResolvers<void>();
  try {
    await client.send([{ topic, partition: partitionOf("0", 1), key: "0", value }]);
    const consuming = await client.consume({
      group,
      topics: [topic],
      onFetched: async ({ records, commit }) => {
        await commit(String(BigInt(records.at(-1)!.offset) + 1n));
        if (records.some((record) => record.value === value)) got.resolve();
      },
      onFatal: got.reject,
    });
    await got.promise;
    const lag = await client.lagOf(group, [topic]);
    await consuming.stop();
    return lag;
  } finally {
    await client.stop();
  }
};

const clients: [name: string, make: typeof kafkajsClient][] = [
  ["kafkajs", kafkajsClient],
  ["@platformatic/kafka", platformaticClient],
];
const ways = clients.flatMap(([name, make]) => mechanisms.map((mechanism) => [name, mechanism, make] as const));

row.each(ways)(
  "%s signs in by %s over TLS: it sends, receives, and is told what is left",
  async (name, mechanism, make) => expect(await goesRound(make, access(mechanism), `${name[0]}-${mechanism}`)).toBe(0),
  60_000,
);

row(
  "nobody gets in with another password or name, in nobody's name, without TLS, or where it trusts somebody else",
  async () => {
    Logger.overrideLogger(false); // the clients tell each try
    const wrong: [why: string, Partial<KafkaAccess>][] = [
      ["password", { sasl: { mechanism: "scram-sha-512", username, password: `${password}!` } }],
      ["name", { sasl: { mechanism: "plain", username: "gast", password } }],
      ["nobody", { sasl: undefined }],
      ["no TLS", { tls: undefined }],
      ["trusts another", { tls: { ca: ofAnother } }],
      ["trusts whom Node knows", { tls: {} }],
    ];
    const tries = clients.flatMap(([name, make]) => wrong.map(([why, other]) => ({ name, why, make, other })));
    const gotIn = tries.map(async ({ name, why, make, other }) => {
      const client = make({ ...access("plain"), ...other }, "proef", 6_000);
      const partitions = await client.partitionsOf([topic]).catch(() => null);
      await client.stop();
      return partitions ? [`${name}: ${why}`] : [];
    });
    expect((await Promise.all(gotIn)).flat()).toEqual([]);
  },
  60_000,
);

row("what makes topics and what checks them get in as well", async () => {
  const { spans } = await kafkaReader(access("scram-sha-256")).records([topic]);
  expect(spans).toEqual([expect.objectContaining({ topic, partition: 0 })]);
});
