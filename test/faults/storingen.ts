import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { dice } from "@zvh/testing";
import { report } from "../../deploy/controle/command.js";
import { controle } from "../../deploy/controle/controle.js";
import { kafkaReader } from "../../deploy/controle/read-kafka.js";
import { als, Geweigerd } from "../../deploy/demo/client.js";
import { afzenderVoor } from "../../deploy/demo/mensen.js";
import { huizen } from "../../deploy/huizen.js";
import { services } from "../../deploy/system.js";
import { verzoek } from "../bench/effect.js";
import { startProefplatform, type Proefplatform } from "./proefplatform.js";
import { comeDue, refuseSome, replayAll, sendNoise, startSterflijst } from "./sterfpunten.js";
import { effects, rest } from "./uitkomst.js";

// Is anything lost, doubled or out of order, whatever is killed? The platform in processes over Kafka, a stream of
// meldingen, and all that can go wrong; then rest, and the checker reads stores, topics and offsets.
//   npm run chaos -- --minutes 10 --seed 7                     over Kafka, a process per service
//   npm run chaos -- --minutes 10 --seed 7 --bus proces        all in one process, on the bus within it
//   npm run chaos -- --minutes 2 --alleen "half open"          no other faults than those with these words in their name
//   npm run chaos -- --minutes 8 --weg 300                     nothing but a database that is away for five minutes
// `--kills` and `--meldingen` set how many instead: it then goes on until both are had. Ends with 1 when anything is wrong.

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: {
    minutes: text,
    seed: text,
    kills: text,
    meldingen: text,
    "per-seconde": text,
    bus: text,
    weg: text,
    alleen: text,
  },
});
const chance = dice(values.seed ? Number(values.seed) : undefined);
const seconds = Number(values.minutes ?? 1.5) * 60;
const wanted = { kills: Number(values.kills ?? 0), meldingen: Number(values.meldingen ?? 0) };
const bus = values.bus === "proces" ? "proces" : "kafka";
/** Seconds that the database stays away, once, halfway; instead of all other faults. */
const away = Number(values.weg ?? 0);
const perSecond = Number(values["per-seconde"] ?? 8);

/** Services that wait for their database more shortly than by default, and refuse nobody who asks often. */
const impatient = {
  DATABASE_STATEMENT_SECONDS: "4",
  DATABASE_ANSWER_SECONDS: "6",
  DATABASE_IDLE_SECONDS: "6",
  RATE_LIMIT: "0",
};

const counts = new Map<string, number>();
const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
const between = (low: number, high: number): number => low + chance.below(high - low);

/** What goes wrong, how often beside the others, and how long it lasts. */
const faults: [name: string, weight: number, happen: (platform: Proefplatform) => Promise<void>][] = [
  [
    "kill -9 van een dienst",
    wanted.kills > 0 ? 60 : 8,
    async ({ processen }) => processen[chance.below(processen.length)]!.kill("SIGKILL"),
  ],
  [
    "dienst staat stil (SIGSTOP)",
    3,
    async ({ processen }) => {
      const proces = processen[chance.below(processen.length)]!;
      proces.kill("SIGSTOP");
      await pause(between(1_000, 9_000));
      proces.kill("SIGCONT");
    },
  ],
  ["verbindingen met PostgreSQL verbroken", 3, async ({ database }) => database.cut()],
  ["verbindingen met PostgreSQL half open", 2, async ({ database }) => database.strand(between(1_000, 30_000))],
  ["verbindingen met Kafka verbroken", 3, async ({ kafka }) => kafka!.proxy.cut()],
  [
    "PostgreSQL traag",
    2,
    async ({ database }) => {
      database.delay(between(20, 120));
      await pause(between(1_000, 4_000));
      database.delay(0);
    },
  ],
  [
    "Kafka half open",
    2,
    async ({ kafka }) => {
      kafka!.proxy.silence(true);
      await pause(between(1_000, 8_000));
      kafka!.proxy.silence(false);
    },
  ],
  ["PostgreSQL hard gestopt", 1, (platform) => platform.crashDatabase(between(200, 3_000))],
  ["Kafka hard gestopt", 1, ({ kafka }) => kafka!.crash()],
];

/** Breaks things one after another until the time is over, or the wished number of kills is had. */
const breakThings = async (platform: Proefplatform, over: () => boolean): Promise<void> => {
  if (away > 0) {
    await pause(seconds * 250);
    await platform.crashDatabase(away * 1_000);
    return count(`PostgreSQL ${away} seconden weg`);
  }
  const possible = faults.filter(
    ([name]) => (bus === "kafka" || !name.includes("Kafka")) && name.includes(values.alleen ?? ""),
  );
  const cards = possible.flatMap(([name, weight, happen]) => Array.from({ length: weight }, () => ({ name, happen })));
  while (!over()) {
    const { name, happen } = cards[chance.below(cards.length)]!;
    await happen(platform);
    count(name);
    // One process that is everything needs time to come back, or nothing would ever be under way.
    await (bus === "proces" ? pause(between(5_000, 9_000)) : pause(between(500, 3_000)));
  }
};

/** What happens once in every run, beside the faults: noise on a topic, a rule that refuses some, deadlines that come due. */
const happenOnce = async (platform: Proefplatform): Promise<void> => {
  await pause(seconds * 200);
  if (platform.kafka) await sendNoise(platform.kafka.brokers);
  await refuseSome(platform);
  await pause(seconds * 200);
  await comeDue(platform, "intake");
};

/** Sends until it is said to be taken, however often that takes: a melding is known again by its kenmerk. */
const sendMeldingen = async (
  platform: Proefplatform,
  over: (sent: number) => boolean,
  first = 1,
): Promise<string[]> => {
  const person = { ...afzenderVoor("Gemeente Vlissingen"), huizen: ["zeeland"] };
  const afzender = await als(person, platform.config, platform.addressOf);
  const ids: string[] = [];
  const underWay = new Set<Promise<void>>();
  const send = async (nummer: number) => {
    for (;;)
      try {
        const { meldingId } = await afzender.post<{ meldingId: string }>("intake", "meldingen", verzoek(nummer));
        return void ids.push(meldingId);
      } catch (error) {
        count(`opnieuw gestuurd door de melder: ${error instanceof Geweigerd ? error.code : "geen antwoord"}`);
        await pause(500);
      }
  };
  for (let i = 0; !over(i); i++) {
    const sending: Promise<void> = send(100_000 + first + i).finally(() => underWay.delete(sending));
    underWay.add(sending);
    while (underWay.size > 32) await Promise.race(underWay);
    await pause(1_000 / perSecond);
  }
  await Promise.all(underWay);
  return ids;
};

const main = async (): Promise<number> => {
  console.log(`zaad ${chance.seed}`);
  // A process of its own is back in a few seconds; the platform in one process needs more.
  const deaths = startSterflijst(chance, bus, away > 0 ? 0 : Math.floor(seconds / (bus === "kafka" ? 4 : 10)));
  const environment = {
    ZVH_STERFKANS: "0.0007",
    ZVH_ZAAD: String(chance.seed),
    ZVH_STERFLIJST: deaths.folder,
    ...impatient,
  };
  const platform = await startProefplatform(bus, away > 0 ? {} : environment);
  try {
    // Nothing is broken before one was taken: who sends must be known at intake first.
    const before = await sendMeldingen(platform, (sent) => sent === 1, 0);
    counts.clear();
    const end = performance.now() + seconds * 1000;
    const enough = (sent: number) => (wanted.meldingen > 0 ? sent >= wanted.meldingen : performance.now() > end);
    const kills = () => platform.said.filter((line) => line.includes("(SIGKILL)")).length;
    const breaking = breakThings(platform, () =>
      wanted.kills > 0 ? kills() >= wanted.kills : performance.now() > end,
    );
    const once = away > 0 ? [] : [deaths.order(seconds * 0.7), happenOnce(platform)];
    const ids = [...before, ...(await sendMeldingen(platform, enough))];
    await Promise.all([breaking, ...once]);
    count(`geparkeerd of erachter, en opnieuw gedaan: ${await replayAll(platform)}`);
    const settled = await rest(platform);
    const outcomes = await controle({
      services,
      urlOf: platform.urlOf,
      regions: huizen.regios(),
      regionOf: (huis) => huizen.huis(huis).regio,
      broker: platform.kafka ? kafkaReader({ brokers: [platform.kafka.brokers] }) : undefined,
    });
    const became = await effects(platform, ids);
    const mails = (await platform.mails()).map((mail) => /[0-9a-f-]{36}@/.exec(JSON.stringify(mail))?.[0]);
    count(`van de laatste ${mails.length} mails bij de mailserver zijn er ${new Set(mails).size} verschillend`);
    for (const line of platform.said.filter((said) => said.startsWith("kill point"))) count(line);
    count(`processen gedood (SIGKILL): ${kills()}`);
    for (const [what, times] of counts) console.log(`${String(times).padStart(6)} × ${what}`);
    for (const [what, got, due] of became)
      console.log(`${String(got).padStart(6)} van ${due} ${what}${got === due ? "" : "  FOUT"}`);
    for (const point of deaths.left()) console.log(`       kill point ${point}: geen proces kwam er  FOUT`);
    console.log(settled === null ? "Het kwam niet tot rust" : `Tot rust ${settled.toFixed(0)} s na het laatste`);
    for (const line of report(outcomes)) console.log(line);
    const due = wanted.meldingen || perSecond * seconds;
    const tooFew = ids.length < due / 10;
    if (tooFew) console.log(`       ${ids.length} meldingen van ${due}: te weinig om iets te bewijzen  FOUT`);
    const good =
      settled !== null &&
      !tooFew &&
      deaths.left().length === 0 &&
      became.every(([, got, due]) => got === due) &&
      outcomes.every(({ findings }) => findings.length === 0);
    console.log(good ? "Niets verloren, niets dubbel, niets uit volgorde." : `FOUT; opnieuw met --seed ${chance.seed}`);
    if (!good) console.log(platform.said.slice(-40).join("\n"));
    return good ? 0 : 1;
  } finally {
    await platform.stop();
    deaths.end();
  }
};

process.exit(await main());
