import type { Config } from "@zvh/platform";
import { laadHuizen } from "@zvh/regions";
import { zelfdePersoon } from "../../deploy/demo/besluiten.js";
import { als, alles, type Client } from "../../deploy/demo/client.js";
import { afzenderVoor, mensenMet } from "../../deploy/demo/mensen.js";
import { inLanes, percentile, until } from "./measure.js";
import type { Platform } from "./platform.js";
import { meldingenPerBestand, politiebestand } from "./politiebestand.js";

/** Milliseconds of one page of the list, as the screener gets it. */
export type Page = { rows: number; p50: number; p95: number };
export type Day = {
  meldingen: number;
  /** Doubts that the screener decided. */
  doubts: number;
  /** Meldingen per second of each stage. */
  perSecond: { received: number; recognised: number; screened: number; told: number };
  pages: Page[];
  /** Mails that came more than once, or not at all. */
  wrongMails: number;
};

const huis = "midden-limburg";
/** As many meldingen as are screened at once: the house has two screeners, with two windows each. */
const windows = 4;

type Item = { meldingId: string; kenmerk: string };
type Twijfel = { betrokkeneId: string; kandidaten: { persoonId: string; score: number; redenen: string[] }[] };
type Bench = { platform: Platform; politie: Client; screener: Client };

const stuur = async ({ politie }: Bench, nummers: number[]): Promise<number> =>
  await inLanes(1, nummers, async (nummer) => {
    const bewijs = await politie.post<{ ontvangen: unknown[] }>(
      "intake",
      `meldingen/politie-csv?huis=${huis}`,
      politiebestand(nummer),
    );
    if (bewijs.ontvangen.length !== meldingenPerBestand) throw new Error("A police file was not taken in whole");
  });

const aantal = async ({ platform }: Bench, status: string): Promise<number> => {
  const query = "select count(*)::int as open from betrokkene where huis = $1 and status = $2";
  return (await platform.admin("intake").query(query, [huis, status])).rows[0].open;
};

const beslisTwijfels = async (bench: Bench): Promise<number> => {
  const twijfels = await alles<Twijfel>(bench.screener, "information-hub", `herkenningen?huis=${huis}`);
  await inLanes(windows, twijfels, ({ betrokkeneId, kandidaten }) => {
    const zelfde = zelfdePersoon(kandidaten);
    return bench.screener.post("information-hub", `herkenningen/${betrokkeneId}/besluit`, {
      ...(zelfde ? { persoonId: zelfde.persoonId } : { nieuw: true }),
      motivering: zelfde ? `Zelfde persoon: ${zelfde.redenen.join(", ")}.` : "Lijkt er niet genoeg op.",
    });
  });
  await until("every doubt decided", performance.now(), async () => (await aantal(bench, "betwijfeld")) === 0);
  return twijfels.length;
};

/** What waits for the screener: this day's, and what the demo starts with. */
const teScreenen = (screener: Client): Promise<Item[]> =>
  alles<Item>(screener, "intake", `meldingen?huis=${huis}&status=te-screenen&aantal=100`);

/** Two hundred pages of twenty, one after another, on a platform that does nothing else. */
const pageTimes = async ({ screener, platform }: Bench): Promise<Page> => {
  await platform.settled();
  const { length: rows } = await teScreenen(screener);
  const times: number[] = [];
  for (let i = 0; i < 250; i++) {
    const begin = performance.now();
    await screener.get("intake", `meldingen?huis=${huis}&status=te-screenen&aantal=20`);
    times.push(performance.now() - begin);
  }
  const counted = times.slice(50);
  return { rows, p50: percentile(counted, 0.5), p95: percentile(counted, 0.95) };
};

/** Every melding gets an outcome that ends it; the outcomes take turns. */
const screenAlles = async ({ screener }: Bench, items: Item[]): Promise<number> => {
  const { organisaties } = laadHuizen().huis(huis);
  const ontvanger = organisaties.find(({ soort }) => soort === "lokaal-zorgoverleg")!.code;
  const uitkomsten = [
    { uitkomst: "geen-vervolg" },
    { uitkomst: "lokaal-zorgoverleg", ontvanger },
    { uitkomst: "preventieve-actie", ontvanger },
  ];
  return await inLanes(windows, [...items.entries()], ([i, { meldingId }]) =>
    screener.post("intake", `meldingen/${meldingId}/screening`, {
      risico: "laag",
      complexiteit: "laag",
      motivering: "Het lokale veld kan dit aan.",
      ...uitkomsten[i % uitkomsten.length],
    }),
  );
};

type Mail = { nummer: number; onderwerp: string };

/** Reads the mail catcher until each melding was told; it keeps the last five hundred, so it is read as they come. */
const readMail = ({ platform }: Bench, items: Item[], begin: number) => {
  const kenmerken = new Set(items.map(({ kenmerk }) => kenmerk));
  const seen = new Map<number, string>();
  const told = until("every reporter told", begin, async () => {
    const response = await fetch(`${platform.addressOf("mail")}/berichten.json`);
    for (const { nummer, onderwerp } of (await response.json()) as Mail[]) {
      const kenmerk = onderwerp.split(" ").find((woord) => kenmerken.has(woord));
      if (kenmerk) seen.set(nummer, kenmerk);
    }
    return new Set(seen.values()).size === kenmerken.size;
  });
  return told.then((seconds) => ({ seconds, doubled: seen.size - kenmerken.size }));
};

/** The day times `copies`: received as police files, recognised, screened by a person, told by mail. */
export const measureDay = async (platform: Platform, config: Config, copies: number): Promise<Day> => {
  const screener = mensenMet(huis, "screener")[0]!;
  const bench: Bench = {
    platform,
    politie: await als({ ...afzenderVoor("Politie Limburg"), huizen: [huis] }, config, platform.addressOf),
    screener: await als(screener, config, platform.addressOf),
  };
  const herkend = (begin: number) =>
    until("everybody recognised", begin, async () => (await aantal(bench, "verzegeld")) === 0);
  await stuur(bench, [0]);
  await herkend(performance.now());
  const atFew = await pageTimes(bench);
  const begin = performance.now();
  const received = await stuur(
    bench,
    Array.from({ length: copies - 1 }, (_, i) => i + 1),
  );
  const recognised = await herkend(begin);
  const doubts = await beslisTwijfels(bench);
  const items = (await teScreenen(bench.screener)).filter(({ kenmerk }) => kenmerk.startsWith("PL2300-"));
  const atMany = await pageTimes(bench);
  const screening = performance.now();
  const mail = readMail(bench, items, screening);
  const screened = await screenAlles(bench, items);
  const { seconds: told, doubled } = await mail;
  await platform.settled();
  const sent = (copies - 1) * meldingenPerBestand;
  return {
    meldingen: items.length,
    doubts,
    perSecond: {
      received: sent / received,
      recognised: sent / recognised,
      screened: items.length / screened,
      told: items.length / told,
    },
    pages: [atFew, atMany],
    wrongMails: doubled,
  };
};
