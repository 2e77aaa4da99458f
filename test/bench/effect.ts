import type { Config } from "@zvh/platform";
import { als } from "../../deploy/demo/client.js";
import { plusDagen } from "../../deploy/demo/dagbestanden.js";
import { afzenderVoor } from "../../deploy/demo/mensen.js";
import { services } from "../../deploy/system.js";
import { bareName, startBareLoop } from "./bare-loop.js";
import { bsn } from "./politiebestand.js";
import { atRate, percentile, perUnit, rowsWritten, type Written } from "./measure.js";
import type { Platform } from "./platform.js";

/** Milliseconds from one commit to the other; the pace that was reached, in meldingen per second. */
export type Latency = { p50: number; p99: number; perSecond: number };
export type Effect = {
  /** Meldingen per second that were sent, and the events per second on the bus that came of them. */
  pace: number;
  events: number;
  /** Milliseconds of processor time of the platform's Node process per melding, with all that follows from it. */
  processor: number | null;
  platform: Latency;
  bare: Latency;
  rows: { platform: Written; bare: Written };
};

const huis = "zeeland";
const warmUp = 100;

export type Commits = { subject: string; ms: number }[];

/**
 * From the commit of what caused it to the commit of its effect, as PostgreSQL stamps both (track_commit_timestamp:
 * the moment that the commit record is written, before it is flushed). One server, so one clock.
 */
export const latency = (causes: Commits, effects: Commits): Latency => {
  const effectOf = new Map(effects.map(({ subject, ms }) => [subject, ms]));
  const took = causes.map(({ subject, ms }) => effectOf.get(subject)! - ms);
  if (took.some(Number.isNaN)) throw new Error("Some events have no effect");
  const moments = causes.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const seconds = (moments.at(-1)! - moments[0]!) / 1000;
  return { p50: percentile(took, 0.5), p99: percentile(took, 0.99), perSecond: (causes.length - 1) / seconds };
};

/** The moment of the commit that wrote a row, in milliseconds. */
export const committed = "(extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000)::float8 as ms";

type NameOf = (service: string) => string;
const ownName: NameOf = (service) => service;

const measured = async ({ admin }: Platform, nameOf: NameOf, ids: string[]): Promise<Latency> => {
  const { rows: causes } = await admin(nameOf("intake")).query<Commits[number]>(
    `select melding_id as subject, ${committed} from melding where melding_id = any($1)`,
    [ids],
  );
  // The first event of a melding is MeldingOntvangen; its row in the inbox is never written again.
  const { rows: effects } = await admin(nameOf("information-hub")).query<Commits[number]>(
    `select key as subject, ${committed} from inbox where key = any($1) and sequence = 1`,
    [ids],
  );
  return latency(causes, effects);
};

/** Another melding about another person for every number. */
export const verzoek = (nummer: number) => ({
  soort: "ZVH",
  kenmerk: `METING-${nummer}`,
  huis,
  melder: { organisatie: "Gemeente Vlissingen", naam: "Consulent toegang", email: "toegang@vlissingen.example" },
  onderwerp: "Zorgen om een bewoner",
  situatieschets: "Buren melden nachtelijk geschreeuw en bedreigingen; de bewoner weigert hulp. ".repeat(8),
  betrokkenen: [
    {
      rol: "betrokkene",
      bsn: bsn(nummer),
      voornamen: "Meta",
      achternaam: `Meting${nummer}`,
      geboortedatum: plusDagen("1940-01-01", nummer % 25_000),
    },
  ],
});

const databasesOf = (platform: Platform, nameOf: NameOf) =>
  services.map(({ name }) => ({ name, admin: platform.admin(nameOf(name)) }));

const ofPlatform = async (platform: Platform, config: Config, perSecond: number, count: number) => {
  const afzender = await als({ ...afzenderVoor("Gemeente Vlissingen"), huizen: [huis] }, config, platform.addressOf);
  const ids: string[] = [];
  const first = 400_000 + perSecond * 500;
  const meld = async (i: number) => {
    const { meldingId } = await afzender.post<{ meldingId: string }>("intake", "meldingen", verzoek(first + i));
    if (i >= warmUp) ids.push(meldingId);
  };
  const before = await rowsWritten(databasesOf(platform, ownName));
  const used = platform.usage()?.processor;
  await atRate(perSecond, warmUp + count, meld);
  await platform.settled();
  const processor = used === undefined ? null : ((platform.usage()!.processor - used) / (warmUp + count)) * 1000;
  const after = await rowsWritten(databasesOf(platform, ownName));
  return { latency: await measured(platform, ownName, ids), processor, rows: perUnit(before, after, warmUp + count) };
};

const ofBareLoop = async (platform: Platform, perSecond: number, count: number) => {
  const loop = await startBareLoop(platform);
  const ids: string[] = [];
  const before = await rowsWritten(databasesOf(platform, bareName));
  await atRate(perSecond, warmUp + count, async (i) => {
    const id = await loop.meld();
    if (i >= warmUp) ids.push(id);
  });
  await loop.stop();
  const after = await rowsWritten(databasesOf(platform, bareName));
  return { latency: await measured(platform, bareName, ids), rows: perUnit(before, after, warmUp + count) };
};

/**
 * A steady stream of meldingen by the API, and then the same stream through a bare loop that writes the same rows on
 * the same server. Each melding goes all the way: recognised, its receipt mailed, both told to intake.
 */
export const measureEffect = async (
  platform: Platform,
  config: Config,
  perSecond: number,
  seconds: number,
): Promise<Effect> => {
  const ours = await ofPlatform(platform, config, perSecond, perSecond * seconds);
  const bare = await ofBareLoop(platform, perSecond, perSecond * seconds);
  const events = [...ours.rows]
    .filter(([table]) => table.endsWith(".journal"))
    .reduce((sum, [, [rows]]) => sum + rows, 0);
  return {
    pace: perSecond,
    events: events * ours.latency.perSecond,
    processor: ours.processor,
    platform: ours.latency,
    bare: bare.latency,
    rows: { platform: ours.rows, bare: bare.rows },
  };
};
